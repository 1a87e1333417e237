"""A feed's item as the draft of an article."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from digest.content.values import address_fault
from digest.feeds.dating import as_written
from digest.ingest.entry import Entry
from digest.model import Problem
from digest.webpage import clean_address

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from digest.config import FeedSettings, SourceSettings
    from digest.feeds import Item

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
# Clocks go wrong by hours; what is later than that has not happened.
_LATEST = timedelta(days=1)
_WWW = re.compile(r"^(?:www|m|amp|mobile)\.")


@dataclass(frozen=True, slots=True)
class Draft:
    """An item on its way in; ``keys`` are what it is remembered by, ``address`` its page's if it has one."""

    feed: FeedSettings
    item: Item
    entry: Entry
    address: str | None
    keys: tuple[str, ...]
    problems: tuple[Problem, ...] = ()


def address_of(item: Item) -> str | None:
    """The item's address without what only follows readers; None when it is none of the web."""
    if item.address is None:
        return None
    try:
        address = clean_address(item.address)
    except ValueError:
        return None
    return None if address_fault(address) else address


def named_language(said: str | None) -> str | None:
    """A language code as front matter has it; None when it is none."""
    code = (said or "").strip()
    return code.replace("_", "-") if _LANGUAGE.fullmatch(code) else None


def outlet_of(address: str | None, sources: Sequence[SourceSettings]) -> str | None:
    """The curator's own name for the outlet at this address; the longest homepage that fits it counts."""
    fitting = [
        (len(one.homepage), one.name)
        for one in sources
        if address and one.homepage and _is_below(address, one.homepage)
    ]
    return max(fitting)[1] if fitting else None


def entry_of(  # noqa: PLR0913 - all that is known of it besides what the item says
    item: Item,
    address: str | None,
    *,
    source: str | None,
    language: str | None,
    theme: str | None,
    now: datetime,
) -> tuple[Entry, tuple[Problem, ...]]:
    """The draft's front matter; its body is for the curator to fill, or for the page."""
    shown_as = address or item.title
    problems: tuple[Problem, ...] = ()
    date = item.date
    if date is not None and date.at.astimezone(UTC) > now + _LATEST:
        message = f"says {as_written(date)}, which is not yet"
        problems = (Problem(shown_as, message, None, "date", "write the date of publication", "warning"),)
        date = None
    elif date is None:
        message = "is not told by the feed"
        problems = (Problem(shown_as, message, None, "date", "write the date of publication", "warning"),)
    said: Mapping[str, object] = {
        "title": item.title,
        "date": as_written(date) if date else None,
        "source": source,
        "source_url": address,
        "authors": list(item.authors),
        "theme": theme,
        "description": item.summary,
        "draft": True,
        "lang": language,
    }
    return Entry({name: value for name, value in said.items() if value}, ""), problems


def completed(draft: Draft, page: Entry, source: str | None) -> Entry:
    """The draft with what its page tells: the page knows more of everything but its own summary."""
    told = dict(draft.entry.fields)
    kept: dict[str, object] = {name: told[name] for name in ("description", "theme", "draft") if name in told}
    named = {"source": source} if source else {}
    return Entry({**told, **page.fields, **kept, **named}, page.body, page.removed)


def _is_below(address: str, homepage: str) -> bool:
    one, other = urlsplit(address), urlsplit(homepage)
    host, home = (_WWW.sub("", (parts.hostname or "").lower()) for parts in (one, other))
    path = other.path.rstrip("/")
    below = one.path == path or one.path.startswith(f"{path}/")
    return (host == home or host.endswith(f".{home}")) and below
