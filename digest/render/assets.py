"""The files of a theme that are published as they are: styles and pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.model import File
from digest.render.look import dressed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from digest.model.parts import Look

_FOLDER = "assets"
_BACKUPS = (".bak", ".orig", ".swo", ".swp", ".tmp", "~")


def assets(folders: Sequence[Path], look: Look) -> tuple[File, ...]:
    """What the site holds below ``assets/``, in order of path, each file from the first folder that has it.

    The curator's accent colour goes into the theme's style and icon. Left out are hidden files, editors'
    backups, and files that a link only points to.
    """
    found: dict[str, Path] = {}
    for folder in reversed(folders):
        found.update((path.relative_to(folder).as_posix(), path) for path in _files(folder / _FOLDER))
    return tuple(File(name, dressed(name, path.read_bytes(), look)) for name, path in sorted(found.items()))


def _files(folder: Path) -> Iterator[Path]:
    if not folder.is_dir() or folder.is_symlink():
        return
    for path in folder.iterdir():
        if path.is_symlink() or path.name.startswith((".", "#")) or path.name.endswith(_BACKUPS):
            continue
        if path.is_dir():
            yield from _files(path)
        elif path.is_file():
            yield path
