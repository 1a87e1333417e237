"""Which files of the content folder are articles, and which are pages."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from digest.content.encoding import MAX_BYTES
from digest.model import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

Kind = Literal["article", "page"]

_MARKDOWN = frozenset([".md", ".markdown"])
_BROUGHT_IN = frozenset([".txt", ".html", ".htm"])
_BACKUPS = (".bak", ".orig", ".swo", ".swp", ".tmp", "~")
_LITTER = frozenset(["desktop.ini", "thumbs.db"])
_PICTURES = frozenset([".apng", ".avif", ".bmp", ".gif", ".heic", ".ico", ".jpeg", ".jpg", ".jxl", ".png"])
_MEDIA = frozenset(
    [
        *(".svg", ".tif", ".tiff", ".webp", ".aac", ".flac", ".m4a", ".mp3", ".oga", ".ogg", ".opus", ".wav"),
        *(".avi", ".m4v", ".mkv", ".mov", ".mp4", ".ogv", ".srt", ".vtt", ".webm"),
    ]
)


@dataclass(frozen=True, slots=True)
class Found:
    """A file to be read: its path relative to the project, with ``/``."""

    path: str
    kind: Kind


def find(root: Path, folder: str = "content") -> tuple[tuple[Found, ...], tuple[Problem, ...]]:
    """The articles and pages below ``folder`` of the project at ``root``, in order of their paths.

    What is neither, and not expected there either, is a problem. Nothing outside the folder is looked at.
    """
    top = root / folder
    if not top.is_dir():
        hint = "make it, or run digest init"
        return (), (Problem(folder, "there is no such folder", hint=hint),)
    found: list[Found] = []
    problems: list[Problem] = []
    for item in _files(top, folder.rstrip("/"), top.resolve()):
        if isinstance(item, Problem):
            problems.append(item)
            continue
        kind: Kind = "page" if item.startswith(f"{folder.rstrip('/')}/pages/") else "article"
        ending = os.path.splitext(item)[1].lower()  # noqa: PTH122 - there are very many
        if (problem := _unwelcome(item, ending)) is not None:
            problems.append(problem)
        elif ending in _MARKDOWN:
            found.append(Found(item, kind))
    found.sort(key=lambda one: one.path)
    return tuple(found), tuple(sorted(problems, key=lambda problem: problem.path))


def load(root: Path, path: str, max_bytes: int = MAX_BYTES) -> tuple[bytes | None, tuple[Problem, ...]]:
    """The bytes of a file that was found, of one too large only so many that this can be told."""
    try:
        with (root / path).open("rb") as file:
            return file.read(max_bytes + 1), ()
    except OSError as error:
        return None, (Problem(path, f"can't be read: {_reason(error)}"),)


def _files(directory: Path, shown_as: str, top: Path) -> Iterator[str | Problem]:
    """The paths of all regular files below, but for hidden ones and litter."""
    waiting = [(directory, shown_as)]
    while waiting:
        directory, shown_as = waiting.pop()
        try:
            entries = [entry for entry in os.scandir(directory) if not is_litter(entry.name)]
        except OSError as error:
            yield Problem(shown_as, f"can't be read: {_reason(error)}")
            continue
        for entry in entries:
            path = f"{shown_as}/{entry.name}"
            if is_text(entry.name) and not entry.is_symlink() and entry.is_dir():
                waiting.append((Path(entry.path), path))
            else:
                yield _file(entry, path, top)


def _file(entry: os.DirEntry[str], path: str, top: Path) -> str | Problem:
    """The path of what is no folder, if it can be read."""
    if not is_text(entry.name):
        shown = os.fsencode(path).decode(errors="replace")
        return Problem(shown, "the file's name is not UTF-8", hint="rename it")
    if entry.is_symlink():
        return _linked(Path(entry.path), path, top)
    if entry.is_file():
        return path
    return Problem(path, "is a pipe, a socket or a device", hint="put a file in its place")


def _linked(link: Path, path: str, top: Path) -> str | Problem:
    """A link's path, if it leads to a file of the folder."""
    try:
        target = link.resolve(strict=True)
        mode = target.stat().st_mode
    except (OSError, RuntimeError):
        return Problem(path, "is a link that leads nowhere", hint="delete it, or put the file in its place")
    if not target.is_relative_to(top):
        return Problem(path, "is a link that leads out of the folder", hint="put the file in its place")
    if stat.S_ISREG(mode):
        return path
    hint = "what is in there is read from its own place"
    return Problem(path, "is a link to no file, and not followed", hint=hint, severity="warning")


def _unwelcome(path: str, ending: str) -> Problem | None:
    """What is wrong with a file's being here."""
    if ending in _BROUGHT_IN:
        return Problem(path, "is no Markdown", hint=f"bring it in with digest add {path}, and delete it here")
    if ending in _MARKDOWN:
        is_section = path.rpartition("/")[2].split(".")[0] == "_index"
        hint = "themes and editions are made from the articles; about and the like go into pages/"
        message = "is another generator's section page, and not read"
        return Problem(path, message, hint=hint, severity="warning") if is_section else None
    if ending in _PICTURES | _MEDIA:
        return None
    hint = "articles end in .md; other files go into static/"
    return Problem(path, "is no Markdown and no picture, and not read", hint=hint, severity="warning")


def is_litter(name: str) -> bool:
    """Whether a file of this name is hidden, a backup, or what a system leaves lying about."""
    is_lock = name.startswith("#") and name.endswith("#")
    return name.startswith(".") or name.endswith(_BACKUPS) or is_lock or name.lower() in _LITTER


def is_text(name: str) -> bool:
    """Whether a file's name is UTF-8."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def _reason(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()
