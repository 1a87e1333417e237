"""Where a long list is cut, so that a change moves few of the cuts."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def cuts(names: Sequence[bytes], sizes: Sequence[int], least: int, most: int) -> Iterator[int]:
    """Where parts of ``least`` to ``most`` begin: the last may be smaller, one of a single item larger.

    Of the items that may begin a part it is the one whose name has the least checksum. So cuts go by what
    stands there and not by all that stands before: content-defined chunking, as in LBFS (Muthitacharoen et
    al., 2001), with a least checksum in place of a mask, which finds a cut in every range.
    """
    before = [0, *accumulate(sizes)]
    sums = [*map(crc32, names), 0]
    start = 0
    while start < len(names):
        yield start
        if before[-1] - before[start] <= most:
            return
        first = bisect_left(before, before[start] + least, start + 1)
        last = bisect_right(before, before[start] + most, first)
        start = min(range(first, max(last, first + 1)), key=sums.__getitem__)
