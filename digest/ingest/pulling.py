"""Feeds become drafts below ``content/``, for a curator to keep or to drop."""

from __future__ import annotations

import itertools
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib import import_module
from threading import Event
from typing import TYPE_CHECKING

from digest.ingest.asking import ask
from digest.ingest.memory import address_key, remembered
from digest.model import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

    from digest.config import FeedSettings, SourceSettings
    from digest.fetch import FetchSettings, Network
    from digest.ingest.asking import Asked
    from digest.ingest.choosing import Choice
    from digest.ingest.drafts import Draft
    from digest.ingest.known import Known
    from digest.ingest.memory import Ledger, Memory

__all__ = ["Expected", "Pulled", "Pulling", "pull"]


# So long nothing else is done than to ask, unless the first answers.
_HEAD_START = 0.25


@dataclass(frozen=True, slots=True)
class Expected:
    """What holds for all feeds: the digest's language, the outlets that it knows, and what time it is."""

    language: str
    sources: Sequence[SourceSettings]
    now: datetime


@dataclass(frozen=True, slots=True)
class Pulled:
    """What a pull brought: new drafts, what became of the feeds, and everything that a curator must know.

    ``unchanged`` feeds said themselves that nothing is new, ``failed`` ones are named in ``problems``;
    ``filtered`` counts items that the feeds' filters kept out.
    """

    drafts: tuple[Path, ...] = ()
    read: int = 0
    unchanged: int = 0
    failed: int = 0
    filtered: int = 0
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Pulling:
    """How feeds are pulled: with their pages, or only looked at; within which limits, over which network."""

    full: bool = False
    dry_run: bool = False
    settings: FetchSettings | None = None
    network: Network | None = None


def pull(
    feeds: Sequence[FeedSettings], content: Path, ledger: Ledger, expected: Expected, how: Pulling
) -> Pulled:
    """Brings what is new in ``feeds`` into ``content`` as drafts; never overwrites.

    A feed that can't be read is a problem, and the others are read all the same. What was written is
    remembered even when the rest is interrupted, and what others bring or drop meanwhile counts: the ledger
    is held only while drafts are written. With ``dry_run`` nothing is written or remembered. Raises OSError
    where ``content`` can't be read, and what the ledger raises.
    """
    distinct: dict[str, FeedSettings] = {}
    for feed in feeds:
        distinct.setdefault(feed.url, feed)
    memory = ledger.read()
    asked, known = _read(tuple(distinct.values()), content, memory, expected, how)
    from digest.ingest.choosing import Choice, choose  # noqa: PLC0415 - see `_known`
    from digest.ingest.desk import Desk  # noqa: PLC0415 - likewise

    seen = memory.seen | {key for one in known if (key := address_key(one.source_url))}
    choices = [choose(one.feed, one.settings, seen, expected) if one.feed else Choice() for one in asked]
    desk = Desk(content, known, ledger, expected, how)
    desk.take(_in_turn([choice.drafts for choice in choices]))
    if not desk.is_full and not how.dry_run:
        with ledger.opened() as memory:
            for one, choice in zip(asked, choices, strict=True):
                _settle(memory, one, choice)
    return Pulled(
        tuple(desk.written),
        sum(one.feed is not None for one in asked),
        sum(one.feed is None and not one.failed for one in asked),
        sum(one.failed for one in asked),
        sum(choice.filtered for choice in choices),
        (*_of_feeds(asked, choices), *desk.problems),
    )


def _read(
    feeds: tuple[FeedSettings, ...], content: Path, memory: Memory, expected: Expected, how: Pulling
) -> tuple[tuple[Asked, ...], tuple[Known, ...]]:
    """What the feeds have, and, read while they are waited for, which articles are there."""
    with ThreadPoolExecutor(1) as meanwhile:
        answered = Event()
        known = meanwhile.submit(_known, content, answered)
        asked = ask(feeds, memory, expected.now, how, answered.set)
        answered.set()
        return asked, known.result()


def _known(content: Path, answered: Event) -> tuple[Known, ...]:
    """Which articles are there; what is needed to place others is loaded here, while feeds are waited for.

    All are asked first: of two threads that both compute, each waits for the other at every turn.
    """
    answered.wait(_HEAD_START)
    from digest.ingest.known import read_known  # noqa: PLC0415 - see above

    for part in ("choosing", "desk"):
        import_module(f"digest.ingest.{part}")
    return read_known(content)


def _in_turn(drafts: Sequence[Sequence[Draft]]) -> list[Draft]:
    """One draft of each feed after another, so that no host is asked for many pages in a row."""
    rows = itertools.zip_longest(*drafts)
    return [draft for row in rows for draft in row if draft is not None]


def _settle(memory: Memory, asked: Asked, choice: Choice) -> None:
    """Remembers a feed's answer once all that it brought is dealt with."""
    last = memory.feed(asked.settings.url)
    if asked.feed is None:
        last.not_before = asked.memory.not_before
        return
    last.etag, last.modified = asked.memory.etag, asked.memory.modified
    last.wanted, last.not_before = asked.memory.wanted, 0.0
    now = [*choice.done, *(key for draft in choice.drafts for key in draft.keys)]
    last.items = remembered(last.items, now)


def _of_feeds(asked: Sequence[Asked], choices: Sequence[Choice]) -> Iterator[Problem]:
    for one, choice in zip(asked, choices, strict=True):
        yield from one.problems
        if choice.beyond:
            what = f"{choice.beyond} older {'item is' if choice.beyond == 1 else 'items are'} passed over"
            hint = f"max = {one.settings.max} in digest.toml says how many may come at a time"
            yield Problem(one.settings.url, what, hint=hint, severity="info")
