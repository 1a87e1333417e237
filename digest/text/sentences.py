"""Where the sentences of a paragraph begin and end."""

from __future__ import annotations

import re
from itertools import accumulate, pairwise

import sentencex  # type: ignore[import-untyped] # it publishes no type information

from digest.text.boundaries import OPENING, belongs_together, missed
from digest.text.language import base

# sentencex takes time that grows with the square of some texts' length, so it never sees more at once.
WINDOW = 4000

_OTHER_SPACE = re.compile(r"[^\S ]")
_WORDY = re.compile(r"[^\W_]")
_TRAILING = re.compile(r"[^\w\s]{1,4}(?=\s|$)")


def split(text: str, language: str) -> tuple[tuple[int, int], ...]:
    """The sentences of one paragraph as ``(start, end)`` in characters, white space around them excluded.

    They are in order, do not overlap, and leave out nothing but white space. sentencex finds the ends; what
    it is known to miss in news is mended here. A language that it does not know is split like English.
    """
    code = base(language)
    even = text if text.isprintable() else _OTHER_SPACE.sub(" ", text)
    cuts: list[int] = []
    previous = 0
    for candidate in _candidates(even, code):
        cut = _mended(even, candidate)
        if previous < cut < len(even) and not belongs_together(even, previous, cut, code):
            cuts.append(cut)
            previous = cut
    return _trimmed(even, sorted([*cuts, *missed(even, cuts, code)]))


def _trimmed(text: str, cuts: list[int]) -> tuple[tuple[int, int], ...]:
    """The spans between the cuts; one without a letter or digit belongs to the one before it."""
    ends = [len(text)]
    if cuts:
        ends = [cut for cut, end in pairwise([*cuts, len(text)]) if _WORDY.search(text, cut, end)] + ends
    spans: list[tuple[int, int]] = []
    start = 0
    for end in ends:
        piece = text[start:end]
        first = end - len(piece.lstrip(" "))
        last = start + len(piece.rstrip(" "))
        if first < last:
            spans.append((first, last))
        start = end
    return tuple(spans)


def _candidates(text: str, language: str) -> list[int]:
    """Where sentencex would cut, window by window; a window begins where the last whole sentence ended."""
    found: list[int] = []
    start = 0
    while len(text) - start > WINDOW:
        end = text.rfind(" ", start + WINDOW // 2, start + WINDOW) + 1 or start + WINDOW
        *whole, _ = _cuts(text, start, end, language)
        found += whole
        start = whole[-1] if whole else end
    return found + _cuts(text, start, len(text), language)


def _cuts(text: str, start: int, end: int, language: str) -> list[int]:
    pieces = sentencex.segment(language, text[start:end])
    return [*accumulate(map(len, pieces), initial=start)][1:]


def _mended(text: str, cut: int) -> int:
    """The same cut, with quotation marks and brackets moved to the sentence on which they lean."""
    if cut == len(text) or text[cut - 1] == " " or text[cut] == " ":
        return cut
    if trailing := _TRAILING.match(text, cut):
        return trailing.end()
    opened = len(text[max(0, cut - 4) : cut].rstrip(OPENING)) + max(0, cut - 4)
    return opened if opened < cut and text[opened - 1] == " " else cut
