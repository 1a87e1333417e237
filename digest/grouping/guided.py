"""How well stories fit the subjects that a curator describes by a few keywords."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from digest.grouping import affinity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from digest.grouping.vectors import Vectors

    Floats = NDArray[np.float64]
    Indices = NDArray[np.intp]

# How much a story's use of the keywords, and their affinity to its other words, weigh.
BY_KEYWORDS = 0.3
BY_AFFINITY = 0.35
# An affinity that so few words of a story speak for counts half.
FEW_WORDS = 2.0
# What a story must fit better than, to belong to any theme: more where themes are few, for then they leave
# out more of the news, and more for a long story, which touches on much.
BAR = 0.07
ALONE = 0.05
LONG_BAR = 0.15
LONG = 100.0
# Keywords count the less, the more stories a theme has; by half of their weight at most.
FADING = 0.5
FEW_STORIES = 3.0
ROUNDS = 6
# So many stories at once, that memory stays small.
CHUNK = 1000
# Sums of floats differ in their last digits from machine to machine.
DIGITS = 6


class Words:
    """The words of stories as flat arrays: whose it is, which word, what it weighs."""

    __slots__ = ("number", "stems", "stories", "story", "weight")

    def __init__(self, vectors: Vectors) -> None:
        used, self.number = np.unique(vectors.places, return_inverse=True)
        self.story: Indices = vectors.rows
        self.weight: Floats = vectors.weights
        self.stems = tuple(map(vectors.stems.__getitem__, used.tolist()))
        self.stories = len(vectors)

    def per_word(self, share: Floats) -> Floats:
        """The weight of each word, over all stories, each story counting by its ``share``."""
        return _sums(self.number, self.weight * share[self.story], len(self.stems))

    def per_story(self, weights: Floats) -> Floats:
        """For each story the sum over its words of their weight there times that in ``weights``."""
        return _sums(self.story, self.weight * weights[self.number], self.stories)


def _sums(places: Indices, weights: Floats, length: int) -> Floats:
    return np.bincount(places, weights, length).astype(np.float64)


def fits(
    vectors: Vectors,
    english: Sequence[bool],
    keywords: Sequence[Sequence[float]],
    queries: Sequence[Sequence[str]],
    examples: Sequence[int | None],
) -> tuple[tuple[float, ...], ...]:
    """How well each story fits each theme and, in the last column, none of them; 0 and above.

    ``vectors`` are the stories', of unit length; ``keywords[story, theme]`` says how much it uses the theme's
    keywords (0 to 1), ``queries`` are the English stems of these, ``examples`` the theme in which the curator
    put a story. Self-training: stories that clearly fit one theme best become its examples, and what is
    typical of these makes others fit (Rocchio 1971; Yarowsky 1995). What fits no theme has a bar instead of
    keywords, and learns likewise, so that a subject without a theme isn't drawn into one.
    """
    if not len(vectors):
        return ()
    words = Words(vectors)
    known = BY_KEYWORDS * np.asarray(keywords, dtype=np.float64) + BY_AFFINITY * _affinities(
        words, english, queries
    )
    known = np.column_stack([known, _bars(words, len(queries))])
    fading = np.array([FADING] * len(queries) + [0.0])
    everything = words.per_word(np.ones(words.stories)) / max(words.stories, 1)
    found = known
    for _ in range(ROUNDS):
        clear = _clear(found, examples)
        typical = [_typical(words, one, everything) for one in clear.T]
        trust = clear.sum(axis=0) / (clear.sum(axis=0) + FEW_STORIES)
        likeness = np.column_stack([words.per_story(one) for one in typical])
        found = np.round(known * (1 - fading * trust) + trust * likeness, DIGITS)
    return tuple(map(tuple, found.tolist()))


def _bars(words: Words, themes: int) -> Floats:
    lengths = np.bincount(words.story, minlength=words.stories)
    bar = BAR + ALONE / themes
    return bar + (LONG_BAR - bar) * lengths / (lengths + LONG)


def _clear(found: Floats, examples: Sequence[int | None]) -> Floats:
    """How clearly each story belongs to the theme that it fits best: the lead over the next, 0 to 1."""
    ordered = np.sort(found, axis=1)
    best, second = ordered[:, -1], ordered[:, -2]
    clear = np.zeros(found.shape)
    clear[np.arange(len(found)), found.argmax(axis=1)] = (best - second) / best
    for story, theme in enumerate(examples):
        if theme is not None:
            clear[story] = 0
            clear[story, theme] = 1
    return clear


def _typical(words: Words, clear: Floats, everything: Floats) -> Floats:
    """What the clear stories of a theme say more than stories in general do; of unit length."""
    mean = words.per_word(clear) / max(float(clear.sum()), 1e-9)
    more = np.maximum(mean - everything, 0)
    length = float(np.sqrt((more * more).sum()))
    return more / length if length else more


def _affinities(words: Words, english: Sequence[bool], queries: Sequence[Sequence[str]]) -> Floats:
    """The cosine of each story and each theme's keywords in the space of `affinity`, 0 and above."""
    places = affinity.places()
    row = affinity.rows(words.stems)
    centres = np.vstack([_centre(places, query) for query in queries])
    usable = (row[words.number] >= 0) & np.asarray(english, dtype=bool)[words.story]
    found = np.zeros((words.stories, len(queries)))
    for start in range(0, words.stories, CHUNK):
        inside = usable & (words.story >= start) & (words.story < start + CHUNK)
        at = words.story[inside] - start
        placed = np.zeros((min(CHUNK, words.stories - start), places.shape[1]))
        for axis in range(places.shape[1]):
            weights = words.weight[inside] * places[row[words.number[inside]], axis]
            placed[:, axis] = np.bincount(at, weights, len(placed))
        lengths = np.sqrt((placed * placed).sum(axis=1, keepdims=True))
        speaking = np.bincount(at, minlength=len(placed))[:, None]
        certain = speaking / (speaking + FEW_WORDS)
        found[start : start + CHUNK] = certain * (placed @ centres.T) / np.maximum(lengths, 1e-9)
    return np.maximum(found, 0)


def _centre(places: Floats, query: Sequence[str]) -> Floats:
    row = affinity.rows(query)
    total: Floats = places[row[row >= 0]].sum(axis=0)
    length = float(np.sqrt((total * total).sum()))
    return total / length if length else total
