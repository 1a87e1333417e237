"""Noun phrases that articles share, told by the words that stand around them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from digest.grouping.cast import names_of
from digest.model.reading import unpacked
from digest.text.language import stop_words
from digest.text.names.lists import ROLES, TITLES
from digest.text.words import stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from digest.model import Article
    from digest.model.reading import Reading

LONGEST = 3
# Shorter words are as a rule empty; shorter ones in -ed and -ing as a rule no verbs: bed, king.
SHORTEST = 3
SHORTEST_VERB = 6
_WORD = re.compile(r"[^\W_]+(?:[-'’.](?=[^\W_])[^\W_]+)*")
_NOUN_ENDING = re.compile(r"(?:tion|sion|ment|ness|ity|ism|ship|ance|ence)s?$")
_BREAK = re.compile(r"[^\w\s'’-]|\s[-–—]\s")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_BEFORE_NOUNS = _words(
    """
    a an the this that these those his her its their our my of in on for with by from over about into
    under against amid during after before no any some each every another new first second more
    """
)
_BEFORE_VERBS = _words(
    """
    to will would can could may might must should shall not never he she they we you i who which it that
    don't doesn't didn't won't
    """
)
# Offices come with names, which say more.
_PEOPLE = ROLES["en"] | TITLES
_NO_NOUNS = _words(
    """
    separate occasion occasions same different similar various
    said says told saying say also according made make makes making took take takes taking gave give
    given got get going went came come comes coming left let put set held hold show shows showed shown
    including include includes used use using called call calls asked ask wrote write added add early
    late later last next recent former current able likely several many major key top big new old good
    great high low full long short small large real true clear sure public political national federal
    foreign local military russian american british other least much ago away back down together today
    tonight yesterday tomorrow week weeks month months year years day days night morning evening
    afternoon hour hours minute minutes time times thing things people person man men woman women way
    ways lot part number something anything everything nothing one two three four five six seven eight
    nine ten hundred thousand million billion percent monday tuesday wednesday thursday friday saturday
    sunday january february march april may june july august september october november december weekend
    spring summer reporters reporter statement news conference interview spokesman spokeswoman
    spokesperson article story report reports photo image video newsletter email twitter tweet tweets
    post posted facebook press release update isn't wasn't aren't didn't doesn't don't can't won't
    wouldn't couldn't it's that's he's she's there's we're they're i'm you're i've we've prior lawmakers
    officials official leader leaders move plans end place fact question questions case kind sort bit
    rest side point
    """
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase as the articles write it, its stems, in how many articles it is, and in how many titles."""

    text: str
    stems: tuple[str, ...]
    articles: int
    titles: int


@dataclass(frozen=True, slots=True)
class _Clause:
    """Words between two breaks, their stems, and where those stand that may be a phrase."""

    words: Sequence[str]
    stems: Sequence[str]
    runs: Sequence[slice]


def noun_phrases(articles: Sequence[Article], readings: Sequence[Reading]) -> Iterator[Phrase]:
    """The phrases of one to three words that end in a noun and that more than half of the articles have.

    In the articles' own case; English only.
    """
    titles = [f" {' '.join(_stems(_split(article.title)))} " for article in articles]
    told = [tuple(_clauses(*one)) for one in zip(articles, readings, strict=True)]
    held = Counter(chain.from_iterable({key for key, _ in _keyed(clauses)} for clauses in told))
    shared = [key for key, holders in held.items() if holders * 2 > len(articles)]
    heads = {key[-1] for key in shared}
    clauses = [one for one in chain.from_iterable(told) if not heads.isdisjoint(one.stems)]
    nouns: Counter[str] = Counter()
    for clause in clauses:
        _note_nouns(clause, nouns)
    written: dict[tuple[str, ...], Counter[str]] = {key: Counter() for key in shared}
    for key, text in _keyed(clauses):
        if key in written:
            written[key][text] += 1
    for key, texts in written.items():
        if nouns[key[-1]] > 0 or _NOUN_ENDING.search(min(texts)):
            text = min(texts, key=lambda one: (not one.endswith("s"), -texts[one], one))
            yield Phrase(text, key, held[key], sum(f" {' '.join(key)} " in title for title in titles))


def _clauses(article: Article, reading: Reading) -> Iterator[_Clause]:
    shut = {word.lower() for name, _, _ in names_of(article, reading) for word in name.split()}
    for sentence in unpacked(reading.wording).opening:
        for clause in _BREAK.split(sentence):
            words = _split(clause)
            yield _Clause(words, _stems(words), tuple(_runs(words, shut)))


def _keyed(clauses: Iterable[_Clause]) -> Iterator[tuple[tuple[str, ...], str]]:
    """The stems of each run that may be a phrase, and its words."""
    for clause in clauses:
        for run in clause.runs:
            if all(key := tuple(clause.stems[run])):
                yield key, " ".join(clause.words[run])


def _split(text: str) -> list[str]:
    return _WORD.findall(text)


def _stems(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(stem(word, "en") for word in words)


def _runs(words: Sequence[str], shut: set[str]) -> Iterator[slice]:
    """Up to three ordinary words in a row, in lower case, none of them empty."""
    standing = [_may_stand(word) and word not in shut for word in words]
    for start in range(len(words)):
        for end in range(start + 1, min(start + LONGEST, len(words)) + 1):
            if not standing[end - 1]:
                break
            if not _is_verb(words[end - 1]):
                yield slice(start, end)


@lru_cache(maxsize=1 << 15)
def _may_stand(word: str) -> bool:
    plain = word.isalpha() and word.islower() and len(word) >= SHORTEST and word not in stop_words("en")
    return plain and not (word.endswith("ly") or word in _NO_NOUNS or word in _PEOPLE)


def _is_verb(word: str) -> bool:
    return word.endswith(("ed", "ing")) and len(word) >= SHORTEST_VERB


def _note_nouns(clause: _Clause, nouns: Counter[str]) -> None:
    """Votes for and against each word heading a noun phrase, by what stands before and after it."""
    low = [word.lower() for word in clause.words]
    around = zip(["", "", *low], ["", *low], [*low[1:], ""], strict=False)
    for known, (second, first, after) in zip(clause.stems, around, strict=False):
        if first in _BEFORE_VERBS:
            nouns[known] -= 1
        elif first in _BEFORE_NOUNS or second in _BEFORE_NOUNS:
            heads = not after or after in stop_words("en") or after in _NO_NOUNS
            nouns[known] += 1 if heads else -1
