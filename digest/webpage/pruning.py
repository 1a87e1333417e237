"""Parts of a page that are never its article go before the article is looked for."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from digest.webpage.tree import has_name, seen, words_in_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_TAGS = (
    *("script", "style", "noscript", "template", "iframe", "object", "embed", "form", "button", "select"),
    *("input", "textarea", "nav", "aside", "dialog", "svg", "canvas", "audio", "video", "figure", "menu"),
)
_ROLES = frozenset(
    [
        *("navigation", "banner", "contentinfo", "complementary", "dialog", "alertdialog", "search", "menu"),
        *("menubar", "toolbar", "tablist", "alert", "status"),
    ]
)
# Each is a run of words in a class or an id. The second list are parts that readers write.
_NAMES = frozenset(
    [
        *(
            "related",
            "recommended",
            "recommendations",
            "recommendation",
            "recirc",
            "recirculation",
            "outbrain",
        ),
        *("taboola", "newsletter", "sharing", "sharebar", "cookie", "cookies", "consent"),
        *(
            "gdpr",
            "promo",
            "promos",
            "promotion",
            "advert",
            "advertisement",
            "adslot",
            "sponsored",
        ),
        *("sponsor", "breadcrumb", "breadcrumbs", "sidebar", "popular", "trending", "subscribe"),
        *("subscription", "signup", "toolbar", "navigation", "masthead"),
        *("taglist", "disclaimer", "copyright", "byline", "popup", "modal", "readmore"),
        *(
            "pagination",
            "pager",
            "ticker",
        ),
        *("figcaption", "wp-caption-text", "toc", "donation"),
        *(
            "inread",
            "metadata",
            "footnav",
            "subnav",
            "backlink",
            "upnext",
            "internallink",
            "eyebrow",
            "kicker",
        ),
    ]
)
# These say it only where they are the whole name: a page's builder has them in the names of everything.
_WHOLE = frozenset(
    [
        *("ad", "ads", "widget", "widgets", "nav", "menu", "tags", "topics", "print", "banner", "credit"),
        *("caption", "follow", "overlay", "bio", "rating", "register", "login", "skip", "teaser", "teasers"),
        *("carousel", "poll", "quiz", "donate", "social", "share", "widget-area", "ad-slot", "ad-container"),
        *(
            "share-buttons",
            "share-bar",
            "share-tools",
            "social-share",
            "social-links",
            "tags-links",
            "ad-unit",
        ),
        *("ad-wrapper", "social-media", "post-tags", "nav-links", "main-menu", "main-nav", "teaser-list"),
        *("author-bio", "photo-credit", "image-caption", "image-credit"),
    ]
)
_RUNS = (
    *(("image", "caption"), ("photo", "caption"), ("audio", "module"), ("audio", "player")),
    *(("featured", "video"), ("content", "video"), ("video", "player")),
    *(("share", "tools"), ("share", "bar"), ("share", "buttons"), ("share", "links"), ("social", "share")),
    *(("social", "links"), ("more", "info"), ("video", "teaser"), ("video", "resource")),
    *(("most", "read"), ("most", "popular"), ("read", "more"), ("read", "also"), ("also", "read")),
    *(
        ("see", "also"),
        ("more", "from"),
        ("more", "on"),
        ("more", "stories"),
        ("more", "news"),
        ("you", "may"),
    ),
    *(
        ("sign", "up"),
        ("call", "to"),
        ("author", "bio"),
        ("author", "box"),
        ("about", "author"),
        ("author", "info"),
    ),
    *(("dont", "miss"), ("up", "next"), ("article", "footer"), ("entry", "meta"), ("post", "meta")),
    *(("article", "meta"), ("page", "footer"), ("site", "footer"), ("site", "header"), ("global", "header")),
    *(("page", "header"), ("article", "tags"), ("editors", "picks"), ("top", "stories"), ("latest", "news")),
    *(
        ("field", "tags"),
        ("post", "footer"),
        ("post", "comments"),
        ("screen", "reader"),
        ("visually", "hidden"),
        ("sr", "only"),
    ),
)
_READERS = frozenset(
    [
        "comment",
        "comments",
        "commentlist",
        "disqus",
        "replies",
        "respond",
        "discussion",
        "kommentare",
        "coral",
    ]
)
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|clip\s*:\s*rect\(\s*(?:0|1px)[\s,)]", re.IGNORECASE
)
_KEPT = frozenset(["html", "body", "main"])
_MOST = 0.5
_MOST_OF_READERS = 0.95


def prune(root: HtmlElement, title: str | None) -> None:
    """Takes out of ``root`` what is no part of an article: by element, role, name, or for being hidden.

    What holds the title, or most of the page's text, stays whatever its name is.
    """
    kept = _holders(root, title)
    for element in tuple(root.iter(*_TAGS)):
        if element.tag != "figure" or not _is_large(element, root, _MOST):
            _drop(element, kept)
    total = _weight(root)
    for element in tuple(_named(root)):
        if not any(up is root for up in element.iterancestors()):
            continue  # it went with what it stood in
        share = _weight(element) / total if total else 0.0
        by_readers = bool(_READERS & set(words_in_names(element)))
        if share < (_MOST_OF_READERS if by_readers else _MOST):
            _drop(element, kept)


def _named(root: HtmlElement) -> Iterator[HtmlElement]:
    for element in root.iter():
        if not isinstance(element.tag, str) or element.tag in _KEPT:
            continue
        words = words_in_names(element)
        pairs = set(itertools.pairwise(words))
        named = has_name(element, _NAMES | _READERS, _WHOLE) or bool(pairs & set(_RUNS))
        role = (element.get("role") or "").lower() in _ROLES
        if named or role or _is_hidden(element) or _is_page_frame(element):
            yield element


def _is_hidden(element: HtmlElement) -> bool:
    hidden = element.get("hidden") is not None or element.get("aria-hidden") == "true"
    return hidden or bool(_HIDDEN.search(element.get("style") or ""))


def _is_page_frame(element: HtmlElement) -> bool:
    """Whether it is the page's own head or foot, and not an article's head."""
    return element.tag == "footer" or (
        element.tag == "header" and not any(up.tag in {"article", "main"} for up in element.iterancestors())
    )


def _holders(root: HtmlElement, title: str | None) -> set[HtmlElement]:
    """The elements that hold the article for sure: its marked body, and the heading that is its title."""
    marked = [one for one in root.xpath("//*[contains(@itemprop,'articleBody')]") if len(seen(one)) > 0]
    headed = [one for one in root.iter("h1") if title and seen(one) == title]
    held = [up for one in headed[:1] for up in one.iterancestors() if up.find(".//p") is not None]
    return {up for one in marked for up in (one, *one.iterancestors())} | set(held)


def _is_large(element: HtmlElement, root: HtmlElement, share: float) -> bool:
    total = _weight(root)
    return bool(total) and _weight(element) / total >= share


def _weight(element: HtmlElement) -> int:
    """How many characters of paragraphs it holds."""
    return sum(len(one.text_content()) for one in element.iter("p", "li", "td", "blockquote"))


def _drop(element: HtmlElement, kept: set[HtmlElement]) -> None:
    if element not in kept and element.getparent() is not None:
        element.drop_tree()
