"""Feeds become drafts below ``content/``, for a curator to keep or to drop."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.ingest.asking import ask
from digest.ingest.choosing import Choice, Expected, choose
from digest.ingest.drafts import completed, outlet_of
from digest.ingest.known import as_known, find_among, read_known
from digest.ingest.memory import address_key, remembered
from digest.ingest.pages import fetch_pages, read_fetched
from digest.ingest.placing import place, planned
from digest.model import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from digest.config import FeedSettings
    from digest.fetch import Answer, FetchSettings, Network
    from digest.ingest.asking import Asked
    from digest.ingest.drafts import Draft
    from digest.ingest.entry import Entry
    from digest.ingest.known import Known
    from digest.ingest.memory import Memory

__all__ = ["Expected", "Pulled", "Pulling", "pull"]

# So many pages are fetched before their drafts are written; more would only be held in memory.
BATCH = 50


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
    feeds: Sequence[FeedSettings], content: Path, memory: Memory, expected: Expected, how: Pulling
) -> Pulled:
    """Brings what is new in ``feeds`` into ``content`` as drafts; never overwrites.

    A feed that can't be read is a problem, and the others are read all the same. ``memory`` grows with each
    draft that is written, so that it may be saved after an interruption, too. With ``dry_run`` nothing is
    written, and ``memory`` must not be saved.
    """
    distinct: dict[str, FeedSettings] = {}
    for feed in feeds:
        distinct.setdefault(feed.url, feed)
    asked = ask(tuple(distinct.values()), memory, expected.now, how.settings, how.network)
    known = list(read_known(content))
    seen = memory.seen | {key for one in known if (key := address_key(one.source_url))}
    choices = [choose(one.feed, one.settings, seen, expected) if one.feed else Choice() for one in asked]
    desk = _Desk(content, known, memory, expected, how)
    written = [*desk.write(_in_turn([choice.drafts for choice in choices]))]
    if not desk.is_full:
        for one, choice in zip(asked, choices, strict=True):
            _settle(memory, one, choice)
    told = [*(problem for one in written for problem in one.problems), *desk.problems]
    return Pulled(
        tuple(one.path for one in written if one.path),
        sum(one.feed is not None for one in asked),
        sum(one.feed is None and not one.failed for one in asked),
        sum(one.failed for one in asked),
        sum(choice.filtered for choice in choices),
        (*_of_feeds(asked, choices), *told),
    )


@dataclass(frozen=True, slots=True)
class _Written:
    """What became of one draft: its file; none when the article turned out to be there already."""

    path: Path | None
    problems: tuple[Problem, ...]


class _Desk:
    """Writes drafts, and remembers each; ``is_full`` when the disk takes no more."""

    def __init__(
        self, content: Path, known: list[Known], memory: Memory, expected: Expected, how: Pulling
    ) -> None:
        self.problems: list[Problem] = []
        self._content, self._known, self._memory = content, known, memory
        self._expected, self._how = expected, how

    @property
    def is_full(self) -> bool:
        """Whether a draft could not be written."""
        return bool(self.problems)

    def write(self, drafts: Sequence[Draft]) -> Iterator[_Written]:
        """Writes them in their order, until the disk is full."""
        for start in range(0, len(drafts), BATCH):
            batch = drafts[start : start + BATCH]
            pages = self._pages(batch)
            for draft in batch:
                try:
                    yield self._one(draft, pages)
                except OSError as error:
                    message = f"can't be written: {error.strerror or error}"
                    hint = "make room, or allow it"
                    self.problems.append(Problem(self._content.as_posix(), message, hint=hint))
                    return

    def _pages(self, batch: Sequence[Draft]) -> Mapping[str, Answer]:
        addresses = [draft.address for draft in batch if draft.address]
        if not self._how.full or not addresses:
            return {}
        return fetch_pages(addresses, self._how.settings, self._how.network)

    def _one(self, draft: Draft, pages: Mapping[str, Answer]) -> _Written:
        entry, problems = self._entry(draft, pages)
        keys = list(draft.keys)
        if (key := address_key(_address(entry))) and key not in keys:
            keys.append(key)
        there = find_among(entry, self._known) if entry.body else None
        if there is None:
            path = self._placed(entry)
            self._known.append(as_known(entry, path))
            self._memory.brought[path.name] = keys
        else:
            path = None
            message = f"is there already: {there.as_posix()}"
            problems = (Problem(draft.address or draft.item.title, message, severity="info"),)
        self._memory.feed(draft.feed.url).items += keys
        return _Written(path, problems)

    def _placed(self, entry: Entry) -> Path:
        return planned(entry, self._content)[0] if self._how.dry_run else place(entry, self._content)

    def _entry(self, draft: Draft, pages: Mapping[str, Answer]) -> tuple[Entry, tuple[Problem, ...]]:
        """The draft, with its page if that was wanted and could be read."""
        if draft.address is None or draft.address not in pages:
            return draft.entry, draft.problems
        language = str(draft.entry.fields.get("lang") or self._expected.language)
        page, problems = read_fetched(draft.address, pages[draft.address], language)
        if page is None:
            # Its summary and its address are still worth having.
            told = [Problem(p.path, p.message, p.line, p.field, p.hint, "warning") for p in problems]
            return draft.entry, (*draft.problems, *told)
        source = outlet_of(draft.address, self._expected.sources)
        entry = completed(draft, page, source)
        doubts = [
            one for one in (*draft.problems, *problems) if not (one.field and entry.fields.get(one.field))
        ]
        contradictions = [one for one in problems if one.field and one.field in page.fields]
        return entry, (*doubts, *contradictions)


def _address(entry: Entry) -> str | None:
    return str(entry.fields["source_url"]) if "source_url" in entry.fields else None


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
