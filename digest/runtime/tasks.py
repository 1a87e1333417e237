"""Work that is to be done: functions of stages on arguments, of which any may be the result of other work."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from digest.runtime.fingerprint import fingerprint
from digest.runtime.keys import key

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class Task:
    """``function(*arguments)``, to be called when its result is asked for and not remembered.

    The function must be pure and stand at the top of a stage's module; arguments and results are values whose
    ``repr`` says all that they are, or other tasks, whose results are the arguments then. A ``key`` is given
    where the result is known by other means.
    """

    __slots__ = ("_key", "arguments", "function")

    def __init__(
        self, function: Callable[..., Any], arguments: tuple[object, ...], key: bytes | None = None
    ) -> None:
        self.function = function
        self.arguments = arguments
        self._key = key

    @property
    def key(self) -> bytes:
        """What the result depends on: the function with the code that it can reach, and the arguments."""
        if self._key is None:
            part = self.function.__module__.split(".")[1]
            told = [one.key if isinstance(one, Task) else one for one in self.arguments]
            self._key = key(fingerprint(part), self.function.__module__, self.function.__qualname__, told)
        return self._key


def task(function: Callable[..., Any], *arguments: object) -> Task:
    """``function(*arguments)`` as a task."""
    return Task(function, arguments)


def given(value: object) -> Task:
    """``value`` as a task, for many others to be made from: its key is found once."""
    return Task(_itself, (value,), key(value))


def _itself(value: object) -> object:
    return value


def carry_out(tasks: Sequence[Task]) -> list[Any]:
    """The results of ``tasks``; what several of them are made from is made once."""
    made: dict[int, Any] = {}
    return [_result(one, made) for one in tasks]


def _result(one: object, made: dict[int, Any]) -> Any:
    if not isinstance(one, Task):
        return one
    if id(one) not in made:
        made[id(one)] = one.function(*[_result(argument, made) for argument in one.arguments])
    return made[id(one)]
