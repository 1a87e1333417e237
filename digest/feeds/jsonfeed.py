"""JSON Feed, versions 1 and 1.1 (jsonfeed.org)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from digest.feeds.dating import parse_date
from digest.feeds.making import MOST_ITEMS, name_of, named, outlet, titled
from digest.feeds.plain import flat, plain, shortened, summarised
from digest.feeds.values import Feed, Item

if TYPE_CHECKING:
    from collections.abc import Mapping


def read_json(text: str, address: str) -> tuple[Feed | None, str]:
    """The feed, or what is wrong."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None, "is no JSON that can be read, or breaks off"
    if not isinstance(found, dict) or not isinstance(found.get("items"), list):
        return None, "is JSON, but no JSON Feed"
    listed = found["items"][:MOST_ITEMS]
    items = [item for one in listed if (item := _item(one, address)) is not None]
    title = outlet(flat(_text(found.get("title"))))
    feed = Feed(title, _text(found.get("language")) or None, tuple(items), len(listed) - len(items))
    return feed, ""


def _item(said: Any, address: str) -> Item | None:
    if not isinstance(said, dict):
        return None
    content = plain(_text(said.get("content_html"))) or flat(_text(said.get("content_text")))
    text = flat(_text(said.get("summary"))) or content
    title = titled(flat(_text(said.get("title"))), text)
    if not title:
        return None
    return Item(
        title,
        _address(said, address),
        _id(said.get("id")),
        parse_date(_text(said.get("date_published"))) or parse_date(_text(said.get("date_modified"))),
        named(_authors(said)),
        summarised(text, title),
        _text(said.get("language")) or None,
        None,
        tuple(shortened(flat(tag), 100) for tag in _list(said.get("tags"))[:50] if isinstance(tag, str)),
    )


def _address(said: Mapping[str, Any], address: str) -> str | None:
    link = _text(said.get("url")) or _text(said.get("external_url"))
    try:
        return urljoin(address, link.strip()) if link.strip() else None
    except ValueError:
        return None


def _authors(said: Mapping[str, Any]) -> list[str]:
    listed = [*_list(said.get("authors")), said.get("author")]
    return [name_of(_text(one.get("name"))) for one in listed if isinstance(one, dict)]


def _id(value: Any) -> str | None:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return (str(value) if is_number else _text(value).strip()) or None


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
