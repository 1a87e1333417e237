"""What items of all kinds of feeds have in common."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.feeds.plain import LONGEST_TITLE, flat, shortened

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_ITEMS = 5000
_MOST_AUTHORS = 10
_LONGEST_NAME = 100
_HEADING = 90
_MAIL = re.compile(r"\S{1,200}@\S{1,200}")
_BY = re.compile(r"(?:by|von|par|por)\s+", re.IGNORECASE)


def titled(title: str, text: str) -> str:
    """An item's title; of one that has none, how its text begins."""
    return shortened(title, LONGEST_TITLE) if title else shortened(text, _HEADING)


def outlet(title: str) -> str | None:
    """What a feed calls itself."""
    return shortened(title, _LONGEST_NAME) or None


def name_of(text: str) -> str:
    """A person's name without the e-mail address and the "By" that some feeds write to it."""
    name = (
        _BY.sub("", _MAIL.sub(" ", flat(text[:1000])), count=1)
        if _MAIL.search(text[:1000])
        else flat(text[:1000])
    )
    name = re.sub(r"^(?:by|By|BY)\s+", "", name).strip(" ()<>,;")
    return shortened(name, _LONGEST_NAME)


def named(names: Iterable[str]) -> tuple[str, ...]:
    """The names, each once."""
    return tuple(dict.fromkeys(name for name in names if name))[:_MOST_AUTHORS]
