"""What programs read: feeds, lists of sources, newsletters, and what a search looks through."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from digest.model.pages import PageBase

if TYPE_CHECKING:
    from digest.model import Moment
    from digest.model.parts import EditionLink, Link, Section, StoryCard


@dataclass(frozen=True, slots=True)
class FeedSource:
    """An article of a story, and where it was published.

    ``href`` is its own address or (``is_homepage``) that of its outlet, or none that is known.
    """

    title: str
    outlet: str
    address: str
    when: Moment | None
    href: str | None
    is_homepage: bool


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """A story in a feed; ``identity`` never changes, ``updated`` moves when an article appears or changes.

    ``external`` is where its lead was published, or else the first of its articles whose address is known.
    """

    story: StoryCard
    identity: str
    updated: Moment
    sources: tuple[FeedSource, ...]
    external: str | None
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FeedPage(PageBase):
    """An Atom feed of stories, newest first; ``about`` is the page whose feed it is."""

    template: ClassVar[str] = "feed.xml"
    about: str
    identity: str
    updated: Moment
    entries: tuple[FeedEntry, ...]


@dataclass(frozen=True, slots=True)
class JsonFeedPage(PageBase):
    """The same stories as JSON Feed 1.1."""

    template: ClassVar[str] = "parts/feed-story.html"
    feed: FeedPage


@dataclass(frozen=True, slots=True)
class EditionsFeedEntry:
    """An edition in a feed, with as many of its stories as a feed can bear; ``more`` counts the others."""

    edition: EditionLink
    identity: str
    published: Moment
    updated: Moment
    stories: tuple[StoryCard, ...]
    more: int


@dataclass(frozen=True, slots=True)
class EditionsFeedPage(PageBase):
    """An Atom feed of editions, newest first."""

    template: ClassVar[str] = "editions.xml"
    about: str
    identity: str
    updated: Moment
    entries: tuple[EditionsFeedEntry, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """A line of an outline: somebody's website, and the feed of it where that is known."""

    name: str
    website: str | None
    feed: str | None


@dataclass(frozen=True, slots=True)
class OpmlPage(PageBase):
    """The sources, and the digest's own feeds, as an outline that feed readers take in."""

    template: ClassVar[str] = "opml.xml"
    own: tuple[Link, ...]
    sources: tuple[Outline, ...]


@dataclass(frozen=True, slots=True)
class RobotsPage(PageBase):
    """What robots may read (everything), and where the sitemaps are."""

    template: ClassVar[str] = "robots.txt"
    sitemap: str | None


@dataclass(frozen=True, slots=True)
class SitemapIndexPage(PageBase):
    """The sitemaps of a site that is too large for one."""

    template: ClassVar[str] = "sitemaps.xml"
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NewsletterPage(PageBase):
    """An edition as an e-mail: ``lead`` first, then the others by theme; ``more`` counts what is left out.

    ``unsubscribe`` is what the mailing service puts a reader's own address for.
    """

    template: ClassVar[str] = "newsletter.html"
    edition: EditionLink
    lead: StoryCard | None
    sections: tuple[Section, ...]
    more: int
    unsubscribe: str


@dataclass(frozen=True, slots=True)
class NewsletterTextPage(NewsletterPage):
    """The same as plain text."""

    template: ClassVar[str] = "newsletter.txt"


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """An article as a search finds it: what the site shows of it, the weightiest first.

    ``about`` are the names that stand around it: outlet, theme, tags, authors.
    """

    title: str
    address: str
    outlet: str
    when: Moment | None
    language: str
    about: tuple[str, ...]
    texts: tuple[str, ...]
