"""The lines below an article: what only there is known for what it is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from digest.rawtext.boilerplate import late_legal, late_offer, legal
from digest.rawtext.bylines import tagline
from digest.rawtext.clocks import clock
from digest.rawtext.outlets import is_outlet, key, spelled
from digest.rawtext.pasted import WEAK, Find, OutletClue, first_find
from digest.rawtext.shapes import is_prose

if TYPE_CHECKING:
    from digest.rawtext.pasted import Draft, Rule

_GAP = 3
_FOOT: tuple[Rule, ...] = (clock, tagline, legal, late_legal, late_offer)


def without_foot(draft: Draft) -> Draft:
    """What only the last lines may be: read from the end, up to the article's last paragraph."""
    finds: dict[int, Find] = {}
    gap = 0
    own = {key(clue.name) for clue in draft.outlets}
    for at in range(len(draft.lines) - 1, draft.prose, -1):
        find = first_find(_FOOT, draft.lines, at) or _outlet_alone(draft, at, own)
        gap = 0 if find else gap + 1
        if find:
            finds[at] = replace(find, span=1)
        elif is_prose(draft.lines[at].text) or gap > _GAP:
            break
    return draft.taking(finds)


def _outlet_alone(draft: Draft, at: int, own: set[str]) -> Find | None:
    """The outlet's name on a line of its own."""
    line = draft.lines[at]
    if key(line.text) in own:
        return Find("the outlet's name")
    if at == len(draft.lines) - 1 and is_outlet(line.text):
        return Find("the outlet's name", outlets=(OutletClue(line.number, spelled(line.text), WEAK),))
    return None
