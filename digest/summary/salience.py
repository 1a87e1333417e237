"""How likely a word of an article is to be in a summary that somebody writes of it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.summary.background import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from digest.summary.terms import Terms


@dataclass(frozen=True, slots=True)
class Salience:
    """What counts in a term: the weights of a logistic regression."""

    bias: float
    untitled: float  # the article has no title
    sentences: float  # the logarithm of its number of sentences
    title: float  # the term is in the title
    spread: float  # the logarithm of the number of sentences that have it
    early: float  # 1 / (1 + the position of the first of these)
    late: float  # that position, as a share of all
    opening: float  # it is in the first sentence
    second: float  # its first sentence is the second
    company: float  # how much the terms around it are repeated: their mean logarithm of occurrences
    digit: float  # it is a number
    unknown: float  # it isn't among the common words of the news
    rare_and_frequent: float  # its rarity times the logarithm of its number of occurrences
    rare_and_early: float  # its rarity times ``early``


WEIGHTS = Salience(
    bias=-0.0992,
    untitled=-0.294,
    sentences=-0.897,
    title=3.17,
    spread=1.13,
    early=1.92,
    late=-1.11,
    opening=-1.27,
    second=-0.219,
    company=0.599,
    digit=0.348,
    unknown=-0.405,
    rare_and_frequent=0.325,
    rare_and_early=1.16,
)


def saliences(terms: Terms, rarity: Mapping[str, float]) -> dict[str, float]:
    """For each term, the probability that a summary written by a person has it.

    ``rarity`` is its inverse document frequency in the news, from 0 to `UNKNOWN`. A model of what people take
    over, like that of Hong and Nenkova, "Improving the Estimation of Word Importance for News Multi-Document
    Summarization", 2014.
    """
    logs = {term: math.log(count) for term, count in terms.counts.items() if count > 1}
    means, companies = _companies(terms, logs)
    bias = WEIGHTS.bias + WEIGHTS.sentences * math.log(len(terms.rows) or 1)
    bias += WEIGHTS.untitled if terms.title is None else 0
    title = terms.title or ()
    spreads, frequent = terms.spreads, WEIGHTS.rare_and_frequent
    found: dict[str, float] = {}
    for first, (place, mean, row) in enumerate(zip(_places(len(terms.rows)), means, terms.rows, strict=True)):
        start = bias + place
        single = start + WEIGHTS.company * mean
        early = WEIGHTS.rare_and_early / (1 + first)
        for term in row:
            rare = rarity[term]
            if term not in logs:
                odds = single + rare * early
            elif term in found:
                continue
            else:
                spread = spreads[term]
                odds = start + WEIGHTS.spread * math.log(spread) + WEIGHTS.company * companies[term] / spread
                odds += rare * (frequent * logs[term] + early)
            if rare == UNKNOWN:
                odds += WEIGHTS.unknown
            if term in title:
                odds += WEIGHTS.title
            if term[0].isdigit():
                odds += WEIGHTS.digit
            found[term] = 1 / (1 + math.exp(-odds))
    return found


def _places(sentences: int) -> list[float]:
    """What it counts for a term that it occurs first at each position."""
    places = [WEIGHTS.early / (1 + at) + WEIGHTS.late * at / sentences for at in range(sentences)]
    for at, weight in zip(range(sentences), (WEIGHTS.opening, WEIGHTS.second), strict=False):
        places[at] += weight
    return places


def _companies(terms: Terms, logs: Mapping[str, float]) -> tuple[list[float], dict[str, float]]:
    """For each sentence the mean of its terms' ``logs``, and for each of these terms the sum of the means."""
    sums = dict.fromkeys(logs, 0.0)
    means: list[float] = []
    for row, repeated in zip(terms.rows, terms.repeated, strict=True):
        mean = sum(map(logs.__getitem__, repeated)) / (len(row) or 1)
        means.append(mean)
        for term in repeated:
            sums[term] += mean
    return means, sums
