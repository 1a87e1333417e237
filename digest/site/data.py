"""digest.json: the whole digest as data. Its keys are stable; more may come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.site import addresses
from digest.site.cards import members, origins, span, story_address
from digest.text.stamps import rfc3339

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from digest.config import Config
    from digest.model import Article, Edition, Moment, Sentence, Story, Theme
    from digest.site.findings import Findings, Lookup

    Json = Mapping[str, object]

VERSION = 1


def digest_data(findings: Findings, found: Lookup, editions: Sequence[Edition], config: Config) -> Json:
    """Articles and stories oldest first, themes in their order, editions newest first."""
    slugs = [slug for story in findings.stories for slug in story.members]
    return {
        "version": VERSION,
        "title": config.title,
        "articles": [_article(found.articles[slug], found) for slug in slugs],
        "stories": [_story(story, found) for story in findings.stories],
        "themes": [_theme(theme) for theme in findings.themes],
        "editions": [_edition(edition) for edition in editions],
    }


def _article(article: Article, found: Lookup) -> Json:
    summary = found.summaries[article.slug]
    story = found.story_of[article.slug]
    return {
        "slug": article.slug,
        "title": article.shown_title,
        "url": addresses.article(article.slug),
        "date": _date(article.date),
        "lang": article.language,
        "source": article.source,
        "source_url": article.source_url,
        "authors": list(article.authors),
        "tags": list(article.tags),
        "theme": _theme_slug(story, found),
        "story": story.slug,
        "summary": _summary(
            summary.by, summary.text, [_sentence(article.slug, s, found) for s in summary.sentences]
        ),
    }


def _story(story: Story, found: Lookup) -> Json:
    told_by = members(story, found)
    summary = found.story_summaries[story.slug]
    first, last = span(told_by)
    quotes = [
        {"article": quote.article, **_sentence(quote.article, quote.sentence, found)}
        for quote in summary.quotes
    ]
    return {
        "slug": story.slug,
        "title": found.articles[story.lead].shown_title,
        "url": story_address(story),
        "articles": list(story.members),
        "sources": len({article.outlet for article in told_by}),
        "origins": origins(story),
        "theme": _theme_slug(story, found),
        "grouped": story.grouped,
        "first": _date(first),
        "last": _date(last),
        "summary": _summary(summary.by, summary.text, quotes),
    }


def _theme(theme: Theme) -> Json:
    return {
        "slug": theme.slug,
        "name": theme.name,
        "url": addresses.theme(theme.slug),
        "by": theme.by,
        "stories": list(theme.stories),
    }


def _edition(edition: Edition) -> Json:
    return {
        "id": edition.id,
        "url": addresses.edition(edition.id),
        "stories": [{"slug": entry.story, "state": entry.state} for entry in edition.entries],
    }


def _summary(by: str, text: str | None, sentences: Sequence[Json]) -> Json:
    own = {"text": text} if text is not None else {}
    return {"by": by, **own, "sentences": list(sentences)}


def _sentence(slug: str, sentence: Sentence, found: Lookup) -> Json:
    return {
        "text": sentence.text,
        "start": sentence.start,
        "end": sentence.end,
        "link": found.links.get((slug, sentence.start)),
    }


def _theme_slug(story: Story, found: Lookup) -> str | None:
    theme = found.theme_of.get(story.slug)
    return theme.slug if theme else None


def _date(moment: Moment | None) -> str | None:
    return rfc3339(moment) if moment else None
