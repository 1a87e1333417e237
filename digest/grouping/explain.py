"""Why a story is what it is, and what would change it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.grouping.order import in_order
from digest.grouping.reading import as_written
from digest.grouping.rounding import DIGITS
from digest.grouping.similarity import weigh_all, weighed_words
from digest.grouping.stories import partition, weigh_evidence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.config import GroupingSettings
    from digest.grouping.linkage import Group
    from digest.grouping.stories import Evidence
    from digest.grouping.vectors import Vector
    from digest.model import Article, Moment
    from digest.model.reading import Reading

MOST_WORDS = 12
STEPS = (-0.04, -0.02, 0.02, 0.04)


@dataclass(frozen=True, slots=True)
class Dated:
    """When a member appeared; ``taken_from`` is the article whose day it is assumed to be of, if any."""

    article: str
    date: Moment | None
    taken_from: str | None = None


@dataclass(frozen=True, slots=True)
class Bond:
    """How close two members are, from 0 to 1; ``contained`` is how much of the shorter the other carries."""

    one: str
    other: str
    closeness: float
    contained: float


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A story that isn't joined, how close it is on average, and how much that falls short of the threshold.

    ``short_by`` is below 0 when only the curator's word keeps the two apart.
    """

    story: str
    closeness: float
    short_by: float
    shared: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Otherwise:
    """The slugs of the articles that would be with the story's first one at another threshold."""

    threshold: float
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StoryExplanation:
    """Why a story is what it is.

    ``shared`` are the words that most of its members have, as they are written, with their weight, heaviest
    first; ``bonds`` are between each two members; ``nearest`` is None when no other story is close at all.
    """

    slug: str
    members: tuple[str, ...]
    threshold: float
    shared: tuple[tuple[str, float], ...]
    dates: tuple[Dated, ...]
    bonds: tuple[Bond, ...]
    nearest: Neighbour | None
    otherwise: tuple[Otherwise, ...]


def explain_story(
    articles: Sequence[Article], readings: Sequence[Reading], slug: str, settings: GroupingSettings
) -> StoryExplanation | None:
    """Explain the story that the article ``slug`` belongs to; None when there is no such article.

    ``articles`` are all that are grouped, in any order, and ``readings`` say what stands in them.
    """
    ordered, readings = in_order(articles, readings)
    at = next((position for position, article in enumerate(ordered) if article.slug == slug), None)
    if at is None:
        return None
    vectors = weigh_all(readings)
    thresholds = [round(min(1.0, max(0.0, settings.story_threshold + step)), DIGITS) for step in STEPS]
    lowest = settings.model_copy(update={"story_threshold": min(thresholds)})
    evidence = weigh_evidence(ordered, readings, vectors, lowest)
    groups = partition(ordered, evidence, settings.story_threshold)
    members = _home(groups, at)
    return StoryExplanation(
        slug=ordered[members[0]].slug,
        members=_slugs(ordered, members),
        threshold=settings.story_threshold,
        shared=_shared(readings, vectors, members),
        dates=tuple(_dated(ordered, evidence, position) for position in members),
        bonds=_bonds(ordered, evidence, members),
        nearest=_nearest(ordered, readings, evidence, groups, members, settings.story_threshold),
        otherwise=tuple(
            Otherwise(other, _slugs(ordered, _home(partition(ordered, evidence, other), members[0])))
            for other in thresholds
        ),
    )


def _home(groups: Sequence[Group], position: int) -> Group:
    return next(group for group in groups if position in group)


def _slugs(articles: Sequence[Article], members: Group) -> tuple[str, ...]:
    return tuple(articles[position].slug for position in members)


def _shared(
    readings: Sequence[Reading], vectors: Sequence[Vector], members: Group
) -> tuple[tuple[str, float], ...]:
    words = weighed_words([vectors[position] for position in members], MOST_WORDS)
    written = as_written([word for word, _ in words], [readings[position] for position in members])
    return tuple(zip(written, (weight for _, weight in words), strict=True))


def _dated(articles: Sequence[Article], evidence: Evidence, position: int) -> Dated:
    article = articles[position]
    source = evidence.close.taken_from[position]
    return Dated(article.slug, article.date, None if source is None else articles[source].slug)


def _bonds(articles: Sequence[Article], evidence: Evidence, members: Group) -> tuple[Bond, ...]:
    return tuple(
        Bond(
            articles[one].slug,
            articles[other].slug,
            evidence.close.between(one, other),
            round(evidence.contained(one, other), DIGITS),
        )
        for place, one in enumerate(members)
        for other in members[place + 1 :]
    )


def _nearest(  # noqa: PLR0913, PLR0917 - what is known, and what was made of it
    articles: Sequence[Article],
    readings: Sequence[Reading],
    evidence: Evidence,
    groups: Sequence[Group],
    members: Group,
    threshold: float,
) -> Neighbour | None:
    """The story that is closest on average; the older one of two."""
    others = [(_average(evidence, members, group), group) for group in groups if group != members]
    closest, group = max(others, key=lambda found: (found[0], -found[1][0]), default=(0.0, ()))
    if closest <= 0:
        return None
    means = [_mean(evidence.close.vectors, positions) for positions in (members, group)]
    words = [word for word, _ in weighed_words(means, MOST_WORDS)]
    both = [readings[position] for position in (*members, *group)]
    return Neighbour(
        articles[group[0]].slug, closest, round(threshold - closest, DIGITS), as_written(words, both)
    )


def _average(evidence: Evidence, one: Group, other: Group) -> float:
    total = math.fsum(evidence.close.between(i, j) for i in one for j in other)
    return round(total / (len(one) * len(other)), DIGITS)


def _mean(vectors: Sequence[Vector], members: Group) -> Vector:
    """What members of a story have on average; of words that one alone uses, only its share."""
    words = sorted({word for position in members for word in vectors[position]})
    return {
        word: math.fsum(vectors[position].get(word, 0.0) for position in members) / len(members)
        for word in words
    }
