"""What nobody uses any more goes back to the system."""

from __future__ import annotations

import sys
from ctypes import CDLL
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def give_back() -> None:
    """To be called where much was let go of: glibc keeps what lies between that which is still used."""
    trim = _trim()
    if trim:
        trim(0)


@cache
def _trim() -> Callable[[int], int] | None:
    return getattr(CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None
