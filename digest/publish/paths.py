"""Which paths a site may have, the same on every file system: checked before anything is written."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PureWindowsPath
from typing import TYPE_CHECKING

from digest.model import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from digest.model import AnyFile

MANIFEST = "manifest.json"

# What nearly all paths are, and what surely is none that can't be.
_PLAIN = re.compile(r"[a-z0-9][a-z0-9._-]*(/[a-z0-9][a-z0-9._-]*)*")


def ancestors(path: str) -> Iterator[str]:
    """The folders in which ``path`` lies, outermost first: ``a/b/c`` gives ``a`` and ``a/b``."""
    end = path.find("/")
    while end != -1:
        yield path[:end]
        end = path.find("/", end + 1)


def around(paths: Iterable[str]) -> frozenset[str]:
    """All folders in which any of ``paths`` lies."""
    found: set[str] = set()
    for path in paths:
        folder = path.rpartition("/")[0]
        while folder and folder not in found:
            found.add(folder)
            folder = folder.rpartition("/")[0]
    return frozenset(found)


def path_fault(path: str) -> str | None:
    """Why ``path`` can't be a file below a folder; none when it can."""
    return None if _PLAIN.fullmatch(path) else _fault(path)


def _fault(path: str) -> str | None:
    if not path:
        return "is an empty path"
    if "\\" in path or "\0" in path:
        return "has a character that no path of a site may have"
    if path.startswith("/") or PureWindowsPath(path).drive:
        return "is not relative to the output folder"
    if any(part in {"", ".", ".."} for part in path.split("/")):
        return "has an empty, '.' or '..' part"
    if any("\ud800" <= character <= "\udfff" for character in path):
        return "is not valid Unicode"
    return None


def path_problems(files: Sequence[AnyFile], shown_as: str) -> tuple[Problem, ...]:
    """What is wrong with the paths of ``files``, each by itself and all together.

    Two paths collide when a file system that ignores case or normalises Unicode can't tell them apart, and
    when a file is also a folder of another.
    """
    faulty = misplaced([file.path for file in files])
    return tuple(
        Problem(f"{shown_as}/{files[at].path}", fault, hint="give it another path")
        for at, fault in faulty.items()
    )


def misplaced(paths: Sequence[str]) -> dict[int, str]:
    """Which of ``paths`` can't be there, by position, and why; of two that collide it is the later one."""
    if _are_plainly_apart(paths):
        return {}
    faults: dict[int, str] = {}
    taken = {_key(MANIFEST): MANIFEST}
    folders: dict[str, str] = {}
    for at, path in enumerate(paths):
        if (fault := path_fault(path) or _collision(path, taken, folders)) is not None:
            faults[at] = fault
            continue
        taken[_key(path)] = path
        folders.update((_key(folder), folder) for folder in ancestors(path))
    return faults


def _are_plainly_apart(paths: Sequence[str]) -> bool:
    """Whether nothing is wrong with any of them, as with nearly all sites: no letter has another form."""
    distinct = {MANIFEST, *paths}
    return (
        len(distinct) == len(paths) + 1
        and all(map(_PLAIN.fullmatch, paths))
        and distinct.isdisjoint(around(paths))
    )


def _collision(path: str, taken: dict[str, str], folders: dict[str, str]) -> str | None:
    key = _key(path)
    if (other := taken.get(key)) is not None:
        return "is digest's own record of the site" if other == MANIFEST else f"collides with '{other}'"
    if key in folders:
        return f"is also a folder of the site, '{folders[key]}/'"
    for folder in ancestors(path):
        if (other := taken.get(_key(folder))) is not None:
            return f"lies below '{other}', which is a file of the site"
        if folders.get(_key(folder), folder) != folder:
            return f"lies in a folder that collides with '{folders[_key(folder)]}/'"
    return None


def _key(path: str) -> str:
    if path.isascii():
        return path.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())
