"""What files look like, so that it can be told later whether any of them has changed, without reading them.

A file is taken to be the same when its size, its times and its number are. A file that was changed a moment
ago could be changed once more within the same tick of its file system's clock; such files are known by their
bytes.
"""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

# The coarsest clock is that of FAT.
TICK = 2_000_000_000
# The data of many thousands of articles in one file is some tens of megabytes.
MOST_BYTES = 1 << 27
# What Python keeps of a program changes with who runs it.
_COMPILED = "__pycache__"
_PROGRAM = os.path.realpath(Path(__file__).parents[1])


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All files below some folders: their ``facts``, and the bytes of the ``recent`` ones, as SHA-256."""

    facts: str
    recent: Mapping[str, str]


def take(places: Sequence[Path], is_recent: Callable[[os.stat_result], bool]) -> Snapshot | None:
    """What files and folders look like. What can't be looked at is not there.

    None when a file is both recent and too large to be known by its bytes.
    """
    facts = [(path, found) for place in places for path, found in _below(place)]
    recent = {path: f.st_size for path, f in facts if stat.S_ISREG(f.st_mode) and is_recent(f)}
    if any(size > MOST_BYTES for size in recent.values()):
        return None
    return Snapshot(_hash_of_all(facts), {path: _hash(path) for path in recent})


def touched_since(moment: int) -> Callable[[os.stat_result], bool]:
    """Whether a file was changed in any way since a ``moment``, in nanoseconds, or a tick before it."""
    return lambda found: max(found.st_mtime_ns, found.st_ctime_ns) > moment - TICK


def written_since(moment: int) -> Callable[[os.stat_result], bool]:
    """Whether a file was written since; one that was only given another name was not."""
    return lambda found: found.st_mtime_ns > moment - TICK


def is_same(places: Sequence[Path], then: Snapshot) -> bool:
    """Whether the files are what they were when the snapshot was taken."""
    facts = [(path, found) for place in places for path, found in _below(place)]
    return _hash_of_all(facts) == then.facts and all(_hash(path) == old for path, old in then.recent.items())


def _below(place: Path) -> Iterator[tuple[str, os.stat_result]]:
    """A place and everything in it, in order; of a link, also what it leads to."""
    waiting = [os.path.realpath(place)]
    while waiting:
        path = waiting.pop()
        try:
            found = os.lstat(path)
            yield path, found
            if stat.S_ISLNK(found.st_mode):
                yield path, os.stat(path)  # noqa: PTH116 - there may be very many
            elif stat.S_ISDIR(found.st_mode):
                names = sorted(os.listdir(path), reverse=True)  # noqa: PTH208 - likewise
                waiting += [f"{path}/{name}" for name in names if not _is_compiled(path, name)]
        except OSError:
            continue


def _is_compiled(folder: str, name: str) -> bool:
    return name == _COMPILED and os.path.commonpath([folder, _PROGRAM]) == _PROGRAM


def _hash_of_all(facts: Sequence[tuple[str, os.stat_result]]) -> str:
    lines = (
        f"{path!r} {f.st_mode} {f.st_size} {f.st_mtime_ns} {f.st_ctime_ns} {f.st_dev} {f.st_ino}"
        for path, f in facts
    )
    return sha256("\n".join(lines).encode("utf-8", "surrogatepass")).hexdigest()


def _hash(path: str) -> str:
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - there may be very many
            return sha256(file.read()).hexdigest()
    except OSError:
        return ""
