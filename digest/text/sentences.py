"""Where the sentences of a paragraph begin and end."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

import sentencex  # type: ignore[import-untyped] # it publishes no type information

from digest.text.boundaries import OPENING, belongs_together, missed
from digest.text.language import base

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    for cut in _mended(even, code):
        if previous < cut < len(even) and not belongs_together(even, previous, cut, code):
            cuts += [*missed(even, previous, cut, code), cut]
            previous = cut
    cuts += [*missed(even, previous, len(even), code), len(even)]
    return tuple(_trimmed(even, cuts))


def _trimmed(text: str, cuts: list[int]) -> Iterator[tuple[int, int]]:
    """The spans between the cuts; one without a letter or digit belongs to the one before it."""
    wordy = [start for start, end in pairwise(cuts) if _WORDY.search(text, start, end)]
    for start, end in pairwise([0, *wordy, len(text)]):
        piece = text[start:end]
        last = start + len(piece.rstrip(" "))
        first = end - len(piece.lstrip(" "))
        if first < last:
            yield first, last


def _candidates(text: str, language: str) -> Iterator[int]:
    """Where sentencex would cut, window by window; a window begins where the last whole sentence ended."""
    start = 0
    while len(text) - start > WINDOW:
        end = text.rfind(" ", start + WINDOW // 2, start + WINDOW) + 1 or start + WINDOW
        *whole, _ = _cuts(text, start, end, language)
        yield from whole
        start = whole[-1] if whole else end
    yield from _cuts(text, start, len(text), language)


def _cuts(text: str, start: int, end: int, language: str) -> list[int]:
    cuts: list[int] = []
    for piece in sentencex.segment(language, text[start:end]):
        start += len(piece)
        cuts.append(start)
    return cuts


def _mended(text: str, language: str) -> Iterator[int]:
    """The candidates, with quotation marks and brackets moved to the sentence on which they lean."""
    for cut in _candidates(text, language):
        if cut == len(text) or text[cut - 1] == " " or text[cut] == " ":
            yield cut
        elif trailing := _TRAILING.match(text, cut):
            yield trailing.end()
        else:
            opened = len(text[max(0, cut - 4) : cut].rstrip(OPENING)) + max(0, cut - 4)
            yield opened if opened < cut and text[opened - 1] == " " else cut
