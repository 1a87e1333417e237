"""What a page shows: everything a template is told, ready to be set in type.

What pages are made of is in `digest.model.parts`; addresses and texts are as there.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from digest.model import Grouped, Moment, NamedBy
    from digest.model.parts import (
        ArticleCard,
        Chrome,
        EditionLink,
        Link,
        Name,
        NameLink,
        Picture,
        RelatedStory,
        Section,
        SitemapEntry,
        SourceEntry,
        StoryCard,
        Timeline,
    )


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
class SitemapPage(PageBase):
    """All addresses, for search engines."""

    template: ClassVar[str] = "sitemap.xml"
    entries: tuple[SitemapEntry, ...]


@dataclass(frozen=True, slots=True)
class Site:
    """All pages that are to be rendered, and what they share."""

    chrome: Chrome
    pages: tuple[PageBase, ...]
