"""How far the work is, for whoever wants to know; the work itself does not depend on it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Told the stage, how many of its things are done, and how many there are (0 where that isn't known).
Progress = Callable[[str, int, int], None]

_T = TypeVar("_T")


def untold(_stage: str, _done: int, _total: int) -> None:
    """Tells nobody."""


def counted(stage: str, items: Sequence[_T], progress: Progress) -> Iterator[_T]:
    """``items``, of which ``progress`` hears one by one as they are done."""
    progress(stage, 0, len(items))
    for done, item in enumerate(items, 1):
        yield item
        progress(stage, done, len(items))
