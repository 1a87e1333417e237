"""Where drafts are completed, written and remembered, one batch after another."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from digest.ingest.drafts import completed, outlet_of
from digest.ingest.known import as_known, find_among, read_known
from digest.ingest.memory import address_key
from digest.ingest.pages import fetch_pages
from digest.ingest.placing import free_place, place_all
from digest.model import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from digest.ingest.drafts import Draft
    from digest.ingest.entry import Entry
    from digest.ingest.known import Known
    from digest.ingest.memory import Ledger, Memory
    from digest.ingest.pages import Reading
    from digest.ingest.pulling import Expected, Pulling

# So many are written and then remembered; with their pages fewer, for each of those takes a while.
BATCH, BATCH_OF_PAGES = 500, 50


@dataclass(frozen=True, slots=True)
class _New:
    """A draft whose article is not there yet, as it will be written; ``path`` is free as yet."""

    draft: Draft
    entry: Entry
    keys: tuple[str, ...]
    path: Path


class Desk:
    """Takes drafts in; ``written`` are the files, ``is_full`` says that the disk takes no more."""

    def __init__(
        self, content: Path, known: Sequence[Known], ledger: Ledger, expected: Expected, how: Pulling
    ) -> None:
        self.written: list[Path] = []
        self.problems: list[Problem] = []
        self.is_full = False
        self._content, self._ledger = content, ledger
        self._known: list[Known] = []
        self._keys: set[str] = set()
        self._learn(known)
        self._expected, self._how = expected, how
        self._names: set[Path] = set()

    def take(self, drafts: Sequence[Draft]) -> None:
        """Writes them in their order, until the disk is full; only looks when this is only tried."""
        size = BATCH_OF_PAGES if self._how.full else BATCH
        for start in range(0, len(drafts), size):
            batch = drafts[start : start + size]
            pages = self._pages(batch)
            if self._how.dry_run:
                self.written += [new.path for new in self._new(batch, pages, None)]
                continue
            with self._ledger.opened() as memory:
                self._learn(read_known(self._content, self._known))
                self._write(batch, pages, memory)
            if self.is_full:
                return

    def _learn(self, known: Iterable[Known]) -> None:
        """Articles that are there from now on."""
        for one in known:
            self._known.append(one)
            if key := address_key(one.source_url):
                self._keys.add(key)

    def _pages(self, batch: Sequence[Draft]) -> Mapping[str, Reading]:
        wanted = {
            draft.address: str(draft.entry.fields.get("lang") or self._expected.language)
            for draft in batch
            if draft.address and self._how.full
        }
        return fetch_pages(wanted, self._how.settings, self._how.network) if wanted else {}

    def _write(self, batch: Sequence[Draft], pages: Mapping[str, Reading], memory: Memory) -> None:
        """Writes what is new even now, and remembers each as soon as it has its name."""
        seen = memory.seen | self._keys
        new = tuple(self._new([one for one in batch if seen.isdisjoint(one.keys)], pages, memory))
        if not new:
            return
        try:
            with closing(place_all([one.entry for one in new], self._content)) as paths:
                for one, path in zip(new, paths, strict=False):
                    memory.brought[path.name] = list(one.keys)
                    memory.feed(one.draft.feed.url).items += one.keys
                    self.written.append(path)
        except OSError as error:
            message = f"can't be written: {error.strerror or error}"
            self.problems.append(Problem(self._content.as_posix(), message, hint="make room, or allow it"))
            self.is_full = True

    def _new(
        self, batch: Sequence[Draft], pages: Mapping[str, Reading], memory: Memory | None
    ) -> Iterator[_New]:
        """Those whose articles are not there yet, not even from another feed; the others are done with."""
        for draft in batch:
            entry, problems = self._entry(draft, pages)
            self.problems += problems
            keys = tuple(dict.fromkeys([*draft.keys, *_own_keys(entry)]))
            there = find_among(entry, self._known) if entry.body else None
            if there is None:
                path = free_place(entry, self._content, self._names)
                self._names.add(path)
                self._learn([as_known(entry, path)])
                yield _New(draft, entry, keys, path)
                continue
            message = f"is there already: {there.as_posix()}"
            self.problems.append(Problem(draft.address or draft.item.title, message, severity="info"))
            if memory:
                memory.feed(draft.feed.url).items += keys

    def _entry(self, draft: Draft, pages: Mapping[str, Reading]) -> tuple[Entry, tuple[Problem, ...]]:
        """The draft, with its page if that was wanted and could be read."""
        if draft.address is None or draft.address not in pages:
            return draft.entry, draft.problems
        page, problems = pages[draft.address]
        if page is None:
            # Its summary and its address are still worth having.
            told = [replace(problem, severity="warning") for problem in problems]
            return draft.entry, (*draft.problems, *told)
        entry = completed(draft, page, outlet_of(draft.address, self._expected.sources))
        doubts = [
            one for one in (*draft.problems, *problems) if not (one.field and entry.fields.get(one.field))
        ]
        contradictions = [one for one in problems if one.field and one.field in page.fields]
        return entry, (*doubts, *contradictions)


def _own_keys(entry: Entry) -> tuple[str, ...]:
    """What the article is known by at its own address, which its page may have named."""
    address = entry.fields.get("source_url")
    key = address_key(str(address)) if address else None
    return (key,) if key else ()
