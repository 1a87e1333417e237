"""How far the work is, for whoever wants to know; the work itself does not depend on it."""

from __future__ import annotations

from collections.abc import Callable

# Told the stage, how many of its things are done, and how many there are (0 where that isn't known).
Progress = Callable[[str, int, int], None]


def untold(_stage: str, _done: int, _total: int) -> None:
    """Tells nobody."""
