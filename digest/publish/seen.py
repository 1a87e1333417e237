"""What files were seen to hold, so that who publishes again and again need not read them all each time."""

from __future__ import annotations

import hashlib
from time import time_ns
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import os
    from collections.abc import Mapping

# A file that was changed a moment ago may change once more before its file system's clock goes on. The
# coarsest is that of FAT.
_TICK_NS = 2_000_000_000


class Seen:
    """The SHA-256 of files by how they look: their size, their times and their number.

    Looks prove nothing where somebody wants to deceive; so this is for a folder of one's own.
    """

    def __init__(self, before: Mapping[str, str] | None = None) -> None:
        """Knows what another knew ``before``."""
        self._before = before or {}
        self._known: dict[str, str] = {}

    @property
    def known(self) -> Mapping[str, str]:
        """How each file looked that was asked for, and its SHA-256, by place."""
        return self._known

    def sha256(self, place: str, facts: os.stat_result) -> str:
        """That of the file at ``place``, which is read unless it looks as it did. May raise OSError."""
        f = facts
        looks = f"{f.st_size} {f.st_mtime_ns} {f.st_ctime_ns} {f.st_dev} {f.st_ino} "
        before = self._known.get(place) or self._before.get(place)
        if isinstance(before, str) and before.startswith(looks):
            self._known[place] = before
            return before.removeprefix(looks)
        now = time_ns()
        found = sha256_of(place)
        if max(f.st_mtime_ns, f.st_ctime_ns) < now - _TICK_NS:
            self._known[place] = looks + found
        return found


def sha256_of(place: str) -> str:
    """The SHA-256 of the file at ``place``, in hexadecimal. May raise OSError."""
    with open(place, "rb", buffering=0) as file:
        return hashlib.sha256(file.read()).hexdigest()
