"""Runs of capitalised words: what may be a name, and what stands around it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from digest.text.names.lists import CALENDAR

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

_ABBREVIATIONS = "Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|Prof|Rev|St|Jr|Sr|Maj|Adm|Mt|Inc|Corp|Co|Ltd"
_JOINTS = "of the|of|de la|de|del|della|di|da|dos|du|van der|van|von|bin|ibn|al|la|le"
_WORD = re.compile(r"[^\W\d_]+")
# What, right before a word, makes its capital say nothing: nothing at all, or an opening.
_OPENED = re.compile(r"(?:^|[:“\"«‘(\[•—–|>/]|\.\.\.|…|[.!?])[\s“\"'«‘(\[•*—–-]*$")
_LONGEST_LOOK = 30
# A line in which so many of the longer words have capitals is a headline.
_HEADLINE = 0.6
_FEW_WORDS = 4


class Run(NamedTuple):
    """Capitalised words next to one another, with the words that join them.

    ``opens`` when the first one's capital says nothing; ``before`` and ``after`` are the nearest words around
    the run, in lower case, with a comma before ``after`` where one stands.
    """

    words: tuple[str, ...]
    opens: bool
    before: str
    after: str


def runs(sentence: str, empty: Container[str] = ()) -> Iterator[Run]:
    """The runs of a sentence; none of one in capitals or set like a headline.

    A word that is ``empty`` and opens the sentence makes no run alone; many sentences begin with one.
    """
    if _is_headline(sentence):
        return
    for start, end in _spans(sentence):
        text = sentence[start:end]
        if not (start == 0 and text in empty):
            head = sentence[max(0, start - _LONGEST_LOOK) : start]
            tail = sentence[end : end + _LONGEST_LOOK]
            yield Run(_words(text), _is_opened(head), _last(head), _first(tail))


def _spans(sentence: str) -> Iterator[tuple[int, int]]:
    """Where the runs are. Few letters are capitals, and to find these first takes half of the time."""
    at = 0
    while capital := _any_capital().search(sentence, at):
        found = _run().match(sentence, capital.start())
        at = (found or capital).end()
        if found:
            yield found.span()


@lru_cache(maxsize=1 << 14)
def _words(run: str) -> tuple[str, ...]:
    return tuple(_token().findall(run))


def _is_opened(head: str) -> bool:
    """Whether the capital of a word says nothing, by what stands before it. Most stand after another word."""
    follows = head[-1:] == " " and head[-2:-1].isalnum()
    return not follows and _OPENED.search(head) is not None


def _last(head: str) -> str:
    words = head.rsplit(None, 1) if head[-1:] == " " else []
    return words[-1].lower().strip(",") if words else ""


def _first(tail: str) -> str:
    if tail[:1] not in {",", " "}:
        return ""
    words = tail.lstrip(", ").split(None, 1)
    return ("," if tail[0] == "," else "") + (words[0].lower().strip('.,;:”"') if words else "")


def _is_headline(sentence: str) -> bool:
    if sentence.isupper():
        return True
    if sentence.rstrip("”\"'»)").endswith((".", "!", "?")):
        return False
    words = [word for word in _WORD.findall(sentence) if len(word) >= _FEW_WORDS]
    capitals = sum(word[0].isupper() for word in words)
    return len(words) >= _FEW_WORDS and capitals > _HEADLINE * len(words)


@lru_cache(maxsize=1)
def _capital() -> str:
    """A character class of the capitals of Latin, Greek and Cyrillic."""
    capitals = (chr(code) for code in (*range(0x530), *range(0x1E00, 0x1F00)) if chr(code).isupper())
    return f"[{''.join(capitals)}]"


@lru_cache(maxsize=1)
def _any_capital() -> re.Pattern[str]:
    return re.compile(_capital())


def _word_pattern() -> str:
    capital = _capital()
    return (
        rf"(?:(?:{_ABBREVIATIONS})\.(?=\s)"
        rf"|{capital}\.(?:{capital}\.)*"
        rf"|{capital}[^\W_]*"
        rf"(?:(?:['’](?!s\b|S\b)(?=[^\W\d_])|[-\u2011](?={capital}|\d|on-|sur-|de-|al-))[^\W_]*)*"
        r"(?![-\u2011]?\w))"
    )


@lru_cache(maxsize=1)
def _token() -> re.Pattern[str]:
    return re.compile(rf"{_word_pattern()}|\b(?:{_JOINTS})\b")


@lru_cache(maxsize=1)
def _run() -> re.Pattern[str]:
    word = _word_pattern()
    return re.compile(rf"(?<![\w'’.-]){word}(?:[ \u00a0](?:(?:{_JOINTS}) )?{word})*")


def is_joint(word: str) -> bool:
    """Whether a word of a run only joins others."""
    return word[:1].islower()


def is_date(word: str) -> bool:
    """Whether a word names a day or month."""
    return word.lower() in CALENDAR
