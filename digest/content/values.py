"""Values of front matter, read leniently where that is harmless."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any
from urllib.parse import urlsplit

_WORDS = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
_SHOWN = 60
# What no address has: white space as `str.isspace` knows it, and what an address encodes.
_NO_ADDRESS = re.compile(r'[\s"<>\\^`{|}]')


def as_bool(value: Any) -> bool | None:
    """True or false, also from the words that YAML 1.1 and people use for them; None when it is neither."""
    if isinstance(value, str):
        return _WORDS.get(value.strip().lower())
    return value if isinstance(value, bool) else None


def as_text(value: Any) -> str | None:
    """A text or a number as text; None when it is neither."""
    if isinstance(value, bool) or not isinstance(value, str | int | Decimal):
        return None
    return str(value).strip()


def as_list(value: Any) -> list[Any]:
    """The items of a list, or of a text with commas; nothing and empty items are left out."""
    items = value.split(",") if isinstance(value, str) else value if isinstance(value, list) else [value]
    return [item for item in items if item is not None and as_text(item) != ""]


def shown(value: Any) -> str:
    """A value as a message names it."""
    if isinstance(value, str):
        return repr(value if len(value) <= _SHOWN else f"{value[: _SHOWN - 1]}…")
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return "a list"
    return "a table" if isinstance(value, dict) else str(value)


def address_fault(text: str) -> str | None:
    """What is wrong with ``text`` as the address of a web page; None when nothing is."""
    try:
        parts = urlsplit(text)
        _ = parts.port
    except ValueError:
        return "is not an address"
    if _NO_ADDRESS.search(text):
        return "has characters in it that no address has"
    if parts.scheme.lower() not in {"http", "https"} or not parts.hostname:
        return "is not an address of the web"
    return "has a user name in it" if "@" in parts.netloc else None
