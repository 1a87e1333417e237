"""One way to do many: in the order of the inputs, by several workers where that pays, and nothing twice."""

from __future__ import annotations

import traceback
from collections import deque
from concurrent.futures import BrokenExecutor, Future
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from digest.runtime.executor import FarExecutor
from digest.runtime.frozen import freeze, thaw
from digest.runtime.progress import untold
from digest.runtime.spool import Spool
from digest.runtime.tasks import Task, carry_out, task

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from concurrent.futures import Executor

    from digest.runtime.cache import Cache
    from digest.runtime.held import Held
    from digest.runtime.progress import Progress

    Group = Sequence[Task]

V = TypeVar("V")

# So many groups of tasks go to a worker at once: enough that sending them doesn't show, few enough to share
# evenly.
BATCH = 16
# Workers take a second to start: fewer are done sooner here, be they articles or pages.
WORTHWHILE = 400
# So long an answer is waited for before it is asked whether there will be any.
PATIENCE_S = 2.0
# So many results are kept in one transaction, and so many are in memory at once as they were kept.
REMEMBERED_AT_ONCE = 4000
RECALLED_AT_ONCE = 500


class WorkError(Exception):
    """A function raised, which is a bug: what is expected to go wrong is a value. It says the traceback."""


class ChangedError(Exception):
    """What a function was to work on is no longer what it was when it was asked to."""


def is_worthwhile(number: int) -> bool:
    """Whether so many groups of tasks are given to workers, if there are any."""
    return number >= WORTHWHILE


@dataclass(frozen=True, slots=True)
class Done:
    """What became of each input, in order, and how many of the results were remembered."""

    results: tuple[Any, ...]
    remembered: int


