"""What was remembered and can't be true is forgotten, and all is done anew."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from digest.runtime.work import WorkError

if TYPE_CHECKING:
    from collections.abc import Callable

    from digest.runtime.work import Workshop

Result = TypeVar("Result")

# What comes of it when a value is none that a function of ours returned; not what comes of a lost cluster.
_FAULTS = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    RuntimeError,
    TypeError,
    ValueError,
    WorkError,
)


def healed(work: Callable[[Workshop], Result], workshop: Workshop) -> Result:
    """``work(workshop)``, and where that fails, once more with nothing remembered.

    A memory that came with somebody's project may hold, under the right key and with a proof that fits, what
    no function of ours returned. To look at each value would cost every build; so it is the failure that is
    looked at. What fails without a memory, too, is a bug, and raises.
    """
    if workshop.cache is None:
        return work(workshop)
    try:
        return work(workshop)
    except _FAULTS:
        done = work(replace(workshop, cache=None, held=None))
    workshop.cache.forget()
    if workshop.held:
        workshop.held.forget()
    return done
