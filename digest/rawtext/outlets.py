"""Outlets' names: how they are recognised, which of them is believed, and which a text cites."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.rawtext.places import CITIES, COUNTRIES
from digest.rawtext.wordlists import COMPANY_ENDINGS, LABELS, OUTLET_WORDS, OUTLETS, SPELLINGS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from digest.rawtext.pasted import Line, OutletClue

_CAPITAL = "[A-ZÀ-ÖØ-ÞĀ-ŽА-ЯІЇЄҐΑ-Ω]"
# Words are bounded and never taken apart again, else a text without spaces would take ages.
_REST = r"[\w&/-]{0,40}+"
_NAME = rf"(?<![\w&/-]){_CAPITAL}{_REST}(?:\.(?=\w){_REST}){{0,4}}(?: {_CAPITAL}{_REST}){{0,4}}"
_SAID = "(?:reported|reports|noted|added|wrote|quoted)"
_OUTLET_FIRST = re.compile(rf"({_NAME}),? (?:has |had |also |first ){{0,2}}{_SAID}\b")
_OUTLET_LAST = re.compile(
    r"\b(?:told|according to|(?:reported|quoted|cited) by|reported|noted|interview with"
    r"|statement to|speaking to|spoke to)"
    rf" (?:[a-z]+ |Russian |Ukrainian ){{0,3}}({_NAME})"
)
_CORRESPONDENT = re.compile(
    rf"({_NAME})['’]s? {_CAPITAL}[\w-]{{1,40}}+(?: {_CAPITAL}[\w'’-]{{1,40}}+){{1,2}}"
    r",? (?:reported|reports)\b"
)
_MIXED = re.compile(r"[^\W\d_]*[a-z][A-Z]\w*")


def key(name: str) -> str:
    """What is equal for two spellings of one outlet's name."""
    folded = " ".join(name.casefold().split()).removeprefix("the ")
    return SPELLINGS.get(folded, folded).casefold().removeprefix("the ")


def spelled(name: str) -> str:
    """The name in the spelling that all of its spellings share here; else as it is."""
    return SPELLINGS.get(" ".join(name.casefold().split()).removeprefix("the "), name)


def is_outlet(name: str) -> bool:
    """Whether it is a known outlet, or its last word is one that outlets are called by."""
    folded = name.casefold().strip()
    last = folded.rpartition(" ")[2]
    return folded in OUTLETS or f"the {folded}" in OUTLETS or (" " in folded and last in OUTLET_WORDS)


def is_mark(name: str) -> bool:
    """Whether a name in brackets at the start of a text may be its outlet: known, or written like a brand."""
    if name.casefold().strip(" .:") in LABELS:
        return False
    capitals = name.isupper() and len(name) > 1 and len(name.split()) <= 3  # noqa: PLR2004 - longer ones shout
    return is_outlet(name) or capitals or bool(_MIXED.fullmatch(name))


def company_name(name: str) -> str:
    """A company's name as its readers know it, without ``Inc.``, ``Media Corporation`` and the like."""
    shown = name.strip(" .,;:|-–—")
    shortened = True
    while shortened:
        shortened = False
        for ending in COMPANY_ENDINGS:
            head = shown[: -len(ending)]
            if shown.casefold().endswith(ending) and head[-1:] in {" ", ","} and head.strip(" ,&"):
                shown, shortened = head.strip(" .,&"), True
                break
    return spelled(shown)


def believed(clues: Iterable[OutletClue]) -> OutletClue | None:
    """The clue that stands for the outlet: the strongest, of equally strong ones the first."""
    ranked = sorted(clues, key=lambda clue: (-clue.strength, clue.line))
    return ranked[0] if ranked else None


def rivals(clues: Iterable[OutletClue], chosen: OutletClue) -> tuple[OutletClue, ...]:
    """The clues that name another outlet than ``chosen`` does, each outlet once."""
    others = {key(clue.name): clue for clue in clues if key(clue.name) != key(chosen.name)}
    return tuple(sorted(others.values(), key=lambda clue: (clue.line, clue.name)))


def cited(lines: Sequence[Line]) -> tuple[tuple[int, str], ...]:
    """The outlets that the text refers to (``told X``, ``X reported``): line and name, each once."""
    found: dict[str, tuple[int, str]] = {}
    for line in lines:
        for name in _cited_in(line.text):
            found.setdefault(key(name), (line.number, name))
    return tuple(found.values())


def _cited_in(text: str) -> Iterator[str]:
    for match in _CORRESPONDENT.finditer(text):
        name = match[1]
        if name.casefold() not in COUNTRIES | CITIES:
            yield spelled(name)
    for match in _OUTLET_FIRST.finditer(text):
        words = match[1].split(" ")
        yield from _first_outlet(" ".join(words[at:]) for at in range(len(words)))
    for match in _OUTLET_LAST.finditer(text):
        words = match[1].split(" ")
        yield from _first_outlet(" ".join(words[:count]) for count in range(len(words), 0, -1))


def _first_outlet(names: Iterable[str]) -> tuple[str, ...]:
    return next(((spelled(name),) for name in names if is_outlet(name)), ())
