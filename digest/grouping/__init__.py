"""Articles become Stories, one event each, and Stories become Themes, one subject each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.grouping.similarity import similarities, vectors
from digest.grouping.stories import find_stories
from digest.grouping.themes import find_themes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.config import GroupingSettings, ThemeSettings
    from digest.model import Article, Problem, Story, Theme

__all__ = ["Groups", "group"]


@dataclass(frozen=True, slots=True)
class Groups:
    """The stories, oldest first, each article in exactly one; the themes, each story in at most one."""

    stories: tuple[Story, ...]
    themes: tuple[Theme, ...]
    problems: tuple[Problem, ...]


def group(articles: Sequence[Article], themes: Sequence[ThemeSettings], settings: GroupingSettings) -> Groups:
    """Groups articles, whatever their order; their slugs must be distinct.

    What the curator said (``story:``, ``theme:``) stands; the rest is found by similarity.
    """
    ordered = sorted(articles, key=lambda article: (_time(article), article.slug))
    weighed = vectors(ordered)
    near = similarities(weighed)
    stories = find_stories(ordered, weighed, near, settings)
    found, problems = find_themes(ordered, stories, weighed, themes, settings)
    return Groups(stories, found, problems)


def _time(article: Article) -> tuple[bool, tuple[str, bool, float]]:
    return (article.date is None, article.date.order if article.date else ("", False, 0.0))
