"""Files that a curator names become articles below ``content/``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.ingest.entries import read_entry
from digest.ingest.placing import place
from digest.model import Problem

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from digest.rawtext.pasted import Removed

_SHOWN = 100


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one file: where its article stands now, what was removed, what a curator must look at.

    ``path`` is none when nothing was written, and then a problem says why; ``is_new`` is false when the
    article was there already.
    """

    input: str
    path: Path | None
    is_new: bool
    removed: tuple[Removed, ...] = ()
    problems: tuple[Problem, ...] = ()


def add(files: Sequence[Path], content: Path, *, language: str = "en") -> tuple[Added, ...]:
    """Brings raw text and Markdown into ``content``, one article a file; never overwrites.

    A file that can't be added is a problem, and the others are added all the same. ``language`` is the one
    in which the sentences of raw text are told apart.
    """
    return tuple(_add(path, content, language) for path in files)


def messages(added: Sequence[Added]) -> tuple[str, ...]:
    """What there is to say about them, a line each, in order of files and of lines: removals and problems."""
    return tuple(line for one in added for line in _messages(one))


def _add(path: Path, content: Path, language: str) -> Added:
    shown_as = path.as_posix()
    entry, problems = read_entry(path, shown_as, language)
    if entry is None:
        return Added(shown_as, None, is_new=False, problems=problems)
    try:
        written, is_new = place(entry, content)
    except OSError as error:
        fault = Problem(
            content.as_posix(), f"can't be written: {error.strerror or error}", hint="make room, or allow it"
        )
        return Added(shown_as, None, is_new=False, removed=entry.removed, problems=(*problems, fault))
    return Added(shown_as, written, is_new, entry.removed, problems)


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
