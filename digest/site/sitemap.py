"""What search engines fetch: sitemaps, and where robots find them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.model.feeds import RobotsPage, SitemapIndexPage
from digest.model.pages import (
    ArticlePage,
    EditionPage,
    HomePage,
    SitemapPage,
    SourcePage,
    StoryPage,
    ThemePage,
    ThemesPage,
)
from digest.model.parts import SitemapEntry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from digest.config import Config
    from digest.model import Moment
    from digest.model.pages import PageBase
    from digest.model.parts import Section, StoryCard

# As https://www.sitemaps.org/protocol.html has it.
MOST_IN_ONE = 50_000
ADDRESS = "sitemap.xml"


def sitemap_pages(pages: Sequence[PageBase], config: Config, most: int = MOST_IN_ONE) -> Iterator[PageBase]:
    """robots.txt, and the sitemap of all of ``pages``, in parts where they are more than ``most``.

    A sitemap names whole addresses, so a site that does not know its own has none.
    """
    yield RobotsPage("robots.txt", "Robots", None, ADDRESS if config.base_url else None)
    if not config.base_url:
        return
    entries = sorted((SitemapEntry(page.address, _changed(page)) for page in pages), key=lambda e: e.address)
    if len(entries) <= most:
        yield SitemapPage(ADDRESS, "Sitemap", None, tuple(entries))
        return
    parts = [tuple(entries[at : at + most]) for at in range(0, len(entries), most)]
    names = tuple(f"sitemap-{number}.xml" for number in range(1, len(parts) + 1))
    yield SitemapIndexPage(ADDRESS, "Sitemaps", None, names)
    for name, part in zip(names, parts, strict=True):
        yield SitemapPage(name, "Sitemap", None, part)


def _changed(page: PageBase) -> Moment | None:
    """When what a page shows last changed, where that is known."""
    match page:
        case ArticlePage():
            return _last((page.card.when, page.updated))
        case SourcePage():
            return _last(card.when for card in page.articles)
        case _:
            return _last(story.last for story in _stories(page))


def _stories(page: PageBase) -> Iterable[StoryCard]:
    """The stories that a page shows."""
    match page:
        case StoryPage():
            return (page.story,)
        case ThemePage():
            return page.stories
        case HomePage():
            return (*([page.lead] if page.lead else []), *_listed(page.sections), *page.earlier)
        case EditionPage():
            return (page.lead, *_listed(page.sections))
        case ThemesPage():
            return _listed(page.sections)
        case _:
            return ()


def _last(moments: Iterable[Moment | None]) -> Moment | None:
    return max((m for m in moments if m), key=lambda moment: moment.at.timestamp(), default=None)


def _listed(sections: Iterable[Section]) -> Iterator[StoryCard]:
    return (story for section in sections for story in section.stories)
