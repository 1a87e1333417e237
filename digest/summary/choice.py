"""Which sentences make the best summary of an article together."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from digest.summary.terms import Floats, Ints

    Flags = NDArray[np.bool_]

# All combinations of so many sentences are compared; further ones join the best of these one by one.
COMPARED = 3
# The weights are for summaries of three sentences; others are taken as so many times as long or as short.
FITTED = 3
# How many different terms a short and a long summary have that people write.
SHORT, LONG = 14, 26
# Sums differ in their last digits from machine to machine.
DIGITS = 9


@dataclass(frozen=True, slots=True)
class Candidates:
    """k sentences that may be chosen, in order of position, and the m terms that they have.

    ``worth`` is what each brings by itself, ``leaning`` what it costs to show it without the one before,
    ``words`` its length; ``has`` are its terms, ``vectors`` what these weigh in it, both ``(k, m)``.
    ``salience`` is that of each term, ``title`` whether the title has it; the title has ``titled`` in all.
    """

    positions: Ints
    worth: Floats
    leaning: Floats
    words: Ints
    has: Flags
    vectors: Floats
    salience: Floats
    title: Flags
    titled: int


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


class Choice(NamedTuple):
    """A combination, and what it is worth as a summary; the least is best."""

    is_long: bool
    cost: float
    positions: tuple[int, ...]


def choose(candidates: Candidates, number: int, most_words: int, having: int | None = None) -> Choice:
    """The ``number`` candidates that are the best summary together, in order; all if fewer.

    What is longer than ``most_words`` is chosen only if everything is. With ``having`` a candidate's
    position, the best summary that has it.
    """
    there = len(candidates.positions)
    number = min(number, there)
    some = _combinations(there, min(number, COMPARED))
    if having is not None:
        some = some[(candidates.positions[some] == having).any(axis=1)]
    choice, best = _best(candidates, some, most_words)
    while len(best) < number:
        longer = [sorted([*best, one]) for one in range(there) if one not in best]
        choice, best = _best(candidates, np.array(longer), most_words)
    return choice


@lru_cache(maxsize=64)
def _combinations(number: int, size: int) -> Ints:
    """All sets of ``size`` of so many, a row each, in order."""
    return np.array([*combinations(range(number), size)], np.int64)


def _best(candidates: Candidates, some: Ints, most_words: int) -> tuple[Choice, list[int]]:
    """The best of combinations of candidates, a row each: the first of those that cost least."""
    is_long = candidates.words[some].sum(axis=1) > most_words
    costs = -_values(candidates, some).round(DIGITS)
    least = np.lexsort((costs, is_long))[0]
    positions = tuple(candidates.positions[some[least]].tolist())
    return Choice(bool(is_long[least]), float(costs[least]), positions), some[least].tolist()


def _values(candidates: Candidates, some: Ints) -> Floats:
    """What each combination is worth."""
    size = some.shape[1]
    scale = FITTED / (size or 1)
    positions = candidates.positions[some]
    length = scale * candidates.words[some].sum(axis=1)
    follows = np.diff(positions) == 1
    gained = WEIGHTS.adjacent * scale + candidates.leaning[some[:, 1:]]
    alike = candidates.vectors @ candidates.vectors.T
    np.fill_diagonal(alike, 0)
    likeness = alike[some[:, :, None], some[:, None]].sum(axis=(1, 2)) / (size * (size - 1) or 1)
    values: Floats = (
        (scale * candidates.worth - candidates.leaning)[some].sum(axis=1)
        + (follows * gained).sum(axis=1)
        + WEIGHTS.log_words * np.log(np.where(length, length, 1))
        + WEIGHTS.words * length
        + WEIGHTS.late * np.log1p(positions.sum(axis=1) / (size or 1))
        + WEIGHTS.likeness * likeness
        + _telling(candidates, some, scale)
    )
    return values


def _telling(candidates: Candidates, some: Ints, scale: float) -> Floats:
    """What it is worth that they have so many terms, that cover so much salience and so much of the title."""
    shared = candidates.has.sum(axis=0) > 1
    own = candidates.has[:, ~shared] @ candidates.salience[~shared]
    covered = candidates.has[:, shared][some].any(axis=1) @ candidates.salience[shared]
    salience = 2 * scale * (own[some].sum(axis=1) + covered)
    content = scale * candidates.has.sum(axis=1)[some].sum(axis=1)
    told: Floats = salience * (
        WEIGHTS.coverage + WEIGHTS.short / (content + SHORT) + WEIGHTS.long / (content + LONG)
    )
    if candidates.titled:
        titled = candidates.has[:, candidates.title][some].any(axis=1).sum(axis=1)
        told += WEIGHTS.title * titled / candidates.titled
    return told
