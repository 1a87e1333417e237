"""What articles say, what the articles of a story say together, and of whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.grouping import read_terms, text_of
from digest.model import Summary
from digest.summary import summarise
from digest.summary.story import Member, summarise_story

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from digest.config import SummarySettings
    from digest.model import Article, Story, StorySummary
    from digest.model.reading import Reading
    from digest.runtime.work import Workshop


def settings_for(article: Article, settings: SummarySettings) -> SummarySettings:
    """The settings as they hold for ``article``: what may be published whole is quoted without a limit."""
    if article.full_text or article.license is not None:
        return settings.model_copy(update={"max_quote_words": len(article.body)})
    return settings


def summarise_articles(
    articles: Sequence[Article],
    settings: SummarySettings,
    workshop: Workshop,
) -> tuple[dict[str, Summary], int]:
    """The summary of each article by its slug, and how many were not remembered."""
    asked = [article for article in articles if not article.summary]
    inputs = [(one.sentences, one.title, one.language, settings_for(one, settings)) for one in asked]
    done = workshop.each(summarise, inputs, "summarising")
    for article, summary in zip(asked, done.results, strict=True):
        _verify(article, summary)
    extracted = {article.slug: summary for article, summary in zip(asked, done.results, strict=True)}
    written = {one.slug: Summary("editor", text=one.summary) for one in articles if one.summary}
    return extracted | written, len(asked) - done.remembered


def summarise_stories(
    stories: Sequence[Story],
    articles: Sequence[Article],
    summaries: Mapping[str, Summary],
    settings: SummarySettings,
    workshop: Workshop,
) -> dict[str, StorySummary]:
    """What the articles of each story say together, by the story's slug."""
    by_slug = {article.slug: article for article in articles}
    alone = [story for story in stories if not story.members[1:]]
    told = {story.slug: summarise_story(_members(story, by_slug, summaries), settings) for story in alone}
    several = [story for story in stories if story.members[1:]]
    inputs = [(_members(story, by_slug, summaries), settings) for story in several]
    done = workshop.each(summarise_story, inputs, "telling stories")
    return told | {story.slug: one for story, one in zip(several, done.results, strict=True)}


def read_for_grouping(articles: Sequence[Article], workshop: Workshop) -> tuple[Reading, ...]:
    """What grouping must know of each text."""
    return workshop.each(read_terms, [text_of(article) for article in articles]).results


def _verify(article: Article, summary: Summary) -> None:
    for sentence in summary.sentences:
        if article.body[sentence.start : sentence.end] != sentence.text:
            raise AssertionError(f"{article.path}: not verbatim: {sentence.text!r}")


def _members(
    story: Story, articles: Mapping[str, Article], summaries: Mapping[str, Summary]
) -> tuple[Member, ...]:
    """Who tells a story, its lead first."""
    told_by = (story.lead, *(slug for slug in story.members if slug != story.lead))
    origins = dict(story.origins)
    return tuple(
        Member(
            slug=slug,
            sentences=articles[slug].sentences,
            language=articles[slug].language,
            summary=summaries[slug],
            origin=origins.get(slug, slug),
            free=articles[slug].full_text or articles[slug].license is not None,
        )
        for slug in told_by
    )
