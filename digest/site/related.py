"""Which other stories a reader of one may want: those of its theme that were told at about the same time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.model.parts import RelatedStory
from digest.site.cards import members, span, story_address

if TYPE_CHECKING:
    from collections.abc import Mapping

    from digest.model import Story
    from digest.site.findings import Findings, Lookup

    Related = Mapping[str, tuple[RelatedStory, ...]]

_MOST = 4


def related(findings: Findings, found: Lookup) -> Related:
    """By a story's slug, its nearest in time within its theme, newest first."""
    stories = {story.slug: story for story in findings.stories}
    near: dict[str, tuple[RelatedStory, ...]] = {}
    for theme in findings.themes:
        seen = {slug: _seen(stories[slug], found) for slug in theme.stories}
        slugs = sorted(seen, key=lambda slug: _recency(seen[slug]), reverse=True)
        told = [seen[slug] for slug in slugs]
        near.update((slug, _around(told, at)) for at, slug in enumerate(slugs))
    return near


def _around(told: list[RelatedStory], at: int) -> tuple[RelatedStory, ...]:
    start = max(0, min(at - _MOST // 2, len(told) - _MOST - 1))
    return (*told[start:at], *told[at + 1 : start + _MOST + 1])


def _seen(story: Story, found: Lookup) -> RelatedStory:
    told_by = members(story, found)
    lead = found.articles[story.lead]
    _, last = span(told_by)
    outlets = {article.outlet for article in told_by}
    return RelatedStory(lead.shown_title, story_address(story), lead.language, last, len(outlets))


def _recency(story: RelatedStory) -> tuple[str, bool, float]:
    return story.last.order if story.last else ("", False, 0.0)
