"""What readers' programs and search engines fetch: the feed of stories and the sitemap."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from digest.model import Moment
from digest.model.pages import (
    ArticlePage,
    EditionPage,
    FeedEntry,
    FeedPage,
    HomePage,
    SitemapEntry,
    SitemapPage,
    StoryPage,
    ThemePage,
)
from digest.site.cards import members, source_link, story_card

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from digest.config import Config
    from digest.model import Article, Story
    from digest.model.pages import PageBase, Section
    from digest.site.findings import Findings, Lookup

# A feed must say when it was last updated; one that never was says so, and never asks the clock.
NEVER = Moment(datetime(1970, 1, 1, tzinfo=UTC))


def feed_page(findings: Findings, found: Lookup, config: Config) -> FeedPage:
    """The newest stories, as many as the front page holds at most; a story without a date is in no feed."""
    dated = [(story, at) for story in findings.stories if (at := _latest(members(story, found)))]
    newest = sorted(dated, key=lambda one: (-one[1].order[2], one[0].slug))[: config.front.stories]
    return FeedPage(
        address="feed.xml",
        title=config.title,
        description=config.description,
        identity=_urn("feed", config.base_url or config.title),
        updated=newest[0][1] if newest else NEVER,
        entries=tuple(_entry(story, at, found) for story, at in newest),
    )


def sitemap_page(pages: Sequence[PageBase]) -> SitemapPage:
    """All of ``pages``, each with when what it shows last changed, where that is known."""
    entries = sorted((SitemapEntry(page.address, _changed(page)) for page in pages), key=lambda e: e.address)
    return SitemapPage(address="sitemap.xml", title="Sitemap", description=None, entries=tuple(entries))


def _entry(story: Story, updated: Moment, found: Lookup) -> FeedEntry:
    told_by = members(story, found)
    links = (source_link(article, found) for article in told_by)
    return FeedEntry(
        story=story_card(story, found),
        identity=_urn("story", _origin(told_by[0])),
        updated=updated,
        sources=tuple(dict.fromkeys(link for link in links if link and not link.is_homepage)),
    )


def _origin(article: Article) -> str:
    """What stays the same about a story while its address, its title and the digest's host may change."""
    return article.source_url or f"{article.slug} {article.date.order[0] if article.date else ''}"


def _urn(kind: str, name: str) -> str:
    return f"urn:uuid:{uuid5(NAMESPACE_URL, f'digest {kind} {name}')}"


def _latest(articles: Iterable[Article]) -> Moment | None:
    return _last(moment for article in articles for moment in (article.date, article.updated))


def _last(moments: Iterable[Moment | None]) -> Moment | None:
    return max((m for m in moments if m), key=lambda moment: moment.order[2], default=None)


def _changed(page: PageBase) -> Moment | None:
    match page:
        case ArticlePage():
            return _last((page.card.when, page.updated))
        case StoryPage():
            return page.story.last
        case ThemePage():
            return _last(story.last for story in page.stories)
        case HomePage() | EditionPage():
            lead = [page.lead.last] if isinstance(page, HomePage) and page.lead else []
            return _last((*lead, *_shown(page.sections)))
        case _:
            return None


def _shown(sections: Iterable[Section]) -> Iterator[Moment | None]:
    return (story.last for section in sections for story in section.stories)
