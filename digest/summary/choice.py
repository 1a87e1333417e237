"""Which sentences make the best summary of an article together."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import reduce
from itertools import combinations, pairwise
from operator import or_
from typing import TYPE_CHECKING, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

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

    ``worth`` is what it brings by itself, ``own`` the salience of terms that no other has, ``shared`` that
    of each other; ``terms`` is how many it has, ``titled`` which of the title's, ``words`` its length;
    ``leaning`` is what it costs to show it without the one before.
    """

    position: int
    worth: float
    own: float
    shared: Mapping[str, float]
    terms: int
    titled: AbstractSet[str]
    vector: Mapping[str, float]
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


class Choice(NamedTuple):
    """A combination, and what it is worth as a summary; the least is best."""

    is_long: bool
    cost: float
    positions: tuple[int, ...]


def choose(
    candidates: Sequence[Candidate], number: int, most_words: int, titled: int, having: int | None = None
) -> Choice:
    """The ``number`` candidates that are the best summary together, in order; all if fewer.

    Candidates come in order of position. ``titled`` is how many terms the title has. What is longer than
    ``most_words`` is chosen only if everything is. With ``having`` a candidate's position, the best summary
    that has it.
    """
    number = min(number, len(candidates))

    def best(candidates: Sequence[Candidate], size: int) -> Choice:
        """The best of all combinations of ``size`` candidates.

        Those that may be best are looked at first, and nothing else once none can be.
        """
        bounded = _bounded(candidates, size, most_words, titled)
        found: list[tuple[bool, float, tuple[Candidate, ...]]] = []
        least = math.inf
        for is_long, bound, some, rest, terms in sorted(bounded):
            if having is not None and all(one.position != having for one in some):
                continue
            if found and (is_long > found[0][0] or bound > least + NEAR):
                break
            covered: Mapping[str, float] = reduce(or_, [one.shared for one in some], {})
            salience = sum([one.own for one in some]) + sum(covered.values())
            cost = -(rest + _telling(salience, terms, size))
            least = min(least, cost)
            found.append((is_long, cost, some))
        # How much alike they are takes long to tell, and only these can be the least then.
        return min(
            Choice(is_long, round(cost - _likeness(some), DIGITS), tuple([one.position for one in some]))
            for is_long, cost, some in found
            if cost < least + NEAR
        )

    chosen = best(candidates, min(number, COMPARED))
    while len(chosen.positions) < number:
        size = len(chosen.positions) + 1
        longer = ({*chosen.positions, candidate.position} for candidate in candidates)
        chosen = min(
            best([candidate for candidate in candidates if candidate.position in some], size)
            for some in longer
            if len(some) == size
        )
    return chosen


def _bounded(
    candidates: Sequence[Candidate], size: int, most_words: int, titled: int
) -> Iterator[tuple[bool, float, tuple[Candidate, ...], float, int]]:
    """Every combination of ``size`` candidates; whether it is too long, and what it costs at least.

    That is as if none had a term of another. Then, its value but for the terms, and their number.
    """
    scale = FITTED / (size or 1)
    following = _following(candidates, scale)

    def each(values: Iterable[_T]) -> Iterator[tuple[_T, ...]]:
        return combinations(values, size)

    for some, positions, worth, salience, terms, words, title in zip(
        each(candidates),
        each([one.position for one in candidates]),
        map(sum, each([scale * one.worth - one.leaning for one in candidates])),
        map(sum, each([one.own + sum(one.shared.values()) for one in candidates])),
        map(sum, each([one.terms for one in candidates])),
        map(sum, each([one.words for one in candidates])),
        each([one.titled for one in candidates]),
        strict=True,
    ):
        length = scale * words
        rest = (
            worth
            + sum([following[pair] for pair in pairwise(positions) if pair in following])
            + WEIGHTS.log_words * math.log(length or 1)
            + WEIGHTS.words * length
            + WEIGHTS.late * math.log1p(sum(positions) / (size or 1))
        )
        if titled:
            rest += WEIGHTS.title * len(frozenset().union(*title)) / titled
        yield words > most_words, -(rest + _telling(salience, terms, size)), some, rest, terms


def _telling(salience: float, terms: int, size: int) -> float:
    """What it is worth that ``size`` sentences with so many terms cover so much salience."""
    scale = FITTED / (size or 1)
    covered = 2 * scale * salience
    content = scale * terms
    return covered * (WEIGHTS.coverage + WEIGHTS.short / (content + SHORT) + WEIGHTS.long / (content + LONG))


def _following(candidates: Sequence[Candidate], scale: float) -> dict[tuple[int, int], float]:
    """What it adds that a candidate follows another directly, on which it may lean."""
    return {
        (one.position, other.position): WEIGHTS.adjacent * scale + other.leaning
        for one, other in pairwise(candidates)
        if other.position - one.position == 1
    }


def _likeness(some: Sequence[Candidate]) -> float:
    """What it counts how much sentences are alike: by the mean cosine of two of their vectors."""
    cosines = [
        sum([weight * other.vector[term] for term, weight in one.vector.items() if term in other.vector])
        for one, other in combinations(some, 2)
    ]
    return WEIGHTS.likeness * sum(cosines) / (len(cosines) or 1)
