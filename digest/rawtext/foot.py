"""The lines below an article: what only there is known for what it is."""

# ruff: noqa: RUF001 - words and marks of other scripts look like Latin ones

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from digest.rawtext.boilerplate import late_legal, late_note, late_offer, legal
from digest.rawtext.bylines import tagline
from digest.rawtext.clocks import clock
from digest.rawtext.outlets import is_outlet, key, spelled
from digest.rawtext.pasted import WEAK, Find, OutletClue, first_find
from digest.rawtext.shapes import is_prose, size

if TYPE_CHECKING:
    from digest.rawtext.pasted import Draft, Rule

_GAP = 3
_PROFILE = 50
_BETWEEN = re.compile(r"\s*(?:,|;|&|\||·|\b(?:and|und|y|et|e|i|та|і|и)\b)\s*")
_PRESENT = re.compile(
    r"\b(?:covers|writes|reports|is an?|is the|has (?:written|covered)|ist|schreibt|es|escribe|est|écrit)\b",
    re.IGNORECASE,
)
_FOOT: tuple[Rule, ...] = (clock, tagline, legal, late_legal, late_offer, late_note)
_ABOUT = re.compile(
    r"about the (?:author|writer)s?|sobre (?:la firma|el autor|la autora|o autor|a autora)"
    r"|über (?:den autor|die autorin)|à propos de l['’]aut(?:eur|rice)|про автора|об авторе",
    re.IGNORECASE,
)


def without_foot(draft: Draft) -> Draft:
    """What only the last lines may be: read from the end, up to the article's last paragraph."""
    finds: dict[int, Find] = {}
    gap = 0
    own = {key(clue.name) for clue in draft.outlets}
    for at in range(len(draft.lines) - 1, draft.prose, -1):
        find = first_find(_FOOT, draft.lines, at) or _outlet_alone(draft, at, own) or _author_again(draft, at)
        gap = 0 if find else gap + 1
        if find:
            finds[at] = replace(find, span=1)
        elif is_prose(draft.lines[at].text) or gap > _GAP:
            break
    return draft.taking(finds)


def _author_again(draft: Draft, at: int) -> Find | None:
    """The writers' names on a line of their own, or a line that begins with one and says who that is."""
    text = draft.lines[at].text
    if _ABOUT.fullmatch(text.strip(" :")):
        return Find("who the writer is")
    names = {name.casefold() for name in draft.authors}
    known = names | {name.rpartition(" ")[2] for name in names}
    if size(text) > _PROFILE:
        return None
    if all(part.casefold() in names for part in _BETWEEN.split(text) if part):
        return Find("who the writer is")
    about = any(text.casefold().startswith(f"{name} ") for name in known)
    above = draft.lines[at - 1].text.casefold() in names
    return Find("who the writer is") if (about or above) and _PRESENT.search(text) else None


def _outlet_alone(draft: Draft, at: int, own: set[str]) -> Find | None:
    """The outlet's name on a line of its own."""
    line = draft.lines[at]
    if key(line.text) in own:
        return Find("the outlet's name")
    if at == len(draft.lines) - 1 and is_outlet(line.text):
        return Find("the outlet's name", outlets=(OutletClue(line.number, spelled(line.text), WEAK),))
    return None
