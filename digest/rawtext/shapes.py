"""What a line of text looks like: prose, a title, a name."""

# ruff: noqa: RUF001 - words and marks of other scripts look like Latin ones

from __future__ import annotations

import re

_FINAL = re.compile(r"(?:[.。؟।!?！？…।]|\.\.\.)[\"'”’»“)\]›」』*_ ]*$")
_STOP = re.compile(r"[.。।…۔][\"'”’»“)\]›」』*_ ]*$")
_STOP_INSIDE = re.compile(r"[^\W\d_]{5}\. +[^\W\d_]")
_INITIALS = re.compile(r"(?:^|\s)(?:[^\W\d_]\.){2,}$|\b(?:Jr|Sr|Inc|Co|Corp|Ltd|No)\.$")
# Scripts that write without spaces, and how many of their characters stand for a word.
_SPACELESS = (
    (re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"), 2),
    (re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]"), 5),
)
_TITLE_WORDS = 20
_HEADING_WORDS = 12


def size(text: str) -> int:
    """The number of words; in scripts that write without spaces, about as many as there would be."""
    if text.isascii():  # as nearly all lines are that are looked at over and over
        return len(text.split())
    return len(text.split()) + sum(len(script.findall(text[:2000])) // each for script, each in _SPACELESS)


def is_finished(text: str) -> bool:
    """Whether it ends as a sentence ends, before closing quotes or brackets."""
    return bool(_FINAL.search(text[-12:]))


def has_full_stop(text: str) -> bool:
    """Whether it ends in a full stop that is not part of an abbreviation (``U.S.``)."""
    return bool(_STOP.search(text[-12:])) and not _INITIALS.search(text[-12:])


def is_prose(text: str) -> bool:
    """Whether it is a paragraph rather than a title, a name or a button: long, or with a full stop."""
    words = size(text)
    stopped = has_full_stop(text) or _STOP_INSIDE.search(text)
    return words > _TITLE_WORDS or bool(words >= 4 and stopped)  # noqa: PLR2004 - "Read it now." is none


def is_short(text: str) -> bool:
    """Whether it may be a subhead."""
    return size(text) <= _HEADING_WORDS


def names_like(text: str) -> bool:
    """Whether each word of more than three letters starts with a capital, as names and places do."""
    words = re.findall(r"[^\W\d_][^\s,/]*", text)
    return bool(words) and all(word[0] != word[0].lower() or len(word) <= 3 for word in words)  # noqa: PLR2004
