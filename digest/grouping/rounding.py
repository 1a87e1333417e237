"""Similarities are rounded, so that they are the same on every machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from digest.grouping.vectors import Floats

DIGITS = 9
# What is so near to the middle between two rounded numbers may be rounded either way.
DOUBT = 1e-4


def rounded(values: Floats, exactly: Callable[[int], float] | None = None) -> Floats:
    """To `DIGITS` as ``round`` does it, to the bit; of values from 0 to about 1.

    Where values were computed in another order than elsewhere, so that their last digits may differ,
    ``exactly`` says what comes of the one at a position.
    """
    scaled = values * 10.0**DIGITS
    whole = np.rint(scaled)
    found = whole / 10.0**DIGITS
    for at in np.flatnonzero(np.abs(np.abs(scaled - whole) - 0.5) < DOUBT).tolist():
        found[at] = exactly(at) if exactly else round(values[at].item(), DIGITS)
    return found
