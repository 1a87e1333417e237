"""The terms by which a text is searched; ``templates/assets/search.js`` cuts a reader's words alike."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import chain

from digest.text.words import fold

LONGEST = 40
# Scripts that put no space between words: pairs of letters stand for them.
UNSPACED = (
    "\u0e01-\u0e4e\u0e81-\u0ece\u1000-\u103f\u1780-\u17d3\u3005\u3040-\u30ff\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003fffd"
)
_ASCII_TERM = re.compile(r"[a-z0-9]+")
_UNSPACED_RUN = re.compile(f"([{UNSPACED}]+)")
# U.S. and U.S are one term, and so are F-16 and F16.
_ACRONYM = re.compile(r"(?<!\w)[^\W\d_](?:\.[^\W\d_])+(?!\w)")
_MODEL = re.compile(r"(?<!\w)([^\W\d_])[-\u2010\u2011](?=\d)")
_ASSIGNED_PLANES = 0x20000


def terms(text: str) -> list[str]:
    """The terms of ``text`` in order, with repeats; a lone letter is none, a lone ideograph or digit is.

    Without differences of case and accents (`fold`); a term of more than 40 characters ends there.
    """
    folded = _MODEL.sub(r"\1", _ACRONYM.sub(_joined, fold(text)))
    if folded.isascii():
        return [term[:LONGEST] for term in _ASCII_TERM.findall(folded) if term[1:] or term.isdigit()]
    runs: list[str] = _term().findall(folded)
    return list(chain.from_iterable(map(_cut, runs)))


def _joined(acronym: re.Match[str]) -> str:
    return acronym[0].replace(".", "")


def _cut(run: str) -> list[str]:
    found: list[str] = []
    for number, part in enumerate(_UNSPACED_RUN.split(run)):
        if number % 2:
            found += [part[at : at + 2] for at in range(max(1, len(part) - 1))]
        elif part[1:] or part.isdecimal():
            found.append(part[:LONGEST])
    return found


@cache
def _term() -> re.Pattern[str]:
    r"""Letters, numbers, and the marks that belong to them, which a ``\w`` leaves out."""
    marks = "".join(c for c in map(chr, range(_ASSIGNED_PLANES)) if unicodedata.category(c)[0] == "M")
    return re.compile(f"(?:[^\\W_]|[{marks}])+")
