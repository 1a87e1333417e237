"""What the stages before found, and how to look it up."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from digest.site import addresses

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from digest.config import Config, SourceSettings
    from digest.model import Article, PlainPage, Story, StorySummary, Summary, Theme
    from digest.model.cast import Cast
    from digest.model.parts import ArticleCard, Picture, StoryCard

    Links = Mapping[tuple[str, int], str | None]


@dataclass(frozen=True, slots=True)
class Findings:
    """All that is known before the first page is made.

    ``summaries`` go by an article's slug, ``story_summaries`` by a story's; ``pictures`` maps an article's
    slug to its picture, still without alternative text and credit. ``links`` lead to the sentences that are
    quoted, by their article's slug and where they begin in its body; ``whole_texts`` are the lines of the
    articles that are published whole, by slug.
    """

    articles: Sequence[Article]
    pages: Sequence[PlainPage]
    summaries: Mapping[str, Summary]
    stories: Sequence[Story]
    story_summaries: Mapping[str, StorySummary]
    themes: Sequence[Theme]
    pictures: Mapping[str, Picture]
    cast: Cast
    links: Links
    whole_texts: Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Lookup:
    """The findings by slug; outlets by name, each with its slug and what the curator said about it.

    ``given`` are the articles of each outlet, newest first.

    The cards are there once the rest is; `digest.site.cards` makes them, and the ``rank`` of the stories in
    any list.
    """

    articles: Mapping[str, Article]
    summaries: Mapping[str, Summary]
    story_summaries: Mapping[str, StorySummary]
    story_of: Mapping[str, Story]
    theme_of: Mapping[str, Theme]
    links: Links
    pictures: Mapping[str, Picture]
    cast: Cast
    outlets: Mapping[str, str]
    given: Mapping[str, Sequence[Article]]
    sources: Mapping[str, SourceSettings]
    whole_texts: Mapping[str, Sequence[str]]
    article_cards: Mapping[str, ArticleCard] = field(default_factory=dict)
    story_cards: Mapping[str, StoryCard] = field(default_factory=dict)
    rank: Mapping[str, int] = field(default_factory=dict)


def look_up(findings: Findings, config: Config) -> Lookup:
    """Every finding by its slug."""
    names = sorted({article.source for article in findings.articles if article.source})
    articles = {article.slug: article for article in findings.articles}
    return Lookup(
        articles=articles,
        summaries=findings.summaries,
        story_summaries=findings.story_summaries,
        story_of={slug: story for story in findings.stories for slug in story.members},
        theme_of={slug: theme for theme in findings.themes for slug in theme.stories},
        links=findings.links,
        pictures=findings.pictures,
        cast=findings.cast,
        outlets=addresses.by_name(names, "source"),
        given=_given(findings.articles),
        sources={source.name: source for source in config.sources},
        whole_texts=findings.whole_texts,
    )


def _given(articles: Sequence[Article]) -> Mapping[str, Sequence[Article]]:
    given: defaultdict[str, list[Article]] = defaultdict(list)
    for article in sorted(articles, key=newest_first):
        if article.source:
            given[article.source].append(article)
    return {name: given[name] for name in sorted(given, key=lambda name: (name.casefold(), name))}


def newest_first(article: Article) -> tuple[bool, float, str]:
    """Sorts articles as readers meet them, undated ones last."""
    return (article.date is None, -article.date.at.timestamp() if article.date else 0.0, article.slug)
