"""What a page shows: everything a template is told, ready to be set in type.

An address counts from the site's root (``stories/strike/``; the home page's is ``""``). Texts are plain
text, except those named ``…_markdown``. Nothing here knows the site.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from digest.model import Grouped, Moment, NamedBy, State
    from digest.model.feeds import SearchDocument


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
class PageBase:
    """What any page has: its address, its title, and what it is about (for search engines).

    ``social_card`` is the address of the picture (PNG, 1200 by 630) that is shown where the page is shared.
    """

    template: ClassVar[str]
    address: str
    title: str
    description: str | None
    social_card: str | None = field(default=None, kw_only=True)


@dataclass(frozen=True, slots=True)
class HomePage(PageBase):
    """The front page: the latest edition by theme, then earlier stories."""

    template: ClassVar[str] = "home.html"
    edition: EditionLink | None
    lead: StoryCard | None
    sections: tuple[Section, ...]
    earlier: tuple[StoryCard, ...]
    editions: tuple[EditionLink, ...]
    sources: int


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
class ArticlePage(PageBase):
    """One article: its summary, where it was published, its story, the editor's note."""

    template: ClassVar[str] = "article.html"
    card: ArticleCard
    authors: tuple[str, ...]
    credit: str | None
    updated: Moment | None
    teaser: str | None
    note_markdown: str | None
    body_markdown: str | None
    story: Link | None
    theme: Link | None
    tags: tuple[str, ...]
    picture: Picture | None
    via: str | None
    archive_url: str | None
    license: str | None
    extra: Mapping[str, object]
    names: tuple[Name, ...] = ()
    related: tuple[RelatedStory, ...] = ()


@dataclass(frozen=True, slots=True)
class StoryPage(PageBase):
    """One event told by two or more articles."""

    template: ClassVar[str] = "story.html"
    story: StoryCard
    coverage: tuple[ArticleCard, ...]
    grouped: Grouped
    shared: tuple[str, ...]
    notes_markdown: tuple[str, ...]
    editions: tuple[EditionLink, ...]
    names: tuple[Name, ...] = ()
    related: tuple[RelatedStory, ...] = ()


@dataclass(frozen=True, slots=True)
class ThemePage(PageBase):
    """A subject and its stories, newest first."""

    template: ClassVar[str] = "theme.html"
    by: NamedBy
    stories: tuple[StoryCard, ...]


@dataclass(frozen=True, slots=True)
class ThemesPage(PageBase):
    """All themes, each with its latest stories, then the stories that are in none."""

    template: ClassVar[str] = "themes.html"
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class EditionPage(PageBase):
    """The stories of one period: its ``lead``, as on the front page, and the others by theme."""

    template: ClassVar[str] = "edition.html"
    edition: EditionLink
    lead: StoryCard
    sections: tuple[Section, ...]
    newer: EditionLink | None
    older: EditionLink | None


@dataclass(frozen=True, slots=True)
class EditionsPage(PageBase):
    """The archive, newest first; ``undated`` stories are in no edition."""

    template: ClassVar[str] = "editions.html"
    editions: tuple[EditionLink, ...]
    undated: tuple[StoryCard, ...]


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
class SourcePage(PageBase):
    """What one outlet gave, and what the curator said about it."""

    template: ClassVar[str] = "source.html"
    homepage: str | None
    country: str | None
    owner: str | None
    paywall: bool
    articles: tuple[ArticleCard, ...]
    timeline: Timeline | None = None


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
class SourcesPage(PageBase):
    """All outlets."""

    template: ClassVar[str] = "sources.html"
    sources: tuple[SourceEntry, ...]


@dataclass(frozen=True, slots=True)
class NamePage(PageBase):
    """Somebody or some place that several stories tell of; ``spellings`` are how others write the name."""

    template: ClassVar[str] = "name.html"
    kind: Literal["person", "place", "organisation"]
    spellings: tuple[str, ...]
    stories: tuple[StoryCard, ...]


@dataclass(frozen=True, slots=True)
class NamesPage(PageBase):
    """The names that several stories share, those of most stories first."""

    template: ClassVar[str] = "names.html"
    people: tuple[NameLink, ...]
    places: tuple[NameLink, ...]
    organisations: tuple[NameLink, ...]


@dataclass(frozen=True, slots=True)
class MethodPage(PageBase):
    """What this digest is, how it is made, and its numbers.

    ``algorithm`` chooses at most ``sentences`` of an article; ``quoted`` counts all sentences that are
    shown, ``told_together`` the stories of several articles, ``by_editor`` the summaries that an editor
    wrote. ``outlets`` are those that gave most, ``more`` counts the others.
    """

    template: ClassVar[str] = "method.html"
    algorithm: str
    sentences: int
    articles: int
    stories: int
    told_together: int
    quoted: int
    by_editor: int
    outlets: tuple[SourceEntry, ...]
    more: int
    timeline: Timeline | None


@dataclass(frozen=True, slots=True)
class SearchPage(PageBase):
    """Where a reader searches; the script finds, and without one the page leads to the archive."""

    template: ClassVar[str] = "search.html"


@dataclass(frozen=True, slots=True)
class CuratorPage(PageBase):
    """A page of the curator's own, about the digest."""

    template: ClassVar[str] = "page.html"
    body_markdown: str


@dataclass(frozen=True, slots=True)
class RedirectPage(PageBase):
    """An old address that leads to ``target``."""

    template: ClassVar[str] = "redirect.html"
    target: str


@dataclass(frozen=True, slots=True)
class NotFoundPage(PageBase):
    """What a host shows for an address that is not there."""

    template: ClassVar[str] = "404.html"


@dataclass(frozen=True, slots=True)
class SitemapEntry:
    """A page for search engines, and when what it shows last changed."""

    address: str
    updated: Moment | None


@dataclass(frozen=True, slots=True)
class SitemapPage(PageBase):
    """All addresses, for search engines."""

    template: ClassVar[str] = "sitemap.xml"
    entries: tuple[SitemapEntry, ...]


@dataclass(frozen=True, slots=True)
class Site:
    """Everything to be rendered. ``data`` is the content of ``digest.json``."""

    chrome: Chrome
    pages: tuple[PageBase, ...]
    data: Mapping[str, object]
    searched: tuple[SearchDocument, ...] = ()
