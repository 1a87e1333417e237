"""A page of every kind, made by hand, and a reader of HTML that remembers what it met."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cache
from html.parser import HTMLParser
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from digest.model import File, Moment, feeds, parts
from digest.model import pages as model
from digest.render import default_templates, render, templates

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from jinja2 import Environment

VOID = frozenset({"br", "hr", "img", "input", "link", "meta"})
LINKS = frozenset({"cite", "href", "src"})


def moment(day: int, hour: int | None = None, *, month: int = 12, year: int = 2025) -> Moment:
    return Moment(datetime(year, month, day, hour or 0, 32, tzinfo=UTC), whole_day=hour is None)


def chrome(**changes: Any) -> parts.Chrome:
    known: dict[str, Any] = {
        "title": "The Kyiv Brief",
        "language": "en",
        "description": "From five newsrooms",
        "author": "The editors",
        "base_url": None,
        "nav": (parts.Link("Themes", "themes/"), parts.Link("About", "about/")),
        "generator": "digest 0",
        "extra": {},
        "look": parts.Look(),
        "method": parts.Link("How this digest is made", "method/"),
        "search": parts.Link("Search", "search/"),
    }
    return parts.Chrome(**{**known, **changes})


def quote(text: str = "A strike hit the port.", **changes: Any) -> parts.QuoteView:
    known = {"outlet": "CNN", "article": "articles/strike/", "href": None, "gap": False, "language": "en"}
    return parts.QuoteView(text, **{**known, **changes})


def excerpt(*quotes: parts.QuoteView) -> parts.Excerpt:
    return parts.Excerpt("lexrank", quotes or (quote(), quote("Talks go on.", gap=True)))


def article(**changes: Any) -> parts.ArticleCard:
    known: dict[str, Any] = {
        "title": "Strike on the port",
        "address": "articles/strike/",
        "outlet": "CNN",
        "outlet_page": parts.Link("CNN", "sources/cnn/"),
        "when": moment(7, 5),
        "excerpt": excerpt(),
        "link": parts.SourceLink("https://www.cnn.com/strike?a=b&c=d", is_homepage=False),
        "copies": None,
        "kind": None,
        "paywall": False,
        "language": "en",
    }
    return parts.ArticleCard(**{**known, **changes})


def story(**changes: Any) -> parts.StoryCard:
    known: dict[str, Any] = {
        "title": "Strike on the port",
        "address": "stories/strike/",
        "language": "en",
        "first": moment(5),
        "last": moment(7, 5),
        "excerpt": excerpt(),
        "outlets": ("CNN", "MENAFN"),
        "origins": 1,
        "articles": 2,
        "theme": parts.Link("War", "themes/war/"),
        "picture": parts.Picture("pictures/port.png", "The port", "A. Person"),
        "pin": False,
    }
    return parts.StoryCard(**{**known, **changes})


def section(*stories: parts.StoryCard) -> parts.Section:
    return parts.Section("War", "themes/war/", "The fighting", stories or (story(),))


def source(**changes: Any) -> feeds.FeedSource:
    known: dict[str, Any] = {
        "title": "Strike on the port",
        "outlet": "CNN",
        "address": "articles/strike/",
        "when": moment(7),
        "href": "https://a.example/",
        "is_homepage": False,
    }
    return feeds.FeedSource(**{**known, **changes})


def entry(**changes: Any) -> feeds.FeedEntry:
    known: dict[str, Any] = {
        "story": story(),
        "identity": "urn:uuid:2",
        "updated": moment(7),
        "sources": (source(),),
        "external": "https://a.example/",
        "tags": ("War", "ports"),
    }
    return feeds.FeedEntry(**{**known, **changes})


DECEMBER = parts.EditionLink("2025-12", "editions/2025-12/", 2)
NOVEMBER = parts.EditionLink("2025-11", "editions/2025-11/", 1)

RELATED = parts.RelatedStory("Talks go on", "stories/strike/", "en", moment(6), 2)
TIMELINE = parts.Timeline(
    "month",
    1,
    (parts.Bar(date(2025, 11, 1), 2), parts.Bar(date(2025, 12, 1), 0), parts.Bar(date(2026, 1, 1), 1)),
)
CNN = parts.SourceEntry("CNN", "sources/cnn/", 2, "https://www.cnn.com/", stories=2, own=1)

# Each kind of page as keyword arguments, so that a test may change any of them.
KINDS: dict[str, tuple[type[model.PageBase], dict[str, Any]]] = {
    "home": (
        model.HomePage,
        {
            "address": "",
            "edition": DECEMBER,
            "lead": story(),
            "sections": (section(*[story()] * 5),),
            "earlier": (story(), story(theme=None, first=None, last=None)),
            "editions": (DECEMBER, NOVEMBER),
            "sources": 2,
        },
    ),
    "article": (
        model.ArticlePage,
        {
            "address": "articles/strike/",
            "card": article(),
            "authors": ("A. Person",),
            "credit": "B. Person contributed.",
            "updated": moment(8),
            "teaser": "A teaser",
            "note_markdown": "A *note*.",
            "body_markdown": "A body.\n\n## A heading\n\nMore.",
            "story": parts.Link("Strike", "stories/strike/"),
            "theme": parts.Link("War", "themes/war/"),
            "tags": ("ports",),
            "picture": parts.Picture("pictures/port.png", "The port", None),
            "via": "Al Jazeera",
            "archive_url": "https://archive.example/1",
            "license": "CC BY",
            "extra": {},
            "names": (parts.Name("A. Person", "person"),),
            "related": (RELATED,),
        },
    ),
    "story": (
        model.StoryPage,
        {
            "address": "stories/strike/",
            "story": story(),
            "coverage": (article(), article(copies=parts.Link("CNN", "articles/strike/"))),
            "grouped": "automatically",
            "shared": ("port", "strike"),
            "notes_markdown": ("A note.",),
            "editions": (DECEMBER,),
            "names": (parts.Name("Odesa", "place", parts.Link("Odesa", "themes/war/")),),
            "related": (RELATED,),
        },
    ),
    "theme": (model.ThemePage, {"address": "themes/war/", "by": "curator", "stories": (story(),) * 6}),
    "themes": (model.ThemesPage, {"address": "themes/", "sections": (section(), section(*[story()] * 9))}),
    "edition": (
        model.EditionPage,
        {
            "address": "editions/2025-12/",
            "edition": DECEMBER,
            "lead": story(state="new"),
            "sections": (section(story(state="new"), story(state="updated", added=2)),),
            "newer": None,
            "older": NOVEMBER,
        },
    ),
    "older edition": (
        model.EditionPage,
        {
            "address": "editions/2025-11/",
            "edition": NOVEMBER,
            "lead": story(),
            "sections": (),
            "newer": DECEMBER,
            "older": None,
        },
    ),
    "editions": (
        model.EditionsPage,
        {"address": "editions/", "editions": (DECEMBER, NOVEMBER), "undated": (story(last=None),)},
    ),
    "source": (
        model.SourcePage,
        {
            "address": "sources/cnn/",
            "homepage": "https://www.cnn.com/",
            "country": "US",
            "owner": "An owner",
            "paywall": True,
            "articles": (article(kind="opinion", paywall=True), article(when=None)),
            "timeline": TIMELINE,
        },
    ),
    "sources": (
        model.SourcesPage,
        {
            "address": "sources/",
            "sources": (CNN,),
        },
    ),
    "method": (
        model.MethodPage,
        {
            "address": "method/",
            "algorithm": "digest",
            "sentences": 3,
            "articles": 3,
            "stories": 2,
            "told_together": 1,
            "quoted": 9,
            "by_editor": 1,
            "outlets": (CNN,),
            "more": 1,
            "timeline": TIMELINE,
        },
    ),
    "name": (
        model.NamePage,
        {"address": "names/kyiv/", "kind": "place", "spellings": ("Kiev",), "stories": (story(), story())},
    ),
    "names": (
        model.NamesPage,
        {
            "address": "names/",
            "people": (),
            "places": (parts.NameLink("Kyiv", "names/kyiv/", 2),),
            "organisations": (),
        },
    ),
    "search": (model.SearchPage, {"address": "search/"}),
    "page": (model.CuratorPage, {"address": "about/", "body_markdown": "## How\n\nSee [themes](/themes/)."}),
    "redirect": (model.RedirectPage, {"address": "stories/old/", "target": "stories/strike/"}),
    "404": (model.NotFoundPage, {"address": "404.html"}),
    "feed": (
        feeds.FeedPage,
        {
            "address": "feed.xml",
            "about": "",
            "identity": "urn:uuid:1",
            "updated": moment(7, 5),
            "entries": (entry(),),
        },
    ),
    "sitemap": (
        model.SitemapPage,
        {
            "address": "sitemap.xml",
            "entries": (parts.SitemapEntry("", moment(7)), parts.SitemapEntry("about/", None)),
        },
    ),
}


def page(kind: str, **changes: Any) -> model.PageBase:
    build, known = KINDS[kind]
    return build(**{"title": f"A page: {kind}", "description": "About it", **known, **changes})


def every_page() -> list[model.PageBase]:
    return [page(kind) for kind in KINDS]


@cache
def default_theme() -> Environment:
    """Compiled once, for compiling takes longer than all else here."""
    return templates((default_templates(),))


def show(one: model.PageBase, folders: Sequence[Any] | None = None, **settings: Any) -> str:
    file = render(one, chrome(**settings), templates(folders) if folders else default_theme())
    assert isinstance(file, File), file
    return file.content.decode()


@dataclass
class Document(HTMLParser):
    """What stands in a page: its elements in order, its links, its text; mismatched tags fail."""

    source: str
    elements: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self.feed(self.source)
        self.close()
        assert not self.open, f"never closed: {self.open}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"twice the same attribute: {tag} {names}"
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag, f"</{tag}> closes something else"

    def handle_data(self, data: str) -> None:
        if "script" not in self.open:
            self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attrs for name, attrs in self.elements if name == tag]

    @property
    def links(self) -> list[str]:
        return [value for _, attrs in self.elements for name, value in attrs.items() if name in LINKS]

    @property
    def headings(self) -> list[int]:
        return [int(tag[1]) for tag, _ in self.elements if tag[0] == "h" and tag[1:].isdigit()]


@pytest.fixture
def given() -> SimpleNamespace:
    """The builders above."""
    return SimpleNamespace(
        article=article,
        chrome=chrome,
        entry=entry,
        every_page=every_page,
        excerpt=excerpt,
        moment=moment,
        page=page,
        quote=quote,
        section=section,
        show=show,
        source=source,
        story=story,
    )


@pytest.fixture
def parse() -> type[Document]:
    """Read HTML."""
    return Document


@pytest.fixture
def read(given: SimpleNamespace) -> Callable[..., Document]:
    """Render a page and read it."""

    def _read(one: model.PageBase, folders: Sequence[Any] | None = None, **settings: Any) -> Document:
        return Document(given.show(one, folders, **settings))

    return _read
