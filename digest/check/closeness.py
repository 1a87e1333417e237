"""How near articles are to the edge of their story. The only place here that knows how grouping measures."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from digest.grouping.closeness import closeness as measure
from digest.grouping.order import in_order
from digest.grouping.similarity import weigh_all

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from digest.config import GroupingSettings
    from digest.model import Article, Story
    from digest.model.reading import Reading

# What is less than this share of the threshold is as good as nothing.
LISTED = 0.25


def closeness(
    articles: Sequence[Article], readings: Sequence[Reading], settings: GroupingSettings
) -> Mapping[tuple[str, str], float]:
    """How near each two articles are, by their slugs; two that are not listed are far from being a story."""
    ordered, read = in_order(articles, readings)
    near = measure(ordered, read, weigh_all(read), settings.window_days)
    pairs = near.pairs(settings.story_threshold * LISTED)
    return {(ordered[i].slug, ordered[j].slug): value for i, j, value in pairs}


def joined(
    near: Mapping[tuple[str, str], float], stories: Sequence[Story]
) -> Iterator[tuple[str, Story, float]]:
    """Each article of a story that grouping made, and how near it is to the others there on average."""
    home = {slug: story for story in stories for slug in story.members}
    total: defaultdict[str, float] = defaultdict(float)
    for (one, other), value in near.items():
        if home[one] is home[other]:
            total[one] += value
            total[other] += value
    for story in stories:
        if story.grouped == "automatically" and story.members[1:]:
            for slug in story.members:
                yield slug, story, total[slug] / (len(story.members) - 1)


def parted(
    near: Mapping[tuple[str, str], float], stories: Sequence[Story]
) -> Iterator[tuple[Story, Story, float]]:
    """Each two stories with something in common, and how near they are on average."""
    at = {slug: position for position, story in enumerate(stories) for slug in story.members}
    total: defaultdict[tuple[int, int], float] = defaultdict(float)
    for (one, other), value in near.items():
        pair = min(at[one], at[other]), max(at[one], at[other])
        if pair[0] != pair[1]:
            total[pair] += value
    for (i, j), value in sorted(total.items()):
        first, second = stories[i], stories[j]
        yield first, second, value / (len(first.members) * len(second.members))
