"""What files were seen to hold, so that who publishes again and again need not read them all each time."""

from __future__ import annotations

import hashlib
from time import time_ns
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import os

# A file that was changed a moment ago may change once more before its file system's clock goes on. The
# coarsest is that of FAT.
_TICK_NS = 2_000_000_000


class Seen:
    """The SHA-256 of files by how they look: their size, their times and their number.

    Looks prove nothing where somebody wants to deceive; so this is for a folder of one's own.
    """

    def __init__(self) -> None:
        """Nothing was seen yet."""
        self._known: dict[str, tuple[tuple[int, ...], str]] = {}

    def sha256(self, place: str, facts: os.stat_result) -> str:
        """That of the file at ``place``, which is read unless it looks as it did. May raise OSError."""
        looks = (facts.st_size, facts.st_mtime_ns, facts.st_ctime_ns, facts.st_dev, facts.st_ino)
        before, known = self._known.get(place, ((), ""))
        if before == looks:
            return known
        now = time_ns()
        found = sha256_of(place)
        if max(facts.st_mtime_ns, facts.st_ctime_ns) < now - _TICK_NS:
            self._known[place] = looks, found
        return found


def sha256_of(place: str) -> str:
    """The SHA-256 of the file at ``place``, in hexadecimal. May raise OSError."""
    with open(place, "rb", buffering=0) as file:
        return hashlib.sha256(file.read()).hexdigest()
