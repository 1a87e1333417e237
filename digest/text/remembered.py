"""What was found for a text is kept for the next time that somebody asks."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

_T = TypeVar("_T")

# A longer text is hardly seen again.
LONGEST = 60


class Remembered(dict[str, _T]):
    """What a function makes of short texts, each asked for once: ``table[text]`` is ``function(text)``.

    When there are ``most``, all are forgotten: to keep count of which were asked for last would take longer
    than to find some again. What is known costs no call of a Python function, so ``map(table.__getitem__,
    texts)`` is quick.
    """

    __slots__ = ("_function", "_most")

    def __init__(self, function: Callable[[str], _T], most: int) -> None:
        super().__init__()
        self._function = function
        self._most = most

    def __missing__(self, text: str) -> _T:
        """What the function makes of a text that nobody has asked for."""
        found = self._function(text)
        if len(text) <= LONGEST:
            if len(self) >= self._most:
                self.clear()
            self[text] = found
        return found
