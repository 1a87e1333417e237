"""RSS and Atom, in all their versions and however broken, by feedparser."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

import feedparser

from digest.feeds.dating import parse_date
from digest.feeds.making import MOST_ITEMS, name_of, named, outlet, titled
from digest.feeds.plain import flat, plain, shortened, summarised
from digest.feeds.values import Feed, Item

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_END = re.compile(r"</\s*(?:\w+:)?(?:rss|feed|rdf|channel)\s*>", re.IGNORECASE)
_FOOT = 2000
_BROKEN_OFF = "breaks off in the middle; its last item is left out"


def read_xml(text: str, address: str) -> tuple[Feed | None, str]:
    """The feed, or what is wrong; something may be wrong with a feed that could be read, too."""
    headers = {"content-type": "application/xml; charset=utf-8", "content-location": address}
    try:
        found = feedparser.parse(
            io.BytesIO(text.encode()),
            response_headers=headers,
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except Exception as error:  # noqa: BLE001 - whatever somebody's feed does to the parser, others are read on
        return None, f"can't be read as a feed ({type(error).__name__})"
    if not found.version and not found.entries:
        return None, "is no feed"
    is_whole = not found.bozo or _END.search(text[-_FOOT:]) is not None
    entries = found.entries[:MOST_ITEMS] if is_whole else found.entries[:MOST_ITEMS][:-1]
    items = [item for one in entries if (item := _item(one, address)) is not None]
    title = outlet(_text(found.feed.get("title_detail")))
    language = found.feed.get("language") or None
    feed = Feed(title, language, tuple(items), len(entries) - len(items), is_whole)
    return feed, "" if is_whole else _BROKEN_OFF


def _item(entry: Any, address: str) -> Item | None:
    text = _summary(entry)
    title = titled(_text(entry.get("title_detail")), text)
    if not title:
        return None
    source = entry.get("source")
    return Item(
        title,
        _address(entry, address),
        str(entry.get("id") or "").strip() or None,
        _date(entry),
        named(_authors(entry)),
        summarised(text, title),
        _language(entry),
        outlet(_text(source.get("title_detail")) or flat(str(source.get("title") or ""))) if source else None,
        tuple(shortened(flat(str(tag.get("term") or "")), 100) for tag in entry.get("tags", [])[:50]),
    )


def _summary(entry: Any) -> str:
    """What the feed says of the item: its summary, else its text."""
    told = _text(entry.get("summary_detail"))
    return told or next((text for one in entry.get("content", []) if (text := _text(one))), "")


def _text(detail: Mapping[str, Any] | None) -> str:
    """A text construct on one line."""
    if not detail or not isinstance(detail.get("value"), str):
        return ""
    is_plain = detail.get("type") == "text/plain"
    return flat(detail["value"]) if is_plain else plain(detail["value"])


def _address(entry: Any, address: str) -> str | None:
    """Where the item stands; not where a service stands that only counts who goes there."""
    link = entry.get("feedburner_origlink") or entry.get("link")
    try:
        return urljoin(address, str(link).strip()) if link else None
    except ValueError:
        return None


def _date(entry: Any) -> Any:
    for name in ("published", "created", "updated"):
        # Asked for what isn't there, feedparser would answer with another date, and a warning.
        if name in entry and (moment := parse_date(entry[name]) or _as_parsed(entry.get(f"{name}_parsed"))):
            return moment
    return None


def _as_parsed(moment: Any) -> Any:
    """What feedparser made of a date that only it can read."""
    return parse_date("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z".format(*moment[:6])) if moment else None


def _authors(entry: Any) -> Iterator[str]:
    listed = entry.get("authors", [])
    if len(listed) == 1 and "email" in listed[0]:
        # feedparser takes addresses under long names, such as .media, apart in the wrong place.
        yield name_of(str(entry.get("author") or ""))
    else:
        yield from (name_of(str(author.get("name") or "")) for author in listed)


def _language(entry: Any) -> str | None:
    for name in ("content", "summary_detail", "title_detail"):
        found = entry.get(name)
        detail = found[0] if isinstance(found, list) and found else found
        if detail and detail.get("language"):
            return str(detail["language"])
    return entry.get("language") or None
