"""Pictures and other files that go into the site as they are."""

from __future__ import annotations

import os
import posixpath
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from digest.content.find import is_litter, is_text
from digest.model import File, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from digest.model import Article

PICTURES = frozenset({".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp"})
_LINK = "is a link, and not published"
_IN_PLACE = "put the file itself in its place"
_UNREADABLE = "can't be read: permission denied"
_READABLE = "let whoever builds read it"


def find_pictures(
    articles: Iterable[Article], root: Path, content: str
) -> tuple[dict[str, Path], tuple[Problem, ...]]:
    """The file of each article's picture by its slug, and what is wrong.

    A picture is looked for below ``content``, beside its article, and below ``static/``; nothing outside
    these is read. A missing one is a warning, and the article then has none.
    """
    allowed = (root / content, root / "static")
    files: dict[str, Path] = {}
    problems: list[Problem] = []
    for article in articles:
        if not article.image:
            continue
        found = _find(article.image, (*allowed, (root / article.path).parent), allowed)
        if isinstance(found, str):
            hint = "put the file below content/ or static/, or take the line out"
            line = article.lines.get("image")
            problems.append(
                Problem(article.path, f"{article.image!r} {found}", line, "image", hint, "warning")
            )
            continue
        files[article.slug] = found
    return files, tuple(problems)


def read_start(path: Path, size: int) -> bytes:
    """At most the first ``size`` bytes of a file. Raises OSError."""
    with path.open("rb") as file:
        return file.read(size)


def read_static(static: Path) -> tuple[File, ...]:
    """Every file below ``static``, but hidden ones and those that a link only points to."""
    return tuple(
        File(path.relative_to(static).as_posix(), path.read_bytes()) for path in _plain_files(static)
    )


def static_problems(static: Path, shown_as: str = "static") -> tuple[Problem, ...]:
    """What of ``static`` is left out though it is neither hidden nor litter, in order of path."""
    if static.is_symlink():
        return (Problem(shown_as, _LINK, hint=_IN_PLACE, severity="warning"),)
    if static.exists() and not static.is_dir():
        return (Problem(shown_as, "is no folder", hint="put the file into a folder of this name"),)
    if static.is_dir() and not can_be_read(static):
        return (Problem(shown_as, _UNREADABLE, hint=_READABLE),)
    problems: list[Problem] = []
    for path in sorted(static.iterdir()) if static.is_dir() else ():
        place = f"{shown_as}/{path.name}"
        if not is_text(path.name):
            shown = place.encode(errors="surrogateescape").decode(errors="replace")
            problems.append(Problem(shown, "the file's name is not UTF-8", hint="rename it"))
        elif path.is_symlink():
            problems.append(Problem(place, _LINK, hint=_IN_PLACE, severity="warning"))
        elif path.is_dir():
            problems += () if _is_left_out(path.name) else static_problems(path, place)
        elif not path.is_file():
            problems.append(Problem(place, "is a pipe, a socket or a device", hint=_IN_PLACE))
        elif not can_be_read(path) and not is_litter(path.name):
            problems.append(Problem(place, _UNREADABLE, hint=_READABLE))
    return tuple(problems)


def can_be_read(path: Path) -> bool:
    """Whether whoever builds may look into a file or a folder."""
    return os.access(path, os.R_OK | (os.X_OK if path.is_dir() else 0))


def _is_left_out(name: str) -> bool:
    return is_litter(name) and name != ".well-known"


def _plain_files(folder: Path) -> Iterator[Path]:
    if folder.is_symlink() or not folder.is_dir() or not can_be_read(folder):
        return
    for path in sorted(folder.iterdir()):
        if path.is_symlink() or not is_text(path.name) or _is_left_out(path.name) or not can_be_read(path):
            continue
        if path.is_dir():
            yield from _plain_files(path)
        elif path.is_file():
            yield path


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # its name is too long for any file, say
        return False


def _find(image: str, folders: Sequence[Path], allowed: Sequence[Path]) -> Path | str:
    """The picture's file, or what is wrong with it."""
    relative = posixpath.normpath(image.lstrip("/"))
    if PurePosixPath(relative).suffix.lower() not in PICTURES:
        return "is not a picture that browsers show"
    for folder in folders:
        path = folder / relative
        if _is_file(path):
            real = Path(os.path.realpath(path))  # Path.resolve raises for links that lead in a circle
            inside = any(real.is_relative_to(os.path.realpath(root)) for root in allowed)
            return path if inside else "leads out of content/ and static/"
    return "is not there"
