"""What files look like, so that it can be told later whether any of them has changed, without reading them.

A file is taken to be the same when its size, its times and its number are; a folder's say whether anything
came into it or left it, so nobody lists it again. What was changed a moment ago could be changed once more
within the same tick of its file system's clock; that is known by what it holds.
"""

from __future__ import annotations

import marshal
import os
import stat
from contextlib import suppress
from hashlib import sha256
from operator import attrgetter
from pathlib import Path
from time import time_ns
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    Looks = tuple[int, ...] | None

# The coarsest clock is that of FAT.
TICK = 2_000_000_000
# The data of many thousands of articles in one file is some tens of megabytes.
MOST_BYTES = 1 << 27
# What Python keeps of a program changes with who runs it.
_COMPILED = "__pycache__"
_PROGRAM = os.path.realpath(Path(__file__).parents[1])
# References, which later versions of the format have, would depend on more than the numbers.
_WITHOUT_REFERENCES = 2
_looks = attrgetter("st_mode", "st_size", "st_mtime_ns", "st_ctime_ns", "st_dev", "st_ino")


class Snapshot(NamedTuple):
    """All ``paths`` of some places, the places first; ``links`` are those that lead elsewhere.

    ``facts`` are what all of them look like, and ``recent`` what those hold that were changed a moment ago,
    both as SHA-256.
    """

    paths: Sequence[str]
    links: Sequence[str]
    facts: str
    recent: Mapping[str, str]


def take(
    places: Sequence[Path],
    is_recent: Callable[[os.stat_result], bool],
    names: Callable[[str, os.stat_result], Sequence[str]] | None = None,
) -> Snapshot | None:
    """What files and folders look like. What can't be looked at is not there.

    ``names`` says what is in a folder, else it is listed; it may raise OSError. None when a file is both
    recent and too large to be known by its bytes.
    """
    names = names or _listed
    seen = [one for place in places for one in _below(os.path.realpath(place), names)]
    recent = [(path, found) for path, found in seen if found and _holds_something(found) and is_recent(found)]
    if any(stat.S_ISREG(found.st_mode) and found.st_size > MOST_BYTES for _, found in recent):
        return None
    links = [path for path, found in seen if found and stat.S_ISLNK(found.st_mode)]
    facts = _hash_of_all(places, [found and _looks(found) for _, found in seen], links)
    return Snapshot([path for path, _ in seen], links, facts, {path: _held_by(path) for path, _ in recent})


def touched_since(moment: int) -> Callable[[os.stat_result], bool]:
    """Whether a file was changed in any way since a ``moment``, in nanoseconds, or a tick before it."""
    return lambda found: max(found.st_mtime_ns, found.st_ctime_ns) > moment - TICK


def written_since(moment: int) -> Callable[[os.stat_result], bool]:
    """Whether a file was written since; one that was only given another name was not."""
    return lambda found: found.st_mtime_ns > moment - TICK


def again(places: Sequence[Path], then: Snapshot) -> Snapshot | None:
    """The snapshot once more, None if anything has changed; with fewer files, if any, that are ``recent``."""
    is_recent = touched_since(time_ns())
    if _hash_of_all(places, list(map(_look, then.paths)), then.links) != then.facts:
        return None
    if any(_held_by(path) != known for path, known in then.recent.items()):
        return None
    return settled(then, is_recent)


def settled(then: Snapshot, is_recent: Callable[[os.stat_result], bool]) -> Snapshot:
    """The same, what it holds kept only of those that are still ``is_recent``. May raise OSError."""
    recent = {path: known for path, known in then.recent.items() if is_recent(os.lstat(path))}
    return then._replace(recent=recent)


def _below(
    place: str, names: Callable[[str, os.stat_result], Sequence[str]]
) -> Iterator[tuple[str, os.stat_result | None]]:
    """A place and everything in it."""
    waiting = [place]
    while waiting:
        path = waiting.pop()
        found = None
        with suppress(OSError):
            found = os.lstat(path)
        yield path, found
        if found and stat.S_ISDIR(found.st_mode):
            with suppress(OSError):
                waiting += [f"{path}/{name}" for name in names(path, found)]


def _listed(folder: str, _: os.stat_result | None = None) -> Sequence[str]:
    """What is in a folder, in order. May raise OSError."""
    names = sorted(os.listdir(folder))  # noqa: PTH208 - there may be very many
    if _COMPILED in names and os.path.commonpath([folder, _PROGRAM]) == _PROGRAM:
        names.remove(_COMPILED)
    return names


def _look(path: str, look: Callable[[str], os.stat_result] = os.lstat) -> Looks:
    try:
        return _looks(look(path))
    except OSError:
        return None


def _hash_of_all(places: Sequence[Path], looks: Sequence[Looks], links: Sequence[str]) -> str:
    """One hash of where the places are, what all that is there looks like, and what the links lead to."""
    where = "\0".join(map(os.path.realpath, places)).encode("utf-8", "surrogateescape")
    led_to = [_look(link, os.stat) for link in links]
    return sha256(where + marshal.dumps([looks, led_to], _WITHOUT_REFERENCES)).hexdigest()


def _holds_something(found: os.stat_result) -> bool:
    return stat.S_ISREG(found.st_mode) or stat.S_ISDIR(found.st_mode)


def _held_by(path: str) -> str:
    """The bytes of a file, the names in a folder."""
    try:
        if stat.S_ISDIR(os.lstat(path).st_mode):
            return sha256("\0".join(_listed(path)).encode("utf-8", "surrogateescape")).hexdigest()
        with open(path, "rb") as file:  # noqa: PTH123 - there may be very many
            return sha256(file.read()).hexdigest()
    except OSError:
        return ""
