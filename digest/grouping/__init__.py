"""Articles become Stories, one event each, and Stories become Themes, one subject each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.grouping.cast import find_cast, names_of
from digest.grouping.explain import StoryExplanation, explain_story
from digest.grouping.order import in_order
from digest.grouping.reading import read_terms
from digest.grouping.similarity import weigh_all
from digest.grouping.stories import find_stories
from digest.grouping.themes import find_themes
from digest.model.each import one_by_one

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.config import GroupingSettings, ThemeSettings
    from digest.model import Article, Problem, Story, Theme
    from digest.model.each import Each
    from digest.model.reading import Reading

__all__ = [
    "Groups",
    "StoryExplanation",
    "explain_story",
    "find_cast",
    "group",
    "names_of",
    "read_terms",
]


@dataclass(frozen=True, slots=True)
class Groups:
    """The stories, oldest first, each article in exactly one; the themes, each story in at most one."""

    stories: tuple[Story, ...]
    themes: tuple[Theme, ...]
    problems: tuple[Problem, ...]


def group(
    articles: Sequence[Article],
    readings: Sequence[Reading],
    themes: Sequence[ThemeSettings],
    settings: GroupingSettings,
    each: Each = one_by_one,
) -> Groups:
    """Groups articles, whatever their order; their slugs must be distinct.

    ``readings`` say what stands in them (`read_terms`); of ``articles`` themselves only the front matter
    counts. What the curator said there (``story:``, ``theme:``) stands; the rest is found by similarity.
    By ``each`` themes are named.
    """
    articles, readings = in_order(articles, readings)
    vectors = weigh_all(readings)
    stories, contradictions = find_stories(articles, readings, vectors, settings)
    found, problems = find_themes(articles, readings, stories, vectors, themes, settings, each)
    return Groups(stories, found, (*contradictions, *problems))
