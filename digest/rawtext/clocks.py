"""A page's clock, and lines that say when a text was published or changed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.rawtext.pasted import Find
from digest.rawtext.shapes import names_like
from digest.rawtext.timestamps import read_date, read_relative
from digest.rawtext.wordlists import PUBLISHED, UPDATED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.rawtext.pasted import DateClue, DateKind, Line

_LONGEST = 140
_PLACE = re.compile(r"([^\W\d_][^\d,|–—-]{1,40}?)\s*(?:[,|]|\s[–—-])\s+(?=[^\W_])")
_SPACE = re.compile(r"\s[(|·•]?\s?")
_WHY = "a publication line"
_LABELS = PUBLISHED | UPDATED
_SECOND_LABEL = re.compile(r"[\s,;|·•(–—-]+(?=[^\W\d_])")


def clock(lines: Sequence[Line], at: int) -> Find | None:
    """A line that is a date or an hour and nothing else: a page's clock; a place may stand before it."""
    line = lines[at]
    if read_relative(line.text):
        return Find("a page's clock")
    clue = read_date(line.text, line.number, "clock") or _dated_at_a_place(line)
    return Find("a page's clock", dates=(clue,) if clue.day or clue.month_day else ()) if clue else None


def _dated_at_a_place(line: Line) -> DateClue | None:
    """The date of ``Madrid - 19 nov 2025 - 19:40 CET``."""
    found = _PLACE.match(line.text) if len(line.text) <= _LONGEST else None
    clue = read_date(line.text[found.end() :], line.number, "clock") if found else None
    return clue if found and clue and clue.day and names_like(found[1]) else None


def published(lines: Sequence[Line], at: int) -> Find | None:
    """A line that says when the text was published or changed, or such a label and the date below it."""
    line = lines[at]
    if len(line.text) > _LONGEST:
        return None
    label = line.text.rstrip(" :").casefold()
    below = lines[at + 1].text if at + 1 < len(lines) else ""
    if label in _LABELS:
        clues = _labelled(f"{label}: {below}", line.number)
        return None if clues is None else Find(_WHY, span=2, dates=clues)
    clues = _labelled(line.text, line.number) or _changed_later(line)
    return None if clues is None else Find(_WHY, dates=clues)


def _changed_later(line: Line) -> tuple[DateClue, ...] | None:
    """The dates of ``Nov 20, 2025 Updated 1 hr ago``: what came before a change is the publication."""
    for found in _SPACE.finditer(line.text):
        label = _label(line.text, found.end())
        if label and label[0] in UPDATED:
            first = read_date(line.text[: found.start()].rstrip(" ,;|·•(–—-"), line.number, "published")
            later = _labelled(line.text[found.end() :], line.number)
            return None if first is None or later is None else (first, *later)
    return None


def _labelled(text: str, line: int) -> tuple[DateClue, ...] | None:
    """The dates of a line whose every part is a label and its date; none when it is another line."""
    parts = _parts(text)
    clues: list[DateClue] = []
    for label, value in parts:
        kind: DateKind = "published" if label in PUBLISHED else "updated"
        clue = read_date(value, line, kind)
        if clue is None and not read_relative(value):
            return None
        if clue and (clue.day or clue.month_day or clue.year):
            clues.append(clue)
    return tuple(clues) if parts else None


def _parts(text: str) -> list[tuple[str, str]]:
    """The labels of a line, each with what follows it; nothing when it does not start with a label."""
    labels: list[tuple[int, str, int]] = []
    for start in (0, *(found.end() for found in _SECOND_LABEL.finditer(text))):
        found = _label(text, start)
        if found and (not labels or start >= labels[-1][2]):
            labels.append((start, *found))
    if not labels or labels[0][0] != 0:
        return []
    ends = [start for start, _, _ in labels[1:]] + [len(text)]
    return [
        (label, text[begin:end].strip(" ,;|·•()–—-:"))
        for (_, label, begin), end in zip(labels, ends, strict=True)
    ]


def _label(text: str, start: int) -> tuple[str, int] | None:
    """The longest label at ``start``, and where its value begins."""
    words = text[start : start + 40].split(" ")
    for count in range(min(4, len(words)), 0, -1):
        label = " ".join(words[:count])
        if label.rstrip(":").casefold() in _LABELS:
            return label.rstrip(":").casefold(), start + len(label)
    return None
