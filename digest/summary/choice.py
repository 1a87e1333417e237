"""Which sentences make the best summary of an article together."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from itertools import chain, combinations
from typing import TYPE_CHECKING, NamedTuple

from digest.summary.features import cosine

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from digest.summary.features import Vector

# All combinations of so many sentences are compared; further ones join the best of these one by one.
COMPARED = 3
# The weights are for summaries of three sentences; others are taken as so many times as long or as short.
FITTED = 3
# How many different terms a short and a long summary have that people write.
SHORT, LONG = 14, 26
# Sums differ in their last digits from machine to machine.
DIGITS = 9


class Candidate(NamedTuple):
    """A sentence that may be chosen.

    ``worth`` is what it brings by itself, ``salience`` what each of its terms does, ``words`` its length;
    ``leaning`` is what it costs to show it without the one before.
    """

    position: int
    worth: float
    salience: Mapping[str, float]
    vector: Vector
    words: int
    leaning: float


@dataclass(frozen=True, slots=True)
class Weights:
    """What counts in a combination besides the worth of its sentences."""

    coverage: float  # the salience of all its different terms, twice
    short: float  # its F1 score against a short summary, were all words terms
    long: float  # the same against a long one
    log_words: float  # the logarithm of its number of words
    words: float  # that number
    likeness: float  # the mean cosine of two of its sentences
    late: float  # the logarithm of 1 + their mean position
    title: float  # the share of the title's terms that it has
    adjacent: float  # how many of its sentences follow another of them directly


WEIGHTS = Weights(
    coverage=0.00243,
    short=0.376,
    long=0.312,
    log_words=0.148,
    words=-0.00222,
    likeness=0.000367,
    late=0.000964,
    title=0.106,
    adjacent=0.00186,
)


class _Member(NamedTuple):
    """A candidate beside others: ``own`` is the salience of the terms that only it has."""

    position: int
    worth: float
    words: int
    leaning: float
    terms: int
    own: float
    shared: Mapping[str, float]
    titled: AbstractSet[str]


class Choice(NamedTuple):
    """A combination, and what it is worth as a summary; the least is best."""

    is_long: bool
    cost: float
    positions: tuple[int, ...]


def choose(
    candidates: Sequence[Candidate],
    number: int,
    most_words: int,
    title: AbstractSet[str],
    having: int | None = None,
) -> Choice:
    """The ``number`` candidates that are the best summary together, in order; all if fewer.

    Candidates come in order of position. ``title`` has the terms of the title. What is longer than
    ``most_words`` is chosen only if everything is. With ``having`` a candidate's position, the best summary
    that has it.
    """
    members = _members(candidates, title)
    alike = {
        (one.position, other.position): cosine(one.vector, other.vector)
        for one, other in combinations(candidates, 2)
    }

    def judged(some: Sequence[_Member]) -> Choice:
        is_long = sum([member.words for member in some]) > most_words
        value = _value(some, alike, len(title))
        return Choice(is_long, -round(value, DIGITS), tuple([member.position for member in some]))

    number = min(number, len(members))
    first = (judged(some) for some in combinations(members, min(number, COMPARED)))
    best = min(one for one in first if having is None or having in one.positions)
    while len(best.positions) < number:
        longer = ({*best.positions, member.position} for member in members)
        best = min(
            judged([member for member in members if member.position in some])
            for some in longer
            if len(some) > len(best.positions)
        )
    return best


def _members(candidates: Sequence[Candidate], title: AbstractSet[str]) -> list[_Member]:
    holders = Counter(chain.from_iterable(candidate.salience for candidate in candidates))
    return [
        _Member(
            position=candidate.position,
            worth=candidate.worth,
            words=candidate.words,
            leaning=candidate.leaning,
            terms=len(candidate.salience),
            own=sum([value for term, value in candidate.salience.items() if holders[term] == 1]),
            shared={term: value for term, value in candidate.salience.items() if holders[term] > 1},
            titled=title & candidate.salience.keys(),
        )
        for candidate in candidates
    ]


def _value(members: Sequence[_Member], alike: Mapping[tuple[int, int], float], titled: int) -> float:
    """A prediction, but for a constant, of ROUGE-1 and ROUGE-2 (F1, from 0 to 1 each) together."""
    positions = [member.position for member in members]
    pairs = [alike[pair] for pair in combinations(positions, 2)]
    leaning = [member.leaning for member in members if member.position - 1 not in positions]
    shared: dict[str, float] = {}
    for member in members:
        shared.update(member.shared)
    scale = FITTED / (len(members) or 1)
    covered = 2 * scale * (sum([member.own for member in members]) + sum(shared.values()))
    content = scale * sum([member.terms for member in members])
    words = scale * sum([member.words for member in members])
    return (
        scale * sum([member.worth for member in members])
        + WEIGHTS.coverage * covered
        + WEIGHTS.short * covered / (content + SHORT)
        + WEIGHTS.long * covered / (content + LONG)
        + WEIGHTS.log_words * math.log(words or 1)
        + WEIGHTS.words * words
        + WEIGHTS.likeness * sum(pairs) / (len(pairs) or 1)
        + WEIGHTS.late * math.log1p(sum(positions) / (len(members) or 1))
        + WEIGHTS.title * _share(members, titled)
        + WEIGHTS.adjacent * scale * (len(members) - len(leaning))
        - sum(leaning)
    )


def _share(members: Sequence[_Member], titled: int) -> float:
    """The share of the title's terms that the members have."""
    return len(frozenset().union(*[member.titled for member in members])) / titled if titled else 0.0
