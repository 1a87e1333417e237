"""Feeds are asked, all at the same time, for what is new since they were asked last."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from digest.fetch import Failure, Fetched, FetchSettings, Request, fetch_each
from digest.model import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from digest.config import FeedSettings
    from digest.feeds import Feed
    from digest.fetch import Answer
    from digest.ingest.memory import FeedMemory, Memory
    from digest.ingest.pulling import Pulling

MAX_BYTES = 5_000_000
# A feed is small, and waiting for many costs nothing.
AT_ONCE = 64
# Who is busy for longer than it takes to ask again twice is asked by the next pull.
BACKOFF = 0.25
# What helps with a page, saving it in a browser, is no help here.
_TURNED_AWAY = frozenset([401, 402, 403, 451])


@dataclass(frozen=True, slots=True)
class Asked:
    """What came of one feed. ``feed`` is none when nothing is new, or when ``failed``.

    ``memory`` is what is to be remembered of the answer, except for the items.
    """

    settings: FeedSettings
    feed: Feed | None
    memory: FeedMemory
    problems: tuple[Problem, ...] = ()
    failed: bool = False


def limits(settings: FetchSettings | None) -> FetchSettings:
    """The limits for feeds, of any media type, for too many are served under a wrong one."""
    given = settings or FetchSettings()
    return replace(
        given,
        types=(),
        max_bytes=min(given.max_bytes, MAX_BYTES),
        at_once=max(given.at_once, AT_ONCE),
        backoff=min(given.backoff, BACKOFF),
    )


def ask(
    feeds: Sequence[FeedSettings],
    memory: Memory,
    now: datetime,
    how: Pulling,
    answered: Callable[[], None],
) -> tuple[Asked, ...]:
    """What each feed has, in their order; one that asked for patience is not asked before its time.

    Each is read while others are waited for; before that, ``answered`` is called.
    """
    due = [feed for feed in feeds if memory.feed(feed.url).not_before <= now.timestamp()]

    def made(at: int, answer: Answer) -> Asked:
        answered()
        return _asked(due[at], answer, memory.feed(due[at].url), now)

    requests = [_request(feed, memory) for feed in due]
    told = fetch_each(requests, made, limits(how.settings), how.network) if due else ()
    asked = {one.settings.url: one for one in told}
    return tuple(asked.get(feed.url) or _waiting(feed, memory.feed(feed.url)) for feed in feeds)


def _request(feed: FeedSettings, memory: Memory) -> Request:
    """A conditional request, unless other items are wanted now than were then."""
    last = memory.feed(feed.url)
    if last.wanted != _wanted(feed):
        return Request(feed.url)
    return Request(feed.url, last.etag, last.modified)


def _wanted(feed: FeedSettings) -> str:
    return json.dumps([feed.include, feed.exclude, feed.languages])


def _waiting(feed: FeedSettings, last: FeedMemory) -> Asked:
    until = datetime.fromtimestamp(last.not_before, UTC)
    message = f"asked not to be asked before {until:%Y-%m-%d %H:%M} UTC"
    return Asked(feed, None, last, (Problem(feed.url, message, severity="warning"),), failed=True)


def _asked(feed: FeedSettings, answer: Answer, last: FeedMemory, now: datetime) -> Asked:
    if isinstance(answer, Fetched):
        return _read(feed, answer, last)
    if isinstance(answer, Failure):
        hint = None if answer.status in _TURNED_AWAY else answer.hint
        wait = answer.retry_after or 0.0
        patient = replace(last, not_before=now.timestamp() + wait if wait else 0.0)
        return Asked(feed, None, patient, (Problem(feed.url, answer.message, hint=hint),), failed=True)
    return Asked(feed, None, replace(last, not_before=0.0))


def _read(feed: FeedSettings, answer: Fetched, last: FeedMemory) -> Asked:
    """A feed that answered; what can't be read whole is asked for anew next time."""
    from digest.feeds import read_feed  # noqa: PLC0415 - loaded while others are waited for

    found, problems = read_feed(
        answer.body, shown_as=feed.url, address=answer.found_at, charset=answer.charset
    )
    whole = found is not None and found.is_whole
    fresh = replace(
        last,
        etag=answer.etag if whole else None,
        modified=answer.modified if whole else None,
        wanted=_wanted(feed),
        not_before=0.0,
    )
    if answer.moved and found is not None:
        hint = "write that address into digest.toml"
        moved = Problem(feed.url, f"has moved for good to {answer.moved}", hint=hint, severity="warning")
        problems = (*problems, moved)
    return Asked(feed, found, fresh, problems, failed=found is None)
