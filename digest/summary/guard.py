# ruff: noqa: RUF001 -- punctuation of several scripts is the subject
"""Sentences that don't stand on their own: openings that lean on others, fragments, halves of quotations."""

from __future__ import annotations

import re
from enum import IntEnum
from string import ascii_letters
from typing import TYPE_CHECKING, NamedTuple

from digest.summary.openings import LABEL, NOTICE, OPENINGS, SOMEBODY, VERB, VERBS, begins
from digest.text.language import base

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from digest.summary.openings import Openings

# A sentence that is longer has a verb, though it may be none that is known.
MOST_WORDS_WITHOUT_VERB = 12
# What is longer is no headline and no caption; its full stop was forgotten.
MOST_WORDS_WITHOUT_STOP = 16

_BEFORE_WORDS = " ([—–•*-"
_QUOTED = re.compile(r"""["“”„«»]([^"“”„«»]*)["“”«»]|['‘‚]((?:[^'‘]|'(?=\w))*)'(?!\w)""")
_SPEECH_ENDS = (".", ",", "!", "?", "…", "—", "-")
_WORD = re.compile(r"[^\W_]")
_LETTERS = ascii_letters.encode()

# Who speaks of himself and isn't quoted is, in the news, a quotation's second half.
_FIRST_PERSON = re.compile(r"(?:\A|\b[a-z]\w* |[^\w ] ?)I (?=[a-z])|\b(?:I'(?:m|ve|ll|d)|[Mm]y|[Mm]yself)\b")
# Without any of it nobody does; to look for that alone is quick.
_I = re.compile(r"I(?!\w)")
_SAID_ALOUD = re.compile(r"""["“„«][^"”“»]*["”“»]|(?<!\w)['‘][^"]*['’](?!\w)""")

_AFTER_WORDS = "\"'”’“»«›‹)]} "
_END = re.compile(r"(?<![\s,;:])[.…]\Z|(?<![,;:])(?<![,;:]\s)[!?。！？｡۔؟।॥።։]\Z")
# Thai, Lao and Khmer are written without full stops.
_ENDLESS = re.compile("[\u0e00-\u0eff\u1780-\u17ff]\\Z")

_MARKS = re.compile("""["“”„«»‹›「」『』'‘’‚]+""")
_SINGLE = frozenset("'‘’‚")
_OPENING = frozenset("“„«‹「『‘‚")
_CLOSING = frozenset("”»›」』’")
_BEFORE_QUOTATION = frozenset("([{—–-/:：，。、（")
_STARTS_QUOTATION = frozenset("([¿¡$€£#@…")
# An apostrophe at the start of a word, where nobody quotes.
_ELIDED = re.compile(r"['‘’](?:\d0s?|em|tis|twas|til|till|cause|cos|n|round|bout)\b", re.IGNORECASE)


class Dangling(IntEnum):
    """How much the opening of a sentence leans on what isn't in it; false when it doesn't.

    ``CONNECTIVE``: it ties the sentence to another one, and names its own subject (*Meanwhile, Kyiv said …*).
    ``REFERENCE``: what it is about stands elsewhere (*He said …*, *This …*, *The two …*), or it is a
    quotation and doesn't say whose.
    """

    NONE = 0
    CONNECTIVE = 1
    REFERENCE = 2


class _Turn(NamedTuple):
    """A mark that begins a quotation (1), ends one (-1) or does what is due (0).

    A doubtful one may be an apostrophe (*workers'*) or stand for inches.
    """

    mark: str
    way: int
    is_doubtful: bool


def opens_dangling(text: str, language: str) -> Dangling:
    """How much the opening of a sentence leans on others; ``NONE`` in a language that isn't known."""
    code = base(language)
    rules = OPENINGS.get(code)
    if rules is None:
        return Dangling.NONE
    even = _even(text).lstrip(_BEFORE_WORDS)
    if code == "en" and _speaks_of_himself(even):
        return Dangling.REFERENCE
    if _MARKS.match(even) and not _ELIDED.match(even):
        return _quoted(even, rules)
    return _leaning(even, rules)


def is_fragment(text: str, language: str = "en") -> bool:
    """Whether a text is no whole sentence: a headline, a caption, a credit, a call to action.

    It lacks final punctuation though it is short or ends like a beginning (*She said:*), is all capitals, or
    has hardly a letter; or, in English, it is short and has no verb, or begins like a notice to the reader.
    """
    even = _even(text)
    if not _is_ended(even) or even.isupper() or _has_hardly_a_letter(even):
        return True
    return base(language) == "en" and (_is_notice(even) or _lacks_verb(even))


def cuts_quotation(text: str) -> bool:
    """Whether a quotation begins in a text or ends there, and not both; apostrophes are none."""
    turns = [*_turns(text)]
    if not turns:
        return False
    double = (turn for turn in turns if turn.mark not in _SINGLE)
    single = (turn for turn in turns if turn.mark in _SINGLE)
    return _is_unbalanced(double) or _is_unbalanced(single)