@dataclass(frozen=True, slots=True)
class Workshop:
    """With what help work is done: what is remembered, who does the rest, and who hears of it.

    Without a cache all is done anew; without an executor, or with few things to do, it is done here.
    ``progress`` hears of what is not remembered, where the work is named. What is ``held`` needs not even be
    recalled. What is large and wanted late goes into the ``spool``.
    """

    cache: Cache | None = None
    executor: Executor | None = None
    progress: Progress = untold
    held: Held | None = None
    spool: Spool = field(default_factory=Spool)

    @property
    def is_far(self) -> bool:
        """Whether the workers see nothing of this machine's files."""
        return isinstance(self.executor, FarExecutor)

    def each(
        self, function: Callable[..., Any], inputs: Iterable[tuple[object, ...]], stage: str = ""
    ) -> tuple[Any, ...]:
        """``function(*one)`` for each of ``inputs``; what a function must be, `Task` says."""
        done = self.together([(task(function, *one),) for one in inputs], stage)
        return tuple(one for (one,) in done.results)

    def in_turn(
        self, function: Callable[..., Any], inputs: Iterable[tuple[object, ...]], stage: str
    ) -> Iterator[Any]:
        """The same one after the other, none of them remembered: for results too large to have them all."""
        groups = [(task(function, *one),) for one in inputs]
        return (result.value for _, (result,) in self._told(groups, stage))

    def once(self, function: Callable[..., V], *arguments: object) -> V:
        """``function(*arguments)``; where results are held, called once for these very objects."""
        return self.held.once(function, *arguments) if self.held else function(*arguments)

    def together(self, groups: Sequence[Group], stage: str = "") -> Done:
        """The results of groups of tasks, a tuple for each group.

        What several tasks of a group are made from is made once. ``remembered`` counts the groups of which
        the first task was.
        """
        known = self._known([one.key for group in groups for one in group]) if self.cache else {}
        wanted = [[one for one in group if not (known and one.key in known)] for group in groups]
        made = self._made([group for group in wanted if group], stage)
        results = (tuple(made[one] if one in made else known[one.key] for one in group) for group in groups)
        return Done(tuple(results), sum(group[0] not in made for group in groups))

    def _known(self, keys: Sequence[bytes]) -> dict[bytes, Any]:
        held = self.held.recall(keys) if self.held else {}
        recalled = _recalled(self.cache, [one for one in keys if one not in held]) if self.cache else {}
        if self.held:
            self.held.keep(recalled)
        return held | recalled

    def _made(self, groups: Sequence[Group], stage: str) -> dict[Task, Any]:
        """The results of tasks, which are then remembered."""
        made: dict[Task, Any] = {}
        fresh: dict[bytes, bytes] = {}
        for number, (group, results) in enumerate(self._told(groups, stage), 1):
            made.update((one, result.value) for one, result in zip(group, results, strict=True))
            if self.cache:
                fresh.update((one.key, result.frozen) for one, result in zip(group, results, strict=True))
                if self.held:
                    self.held.keep({one.key: made[one] for one in group})
                if len(fresh) >= REMEMBERED_AT_ONCE or number == len(groups):
                    self.cache.remember(fresh)
                    fresh = {}
        return made

    def _told(self, groups: Sequence[Group], stage: str) -> Iterator[tuple[Group, Sequence[_Result]]]:
        """Groups of tasks with their results; whoever hears of progress hears of each that was taken."""
        tell = self.progress if stage else untold
        tell(stage, 0, len(groups))
        for number, found in enumerate(zip(groups, self._results(groups), strict=True), 1):
            yield found
            tell(stage, number, len(groups))

    def _results(self, groups: Sequence[Group]) -> Iterator[Sequence[_Result]]:
        if self.executor is None or not is_worthwhile(len(groups)):
            yield from ([_Made(value) for value in carry_out(group)] for group in groups)
            return
        batches = [groups[start : start + BATCH] for start in range(0, len(groups), BATCH)]
        # An answer that is taken is held no longer: all together they are as large as what is made of them.
        futures = deque([_ask(self.executor, batch) for batch in batches])
        for batch in batches:
            try:
                results, fault = self._answer(futures.popleft())
            except BrokenExecutor:  # somebody killed a worker, as systems do that run out of memory
                results, fault = _batch(batch)
            if fault:
                raise WorkError(fault)
            yield from results

    def _answer(self, future: Future[_Answer]) -> _Answer:
        while True:
            try:
                return future.result(PATIENCE_S)
            except TimeoutError:
                if isinstance(self.executor, FarExecutor):
                    self.executor.watch()


@dataclass(frozen=True, slots=True)
class _Made:
    """A result that was made here."""

    value: Any

    @property
    def frozen(self) -> bytes:
        return freeze(self.value)


@dataclass(frozen=True, slots=True)
class _Sent:
    """A result that a worker made, on its way back as it will be remembered."""

    frozen: bytes

    @property
    def value(self) -> Any:
        return thaw(self.frozen)


_Result = _Made | _Sent
_Answer = tuple[list[list[_Sent]], str]


def _recalled(cache: Cache, keys: Sequence[bytes]) -> dict[bytes, Any]:
    known = {}
    for start in range(0, len(keys), RECALLED_AT_ONCE):
        for one, frozen in cache.recall(keys[start : start + RECALLED_AT_ONCE]).items():
            with suppress(ValueError):  # made by somebody else; it is made again
                known[one] = thaw(frozen)
    return known


def _ask(executor: Executor, batch: Sequence[Group]) -> Future[_Answer]:
    try:
        return executor.submit(_batch, batch)
    except BrokenExecutor as error:
        broken: Future[_Answer] = Future()
        broken.set_exception(error)
        return broken


def _batch(groups: Sequence[Group]) -> _Answer:
    """In a worker: the results, or the traceback, for an exception may not survive the way back."""
    try:
        return [[_Sent(freeze(result)) for result in carry_out(group)] for group in groups], ""
    except ChangedError:
        raise
    except Exception:  # noqa: BLE001 - it goes on at the other end
        return [], traceback.format_exc()
