"""What a curator names, files and addresses, becomes articles below ``content/``."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from digest.ingest.entry import Wishes
from digest.ingest.pages import fetch_pages, missing_extra
from digest.model import Problem

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from digest.fetch import FetchSettings, Network
    from digest.ingest.entry import Entry
    from digest.ingest.memory import Turn
    from digest.rawtext.pasted import Removed

    # A file; an address; or what came on standard input.
    Item = Path | str | bytes

__all__ = ["Added", "Wishes", "add", "messages"]

PASTED = "standard input"
_SHOWN = 100


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one input: where its article stands now, what was removed, what a curator must look at.

    ``path`` is none when there is no article, and then a problem says why; ``is_new`` is false when the
    article was there already. ``text`` is what its file holds, or would hold if this is only tried.
    """

    input: str
    path: Path | None
    is_new: bool
    removed: tuple[Removed, ...] = ()
    problems: tuple[Problem, ...] = ()
    fields: Mapping[str, object] = field(default_factory=dict)
    text: str | None = None


def add(  # noqa: PLR0913 - each is one of the command's own choices
    items: Sequence[Item],
    content: Path,
    *,
    language: str = "en",
    wishes: Wishes | None = None,
    settings: FetchSettings | None = None,
    network: Network | None = None,
    dry_run: bool = False,
    turn: Turn = nullcontext,
) -> tuple[Added, ...]:
    """Brings web pages, raw text and Markdown into ``content``, one article each; never overwrites.

    An input that can't be added is a problem, and the others are added all the same. ``language`` is the one
    that texts are in when they name none. Addresses are fetched together, within ``settings``; a file is
    written whole or not at all, and with ``dry_run`` not at all. Within ``turn`` nobody else may look what is
    there already, or add to it.
    """
    read = _entries(items, language, settings, network)
    with nullcontext() if dry_run else turn():
        return tuple(
            _add(shown_as, entry, problems, content, wishes or Wishes(), dry_run=dry_run)
            for shown_as, entry, problems in read
        )


def messages(added: Sequence[Added]) -> tuple[str, ...]:
    """What there is to say about them, a line each, in order of inputs and lines: removals and problems."""
    return tuple(line for one in added for line in _messages(one))


def _entries(
    items: Sequence[Item], language: str, settings: FetchSettings | None, network: Network | None
) -> tuple[tuple[str, Entry | None, tuple[Problem, ...]], ...]:
    """What each input holds; everything is fetched before anything is written."""
    from digest.ingest.entries import read_bytes, read_entry  # noqa: PLC0415 - a pull asks before it loads them

    addresses = {item: language for item in items if isinstance(item, str)}
    missing = missing_extra("") if addresses else None
    pages = fetch_pages(addresses, settings, network) if addresses and missing is None else {}
    found: list[tuple[str, Entry | None, tuple[Problem, ...]]] = []
    for item in items:
        if isinstance(item, str):
            problem = missing_extra(item)
            found.append((item, None, (problem,)) if problem else (item, *pages[item]))
        elif isinstance(item, bytes):
            found.append((PASTED, *read_bytes(item, "", PASTED, language)))
        else:
            found.append((item.as_posix(), *read_entry(item, item.as_posix(), language)))
    return tuple(found)


def _add(  # noqa: PLR0913 - what is known of one input, and what is wanted
    shown_as: str,
    entry: Entry | None,
    problems: tuple[Problem, ...],
    content: Path,
    wishes: Wishes,
    *,
    dry_run: bool,
) -> Added:
    if entry is None:
        return Added(shown_as, None, is_new=False, problems=problems)
    from digest.ingest.known import find_known  # noqa: PLC0415 - likewise
    from digest.ingest.placing import place, planned  # noqa: PLC0415 - likewise

    entry = wishes.granted(entry)
    problems = tuple(one for one in problems if not _is_answered(one, wishes))
    try:
        known = find_known(entry, content)
        path, text = planned(entry, content)
        if known is None and not dry_run:
            path = place(entry, content)
    except OSError as error:
        fault = Problem(
            content.as_posix(), f"can't be written: {error.strerror or error}", hint="make room, or allow it"
        )
        return Added(shown_as, None, is_new=False, removed=entry.removed, problems=(*problems, fault))
    return Added(shown_as, known or path, known is None, entry.removed, problems, entry.fields, text)


def _is_answered(problem: Problem, wishes: Wishes) -> bool:
    """Whether it asks for what the curator has said."""
    said = {"source": wishes.source, "date": wishes.date}
    return problem.severity == "warning" and bool(said.get(problem.field or ""))


def _messages(added: Added) -> tuple[str, ...]:
    notes = [
        (
            removed.line,
            f'{added.input}:{removed.line}: note: removed, {removed.why}: "{_short(removed.text)}"',
        )
        for removed in added.removed
    ]
    faults = [(problem.line or 0, str(problem)) for problem in added.problems]
    lines = [line for _, line in sorted(notes + faults, key=lambda placed: placed[0])]
    if added.path and not added.is_new:
        lines.append(f"{added.input}: note: is there already: {added.path.as_posix()}")
    return tuple(lines)


def _short(text: str) -> str:
    flat = " ".join("".join(character if character.isprintable() else " " for character in text).split())
    return flat if len(flat) <= _SHOWN else f"{flat[: _SHOWN - 1].rstrip()}…"
