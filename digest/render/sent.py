"""A theme on its way to a worker that can't see its folders."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import finalize

from digest.model import File
from digest.render.theme import templates

if TYPE_CHECKING:
    from jinja2 import Environment

    from digest.model.pages import PageBase
    from digest.model.parts import Chrome
    from digest.render.theme import Theme


@dataclass(frozen=True, slots=True)
class SentTheme:
    """The files of each folder of a theme, by path; ``seal`` as in `Theme`."""

    seal: bytes
    folders: tuple[tuple[tuple[str, bytes], ...], ...]


def send(theme: Theme) -> SentTheme:
    """A theme without its folders; what is only linked to stays behind."""
    folders = (
        tuple(
            (path.relative_to(folder).as_posix(), path.read_bytes())
            for path in sorted(folder.rglob("*"))
            if path.is_file() and not path.is_symlink()
        )
        for folder in theme.folders
    )
    return SentTheme(theme.seal, tuple(folders))


def render_sent(theme: SentTheme, page: PageBase, chrome: Chrome) -> File | None:
    """The file that shows ``page``; none when a template is at fault, which can be told where it stands."""
    from digest.render import render  # noqa: PLC0415 - which imports this module

    made = render(page, chrome, _environment(theme))
    return made if isinstance(made, File) else None


@lru_cache(maxsize=1)
def _environment(theme: SentTheme) -> Environment:
    place = Path(tempfile.mkdtemp(prefix="digest-theme-"))
    folders = []
    for number, files in enumerate(theme.folders):
        folders.append(place / str(number))
        for path, content in files:
            target = folders[-1] / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
    environment = templates(folders)
    finalize(environment, shutil.rmtree, place, ignore_errors=True)
    return environment
