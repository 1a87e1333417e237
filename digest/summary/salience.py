"""How likely a word of an article is to be in a summary that somebody writes of it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from digest.summary.background import UNKNOWN

if TYPE_CHECKING:
    from digest.summary.terms import Floats, Terms


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


def saliences(terms: Terms, rarity: Floats) -> Floats:
    """For each term, the probability that a summary written by a person has it.

    ``rarity`` is its inverse document frequency in the news, from 0 to `UNKNOWN`. A model of what people take
    over, like that of Hong and Nenkova, "Improving the Estimation of Word Importance for News Multi-Document
    Summarization", 2014.
    """
    sentences = len(terms.words)
    spreads = terms.by_term()
    logs = np.log(terms.by_term(terms.times))
    companies = terms.by_sentence(logs[terms.term]) / np.maximum(terms.by_sentence(), 1)
    first = np.empty(len(terms.stems), np.int64)
    first[terms.term[::-1]] = terms.sentence[::-1]  # the last that is put in stays
    odds = (WEIGHTS.bias + WEIGHTS.sentences * math.log(sentences or 1) + _places(sentences))[first]
    odds += WEIGHTS.spread * np.log(spreads)
    odds += WEIGHTS.company * terms.by_term(companies[terms.sentence]) / spreads
    odds += rarity * (WEIGHTS.rare_and_frequent * logs + WEIGHTS.rare_and_early / (1 + first))
    odds += WEIGHTS.unknown * (rarity == UNKNOWN)
    odds += WEIGHTS.digit * np.array([stem[0].isdigit() for stem in terms.stems], np.float64)
    if terms.title is None:
        odds += WEIGHTS.untitled
    else:
        odds[terms.title] += WEIGHTS.title
    chances: Floats = 1 / (1 + np.exp(-odds))
    return chances


def _places(sentences: int) -> Floats:
    """What it counts for a term that it occurs first at each position."""
    at = np.arange(sentences)
    places: Floats = WEIGHTS.early / (1 + at) + WEIGHTS.late * at / max(sentences, 1)
    places[:1] += WEIGHTS.opening
    places[1:2] += WEIGHTS.second
    return places
