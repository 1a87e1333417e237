"""Which sentences make the best summary of an article together."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from functools import reduce
from itertools import chain, combinations
from operator import or_
from typing import TYPE_CHECKING, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from digest.summary.features import Vector

_T = TypeVar("_T")

# All combinations of so many sentences are compared; further ones join the best of these one by one.
COMPARED = 3
# The weights are for summaries of three sentences; others are taken as so many times as long or as short.
FITTED = 3
# How many different terms a short and a long summary have that people write.
SHORT, LONG = 14, 26
# Sums differ in their last digits from machine to machine.
DIGITS = 9
NEAR = 2 * 10**-DIGITS


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
    vector: Vector
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
    alike = {(one.position, other.position): _likeness(one, other) for one, other in combinations(members, 2)}
    number = min(number, len(members))

    def best(members: Sequence[_Member], size: int) -> Choice:
        """The best of all combinations of ``size`` members."""
        judged = [
            Choice(words > most_words, -value, positions)
            for positions, words, value in _combined(members, size, alike, len(title))
            if having is None or having in positions
        ]
        least = min(judged)
        # To round takes long, and only these can be the least then.
        near = (one for one in judged if one.is_long == least.is_long and one.cost < least.cost + NEAR)
        return min(one._replace(cost=round(one.cost, DIGITS)) for one in near)

    chosen = best(members, min(number, COMPARED))
    while len(chosen.positions) < number:
        size = len(chosen.positions) + 1
        longer = ({*chosen.positions, member.position} for member in members)
        chosen = min(
            best([member for member in members if member.position in some], size)
            for some in longer
            if len(some) == size
        )
    return chosen


def _members(candidates: Sequence[Candidate], title: AbstractSet[str]) -> list[_Member]:
    holders = Counter(chain.from_iterable([candidate.salience for candidate in candidates]))
    return [
        _Member(
            position=candidate.position,
            worth=candidate.worth,
            words=candidate.words,
            leaning=candidate.leaning,
            terms=len(candidate.salience),
            own=sum([value for term, value in candidate.salience.items() if holders[term] == 1]),
            shared={term: value for term, value in candidate.salience.items() if holders[term] > 1},
            vector=candidate.vector,
            titled=title & candidate.salience.keys() if title else title,
        )
        for candidate in candidates
    ]


def _likeness(one: _Member, other: _Member) -> float:
    """The cosine of their vectors."""
    return sum([one.vector[term] * other.vector[term] for term in one.shared if term in other.shared])


def _combined(
    members: Sequence[_Member], size: int, alike: Mapping[tuple[int, int], float], titled: int
) -> Iterator[tuple[tuple[int, ...], int, float]]:
    """Every combination of ``size`` members: their positions, their number of words, and their value.

    That is a prediction, but for a constant, of ROUGE-1 and ROUGE-2 (F1, from 0 to 1 each) together.
    """
    scale = FITTED / (size or 1)
    pairs = _pairs(members, size, alike)

    def each(values: Iterable[_T]) -> Iterator[tuple[_T, ...]]:
        return combinations(values, size)

    for positions, worth, own, shared, terms, words, title in zip(
        each(member.position for member in members),
        map(sum, each(scale * member.worth - member.leaning for member in members)),
        map(sum, each(member.own for member in members)),
        each(member.shared for member in members),
        map(sum, each(member.terms for member in members)),
        map(sum, each(member.words for member in members)),
        each(member.titled for member in members),
        strict=True,
    ):
        covered = 2 * scale * (own + sum(reduce(or_, shared, {}).values()))
        content = scale * terms
        length = scale * words
        value = (
            worth
            + sum(map(pairs.__getitem__, combinations(positions, 2)))
            + WEIGHTS.coverage * covered
            + WEIGHTS.short * covered / (content + SHORT)
            + WEIGHTS.long * covered / (content + LONG)
            + WEIGHTS.log_words * math.log(length or 1)
            + WEIGHTS.words * length
            + WEIGHTS.late * math.log1p(sum(positions) / (size or 1))
        )
        if titled:
            value += WEIGHTS.title * len(frozenset().union(*title)) / titled
        yield positions, words, value


def _pairs(
    members: Sequence[_Member], size: int, alike: Mapping[tuple[int, int], float]
) -> dict[tuple[int, int], float]:
    """What two members add to a combination of ``size``; beside the first, the second may lean on it."""
    likeness = WEIGHTS.likeness / (math.comb(size, 2) or 1)
    adjacent = WEIGHTS.adjacent * FITTED / (size or 1)
    return {
        (one.position, other.position): likeness * alike[one.position, other.position]
        + (adjacent + other.leaning if other.position - one.position == 1 else 0.0)
        for one, other in combinations(members, 2)
    }
