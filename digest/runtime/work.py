"""One way to do many: in the order of the inputs, by several workers where that pays, and nothing twice."""

from __future__ import annotations

import traceback
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from digest.runtime.fingerprint import fingerprint
from digest.runtime.frozen import freeze, thaw
from digest.runtime.keys import key
from digest.runtime.progress import untold

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from concurrent.futures import Executor

    from digest.runtime.cache import Cache
    from digest.runtime.progress import Progress

# So many inputs go to a worker at once: enough that sending them doesn't show, few enough to share evenly.
BATCH = 64
# Workers take a moment to start: fewer inputs are done sooner here.
WORTHWHILE = 400


class WorkError(Exception):
    """A function raised, which is a bug: what is expected to go wrong is a value. It says the traceback."""


@dataclass(frozen=True, slots=True)
class Done:
    """What became of each input, in order, and how many of the results were remembered."""

    results: tuple[Any, ...]
    remembered: int


@dataclass(frozen=True, slots=True)
class Workshop:
    """With what help work is done: what is remembered, who does the rest, and who hears of it."""

    cache: Cache | None = None
    executor: Executor | None = None
    progress: Progress = untold

    def each(
        self, function: Callable[..., Any], inputs: Sequence[tuple[object, ...]], stage: str = ""
    ) -> Done:
        """`each` with this help."""
        return each(function, inputs, self.cache, self.executor, progress=self.progress, stage=stage)


def each(  # noqa: PLR0913 - what to do, on what, with what help, and who wants to hear of it
    function: Callable[..., Any],
    inputs: Sequence[tuple[object, ...]],
    cache: Cache | None = None,
    executor: Executor | None = None,
    *,
    progress: Progress = untold,
    stage: str = "",
) -> Done:
    """``function(*one)`` for each of ``inputs``.

    The function must be pure and stand at the top of a stage's module; inputs and results are values whose
    ``repr`` says all that they are. Without an executor, or with few things to do, the
    work is done here; without a cache, all of it. ``progress`` hears of what is not remembered, as ``stage``.
    """
    keys = [_key(function, one) for one in inputs] if cache else []
    known = _known(cache, keys) if cache else {}
    missing = [at for at in range(len(inputs)) if not keys or keys[at] not in known]
    helpers = executor if len(missing) >= WORTHWHILE else None
    made = _made(function, [inputs[at] for at in missing], helpers, partial(progress, stage))
    if cache and missing:
        cache.remember({keys[at]: freeze(result) for at, result in zip(missing, made, strict=True)})
    new = dict(zip(missing, made, strict=True))
    results = (new[at] if at in new else known[keys[at]] for at in range(len(inputs)))
    return Done(tuple(results), len(inputs) - len(missing))


def _key(function: Callable[..., Any], one: tuple[object, ...]) -> bytes:
    """What a result depends on: the function with the code that it can reach, and its arguments."""
    part = function.__module__.split(".")[1]
    return key(fingerprint(part), function.__module__, function.__qualname__, one)


def _known(cache: Cache, keys: Sequence[bytes]) -> dict[bytes, Any]:
    known = {}
    for one, frozen in cache.recall(keys).items():
        try:
            known[one] = thaw(frozen)
        except ValueError:  # made by somebody else; it is made again
            continue
    return known


def _made(
    function: Callable[..., Any],
    inputs: Sequence[tuple[object, ...]],
    executor: Executor | None,
    progress: Callable[[int, int], None],
) -> list[Any]:
    made: list[Any] = []
    progress(0, len(inputs))
    if executor is None:
        for one in inputs:
            made.append(function(*one))
            progress(len(made), len(inputs))
        return made
    batches = [inputs[start : start + BATCH] for start in range(0, len(inputs), BATCH)]
    waiting = [executor.submit(_batch, function, batch) for batch in batches]
    for future in waiting:
        results, fault = future.result()
        if fault:
            raise WorkError(fault)
        made += results
        progress(len(made), len(inputs))
    return made


def _batch(function: Callable[..., Any], inputs: Sequence[tuple[object, ...]]) -> tuple[list[Any], str]:
    """In a worker: the results, or the traceback, for an exception may not survive the way back."""
    try:
        return [function(*one) for one in inputs], ""
    except Exception:  # noqa: BLE001 - it goes on at the other end
        return [], traceback.format_exc()
