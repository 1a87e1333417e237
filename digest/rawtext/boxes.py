"""Boxes that a page sets into its article: other articles, newsletters, questions; with all their lines."""

# ruff: noqa: RUF001 - words and marks of other scripts look like Latin ones

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.rawtext.pasted import Find
from digest.rawtext.shapes import is_prose, size
from digest.rawtext.wordlists import BOXES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.rawtext.pasted import Line

_MOST_TITLES = 6
_SUBHEAD = 4
_PROMOTION = re.compile(r"skip past (.{3,40})|(?:skip|end of) (?:newsletter|advert)\w*", re.IGNORECASE)
_AFTER = re.compile(r"after (.{3,40})|end of (.{3,40})", re.IGNORECASE)
_LONGEST_PROMOTION = 15
_ASKS = re.compile(
    r"(?:was|is|did) (?:this|you find this) (?:article|page|story|information)(?: useful| helpful)?\?"
    r"|(?:did you find (?:this|the) \w+ (?:useful|helpful))\?",
    re.IGNORECASE,
)
_ANSWERS = frozenset(["yes", "no", "yes no", "👍", "👎"])
_CAPTIONED = frozenset(["image caption", "figure caption", "media caption", "التعليق على الصورة"])
_CAPTION = 250
_PROVIDED = frozenset(["news provided by", "provided by"])


def box(lines: Sequence[Line], at: int) -> Find | None:
    """A label such as ``Related Stories`` on a line of its own, inside the text, with the titles below it."""
    if _bare(lines[at].text) not in BOXES:
        return None
    end = at + 1
    while end < len(lines) and end - at <= _MOST_TITLES and not is_prose(lines[end].text):
        end += 1
    # Prose is looked for below, and only then above from the nearest line: so all labels together look at a
    # line a few times at the most.
    goes_on = end < len(lines) and is_prose(lines[end].text) and _has_prose(lines, at)
    end -= end > at + 2 and size(lines[end - 1].text) <= _SUBHEAD  # the text's own, it may be
    return Find("points to other articles", span=end - at) if goes_on and end > at + 1 else None


def _has_prose(lines: Sequence[Line], before: int) -> bool:
    return any(is_prose(lines[above].text) for above in range(before - 1, -1, -1))


def promotion(lines: Sequence[Line], at: int) -> Find | None:
    """What stands between ``skip past newsletter promotion`` and ``after newsletter promotion``."""
    found = _PROMOTION.fullmatch(lines[at].text)
    if not found:
        return None
    below = range(at + 1, min(at + _LONGEST_PROMOTION, len(lines)))
    end = next((after for after in below if _AFTER.fullmatch(lines[after].text)), at)
    return Find("the page's own promotion", span=end + 1 - at)


def question(lines: Sequence[Line], at: int) -> Find | None:
    """``Was this article helpful?`` with the answers to choose from."""
    if not _ASKS.fullmatch(lines[at].text):
        return None
    end = at + 1
    while end < len(lines) and _bare(lines[end].text) in _ANSWERS:
        end += 1
    return Find("a question of the page", span=end - at)


def captioned(lines: Sequence[Line], at: int) -> Find | None:
    """``Image caption,`` on a line of its own, with the caption below it."""
    if _bare(lines[at].text) not in _CAPTIONED or at + 1 == len(lines):
        return None
    return Find("a picture's credit or caption", span=2) if len(lines[at + 1].text) <= _CAPTION else None


def provider(lines: Sequence[Line], at: int) -> Find | None:
    """``News provided by`` with who provided it, above a press release."""
    known = _bare(lines[at].text) in _PROVIDED and at + 1 < len(lines) and not is_prose(lines[at + 1].text)
    return Find("who sent the release", span=2) if known else None


def _bare(text: str) -> str:
    return text.strip(" :,…·•›»>→.").casefold()
