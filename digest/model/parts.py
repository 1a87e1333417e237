"""What pages are made of: cards, quotes, links and what else several kinds of page show.

An address counts from the site's root (``stories/strike/``; the home page's is ``""``). Texts are plain
text, except those named ``…_markdown``. Nothing here knows the site.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from digest.model import Moment, State


@dataclass(frozen=True, slots=True)
class Link:
    """A label and the address on this site to which it leads."""

    label: str
    address: str


@dataclass(frozen=True, slots=True)
class Accent:
    """One colour as it can be read on light paper and on dark: ``#rrggbb`` each."""

    light: str
    dark: str


@dataclass(frozen=True, slots=True)
class Look:
    """What the curator set of the default theme; ``stylesheets`` come after the theme's own."""

    accent: Accent | None = None
    logo: str | None = None
    stylesheets: tuple[str, ...] = ()
    footer_markdown: str | None = None
    social: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Chrome:
    """What every page shares; the small part of the configuration that a template may see.

    An address in ``nav`` may lead elsewhere; it then begins with ``http``. ``method`` is the page that says
    how the digest is made.
    """

    title: str
    language: str
    description: str | None
    author: str | None
    base_url: str | None
    nav: tuple[Link, ...]
    generator: str
    extra: Mapping[str, object]
    look: Look = Look()
    method: Link | None = None
    search: Link | None = None


@dataclass(frozen=True, slots=True)
class QuoteView:
    """A quoted sentence; ``href`` leads to it at its source, and an ``outlet`` without a name is empty.

    ``gap`` when it does not directly follow the one before it in the same article.
    """

    text: str
    outlet: str
    article: str
    href: str | None
    gap: bool
    language: str


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A summary as shown: quotes, or the editor's own ``text`` and then ``by`` is ``editor``."""

    by: str
    quotes: tuple[QuoteView, ...] = ()
    text: str | None = None


@dataclass(frozen=True, slots=True)
class SourceLink:
    """Where an article leads outside: its own page, or else (``is_homepage``) its outlet's home page."""

    href: str
    is_homepage: bool


@dataclass(frozen=True, slots=True)
class Rendition:
    """One file of a picture, and its width in pixels."""

    address: str
    width: int


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of this site: ``address`` is for every program, ``webp`` is for browsers, narrow to wide.

    ``width`` and ``height`` are those of ``address`` in pixels; none where a drawing doesn't say.
    """

    address: str
    alt: str
    credit: str | None
    width: int | None = None
    height: int | None = None
    webp: tuple[Rendition, ...] = ()


@dataclass(frozen=True, slots=True)
class ArticleCard:
    """An article in a list or in the coverage of its story; ``published_as`` when the curator retitled it."""

    title: str
    address: str
    outlet: str
    outlet_page: Link | None
    when: Moment | None
    excerpt: Excerpt
    link: SourceLink | None
    copies: Link | None
    kind: str | None
    paywall: bool
    language: str
    published_as: str | None = None


@dataclass(frozen=True, slots=True)
class StoryCard:
    """A story in a list. ``first`` and ``last`` are when its articles appeared.

    Each of ``outlets`` is there once; all that have no name are one empty one.
    """

    title: str
    address: str
    language: str
    first: Moment | None
    last: Moment | None
    excerpt: Excerpt
    outlets: tuple[str, ...]
    origins: int
    articles: int
    theme: Link | None
    picture: Picture | None
    pin: bool
    state: State | None = None
    added: int = 0


@dataclass(frozen=True, slots=True)
class Section:
    """Stories under one heading; a theme's, or what is left over."""

    title: str
    address: str | None
    description: str | None
    stories: tuple[StoryCard, ...]


@dataclass(frozen=True, slots=True)
class EditionLink:
    """An edition in a list: ``id`` as in its address, and its stories' number."""

    id: str
    address: str
    stories: int


@dataclass(frozen=True, slots=True)
class Name:
    """Somebody or some place that a story tells of; ``link`` leads to what else is told of them."""

    label: str
    kind: Literal["person", "place", "organisation"]
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class NameLink:
    """A name that several stories share, and how many."""

    label: str
    address: str
    stories: int


@dataclass(frozen=True, slots=True)
class RelatedStory:
    """Another story that a reader may want; ``sources`` are its outlets' number."""

    title: str
    address: str
    language: str
    last: Moment | None
    sources: int


@dataclass(frozen=True, slots=True)
class Bar:
    """How many articles appeared in the period that begins on ``start``."""

    start: date
    count: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """Articles per period, without a gap: one bar for each from the first to the last.

    ``unit`` is a ``day``, ``week``, ``month`` or ``year``; ``step`` as many of them as a period has.
    """

    unit: Literal["day", "week", "month", "year"]
    step: int
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """An outlet in the list of all; ``own`` counts those of its articles that carry nobody else's text."""

    name: str
    address: str
    articles: int
    homepage: str | None
    stories: int = 0
    own: int = 0


@dataclass(frozen=True, slots=True)
class SitemapEntry:
    """A page for search engines, and when what it shows last changed."""

    address: str
    updated: Moment | None
