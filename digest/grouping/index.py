"""Similarities of very many articles, without looking at each two of them: an inverted index in numpy.

Gives to the bit what `digest.grouping.similarity` gives, which is quicker only for few articles.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from digest.grouping.similarity import DIGITS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from digest.grouping.similarity import Vector

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float64]

MOST_CELLS = 1 << 21
MOST_ROWS = 256
SLACK = 1e-8


class Index:
    """Which articles have a word, and how heavy it is there; articles and words in order."""

    def __init__(self, vectors: Sequence[Vector]) -> None:
        """Index ``vectors``, whose words are in order; so every sum below is added up in that order."""
        places = {word: place for place, word in enumerate(sorted(set(chain.from_iterable(vectors))))}
        sizes = np.fromiter(map(len, vectors), np.int64, len(vectors))
        total = int(sizes.sum())
        words = map(places.__getitem__, chain.from_iterable(vectors))
        self.words: Ints = np.fromiter(words, np.int64, total)
        weights = chain.from_iterable(vector.values() for vector in vectors)
        self.weights: Floats = np.fromiter(weights, float, total)
        self.rows: Ints = np.repeat(np.arange(len(vectors)), sizes)
        self.starts: Ints = np.concatenate(([0], np.cumsum(sizes)))
        by_word = np.argsort(self.words, kind="stable")
        self.held_by: Ints = self.rows[by_word]
        self.held: Floats = self.weights[by_word]
        self.keys: Ints = self.words[by_word] * len(vectors) + self.held_by
        self.place: Ints = np.empty_like(by_word)
        self.place[by_word] = np.arange(len(by_word))
        self.by_word: Ints = by_word

    def before(self, first: Sequence[int], least: float) -> Iterator[tuple[int, int, float]]:
        """Each ``(i, j)``, ``first[j] <= i < j``, that are at least ``least`` alike, and how much.

        ``first`` must never fall, but for articles at the end that are compared with all (0).
        """
        begin = self._begin(np.asarray(first, np.int64))
        top = 0
        while top < len(first):
            height = max(1, min(MOST_ROWS, MOST_CELLS // (top - first[top] + MOST_ROWS), len(first) - top))
            low = min(first[top : top + height])
            found = self._block(top, top + height, low, begin)
            rows, columns = np.nonzero((found >= least - SLACK) & (found > SLACK))
            values = (round(value, DIGITS) for value in found[rows, columns].tolist())
            yield from zip((columns + low).tolist(), (rows + top).tolist(), values, strict=True)
            top += height

    def like(self, position: int, least: float) -> list[tuple[int, float]]:
        """Those others, in order, that are at least ``least`` like the one at ``position``, and how much."""
        span = slice(self.starts[position], self.starts[position + 1])
        width = len(self.starts) - 1
        low = np.searchsorted(self.keys, self.words[span] * width)
        high = np.searchsorted(self.keys, (self.words[span] + 1) * width)
        at = _ranges(low, high - low)
        values = self.held[at] * np.repeat(self.weights[span], high - low)
        found = np.bincount(self.held_by[at], values, minlength=width)
        found[position] = 0
        (there,) = np.nonzero(found >= least - SLACK)
        alike = ((other, round(found[other].item(), DIGITS)) for other in there.tolist())
        return [(other, value) for other, value in alike if value >= least]

    def _begin(self, first: Ints) -> Ints:
        """For each word of each article, where among the word's holders those that count begin."""
        sought = self.words[self.by_word] * (len(self.starts) - 1) + first[self.held_by]
        begin = np.empty_like(self.by_word)
        begin[self.by_word] = np.searchsorted(self.keys, sought)
        return begin

    def _block(self, top: int, bottom: int, low: int, begin: Ints) -> Floats:
        """How much the articles from ``top`` to ``bottom`` are like those from ``low`` on."""
        span = slice(self.starts[top], self.starts[bottom])
        counts = self.place[span] - begin[span]
        at = _ranges(begin[span], counts)
        width = bottom - low
        cells = np.repeat((self.rows[span] - top) * width - low, counts) + self.held_by[at]
        values = np.repeat(self.weights[span], counts) * self.held[at]
        found = np.bincount(cells, values, minlength=(bottom - top) * width)
        return found.astype(float, copy=False).reshape(bottom - top, width)


def _ranges(starts: Ints, counts: Ints) -> Ints:
    """The numbers from each start on, as many as it counts, one range after the other."""
    ends = np.cumsum(counts)
    return np.arange(ends[-1] if len(ends) else 0) + np.repeat(starts - ends + counts, counts)
