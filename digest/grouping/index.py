"""Which of very many articles are alike, without looking at each two of them: an inverted index in numpy."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from digest.grouping.rounding import rounded
from digest.grouping.similarity import cosine
from digest.grouping.vectors import pack, ranges, starts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from digest.grouping.vectors import Floats, Ints, Vector, Vectors

    # There are many, and none is large.
    Small = NDArray[np.int32]
    # Positions of articles, those of others that come after them, and how alike they are.
    Pairs = tuple[Ints, Ints, Floats]

NO_PAIRS: Pairs = (np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0))
MOST_CELLS = 1 << 20
MOST_ROWS = 256
SLACK = 1e-8
# A word that two articles share costs so many times what one costs that they might share, where matrices are
# multiplied: of two thousand texts that are nearly the same all words are shared.
CROWDED = 16


class Index:
    """Which articles have a word, and how heavy it is there; articles in order.

    What it says is to the bit what `digest.grouping.similarity.cosine` says of each two.
    """

    def __init__(self, vectors: Sequence[Vector]) -> None:
        """Index ``vectors``, whose words are in order; so every sum below is added up in that order."""
        self.vectors = pack(vectors)
        self.words: Ints = self.vectors.places
        self.weights: Floats = self.vectors.weights
        self.rows: Small = self.vectors.rows.astype(np.int32)
        self.starts: Ints = self.vectors.starts
        by_word = np.argsort(self.words, kind="stable")
        self.held_by: Small = self.rows[by_word]
        self.held: Floats = self.weights[by_word]
        self.begins: Ints = starts(np.bincount(self.words, minlength=len(self.vectors.stems)))
        self.place: Small = np.empty(len(by_word), np.int32)
        self.place[by_word] = np.arange(len(by_word))

    def before(self, first: Sequence[int], least: float) -> Iterator[Pairs]:
        """All ``(i, j)``, ``first[j] <= i < j``, that are at least ``least`` alike; by and by, j ascending.

        ``first`` must never fall, but for articles at the end that are compared with all (0).
        """
        begin = self._begin(np.asarray(first, np.int64))
        top = 0
        while top < len(first):
            height = max(1, min(MOST_ROWS, MOST_CELLS // (top - first[top] + MOST_ROWS), len(first) - top))
            low = min(first[top : top + height])
            found = self._block(top, top + height, low, begin, first)
            cells = np.flatnonzero(found >= max(least - SLACK, SLACK))
            rows, columns = np.divmod(cells, top + height - low)
            one, other = columns + low, rows + top
            values = rounded(found.ravel()[cells], partial(self._cosine, one, other))
            alike = values >= least
            yield one[alike], other[alike], values[alike]
            top += height

    def like(self, position: int, least: float) -> tuple[Ints, Floats]:
        """Those others, in order, that are at least ``least`` like the one at ``position``, and how much."""
        span = slice(self.starts[position], self.starts[position + 1])
        begins = self.begins[self.words[span]]
        counts = self.begins[self.words[span] + 1] - begins
        at = ranges(begins, counts)
        values = self.held[at] * np.repeat(self.weights[span], counts)
        found = np.bincount(self.held_by[at], values, minlength=len(self.vectors)).astype(float, copy=False)
        found[position] = 0
        (there,) = np.nonzero(found >= least - SLACK)
        alike = rounded(found[there])
        return there[alike >= least], alike[alike >= least]

    def _begin(self, first: Ints) -> Ints:
        """For each word of each article, where among the word's holders those that count begin."""
        keys = np.repeat(np.arange(len(self.begins) - 1) * len(first), np.diff(self.begins))
        sought = keys + first[self.held_by]
        keys += self.held_by
        found: Ints = np.searchsorted(keys, sought)
        del keys, sought  # they are large
        return found[self.place]

    def _cosine(self, one: Ints, other: Ints, at: int) -> float:
        return cosine(self.vectors[int(one[at])], self.vectors[int(other[at])])

    def _block(self, top: int, bottom: int, low: int, begin: Ints, first: Sequence[int]) -> Floats:
        """How much the articles from ``top`` to ``bottom`` are like those from ``low`` on."""
        span = slice(self.starts[top], self.starts[bottom])
        counts = self.place[span] - begin[span]
        width = bottom - low
        # That many words they use at least.
        if self._is_crowded(counts, int(self.vectors.sizes[top:bottom].max()), width * (bottom - top)):
            used = np.unique(self.words[span])
            if self._is_crowded(counts, len(used), width * (bottom - top)):
                return self._product(top, bottom, low, used, first)
        at = ranges(begin[span], counts)
        cells = np.repeat((self.rows[span] - top) * width - low, counts) + self.held_by[at]
        values = np.repeat(self.weights[span], counts) * self.held[at]
        found = np.bincount(cells, values, minlength=(bottom - top) * width)
        return found.astype(float, copy=False).reshape(bottom - top, width)

    @staticmethod
    def _is_crowded(shared: Ints, words: int, cells: int) -> bool:
        return CROWDED * int(shared.sum()) > words * cells

    def _product(self, top: int, bottom: int, low: int, used: Ints, first: Sequence[int]) -> Floats:
        alike = self._matrix(top, bottom, used) @ self._matrix(low, bottom, used).T
        columns = np.arange(low, bottom)
        before = columns < np.arange(top, bottom)[:, None]
        return alike * (before & (columns >= np.asarray(first[top:bottom])[:, None]))

    def _matrix(self, top: int, bottom: int, used: Ints) -> Floats:
        """What the ``used`` words weigh in the articles from ``top`` to ``bottom``."""
        span = slice(self.starts[top], self.starts[bottom])
        column = np.minimum(np.searchsorted(used, self.words[span]), len(used) - 1)
        there = used[column] == self.words[span]
        found = np.zeros((bottom - top, len(used)))
        found[self.rows[span][there] - top, column[there]] = self.weights[span][there]
        return found


def cosines(vectors: Vectors, one: Ints, other: Ints) -> Floats:
    """How alike each two are of those that stand side by side in ``one`` and ``other``."""
    found = np.zeros(len(one))
    there = np.zeros(len(vectors.stems))
    order = np.argsort(other, kind="stable")
    changes = np.flatnonzero(np.diff(other[order])) + 1
    for pairs in np.split(order, changes) if len(order) else ():
        last = other[pairs[0]]
        mine = slice(vectors.starts[last], vectors.starts[last + 1])
        there[vectors.places[mine]] = vectors.weights[mine]
        counts = vectors.sizes[one[pairs]]
        at = ranges(vectors.starts[one[pairs]], counts)
        values = vectors.weights[at] * there[vectors.places[at]]
        found[pairs] = np.bincount(np.repeat(np.arange(len(pairs)), counts), values, len(pairs))
        there[vectors.places[mine]] = 0
    return rounded(found)
