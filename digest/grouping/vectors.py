"""The weighed words of very many texts, packed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import chain, count
from typing import TYPE_CHECKING, overload

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float64]

Vector = Mapping[str, float]

KEPT = 4096


class Vectors(Sequence[Vector]):
    """Vectors by stem. They lie in flat arrays, and a mapping is made of one when it is asked for.

    The words of vector ``n`` are ``places[starts[n]:starts[n + 1]]``, which are positions in ``stems``, and
    ``weights`` lie beside them.
    """

    def __init__(self, stems: Sequence[str], starts: Ints, places: Ints, weights: Floats) -> None:
        self.stems = stems
        self.starts = starts
        self.places = places
        self.weights = weights
        self._one = lru_cache(maxsize=KEPT)(self._made)

    def __len__(self) -> int:
        """How many vectors there are."""
        return len(self.starts) - 1

    @overload
    def __getitem__(self, at: int) -> Vector: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Vector]: ...
    def __getitem__(self, at: int | slice) -> Vector | Sequence[Vector]:
        """A vector; its words in their order."""
        if isinstance(at, slice):
            return [self._one(one) for one in range(*at.indices(len(self)))]
        return self._one(range(len(self))[at])

    @property
    def sizes(self) -> Ints:
        """How many words each has."""
        return np.diff(self.starts)

    @property
    def rows(self) -> Ints:
        """Whose each word is."""
        return np.repeat(np.arange(len(self)), self.sizes)

    def chosen(self, positions: Sequence[int]) -> Vectors:
        """Those at ``positions``."""
        at = np.asarray(positions, np.int64)
        kept = ranges(self.starts[at], self.sizes[at])
        return Vectors(self.stems, _starts(self.sizes[at]), self.places[kept], self.weights[kept])

    def heaviest(self, most: int) -> Vectors:
        """The heaviest words of each, in their order; of equally heavy ones the first."""
        sizes, rows = self.sizes, self.rows
        width = max(int(sizes.max(initial=0)), most)
        there = np.full((len(self), width), -np.inf)
        there[rows, np.arange(len(rows)) - self.starts[rows]] = self.weights
        least = np.partition(there, width - most, axis=1)[:, width - most, None]
        sure = there > least
        level = there == least
        kept = sure | (level & (np.cumsum(level, axis=1) <= most - sure.sum(axis=1, keepdims=True)))
        kept &= there > -np.inf
        flat = kept[rows, np.arange(len(rows)) - self.starts[rows]]
        return Vectors(self.stems, _starts(kept.sum(axis=1)), self.places[flat], self.weights[flat])

    def means(self, groups: Sequence[Sequence[int]]) -> Vectors:
        """The mean vector of each group, of unit length; that of a group of one is its own."""
        sizes = np.fromiter(map(len, groups), np.int64, len(groups))
        members = np.fromiter(chain.from_iterable(groups), np.int64, int(sizes.sum()))
        counts = self.sizes[members]
        at = ranges(self.starts[members], counts)
        owner = np.repeat(np.repeat(np.arange(len(groups)), sizes), counts)
        keys, where = np.unique(owner * max(len(self.stems), 1) + self.places[at], return_inverse=True)
        weights = np.bincount(where, self.weights[at], len(keys)).astype(float, copy=False)
        owners, places = np.divmod(keys, max(len(self.stems), 1))
        lengths = np.sqrt(np.bincount(owners, weights * weights, len(groups)))
        lengths[(sizes == 1) | (lengths == 0)] = 1
        starts = _starts(np.bincount(owners, minlength=len(groups)))
        return Vectors(self.stems, starts, places, weights / lengths[owners])

    def _made(self, at: int) -> Vector:
        span = slice(self.starts[at], self.starts[at + 1])
        words = map(self.stems.__getitem__, self.places[span].tolist())
        return dict(zip(words, self.weights[span].tolist(), strict=True))


def pack(vectors: Sequence[Vector]) -> Vectors:
    """The same vectors, packed."""
    if isinstance(vectors, Vectors):
        return vectors
    sizes = [len(vector) for vector in vectors]
    weights = np.fromiter(chain.from_iterable(v.values() for v in vectors), float, sum(sizes))
    return packed(vectors, sizes, weights)


def packed(words: Iterable[Iterable[str]], sizes: Sequence[int], weights: Floats) -> Vectors:
    """Vectors of the words of each text, so many as ``sizes`` says, and their weights, all in a row."""
    numbers: defaultdict[str, int] = defaultdict(count().__next__)
    places = map(numbers.__getitem__, chain.from_iterable(words))
    found = np.fromiter(places, np.int64, len(weights))
    return Vectors(tuple(numbers), _starts(np.asarray(sizes, np.int64)), found, weights)


def ranges(starts: Ints, counts: Ints) -> Ints:
    """The numbers from each start on, as many as it counts, one range after the other."""
    ends = np.cumsum(counts)
    return np.arange(ends[-1] if len(ends) else 0) + np.repeat(starts - ends + counts, counts)


def _starts(sizes: Ints) -> Ints:
    return np.concatenate((np.zeros(1, np.int64), np.cumsum(sizes)))
