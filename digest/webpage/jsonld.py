"""What a page says about its article in JSON-LD (schema.org)."""

from __future__ import annotations

import html
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from digest.webpage.tree import flat

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lxml.html import HtmlElement

_LARGEST = 2_000_000
_MOST_ITEMS = 2000
_DEEPEST = 12
_WRAPPING = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*;?\s*$")
_TRAILING_COMMA = re.compile(r",(?=\s*[}\]])")
_ARTICLES = re.compile(
    r"(?:\w*Article|BlogPosting|LiveBlogPosting|Report|Review|\w*NewsArticle|SocialMediaPosting)$"
)
_PAGES = frozenset(["WebPage", "ItemPage", "VideoObject", "ImageGallery", "MediaGallery", "CreativeWork"])

Item = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Structured:
    """The item that is the article (empty: there is none), and all items of the page by their ``@id``."""

    article: Mapping[str, Any]
    by_id: Mapping[str, Mapping[str, Any]]
    items: tuple[Mapping[str, Any], ...] = ()

    def text(self, name: str) -> str | None:
        """A property of the article as text."""
        return text_of(self.article.get(name))

    def things(self, name: str) -> tuple[Mapping[str, Any], ...]:
        """The items of a property; those that are only referred to are looked up, and bare texts named."""
        return tuple(self._thing(one) for one in as_items(self.article.get(name)))

    def types(self) -> tuple[str, ...]:
        """The article's types, in its order."""
        return _types(self.article)

    def site_name(self) -> str | None:
        """What the page calls the web site itself."""
        sites = (item for item in self.items if "WebSite" in _types(item))
        return next((name for item in sites if (name := text_of(item.get("name")))), None)

    def _thing(self, value: Any) -> Mapping[str, Any]:
        if not isinstance(value, dict):
            return {"name": value}
        known = self.by_id.get(str(value.get("@id")))
        return {**known, **value} if known else value


def read_structured(root: HtmlElement) -> Structured:
    """What the page's JSON-LD says; what is no JSON even with its usual slips mended is passed over."""
    items: list[Item] = []
    for script in root.iter("script"):
        kind = (script.get("type") or "").split(";")[0].strip().lower()
        if kind == "application/ld+json" and script.text:
            items += _items(_loaded(script.text), 0)
    items = items[:_MOST_ITEMS]
    by_id: dict[str, Item] = {}
    for item in items:
        if "@id" in item:
            by_id.setdefault(str(item["@id"]), {}).update(item)
    return Structured(_article(items), by_id, tuple(items))


def text_of(value: Any) -> str | None:
    """A JSON value as one line of text: that of a list is its first item's, that of an item its name."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value") or value.get("url") or value.get("@id")
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return flat(html.unescape(str(value))) or None


def as_items(value: Any) -> tuple[Any, ...]:
    """A value as its items: a list's, or itself."""
    if value is None or value == "":
        return ()
    return tuple(value) if isinstance(value, list) else (value,)


def _loaded(text: str) -> Any:
    bare = _WRAPPING.sub("", text[:_LARGEST]).strip()
    for attempt in (bare, _TRAILING_COMMA.sub("", bare).rstrip(";")):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _items(value: Any, depth: int) -> Iterator[Item]:
    """All items of a graph, the outer ones first."""
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for one in value[:_MOST_ITEMS]:
            yield from _items(one, depth + 1)
    elif isinstance(value, dict):
        if "@type" in value or "@id" in value:
            yield value
        for name in (
            "@graph",
            "mainEntity",
            "mainEntityOfPage",
            "hasPart",
            "isPartOf",
            "author",
            "publisher",
        ):
            yield from _items(value.get(name), depth + 1)


def _types(item: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(str(one).rpartition("/")[2] for one in as_items(item.get("@type")))


def _article(items: Sequence[Item]) -> Item:
    """The item that tells most of an article; a page or a video stands in where there is none."""
    told = ("headline", "datePublished", "author", "articleBody", "publisher", "name", "image")

    def rank(item: Item) -> tuple[int, int]:
        kinds = _types(item)
        article = 2 * any(_ARTICLES.match(kind) for kind in kinds) or any(kind in _PAGES for kind in kinds)
        return int(article), sum(1 for name in told if item.get(name))

    best = max(items, key=rank, default=None)
    return best if best is not None and rank(best)[0] else {}
