"""Which articles tell of one event."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from digest.grouping import curation
from digest.grouping.closeness import closeness
from digest.grouping.copies import Copies
from digest.grouping.index import NO_PAIRS, cosines
from digest.grouping.linkage import unite
from digest.grouping.origins import Containment, origins
from digest.grouping.reading import as_written
from digest.grouping.similarity import shared_words
from digest.model import Story

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from digest.config import GroupingSettings
    from digest.grouping.closeness import Closeness
    from digest.grouping.index import Pairs
    from digest.grouping.linkage import Group
    from digest.grouping.vectors import Floats, Ints, Vectors
    from digest.model import Article, Grouped, Problem
    from digest.model.reading import Reading

MOST_SHARED = 8
LEAST_OF_COPIES = 0.3


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for two articles telling of one event.

    ``together`` are who must be, as copies of one text or by the curator's word, and ``near`` how close
    others are, by their positions; ``are_copies`` says of any two whether one carries the other's text.
    """

    together: tuple[Group, ...]
    near: Pairs
    close: Closeness
    contained: Callable[[int, int], float]
    are_copies: Callable[[int, int], bool]


def find_stories(
    articles: Sequence[Article],
    readings: Sequence[Reading],
    vectors: Vectors,
    settings: GroupingSettings,
) -> tuple[tuple[Story, ...], tuple[Problem, ...]]:
    """The stories of ``articles``, which are in order of time, and where the curator contradicts himself."""
    evidence = weigh_evidence(articles, readings, vectors, settings)
    groups = partition(articles, evidence, settings.story_threshold)
    stories = tuple(_story(articles, readings, vectors, members, evidence) for members in groups)
    return stories, curation.contradictions(articles, groups)


def weigh_evidence(
    articles: Sequence[Article],
    readings: Sequence[Reading],
    vectors: Vectors,
    settings: GroupingSettings,
) -> Evidence:
    """What there is to say about every two articles that may belong together."""
    close = closeness(articles, readings, vectors, settings.window_days)
    contained = Containment(readings)
    copies = Copies(articles, contained, settings.duplicate_threshold)
    pairs = [NO_PAIRS, *_compared(close, copies, min(settings.story_threshold, LEAST_OF_COPIES))]

    def are_copies(one: int, other: int) -> bool:
        return (
            copies.home[one] == copies.home[other]
            and close.alike(one, other) >= LEAST_OF_COPIES
            and contained(one, other) >= settings.duplicate_threshold
        )

    for group in copies.contested():
        inside = tuple(combinations(group, 2))
        copies.part(group, [pair for pair in inside if are_copies(*pair)])
        one, other = np.array(inside).T
        pairs.append((one, other, np.array([close.alike(*pair) for pair in inside])))
    one, other, alike = (np.concatenate(column) for column in zip(*pairs, strict=True))
    kept = copies.apart(one, other)
    near = one[kept], other[kept], close.given_each(one[kept], other[kept], alike[kept])
    return Evidence(copies.groups(), near, close, contained, are_copies)


def _compared(close: Closeness, copies: Copies, least: float) -> Iterator[Pairs]:
    """All pairs that may be close, and how alike they are, but for those that copies bring together."""
    for one, other, alike in close.near(least):
        yield _apart(copies, one, other, alike)
    for pairs in close.far():
        apart = copies.apart(*pairs)
        one, other = (column[apart] for column in pairs)
        yield _apart(copies, one, other, cosines(close.vectors, one, other))


def _apart(copies: Copies, one: Ints, other: Ints, alike: Floats) -> Pairs:
    carried = alike >= LEAST_OF_COPIES
    copies.find(one[carried], other[carried])
    apart = copies.apart(one, other)
    return one[apart], other[apart], alike[apart]


def partition(articles: Sequence[Article], evidence: Evidence, threshold: float) -> tuple[Group, ...]:
    """The articles' positions by story: the curator's groups, then copies of one text, then average link."""

    def allowed(one: Group, other: Group) -> bool:
        return curation.may_unite(articles, one, other)

    near = {
        (i, j): value
        for i, j, value in zip(*(column.tolist() for column in evidence.near), strict=True)
        if value >= threshold
    }
    return unite(evidence.together, near, threshold, allowed, evidence.close.between)


def _story(
    articles: Sequence[Article],
    readings: Sequence[Reading],
    vectors: Vectors,
    members: Group,
    evidence: Evidence,
) -> Story:
    told_by = [articles[position] for position in members]
    common = shared_words(vectors.chosen(members), MOST_SHARED) if members[1:] else ()
    carried = origins(members, evidence.are_copies)
    return Story(
        slug=told_by[0].slug,
        members=tuple(article.slug for article in told_by),
        lead=curation.lead(told_by).slug,
        grouped=_grouped(told_by),
        shared=as_written(common, [readings[position] for position in members]),
        origins=tuple((articles[one].slug, articles[other].slug) for one, other in carried),
    )


def _grouped(told_by: Sequence[Article]) -> Grouped:
    """The editor's, when the curator's word alone put each of them where it is."""
    return "editor" if all(article.story for article in told_by) else "automatically"
