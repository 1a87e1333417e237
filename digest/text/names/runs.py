"""Runs of capitalised words: what may be a name, and what stands around it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from digest.text.names.lists import CALENDAR

if TYPE_CHECKING:
    from collections.abc import Iterator

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

    ``starts`` is where each begins in its sentence; ``opens`` when the first one's capital says nothing;
    ``before`` and ``after`` are the nearest words around it, in lower case, with a comma before ``after``
    where one stands.
    """

    words: tuple[str, ...]
    starts: tuple[int, ...]
    end: int
    opens: bool
    before: str
    after: str


def runs(sentence: str) -> Iterator[Run]:
    """The runs of a sentence; none of one in capitals or set like a headline."""
    if _is_headline(sentence):
        return
    for found in _matches(sentence):
        start, end = found.span()
        words, starts = _words(found[0], start)
        head = sentence[max(0, start - _LONGEST_LOOK) : start]
        yield Run(
            words,
            starts,
            end,
            opens=start == 0 or _OPENED.search(head) is not None,
            before=head.split()[-1].lower().strip(",") if head.endswith(" ") and head.strip() else "",
            after=_first(sentence[end : end + _LONGEST_LOOK]),
        )


def _matches(sentence: str) -> Iterator[re.Match[str]]:
    """Where the runs are. Few letters are capitals, and to find these first takes half of the time."""
    at = 0
    while capital := _any_capital().search(sentence, at):
        found = _run().match(sentence, capital.start())
        at = (found or capital).end()
        if found:
            yield found


def _words(run: str, start: int) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The words of a run, and where each begins in the sentence in which the run does at ``start``."""
    if run.isalnum():
        return (run,), (start,)
    found = [*_token().finditer(run)]
    return tuple([word[0] for word in found]), tuple([start + word.start() for word in found])


def _first(tail: str) -> str:
    comma = "," if tail.startswith(",") else ""
    bare = tail.lstrip(", ")
    return comma + (bare.split(None, 1)[0].lower().strip('.,;:”"') if bare and tail[:1] in {",", " "} else "")


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
        rf"|{capital}(?:[^\W_]|['’](?!s\b|S\b)(?=[^\W\d_])|[-\u2011](?={capital}|\d|on-|sur-|de-|al-))*"
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
