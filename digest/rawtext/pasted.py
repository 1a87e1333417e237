"""Pasted text as lines, and what becomes of them: the values that the rules of `rawtext` pass on."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from digest.rawtext.shapes import is_prose

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

DateKind = Literal["published", "updated", "clock", "dateline", "id", "copyright"]
# How well a place in the text tells the outlet: an agency's mark says whose words these are, a copyright
# line or the page's title says who published them.
WEAK, MARK, PAGE = 1, 2, 3

_BREAKS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x09\x0e-\x1f\x7f-\x84\x86-\x9f]")
_BLANKS = "".join(chr(code) for code in range(0x3001) if chr(code).isspace()) + "\u200b\u2060\ufeff"


@dataclass(frozen=True, slots=True)
class Line:
    """A line or joined lines of the pasted text; ``number`` counts from 1, ``spaced``: after a blank line."""

    number: int
    text: str
    spaced: bool = False


@dataclass(frozen=True, slots=True)
class Removed:
    """What does not stand in the body: the line where it stood, its text, and what it was taken for."""

    line: int
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class OutletClue:
    """A place that tells the outlet: `PAGE`, `MARK` or `WEAK`."""

    line: int
    name: str
    strength: int


@dataclass(frozen=True, slots=True)
class DateClue:
    """A place that names a date. ``day`` when it names year, month and day without a doubt.

    ``iso`` is the whole of it, with hour and zone if they are named; ``month_day`` and ``year`` serve those
    that name less.
    """

    line: int
    kind: DateKind
    text: str
    day: date | None = None
    iso: str | None = None
    month_day: tuple[int, int] | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Find:
    """What a rule says about ``span`` lines from where it looked: that they go, and what they told."""

    why: str
    span: int = 1
    outlets: tuple[OutletClue, ...] = ()
    dates: tuple[DateClue, ...] = ()
    authors: tuple[str, ...] = ()
    credit: str | None = None
    address: str | None = None


Rule = Callable[[Sequence[Line], int], Find | None]


@dataclass(frozen=True, slots=True)
class Draft:
    """The article while it is being cleaned: the lines that are left, and what is known from the others."""

    lines: tuple[Line, ...]
    language: str = "en"
    title: Line | None = None
    removed: tuple[Removed, ...] = ()
    outlets: tuple[OutletClue, ...] = ()
    dates: tuple[DateClue, ...] = ()
    authors: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()
    addresses: tuple[tuple[int, str], ...] = ()

    def taking(self, finds: Mapping[int, Find]) -> Draft:
        """The draft without the lines that ``finds``, by position, speaks of, and with what they told."""
        if not finds:
            return self
        gone = {at + step: find.why for at, find in finds.items() for step in range(find.span)}
        found = [finds[at] for at in sorted(finds)]
        return replace(
            self,
            lines=tuple(line for at, line in enumerate(self.lines) if at not in gone),
            removed=self.removed + tuple(_removed(self.lines[at], gone[at]) for at in sorted(gone)),
            outlets=self.outlets + tuple(clue for find in found for clue in find.outlets),
            dates=self.dates + tuple(clue for find in found for clue in find.dates),
            authors=_distinct(self.authors + tuple(name for find in found for name in find.authors)),
            credits=self.credits + tuple(find.credit for find in found if find.credit),
            addresses=self.addresses
            + tuple(
                (self.lines[at].number, finds[at].address or "") for at in sorted(finds) if finds[at].address
            ),
        )

    def cutting(self, at: int, rest: str, find: Find) -> Draft:
        """The draft with only ``rest``, the end of it, left of line ``at``."""
        line = self.lines[at]
        cut = line.text[: len(line.text) - len(rest)].strip()
        lines = (*self.lines[:at], replace(line, text=rest), *self.lines[at + 1 :])
        told = replace(self, lines=(replace(line, text=cut),), removed=()).taking({0: find})
        return replace(told, lines=lines, removed=self.removed + told.removed)

    @property
    def prose(self) -> int:
        """The position of the first line of prose; the number of lines when there is none."""
        return next((at for at, line in enumerate(self.lines) if is_prose(line.text)), len(self.lines))

    @property
    def lead(self) -> Line | None:
        """The first line of prose; where none is, the first line."""
        return (*self.lines[self.prose :], *self.lines[:1], None)[0]


Step = Callable[[Draft], Draft]


def apply(draft: Draft, rules: Sequence[Rule], start: int = 0, end: int | None = None) -> Draft:
    """``draft`` without what ``rules`` know of its lines from ``start`` to ``end``; the first one wins."""
    finds: dict[int, Find] = {}
    at, end = start, len(draft.lines) if end is None else end
    while at < end:
        find = first_find(rules, draft.lines, at)
        if find:
            finds[at] = find
        at += find.span if find else 1
    return draft.taking(finds)


def first_find(rules: Sequence[Rule], lines: Sequence[Line], at: int) -> Find | None:
    """What the first of ``rules`` that knows the line says about it."""
    return next((find for rule in rules if (find := rule(lines, at))), None)


def cleaned(text: str) -> str:
    """``text`` with its line ends as newlines, control characters as spaces and no byte order mark."""
    return _CONTROLS.sub(lambda found: "\n" if found[0] == "\n" else " ", _BREAKS.sub("\n", text))


def split_lines(text: str) -> tuple[Line, ...]:
    """The lines of ``text`` that hold anything, without the blanks around them."""
    lines: list[Line] = []
    spaced = False
    for number, raw in enumerate(cleaned(text).split("\n"), 1):
        bare = raw.strip(_BLANKS)
        if bare:
            lines.append(Line(number, bare, spaced))
        spaced = not bare
    return tuple(lines)


def _removed(line: Line, why: str) -> Removed:
    return Removed(line.number, line.text, why)


def _distinct(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
