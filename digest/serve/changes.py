"""When which file of the served site changed, so that a browser that comes late can still be told."""

from __future__ import annotations

from time import time_ns
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

_NS_PER_MS = 1_000_000


class Changes:
    """The states of the site, by numbers that go on from one preview to the next, and what parts them.

    A browser shows a page of the state ``now`` that was when it asked for it, and listens a moment later.
    """

    def __init__(self) -> None:
        """Begins with the time in milliseconds: no preview has a state a millisecond."""
        self._first = self.now = time_ns() // _NS_PER_MS
        self._changed_at: dict[str, int] = {}

    def note(self, paths: Collection[str]) -> None:
        """These changed: from now on the site is in another state."""
        if paths:
            self.now += 1
            self._changed_at |= dict.fromkeys(paths, self.now)

    def since(self, then: int) -> Sequence[str] | None:
        """The paths that changed since a state, in no order; None where it is one of an earlier preview's."""
        if then < self._first:
            return None
        return [path for path, at in self._changed_at.items() if at > then]
