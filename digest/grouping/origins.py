"""Who wrote a text first: articles that carry one report are one origin."""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING

import numpy as np

from digest.text.remembered import Remembered
from digest.text.words import MOST_STEMS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from digest.grouping.vectors import Ints
    from digest.model.reading import Reading

RUN = 4
KEPT = 128
STORED, BYTES = "<u8", 8
# So many bits, several times as many as most articles have runs.
SKETCH = 4096
ONES = (
    np.unpackbits(np.arange(1 << 16, dtype=np.uint16).view(np.uint8))
    .reshape(-1, 16)
    .sum(axis=1, dtype=np.uint8)
)
# Odd, so that no digit of what is multiplied by it gets lost.
FACTOR = np.uint64(0x9E3779B97F4A7C15)


def runs(stems: Sequence[str]) -> bytes:
    """The hashes of all runs of four words in a text, ascending, 8 bytes each."""
    words = np.fromiter(map(_HASHES.__getitem__, stems), np.uint64, len(stems))
    found = np.zeros(max(len(stems) - RUN + 1, 0), np.uint64)
    for start in range(RUN):
        found = found * FACTOR + words[start : start + len(found)]
    found.sort()
    is_new = np.ones(len(found), np.bool_)
    is_new[1:] = found[1:] != found[:-1]
    return found[is_new].astype(STORED).tobytes()


def _hash(word: str) -> int:
    return int.from_bytes(
        blake2b(word.encode("utf-8", "surrogatepass"), digest_size=BYTES).digest(), "little"
    )


_HASHES = Remembered(_hash, MOST_STEMS)


class Containment:
    """How much of the shorter of two articles, known by their positions, stands in the other one as well.

    The share of its runs of four words (containment of w-shingles, Broder 1997), code, titles and stop words
    left out. Two reporters who watched one event share names and quotations, hardly ever half of their runs.
    """

    def __init__(self, readings: Sequence[Reading]) -> None:
        self._kept = lru_cache(maxsize=KEPT)(
            lambda position: frozenset(np.frombuffer(readings[position].runs, STORED).tolist())
        )
        sketches = [_sketch(np.frombuffer(reading.runs, STORED)) for reading in readings]
        self._sketches = np.array(sketches, np.uint16).reshape(len(readings), SKETCH // 16)
        self._sizes = np.array([len(reading.runs) // BYTES for reading in readings], np.int64)
        self._unsaid = self._sizes - _ones(self._sketches)

    def __call__(self, one: int, other: int) -> float:
        """From 0 to 1."""
        first, second = self._kept(one), self._kept(other)
        shorter = min(len(first), len(second))
        return len(first & second) / shorter if shorter else 0.0

    def may_reach(self, share: float, one: Ints, other: Ints) -> NDArray[np.bool_]:
        """Which of those that stand side by side may have so much in common: all that do, and few others.

        Each run sets one bit of a sketch. What two texts share sets bits in both, but for runs that set a bit
        which another one of their text sets.
        """
        most = _ones(self._sketches[one] & self._sketches[other])
        most += np.minimum(self._unsaid[one], self._unsaid[other])
        shorter = np.minimum(self._sizes[one], self._sizes[other])
        return most / np.maximum(shorter, 1) >= share


def _sketch(hashes: NDArray[np.uint64]) -> NDArray[np.uint16]:
    bits = np.zeros(SKETCH, np.uint8)
    bits[hashes % SKETCH] = 1
    return np.packbits(bits).view(np.uint16)


def _ones(sketches: NDArray[np.uint16]) -> Ints:
    ones: Ints = ONES[sketches].sum(axis=1, dtype=np.int64)
    return ones


def origins(members: Sequence[int], are_copies: Callable[[int, int], bool]) -> tuple[tuple[int, int], ...]:
    """Each of ``members``, which are in order of time, and whose text it carries.

    That of the first one before it of which it is a copy; else its own.
    """
    found: dict[int, int] = {}
    for position in members:
        earlier = (found[before] for before in found if are_copies(before, position))
        found[position] = next(earlier, position)
    return tuple(found.items())
