"""Subjects that run through the stories without a theme of the curator's."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from digest.grouping.rounding import DIGITS
from digest.grouping.vectors import pack, ranges, summed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from digest.grouping.vectors import Vector, Vectors, Weighed

FEWEST_STORIES = 3
# A story finds the groups to compare itself with by its heaviest words; the nearest by these are looked at.
HEAVY_WORDS = 20
CANDIDATES = 4
# A word that so many groups have leads to none of them.
TOO_COMMON = 150


@dataclass(frozen=True, slots=True)
class Topic:
    """Positions of stories, in order; ``founders`` are those that were there when it became a topic."""

    stories: tuple[int, ...]
    founders: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Group:
    """Stories that are together so far: their positions, their words, and their heaviest words.

    ``heavy`` holds each word once. ``total`` may hold some twice or more, with a part of their weight each;
    when it was last summed up, there were so many ``words``.
    """

    stories: tuple[int, ...]
    total: Weighed
    words: int
    heavy: Weighed
    founders: tuple[int, ...] = ()


def running_topics(vectors: Sequence[Vector], threshold: float) -> tuple[Topic, ...]:
    """Topics of at least three stories, in the order in which they came to be.

    ``vectors`` are the stories', of unit length, oldest first. Each story in turn unites with the group that
    is nearest on average, if as near as ``threshold``, and so does the group that comes of it; but never do
    two topics. So later stories join topics or make new ones, maybe with earlier stories that were in none,
    and no topic loses a story or its founders: average link (Sokal and Michener 1958) in the order of time.
    """
    groups = _Groups(pack(vectors))
    for position in range(len(vectors)):
        grown = groups.begun(position)
        while (nearest := groups.nearest(grown, position, threshold)) is not None:
            grown = _united(groups.removed(nearest, position), grown)
        if not grown.founders and len(grown.stories) >= FEWEST_STORIES:
            grown = replace(grown, founders=grown.stories)
        groups.add(grown, position)
    topics = [Topic(group.stories, group.founders) for group in groups if group.founders]
    return tuple(sorted(topics, key=lambda topic: (topic.founders[-1], topic.founders)))


def nearness(one: Vector, total: Mapping[str, float], stories: int) -> float:
    """The mean cosine of a story and ``stories`` whose vectors add up to ``total``."""
    return round(sum(weight * total[word] for word, weight in one.items() if word in total) / stories, DIGITS)


class _Groups:
    """The groups by their numbers, which are the positions of the stories that last changed them.

    What the stories have as heavy words is known from the start; of each word those are looked at that came
    before, and ``number`` says in which group a story is by now.
    """

    def __init__(self, vectors: Vectors) -> None:
        self._vectors = vectors
        self._heavy = vectors.heaviest(HEAVY_WORDS)
        by_word = np.argsort(self._heavy.places, kind="stable")
        self._story = self._heavy.rows[by_word]
        self._weight = self._heavy.weights[by_word]
        words = np.arange(len(vectors.stems))
        self._begin = np.searchsorted(self._heavy.places[by_word], words)
        self._seen = np.zeros(len(words), np.int64)
        self._holders = np.zeros(len(words), np.int64)
        self._number = np.arange(len(vectors))
        self._size = np.ones(len(vectors))
        self._is_topic = np.zeros(len(vectors), bool)
        self._weights = np.zeros(len(words))
        self._there: dict[int, _Group] = {}

    def __iter__(self) -> Iterator[_Group]:
        return iter(self._there.values())

    def begun(self, position: int) -> _Group:
        """A story by itself."""
        total = self._vectors.row(position)
        return _Group((position,), total, len(total[0]), self._heavy.row(position))

    def removed(self, number: int, position: int) -> _Group:
        """Take a group out, to unite it with the story at ``position``."""
        group = self._there.pop(number)
        self._holders[group.heavy[0]] -= 1
        self._number[list(group.stories)] = position
        return group

    def add(self, group: _Group, position: int) -> None:
        """Put a group there that the story at ``position`` changed."""
        self._there[position] = group
        self._holders[group.heavy[0]] += 1
        self._seen[self._heavy.row(position)[0]] += 1
        self._size[position] = len(group.stories)
        self._is_topic[position] = bool(group.founders)

    def nearest(self, grown: _Group, position: int, threshold: float) -> int | None:
        """The group that ``grown`` may unite with and is nearest to, the older one first."""
        best, found = threshold, None
        for number in self._candidates(grown, position):
            group = self._there[number]
            near = self._dot(grown.total, group.total) / (len(grown.stories) * len(group.stories))
            if (near := round(near, DIGITS)) > best or (near == best and found is None):
                best, found = near, number
        return found

    def _candidates(self, grown: _Group, position: int) -> list[int]:
        """Those groups whose heavy words are most like, in order."""
        words, weights = grown.heavy
        telling = (self._holders[words] > 0) & (self._holders[words] <= TOO_COMMON)
        words, weights = words[telling], weights[telling]
        counts = self._seen[words]
        at = ranges(self._begin[words], counts)
        near = np.bincount(self._number[self._story[at]], self._weight[at] * np.repeat(weights, counts))
        near[position:] = 0
        if len(grown.stories) >= FEWEST_STORIES:
            near[self._is_topic[: len(near)]] = 0
        there = np.flatnonzero(near > 0)
        score = np.round(near[there] / self._size[there], DIGITS)
        if len(there) > CANDIDATES:
            enough = score >= np.partition(score, -CANDIDATES)[-CANDIDATES]
            there, score = there[enough], score[enough]
        return sorted(there[np.lexsort((there, -score))[:CANDIDATES]].tolist())

    def _dot(self, one: Weighed, other: Weighed) -> float:
        (places, weights), large = (one, other) if len(one[0]) < len(other[0]) else (other, one)
        np.add.at(self._weights, places, weights)
        # Not multiplied as matrices are, which would wake several processors for one story.
        found = float((self._weights[large[0]] * large[1]).sum())
        self._weights[places] = 0
        return found


def _united(group: _Group, grown: _Group) -> _Group:
    total, words = _both(group.total, grown.total), max(group.words, grown.words)
    if len(total[0]) > 2 * words:
        total = summed(total)
        words = len(total[0])
    return _Group(
        tuple(sorted(group.stories + grown.stories)),
        total,
        words,
        summed(_both(group.heavy, grown.heavy)),
        group.founders or grown.founders,
    )


def _both(one: Weighed, other: Weighed) -> Weighed:
    return np.concatenate((one[0], other[0])), np.concatenate((one[1], other[1]))