def _even(text: str) -> str:
    """``text`` with straight apostrophes, and with one space where there is any."""
    straight = text.replace("’", "'")
    if straight.isprintable() and "  " not in straight:
        return straight.strip(" ")
    return " ".join(straight.split())


def _leaning(text: str, rules: Openings) -> Dangling:
    found = Dangling.NONE
    while connective := begins(text, rules.connective):
        found = Dangling.CONNECTIVE
        text = text[connective.end() :]
    if begins(text, rules.reference) and not begins(text, rules.harmless):
        return Dangling.REFERENCE
    return found


def _quoted(text: str, rules: Openings) -> Dangling:
    """The same for a text that starts with a quotation: what counts is whether it says who spoke."""
    quotation = _QUOTED.match(text)
    if quotation is None:
        return Dangling.REFERENCE
    said, rest = (quotation[1] or quotation[2] or "").strip(), text[quotation.end() :]
    if not said.endswith(_SPEECH_ENDS) and rest[:1] != ",":
        return _leaning(said + rest, rules)
    speaker = rest.lstrip(" ,–—-")
    if not _WORD.match(speaker) or _is_unknown(speaker, rules):
        return Dangling.REFERENCE
    return Dangling.CONNECTIVE if SOMEBODY.match(said) else Dangling.NONE


def _is_unknown(speaker: str, rules: Openings) -> bool:
    """Whether the words after a quotation are like *he said* or *said the two*."""
    verb, _, subject = speaker.partition(" ")
    inverted = verb.islower() and _leaning(subject, rules) is Dangling.REFERENCE
    return inverted or _leaning(speaker, rules) is Dangling.REFERENCE


def _speaks_of_himself(text: str) -> bool:
    may = "my" in text or "My" in text or _I.search(text)
    return bool(may) and _FIRST_PERSON.search(_SAID_ALOUD.sub(" ", text)) is not None


def _has_hardly_a_letter(text: str) -> bool:
    """Whether fewer than half of the characters are letters; in most English texts those of ASCII suffice."""
    rest = text.encode("ascii", "replace").translate(None, _LETTERS)
    return 2 * len(rest) > len(text) and 2 * sum(map(str.isalpha, text)) < len(text)


def _is_ended(text: str) -> bool:
    last = text.rstrip(_AFTER_WORDS)[-3:]
    forgotten = last[-1:].isalnum() and text.count(" ") >= MOST_WORDS_WITHOUT_STOP
    return forgotten or (_END.search(last) or _ENDLESS.search(last)) is not None


def _is_notice(text: str) -> bool:
    return bool(begins(text, NOTICE) or (": " in text and begins(text, LABEL)))


def _lacks_verb(text: str) -> bool:
    return (
        text.count(" ") < MOST_WORDS_WITHOUT_VERB
        and VERBS.isdisjoint(text.split(" "))
        and VERB.search(text) is None
    )


def _is_unbalanced(turns: Iterable[_Turn]) -> bool:
    """Whether something ends that hasn't begun, or begins and doesn't end."""
    depth = doubtful = 0
    for turn in turns:
        way = turn.way or (-1 if depth else 1)
        if way > 0 or depth:
            depth += way
            doubtful += turn.is_doubtful
        elif not turn.is_doubtful:
            doubtful -= 1
            if doubtful < 0:
                return True
    return depth > 0


def _turns(text: str) -> Iterator[_Turn]:
    """All marks but apostrophes and those within a word."""
    for run in _MARKS.finditer(text):
        before, after = text[run.start() - 1 : run.start()], text[run.end() : run.end() + 1]
        if _is_in_word(run[0], before, after) or _ELIDED.match(text, run.start()):
            continue
        for mark in run[0]:
            way = _way(mark, before, after)
            if mark not in _SINGLE:
                yield _Turn(mark, way, way < 0 and before.isdigit())
            elif way < 0 or (way > 0 and mark != "’"):
                yield _Turn(mark, way, way < 0 and before.isalnum())


def _is_in_word(marks: str, before: str, after: str) -> bool:
    """Whether it is an apostrophe, or the mark of a Hebrew acronym."""
    return before.isalnum() and after.isalnum() and (marks in _SINGLE or "א" <= before <= "ת")


def _way(mark: str, before: str, after: str) -> int:
    """Whether a mark begins (1) or ends (-1) a quotation, by its neighbours or else its shape."""
    may_begin = not before or before.isspace() or before in _BEFORE_QUOTATION
    may_end = not (after.isalnum() or after in _STARTS_QUOTATION) if after else True
    if may_begin != may_end:
        return 1 if may_begin else -1
    return (mark in _OPENING) - (mark in _CLOSING)
