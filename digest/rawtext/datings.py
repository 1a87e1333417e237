"""Which of the dates that a text names is believed: a publication line that nothing contradicts, or none."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations
from typing import TYPE_CHECKING

from digest.model import Problem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.rawtext.pasted import DateClue

_NAMES = {
    "published": "the publication line",
    "updated": "the line on its last change",
    "clock": "the page's clock",
    "dateline": "the dateline",
    "id": "the article's number",
    "copyright": "the copyright line",
}
_REASONS = {
    "published": "it can be read in two ways, or is incomplete",
    "updated": "that is no publication date",
    "clock": "that is when the page was shown or made",
    "dateline": "it names no year",
    "id": "a number is no date",
    "copyright": "a year is no date",
}
# A text with more dates than this is a list of dates; of those, none is believed and the rest not told.
_MOST = 20
_HINT = "write the date into the front matter if you know it"


def believed(clues: Sequence[DateClue]) -> str | None:
    """The date of the publication line, in ISO form, when it is whole and no other clue speaks against it."""
    published = [clue for clue in clues if clue.kind == "published"]
    whole = [clue for clue in published if clue.iso]
    if len(whole) < len(published) or len(clues) > _MOST or _contradictions(clues):
        return None
    return max((clue.iso or "" for clue in whole), key=len, default=None)


def problems(clues: Sequence[DateClue], path: str) -> tuple[Problem, ...]:
    """A warning for each clue when none is believed, with the place of those that it contradicts."""
    if believed(clues):
        return ()
    shown = tuple(dict.fromkeys(clues))[:_MOST]
    against = _contradictions(shown)
    return tuple(
        Problem(path, _message(clue, against.get(clue, ())), clue.line, "date", _HINT, "warning")
        for clue in shown
    )


def _message(clue: DateClue, others: Sequence[DateClue]) -> str:
    said = f"{_NAMES[clue.kind]} says {_shown(clue)}"
    if not others:
        reason = "it is the day of writing" if clue.kind == "dateline" and clue.day else _REASONS[clue.kind]
        return f"{said}, which is not believed: {reason}"
    places = " and ".join(
        f"{_NAMES[other.kind]} in line {other.line} says {_shown(other)}" for other in others
    )
    return f"{said}, but {places}: none of them is believed"


def _shown(clue: DateClue) -> str:
    return clue.iso or clue.text


def _contradictions(clues: Sequence[DateClue]) -> dict[DateClue, tuple[DateClue, ...]]:
    """For each clue the others that can't be true together with it."""
    found: dict[DateClue, tuple[DateClue, ...]] = {}
    for one, other in combinations(dict.fromkeys(clues), 2):
        if _contradict(one, other):
            found[one] = (*found.get(one, ()), other)
            found[other] = (*found.get(other, ()), one)
    return found


def _contradict(one: DateClue, other: DateClue) -> bool:
    """Whether there is no day on which the text may have been published according to both."""
    first, second = _days(one), _days(other)
    if max(first[0], second[0]) > min(first[1], second[1]):
        return True
    days = [span[0] for span in (first, second) if span[0] == span[1]]
    named = [
        clue.month_day for clue in (one, other) if clue.kind == "dateline" and clue.month_day and not clue.day
    ]
    return bool(days and named) and not _near(days[0], named[0])


def _days(clue: DateClue) -> tuple[date, date]:
    """The first and the last day on which it allows publication: not after a page was shown or changed."""
    if clue.day and clue.kind in {"published", "id", "dateline"}:
        return clue.day, clue.day
    if clue.day:
        return date.min, clue.day
    return date.min, date(clue.year, 12, 31) if clue.year else date.max


def _near(day: date, month_day: tuple[int, int]) -> bool:
    """Whether it is that day of the month, or the one before or after."""
    around = (day + timedelta(days=step) for step in (-1, 0, 1))
    return month_day in {(one.month, one.day) for one in around}
