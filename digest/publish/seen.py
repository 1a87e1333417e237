"""What files and folders were seen to hold, so that who publishes often need not read them all each time."""

from __future__ import annotations

import hashlib
import os
from time import time_ns
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from digest.publish.facts import Facts

# A file that was changed a moment ago may change once more before its file system's clock goes on. The
# coarsest is that of FAT.
_TICK_NS = 2_000_000_000


class Seen:
    """What files and folders hold by how they look: by their number, their size and their times.

    Looks prove nothing where somebody wants to deceive; so this is for a folder of one's own. A folder's say
    whether anything came or went, and not what became of the files in it.
    """

    def __init__(self, before: Mapping[str, str] | None = None) -> None:
        """Knows what another knew ``before``."""
        self._before = before or {}
        self._known: dict[str, str] = {}

    @property
    def known(self) -> Mapping[str, str]:
        """How each one looked that was asked for, and what it holds, by its number."""
        return self._known

    def sha256(self, place: str, facts: Facts | os.stat_result) -> str:
        """That of the file at ``place``, which is read unless it looks as it did. May raise OSError."""
        return self._held(place, facts, sha256_of)

    def names(self, place: str, facts: Facts | os.stat_result) -> Sequence[str]:
        """Those in the folder at ``place``, which is listed unless it looks as it did. May raise OSError."""
        names = self._held(place, facts, _names_in)
        return names.split("/") if names else ()

    def _held(self, place: str, facts: Facts | os.stat_result, find: Callable[[str], str]) -> str:
        f = facts
        number = f"{f.st_ino} {f.st_dev}"
        looks = f"{f.st_size} {f.st_mtime_ns} {f.st_ctime_ns} "
        before = self._known.get(number) or self._before.get(number)
        if isinstance(before, str) and before.startswith(looks):
            self._known[number] = before
            return before.removeprefix(looks)
        now = time_ns()
        found = find(place)
        if max(f.st_mtime_ns, f.st_ctime_ns) < now - _TICK_NS:
            self._known[number] = looks + found
        return found


def sha256_of(place: str) -> str:
    """The SHA-256 of the file at ``place``, in hexadecimal. May raise OSError."""
    with open(place, "rb", buffering=0) as file:
        return hashlib.sha256(file.read()).hexdigest()


def _names_in(place: str) -> str:
    return "/".join(os.listdir(place))
