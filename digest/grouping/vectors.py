"""The weighed words of very many texts, packed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import chain, count
from typing import TYPE_CHECKING, overload

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float64]
    # Places of words, and what they weigh.
    Weighed = tuple[Ints, Floats]

Vector = Mapping[str, float]

KEPT = 1024
ROWS = 256


class Vectors(Sequence[Vector]):
    """Vectors by stem. They lie in flat arrays, and a mapping is made of one when it is asked for.

    ``stems`` are in order. The words of vector ``n`` are ``places[starts[n]:starts[n + 1]]``, which are
    positions in ``stems``, and ``weights`` lie beside them.
    """

    def __init__(self, stems: Sequence[str], starts: Ints, places: Ints, weights: Floats) -> None:
        self.stems = stems
        self.starts = starts
        self.places = places
        self.weights = weights

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
        return self._of([self.row(position) for position in positions])

    def row(self, at: int) -> Weighed:
        """The places and weights of one."""
        span = slice(self.starts[at], self.starts[at + 1])
        return self.places[span], self.weights[span]

    def heaviest(self, most: int) -> Vectors:
        """The heaviest words of each, in their order; of equally heavy ones the first."""
        tops = range(0, len(self), ROWS)
        kept = np.concatenate([np.zeros(0, bool), *(self._heaviest(top, most) for top in tops)])
        sizes = np.minimum(self.sizes, most)
        return Vectors(self.stems, starts(sizes), self.places[kept], self.weights[kept])

    def means(self, groups: Sequence[Sequence[int]]) -> Vectors:
        """The mean vector of each group, of unit length; that of a group of one is its own."""
        return self._of([self.row(group[0]) if len(group) == 1 else self._mean(group) for group in groups])

    @cached_property
    def _one(self) -> Callable[[int], Vector]:
        """What was made last is kept, from when one is first asked for: it keeps these vectors, too."""
        return lru_cache(maxsize=KEPT)(self._made)

    def _of(self, rows: Sequence[Weighed]) -> Vectors:
        sizes = np.fromiter((len(places) for places, _ in rows), np.int64, len(rows))
        places = np.concatenate([np.zeros(0, np.int64), *(places for places, _ in rows)])
        weights = np.concatenate([np.zeros(0), *(weights for _, weights in rows)])
        return Vectors(self.stems, starts(sizes), places, weights)

    def _heaviest(self, top: int, most: int) -> NDArray[np.bool_]:
        """Of `ROWS` vectors from ``top`` on which words to keep."""
        starts = self.starts[top : top + ROWS + 1]
        sizes = np.diff(starts)
        rows = np.repeat(np.arange(len(sizes)), sizes)
        columns = np.arange(len(rows)) - (starts[:-1] - starts[0])[rows]
        width = max(int(sizes.max(initial=0)), most)
        there = np.full((len(sizes), width), -np.inf)
        there[rows, columns] = self.weights[starts[0] : starts[-1]]
        least = np.partition(there, width - most, axis=1)[:, width - most, None]
        above, level = there > least, there == least
        open_to = most - above.sum(axis=1, keepdims=True)
        kept: NDArray[np.bool_] = (above | (level & (np.cumsum(level, axis=1) <= open_to)))[rows, columns]
        return kept

    def _mean(self, group: Sequence[int]) -> Weighed:
        there = self.chosen(group)
        places, weights = summed((there.places, there.weights))
        length = np.sqrt((weights * weights).sum())
        return places, weights / length if length else weights

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
    found = np.fromiter(map(numbers.__getitem__, chain.from_iterable(words)), np.int64, len(weights))
    stems = sorted(numbers)
    places = np.empty(len(stems), np.int64)
    places[[numbers[stem] for stem in stems]] = np.arange(len(stems))
    return Vectors(stems, starts(np.asarray(sizes, np.int64)), places[found], weights)


def summed(weighed: Weighed) -> Weighed:
    """The same with each place once, in order."""
    places, at = np.unique(weighed[0], return_inverse=True)
    return places, np.bincount(at, weighed[1], len(places)).astype(float, copy=False)


def ranges(starts: Ints, counts: Ints) -> Ints:
    """The numbers from each start on, as many as it counts, one range after the other."""
    ends = np.cumsum(counts)
    return np.arange(ends[-1] if len(ends) else 0) + np.repeat(starts - ends + counts, counts)


def starts(sizes: Ints) -> Ints:
    """Where each of a row of so many begins, and the last one ends."""
    return np.concatenate((np.zeros(1, np.int64), np.cumsum(sizes)))
