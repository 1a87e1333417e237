"""Which items of the feeds are new, and wanted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC
from typing import TYPE_CHECKING

from digest.ingest.drafts import Draft, address_of, entry_of, named_language, outlet_of
from digest.ingest.filters import is_wanted, language_of
from digest.ingest.memory import address_key, own_key

if TYPE_CHECKING:
    from digest.config import FeedSettings
    from digest.feeds import Feed, Item
    from digest.ingest.pulling import Expected


@dataclass(slots=True)
class Choice:
    """Of one feed: the drafts to be made, the keys of items that are done with, and counts of the others."""

    drafts: list[Draft] = field(default_factory=list)
    done: list[str] = field(default_factory=list)
    filtered: int = 0
    beyond: int = 0


def choose(feed: Feed, settings: FeedSettings, seen: set[str], expected: Expected) -> Choice:
    """What the feed has that is new and wanted, newest first, at most ``max``; ``seen`` grows by it.

    What is beyond that is done with, too, so that it does not come the next time as if it were new. What
    filters keep out is not: other filters may want it.
    """
    choice = Choice()
    ids = Counter(item.id for item in feed.items)
    for item in sorted(feed.items, key=_newest_first):
        address = address_of(item)
        own = own_key(settings.url, item, by_id=ids[item.id] == 1)
        shared = address_key(address)
        if own in seen or (shared and shared in seen):
            choice.done += [own, *([shared] if shared in seen and shared else [])]
            continue
        language = language_of(item, named_language(item.language or feed.language), expected.language)
        if not is_wanted(item, language, settings):
            choice.filtered += 1
        elif len(choice.drafts) >= settings.max:
            choice.beyond += 1
            choice.done.append(own)
        else:
            keys = (own, shared) if shared else (own,)
            seen.update(keys)
            choice.drafts.append(_draft(item, feed, settings, expected, (address, language, keys)))
    return choice


def _draft(
    item: Item,
    feed: Feed,
    settings: FeedSettings,
    expected: Expected,
    known: tuple[str | None, str, tuple[str, ...]],
) -> Draft:
    address, language, keys = known
    source = outlet_of(address, expected.sources) or item.source or feed.title
    entry, problems = entry_of(
        item, address, source=source, language=language, theme=settings.theme, now=expected.now
    )
    return Draft(settings, item, entry, address, keys, problems)


def _newest_first(item: Item) -> float:
    return -item.date.at.astimezone(UTC).timestamp() if item.date else 0.0
