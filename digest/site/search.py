"""What a reader's search looks through: of each article what the site shows of it, and no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.model.feeds import SearchDocument
from digest.site import addresses
from digest.site.findings import newest_first

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.model import Article
    from digest.site.findings import Findings, Lookup


def search_documents(findings: Findings, found: Lookup) -> tuple[SearchDocument, ...]:
    """All articles, newest first, undated last."""
    return tuple(_document(article, found) for article in sorted(findings.articles, key=newest_first))


def _document(article: Article, found: Lookup) -> SearchDocument:
    story = found.story_of[article.slug]
    theme = found.theme_of.get(story.slug)
    about = (article.outlet, theme.name if theme else "", *article.authors, *article.tags)
    other = () if article.title == article.shown_title else (article.title,)
    return SearchDocument(
        title=article.shown_title,
        address=addresses.article(article.slug),
        outlet=article.outlet,
        when=article.date,
        language=article.language,
        about=tuple(dict.fromkeys(name for name in about if name)),
        texts=(*other, *_texts(article, found)),
    )


def _texts(article: Article, found: Lookup) -> Iterator[str]:
    """What its own page says of it, and what its story's page quotes."""
    yield from found.whole_texts.get(article.slug, ())
    summary = found.summaries[article.slug]
    told = found.story_summaries[found.story_of[article.slug].slug]
    quoted = (quote.sentence for quote in told.quotes if quote.article == article.slug)
    own = (summary.text, article.description, article.note)
    yield from dict.fromkeys(
        (*(text for text in own if text), *(s.plain for s in (*summary.sentences, *quoted)))
    )
