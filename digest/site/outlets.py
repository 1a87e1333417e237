"""The pages about outlets, and the one that says how the digest is made and what it is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.model.pages import MethodPage, SourcePage, SourcesPage
from digest.model.parts import SourceEntry
from digest.site import addresses
from digest.site.timelines import timeline

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest.config import SummarySettings
    from digest.model import Article
    from digest.site.findings import Findings, Lookup

METHOD = "method/"
# So many outlets are drawn; a digest of more than these has a long tail of single articles.
_DRAWN = 20


def source_pages(found: Lookup) -> Iterator[SourcePage]:
    """A page for each outlet that an article names."""
    for name, slug in found.outlets.items():
        known = found.sources.get(name)
        yield SourcePage(
            address=addresses.source(slug),
            title=name,
            description=None,
            homepage=known.homepage if known else None,
            country=known.country if known else None,
            owner=known.owner if known else None,
            paywall=known.paywall if known else False,
            articles=tuple(found.article_cards[article.slug] for article in found.given[name]),
            timeline=timeline(found.given[name]),
        )


def sources_page(found: Lookup) -> SourcesPage:
    """All outlets, by name."""
    entries = tuple(_entry(name, given, found) for name, given in found.given.items())
    return SourcesPage(address="sources/", title="Sources", description=None, sources=entries)


def method_page(findings: Findings, found: Lookup, settings: SummarySettings) -> MethodPage:
    """How the digest is made, and its numbers."""
    entries = [_entry(name, given, found) for name, given in found.given.items()]
    most_first = sorted(entries, key=lambda entry: -entry.articles)
    return MethodPage(
        address=METHOD,
        title="How this digest is made",
        description="Where its articles come from, how sentences are chosen, and what the numbers are.",
        algorithm=settings.algorithm,
        sentences=settings.sentences,
        articles=len(findings.articles),
        stories=len(findings.stories),
        told_together=sum(len(story.members) > 1 for story in findings.stories),
        quoted=sum(len(summary.sentences) for summary in findings.summaries.values()),
        by_editor=sum(summary.by == "editor" for summary in findings.summaries.values()),
        outlets=tuple(most_first[:_DRAWN]),
        more=len(most_first[_DRAWN:]),
        timeline=timeline(findings.articles),
    )


def _entry(name: str, given: Sequence[Article], found: Lookup) -> SourceEntry:
    known = found.sources.get(name)
    return SourceEntry(
        name=name,
        address=addresses.source(found.outlets[name]),
        articles=len(given),
        homepage=known.homepage if known else None,
        stories=len({found.story_of[article.slug].slug for article in given}),
        own=sum(_is_its_own(article, found) for article in given),
    )


def _is_its_own(article: Article, found: Lookup) -> bool:
    """Whether it carries nobody else's text."""
    return dict(found.story_of[article.slug].origins).get(article.slug, article.slug) == article.slug
