"""The lines between a title and the text: where pages tell, without a word, when they were published."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from digest.rawtext.datings import believed
from digest.rawtext.shapes import size

if TYPE_CHECKING:
    from digest.rawtext.pasted import DateClue, Draft

# A deck has fewer words than this, a paragraph more.
_DECK = 25


def date_below_title(draft: Draft) -> DateClue | None:
    """The one whole date that stands bare below the title and above the text, if nothing speaks against it.

    It is probably when the text was published, but it does not say so. What stands above the title is the
    page's clock.
    """
    if draft.title is None:
        return None
    top = draft.title.number
    text = next((line.number for line in draft.lines if line.number > top and size(line.text) > _DECK), None)
    end = text or (draft.lead.number if draft.lead else top)
    below = [clue for clue in draft.dates if clue.kind == "clock" and top < clue.line < end and clue.day]
    if len({clue.day for clue in below}) != 1:
        return None
    chosen = max(below, key=lambda clue: len(clue.iso or ""))
    taken = [replace(clue, kind="published") if clue in below else clue for clue in draft.dates]
    return chosen if believed(taken) else None
