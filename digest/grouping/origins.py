"""Who wrote a text first: articles that carry one report are one origin."""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from digest.model.reading import Reading

RUN = 4
KEPT = 1024
STORED, BYTES = "<u8", 8
# Odd, so that no digit of what is multiplied by it gets lost.
FACTOR = np.uint64(0x9E3779B97F4A7C15)


def runs(stems: Sequence[str]) -> bytes:
    """The hashes of all runs of four words in a text, ascending, 8 bytes each."""
    words = np.fromiter(map(_hash, stems), np.uint64, len(stems))
    found = np.zeros(max(len(stems) - RUN + 1, 0), np.uint64)
    for start in range(RUN):
        found = found * FACTOR + words[start : start + len(found)]
    return np.unique(found).astype(STORED).tobytes()


@lru_cache(maxsize=1 << 15)
def _hash(word: str) -> int:
    return int.from_bytes(
        blake2b(word.encode("utf-8", "surrogatepass"), digest_size=BYTES).digest(), "little"
    )


def containments(readings: Sequence[Reading]) -> Callable[[int, int], float]:
    """How much of the shorter of two articles, known by their positions, stands in the other one as well.

    The share of its runs of four words (containment of w-shingles, Broder 1997), code, titles and stop words
    left out. Two reporters who watched one event share names and quotations, hardly ever half of their runs.
    """

    @lru_cache(maxsize=KEPT)
    def kept(position: int) -> frozenset[int]:
        return frozenset(np.frombuffer(readings[position].runs, STORED).tolist())

    def containment(one: int, other: int) -> float:
        first, second = kept(one), kept(other)
        shorter = min(len(first), len(second))
        return len(first & second) / shorter if shorter else 0.0

    return containment


def origins(members: Sequence[int], are_copies: Callable[[int, int], bool]) -> tuple[tuple[int, int], ...]:
    """Each of ``members``, which are in order of time, and whose text it carries.

    That of the first one before it of which it is a copy; else its own.
    """
    found: dict[int, int] = {}
    for position in members:
        earlier = (found[before] for before in found if are_copies(before, position))
        found[position] = next(earlier, position)
    return tuple(found.items())
