"""What a page says about itself outside of JSON-LD: meta elements, microdata, headings, times, bylines."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.webpage.tree import flat, has_name, seen, words_in_names

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lxml.html import HtmlElement

    Asides = frozenset[HtmlElement]

_ARTICLE = re.compile(r"(?:Article|BlogPosting|Report)$")
_MOST = 20_000
_LONGEST_BYLINE = 160
_BELOW, _ABOVE = 8, 3
_SHORTEST_TITLE, _LONGEST_TITLE = 12, 1000
_LINES = ("p", "div", "span", "li", "td", "address", "time", "h3", "h4", "h5", "small", "strong", "em", "a")
_BLOCKS = ("p", "div", "li", "td", "address", "h3", "h4", "h5", "ul", "table", "section", "figure")
_OTHERS = frozenset(
    [
        *("related", "recommended", "recommendations", "comment", "comments", "sidebar", "promo", "trending"),
        *("footer", "newsletter", "weather", "recirc", "recirculation", "breadcrumb"),
    ]
)
_OTHERS_WHOLE = frozenset(
    [
        *(
            "teaser",
            "teasers",
            "popular",
            "nav",
            "menu",
            "more",
            "latest",
            "widget",
            "ticker",
            "card",
            "cards",
        ),
        *(
            "carousel",
            "bio",
            "widget-area",
            "most-read",
            "most-popular",
            "latest-news",
            "read-more",
            "more-news",
        ),
        *("top-stories", "author-bio", "teaser-list"),
    ]
)
_NAMED = (
    *("p", "div", "span", "a", "address", "time", "li", "ul", "section", "strong", "b", "em", "cite"),
    *("h4", "h5", "h6"),
)
_ASIDE = frozenset(["aside", "footer", "nav", "dialog"])
_BYLINE = frozenset(
    ["byline", "author", "authors", "autor", "auteur", "writer", "reporter", "bylines", "submitted", "fn"]
)
_DATED = frozenset(
    ["date", "time", "timestamp", "published", "pubdate", "datetime", "datum", "fecha", "posted", "dateline"]
)


@dataclass(frozen=True, slots=True)
class Clue:
    """A value and the place that says so, in words that a curator knows."""

    where: str
    value: str


@dataclass(frozen=True, slots=True)
class Clues:
    """The page's own words. ``headings`` are the texts of its h1 (else h2, else h3) elements, in order.

    ``near`` are the short lines around the heading, below it first: where pages without any marks say when
    and by whom.
    """

    metas: Mapping[str, tuple[str, ...]]
    links: Mapping[str, tuple[str, ...]]
    props: Mapping[str, tuple[str, ...]]
    headings: tuple[str, ...] = ()
    title: str = ""
    bylines: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    dated: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    language: str | None = None
    is_amp: bool = False

    def meta(self, *names: str) -> str | None:
        """The first of these metas that says something."""
        return next((self.metas[name][0] for name in names if name in self.metas), None)


def read_clues(root: HtmlElement) -> Clues:
    """Everything that the page says about itself."""
    asides = _asides(root)
    title = root.find(".//title")
    window = flat(title.text_content())[:_LONGEST_TITLE] if title is not None else ""
    return Clues(
        metas=_metas(root),
        links=_links(root),
        props=_props(root, asides),
        headings=_headings(root, window, asides),
        title=window,
        bylines=_named(root, asides, _BYLINE, _LONGEST_BYLINE, " | "),
        times=_times(root, asides),
        dated=_named(root, asides, _DATED, 140),
        near=_near(root, asides),
        language=root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang"),
        is_amp=root.get("amp") is not None or root.get("\u26a1") is not None,
    )


def _asides(root: HtmlElement) -> frozenset[HtmlElement]:
    """Everything that stands in parts of the page that are about other things."""
    held = _holders(root)
    found: set[HtmlElement] = set()
    for element in root.iter():
        if not isinstance(element.tag, str) or element.tag in {"body", "main"}:
            continue
        if element.getparent() in found or (element not in held and _opens_aside(element)):
            found.add(element)
    return frozenset(found)


def _holders(root: HtmlElement) -> frozenset[HtmlElement]:
    """What holds a main heading or the marked article, and so what the page is about."""
    marked = (one for one in root.iter() if "articleBody" in (one.get("itemprop") or ""))
    return frozenset(up for one in (*root.iter("h1"), *marked) for up in one.iterancestors())


def _opens_aside(element: HtmlElement) -> bool:
    named = element.tag in _ASIDE or has_name(element, _OTHERS, _OTHERS_WHOLE)
    return (named or (element.tag == "header" and not _is_inside(element))) and not _is_own_foot(element)


def _is_own_foot(element: HtmlElement) -> bool:
    """Whether it is the foot of the article, where some tell who wrote it and when."""
    foot = element.tag == "footer" or "footer" in words_in_names(element)
    return foot and any(
        up.tag == "article" or "hentry" in words_in_names(up) for up in element.iterancestors()
    )


def _is_inside(element: HtmlElement) -> bool:
    return any(up.tag in {"article", "main"} for up in element.iterancestors())


def _metas(root: HtmlElement) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for meta in _first(root, "meta"):
        name = meta.get("property") or meta.get("name") or meta.get("http-equiv")
        content = flat(meta.get("content"))
        if name and content:
            found.setdefault(name.strip().lower(), []).append(content)
    return {name: tuple(values) for name, values in found.items()}


def _links(root: HtmlElement) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for link in _first(root, "link"):
        for rel in (link.get("rel") or "").lower().split():
            if link.get("href"):
                found.setdefault(rel, []).append(link.get("href").strip())
    return {rel: tuple(values) for rel, values in found.items()}


def _props(root: HtmlElement, asides: Asides) -> dict[str, tuple[str, ...]]:
    """Microdata of the article; not that of items inside it, except for their names."""
    found: dict[str, list[str]] = {}
    for element in root.iter():
        names = element.get("itemprop") if isinstance(element.tag, str) else None
        if not names or element in asides:
            continue
        value = _value(element)
        for name in names.split():
            if value and name != "articleBody":
                owner = _owner(element)
                found.setdefault(f"{owner}.{name}" if owner else name, []).append(value)
    return {name: tuple(values) for name, values in found.items()}


def _owner(element: HtmlElement) -> str:
    """The property whose item this element describes (``author`` for an author's name); "": the article."""
    for up in element.iterancestors():
        if up.get("itemscope") is not None:
            if _ARTICLE.search(up.get("itemtype") or ""):
                return ""
            return (up.get("itemprop") or "").partition(" ")[0]
    return ""


def _value(element: HtmlElement) -> str:
    if element.get("itemscope") is not None and element.tag != "meta":
        inner = element.xpath(".//*[@itemprop='name']")
        return _value(inner[0]) if inner else ""
    for name in ("content", "datetime", *(("title",) if element.tag == "abbr" else ()), "href", "src"):
        if element.get(name):
            text = seen(element)
            return text if name == "href" and element.tag == "a" and text else flat(element.get(name))
    return seen(element)


def _headings(root: HtmlElement, window: str, asides: Asides) -> tuple[str, ...]:
    """The first headings of the highest rank, and lower ones that the window's title has in it."""
    found: list[str] = []
    for name in ("h1", "h2", "h3"):
        texts = [text for one in _first(root, name) if one not in asides and (text := seen(one))]
        lower = [text for text in texts if len(text) >= _SHORTEST_TITLE and text in window]
        found += lower if found else texts[:1] if name == "h3" else texts
    return tuple(dict.fromkeys(found))


def _times(root: HtmlElement, asides: Asides) -> tuple[str, ...]:
    """The times of the article, those that say that they are its publication first."""
    kept = [one for one in _first(root, "time") if one not in asides]
    marked = [one for one in kept if one.get("pubdate") is not None or "published" in words_in_names(one)]
    within = [one for one in kept if _is_inside(one)]
    values = [flat(one.get("datetime")) or seen(one) for one in (*marked, *within, *kept)]
    return tuple(dict.fromkeys(value for value in values if value))


def _near(root: HtmlElement, asides: Asides) -> tuple[str, ...]:
    """The lines around the last heading that is not in an aside: up to a long one below, a few above."""
    lines: list[str] = []
    at = None
    for element in root.iter("h1", "h2", *_LINES):
        if element.tag in {"h1", "h2"}:
            wanted = element.tag == "h1" or at is None
            if wanted and element not in asides and seen(element):
                at = len(lines)
        elif not any(True for _ in element.iterchildren(*_BLOCKS)) and not _is_caption(element):
            lines += [text] if (text := seen(element)) else []
        if at is not None and len(lines) > at + _BELOW:
            break
    if at is None:
        return ()
    below = [*itertools.takewhile(lambda line: len(line) <= _LONGEST_BYLINE, lines[at : at + _BELOW])]
    above = [line for line in lines[max(0, at - _ABOVE) : at] if len(line) <= _LONGEST_BYLINE]
    return tuple(dict.fromkeys((*below, *above)))


def _is_caption(element: HtmlElement) -> bool:
    return any(one.tag in {"figure", "figcaption"} for one in (element, *element.iterancestors()))


def _named(
    root: HtmlElement, asides: Asides, names: frozenset[str], longest: int, apart: str = " "
) -> tuple[str, ...]:
    """The texts of elements whose names or rel say that they are such; ``apart`` parts their blocks."""
    found: list[str] = []
    for element in root.iter(*_NAMED):
        rel = (element.get("rel") or "").lower().split()
        if not (names & set(words_in_names(element)) or names & set(rel)) or element in asides:
            continue
        text = seen(element, apart)
        if 0 < len(text) <= longest:
            found.append(text)
    return tuple(dict.fromkeys(found))


def _first(root: HtmlElement, name: str) -> Sequence[HtmlElement]:
    return [element for element, _ in zip(root.iter(name), range(_MOST), strict=False)]
