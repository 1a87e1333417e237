"""Which sentences make the best summary of an article together."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from functools import reduce
from itertools import chain, combinations, pairwise
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
# By so much at most a combination gains from its likeness and from being rounded.
NEAR = WEIGHTS.likeness + 2 * 10**-DIGITS


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
    number = min(number, len(members))

    def best(members: Sequence[_Member], size: int) -> Choice:
        """The best of all combinations of ``size`` members."""
        judged = [
            (words > most_words, -value, some)
            for some, words, value in _combined(members, size, len(title))
            if having is None or any(member.position == having for member in some)
        ]
        is_long, least, _ = min(judged)
        # How much alike they are takes long to tell, and only these can be the least then.
        return min(
            Choice(is_long, round(cost - _likeness(some), DIGITS), tuple([one.position for one in some]))
            for long, cost, some in judged
            if long == is_long and cost < least + NEAR
        )

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


def _likeness(some: Sequence[_Member]) -> float:
    """What it counts how much the members are alike: by the mean cosine of two of their vectors."""
    cosines = [
        sum([one.vector[term] * other.vector[term] for term in one.shared if term in other.shared])
        for one, other in combinations(some, 2)
    ]
    return WEIGHTS.likeness * sum(cosines) / (len(cosines) or 1)


def _combined(
    members: Sequence[_Member], size: int, titled: int
) -> Iterator[tuple[tuple[_Member, ...], int, float]]:
    """Every combination of ``size`` members, its number of words, and its value but for the likeness.

    That is a prediction, but for a constant, of ROUGE-1 and ROUGE-2 (F1, from 0 to 1 each) together.
    """
    scale = FITTED / (size or 1)
    following = _following(members, scale)

    def each(values: Iterable[_T]) -> Iterator[tuple[_T, ...]]:
        return combinations(values, size)

    for some, positions, worth, own, shared, terms, words, title in zip(
        each(members),
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
            + sum([following[pair] for pair in pairwise(positions) if pair in following])
            + WEIGHTS.coverage * covered
            + WEIGHTS.short * covered / (content + SHORT)
            + WEIGHTS.long * covered / (content + LONG)
            + WEIGHTS.log_words * math.log(length or 1)
            + WEIGHTS.words * length
            + WEIGHTS.late * math.log1p(sum(positions) / (size or 1))
        )
        if titled:
            value += WEIGHTS.title * len(frozenset().union(*title)) / titled
        yield some, words, value


def _following(members: Sequence[_Member], scale: float) -> dict[tuple[int, int], float]:
    """What it adds that a member follows another directly, on which it may lean."""
    return {
        (one.position, other.position): WEIGHTS.adjacent * scale + other.leaning
        for one, other in pairwise(members)
        if other.position - one.position == 1
    }
