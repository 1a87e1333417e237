"""A feed's bytes become its items: RSS, Atom and JSON Feed. Needs the extra ``intake``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.feeds.decoding import decode
from digest.feeds.jsonfeed import read_json
from digest.feeds.values import Feed, Item
from digest.model import Problem

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Feed", "Item", "read_feed"]

_HINT = "open its address in a browser; the site may have moved its feed"
_PAGE = re.compile(
    r"(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype html|html)\b", re.IGNORECASE | re.DOTALL
)
_LINK = re.compile(r"<link\b[^<>]{0,1000}>", re.IGNORECASE)
_FEED_TYPE = re.compile(r"application/(?:rss\+xml|atom\+xml|feed\+json)", re.IGNORECASE)
_HREF = re.compile(r"""\bhref\s{0,9}=\s{0,9}["']?([^"'\s<>]{1,2000})""", re.IGNORECASE)
_HEAD = 100_000


def read_feed(
    raw: bytes, *, shown_as: str, address: str, charset: str | None = None
) -> tuple[Feed | None, tuple[Problem, ...]]:
    """The feed that ``raw`` holds, newest item first as the feed has them, and what is wrong with it.

    ``address`` is where it was found: relative links lead on from there. ``charset`` is what the server said
    of its encoding. None when it is no feed; an item that breaks off is left out, and that is told.
    """
    text, doubt = decode(raw, charset)
    doubts = (Problem(shown_as, doubt, severity="warning"),) if doubt else ()
    start = text[:1]
    if not start:
        return None, (Problem(shown_as, "is empty", hint=_HINT),)
    if start in "{[":
        feed, fault = read_json(text, address)
    elif _PAGE.match(text):
        feed, fault = None, "is a web page and no feed"
        if named := _named_feed(text):
            return None, (Problem(shown_as, fault, hint=f"the page names this one: {named}"),)
    elif start != "<":
        feed, fault = None, "is no feed"
    else:
        from digest.feeds.syndication import read_xml  # noqa: PLC0415 - heavy, and not for JSON

        feed, fault = read_xml(text, address)
    if feed is None:
        return None, (Problem(shown_as, fault, hint=_HINT),)
    return feed, (*doubts, *_told(shown_as, feed, fault))


def _told(shown_as: str, feed: Feed, fault: str) -> Sequence[Problem]:
    said = [Problem(shown_as, fault, severity="warning")] if fault else []
    if feed.left_out:
        what = f"{feed.left_out} of its items have" if feed.left_out > 1 else "one of its items has"
        said.append(
            Problem(shown_as, f"{what} neither a title nor a text, and can't be used", severity="warning")
        )
    return said


def _named_feed(text: str) -> str | None:
    """The first feed that a web page names."""
    for link in _LINK.findall(text[:_HEAD]):
        found = _HREF.search(link)
        if found and _FEED_TYPE.search(link):
            return found[1]
    return None
