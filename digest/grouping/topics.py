"""Subjects that run through the stories without a theme of the curator's."""

from __future__ import annotations

import heapq
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from digest.grouping.vectors import Vector

FEWEST_STORIES = 3
# A story finds the groups to compare itself with by its heaviest words; the nearest by these are looked at.
HEAVY_WORDS = 20
CANDIDATES = 4
# A word that so many groups have leads to none of them.
TOO_COMMON = 150
DIGITS = 9


@dataclass(frozen=True, slots=True)
class Topic:
    """Positions of stories, in order; ``founders`` are those that were there when it became a topic."""

    stories: tuple[int, ...]
    founders: tuple[int, ...]


@dataclass(slots=True)
class _Group:
    """Stories that are together so far: their positions, and the sum of their vectors."""

    stories: list[int]
    total: dict[str, float]
    heavy: dict[str, float]
    founders: tuple[int, ...] = field(default=())


def running_topics(vectors: Sequence[Vector], threshold: float) -> tuple[Topic, ...]:
    """Topics of at least three stories, in the order in which they came to be.

    ``vectors`` are the stories', of unit length, oldest first. Each story in turn unites with the group that
    is nearest on average, if as near as ``threshold``, and so does the group that comes of it; but never do
    two topics. So later stories join topics or make new ones, maybe with earlier stories that were in none,
    and no topic loses a story or its founders: average link (Sokal and Michener 1958) in the order of time.
    """
    groups: dict[int, _Group] = {}
    index: defaultdict[str, dict[int, float]] = defaultdict(dict)
    for position, vector in enumerate(vectors):
        grown = _Group([position], dict(vector), _heaviest(vector))
        while (nearest := _nearest(grown, groups, index, threshold)) is not None:
            grown = _united(_removed(nearest, groups, index), grown)
        if not grown.founders and len(grown.stories) >= FEWEST_STORIES:
            grown.founders = tuple(grown.stories)
        groups[position] = grown
        for word, weight in grown.heavy.items():
            index[word][position] = weight
    topics = [Topic(tuple(group.stories), group.founders) for group in groups.values() if group.founders]
    return tuple(sorted(topics, key=lambda topic: (topic.founders[-1], topic.founders)))


def nearness(one: Vector, total: Mapping[str, float], stories: int) -> float:
    """The mean cosine of a story and ``stories`` whose vectors add up to ``total``."""
    return round(sum(weight * total[word] for word, weight in one.items() if word in total) / stories, DIGITS)


def _heaviest(vector: Vector) -> dict[str, float]:
    words = heapq.nsmallest(HEAVY_WORDS, vector, key=lambda word: (-vector[word], word))
    return {word: vector[word] for word in words}


def _nearest(
    grown: _Group, groups: Mapping[int, _Group], index: Mapping[str, Mapping[int, float]], threshold: float
) -> int | None:
    """The group that ``grown`` may unite with and is nearest to, the older one first."""
    best, found = threshold, None
    for number in sorted(_candidates(grown, groups, index)):
        group = groups[number]
        small, large = sorted((grown.total, group.total), key=len)
        near = nearness(small, large, len(grown.stories) * len(group.stories))
        if near > best or (near == best and found is None):
            best, found = near, number
    return found


def _candidates(
    grown: _Group, groups: Mapping[int, _Group], index: Mapping[str, Mapping[int, float]]
) -> Sequence[int]:
    near: defaultdict[int, float] = defaultdict(float)
    for word, weight in grown.heavy.items():
        holders = index.get(word, {})
        if len(holders) > TOO_COMMON:
            continue
        for number, other in holders.items():
            near[number] += weight * other
    is_topic = len(grown.stories) >= FEWEST_STORIES
    open_to = (n for n in near if not (is_topic and groups[n].founders))
    return heapq.nsmallest(
        CANDIDATES, open_to, key=lambda n: (-round(near[n] / len(groups[n].stories), DIGITS), n)
    )


def _removed(number: int, groups: dict[int, _Group], index: Mapping[str, dict[int, float]]) -> _Group:
    group = groups.pop(number)
    for word in group.heavy:
        del index[word][number]
    return group


def _united(group: _Group, grown: _Group) -> _Group:
    founders = group.founders or grown.founders
    large, small = (group, grown) if len(group.total) >= len(grown.total) else (grown, group)
    for word, weight in small.total.items():
        large.total[word] = large.total.get(word, 0.0) + weight
    for word, weight in small.heavy.items():
        large.heavy[word] = large.heavy.get(word, 0.0) + weight
    return _Group(sorted(group.stories + grown.stories), large.total, large.heavy, founders)
