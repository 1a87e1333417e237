"""The line between a title and its byline: the standfirst, which is the publisher's own teaser."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from digest.rawtext.shapes import size

if TYPE_CHECKING:
    from digest.rawtext.pasted import Draft

_FEWEST_WORDS, _MOST_WORDS = 4, 60
_LONGEST = 600
# What pages tell between a standfirst and the text.
_HEAD = frozenset(["a byline", "a publication line", "a page's clock", "a byline or a publication line"])
_NEAR = 6


def find_deck(draft: Draft) -> tuple[Draft, str | None]:
    """The draft without its standfirst, and that; nothing when none is sure.

    It is sure when it is the only line between the title and what tells who wrote the text, or when.
    """
    first = draft.lines[0] if len(draft.lines) > 1 else None
    if draft.title is None or first is None or first.number < draft.title.number:
        return draft, None
    if not _FEWEST_WORDS <= size(first.text) <= _MOST_WORDS or len(first.text) > _LONGEST:
        return draft, None
    told = [one.line for one in draft.removed if one.why in _HEAD]
    second = draft.lines[1].number
    if not any(first.number < line <= first.number + _NEAR and line < second for line in told):
        return draft, None
    if any(draft.title.number < line < first.number for line in told):
        return draft, None
    return replace(draft, lines=draft.lines[1:]), first.text
