"""What the ranker sees of each sentence of an article, as numbers."""

from __future__ import annotations

import math
import re
from heapq import nlargest
from operator import mul
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from digest.summary.terms import Terms

    Vector = Mapping[str, float]

# The logarithm of the usual number of words of a sentence.
USUAL = 3
# So many terms are what the article is about.
KEYWORDS = 15
QUOTATION_MARKS = ('"', "“", "'", "‘", "`")
_NUMBER = re.compile("[0-9]")


class Features(NamedTuple):
    """What counts in a sentence: a number for each, or the weights of these."""

    opening: float  # it is the first sentence
    position: float  # the logarithm of 1 + its position
    length: float  # the logarithm of its number of words
    unusual_length: float  # the square of how far that is from the usual
    centrality: float  # its cosine with the sum of all sentences
    likeness: float  # its mean cosine with the others
    repetition: float  # the same with those before it, likewise divided by the number of all others
    frequency: float  # the mean share of its terms in all occurrences of terms
    salience: float  # the sum of its terms' saliences
    keywords: float  # the share of the keywords' saliences that it has
    title: float  # the share of the title's terms that it has, weighted by rarity
    number: float  # it has a number
    quotation: float  # it begins with a quotation mark


def score(weights: Features, features: Features) -> float:
    """The weighted sum of a sentence's features."""
    return sum(map(mul, weights, features), 0.0)


def vectors(terms: Terms, rarity: Mapping[str, float]) -> list[Vector]:
    """Each of n sentences as a vector of length 1 (0 without terms), weighted by TF-IDF."""
    found: list[Vector] = []
    for row in terms.rows:
        weights = [
            rarity[term] if count == 1 else rarity[term] * (1 + math.log(count))
            for term, count in row.items()
        ]
        length = math.hypot(*weights) or 1
        found.append({term: weight / length for term, weight in zip(row, weights, strict=True)})
    return found


def features(
    texts: Sequence[str],
    terms: Terms,
    rarity: Mapping[str, float],
    salience: Mapping[str, float],
    vectors: Sequence[Vector],
) -> list[Features]:
    """The features of each of n sentences."""
    keyword = _shares(nlargest(KEYWORDS, salience, key=salience.__getitem__), salience)
    title = _shares(terms.title or (), rarity)
    counts = terms.counts
    total = sum(counts.values())
    lengths = [math.log(len(words) or 1) for words in terms.words]
    centrality, likeness, repetition = _likenesses(vectors, terms)
    columns: dict[str, Iterable[float]] = {
        "opening": [position == 0 for position in range(len(texts))],
        "position": [math.log1p(position) for position in range(len(texts))],
        "length": lengths,
        "unusual_length": [(length - USUAL) ** 2 for length in lengths],
        "centrality": centrality,
        "likeness": likeness,
        "repetition": repetition,
        "frequency": [sum(map(counts.__getitem__, row)) / (len(row) * total or 1) for row in terms.rows],
        "salience": [sum(map(salience.__getitem__, row)) for row in terms.rows],
        "keywords": [sum([keyword[term] for term in row if term in keyword]) for row in terms.rows],
        "title": [sum([title[term] for term in row if term in title]) for row in terms.rows],
        "number": [_NUMBER.search(text) is not None for text in texts],
        "quotation": [text.startswith(QUOTATION_MARKS) for text in texts],
    }
    return [Features(*row) for row in zip(*(columns[name] for name in Features._fields), strict=True)]


def _likenesses(vectors: Sequence[Vector], terms: Terms) -> tuple[list[float], list[float], list[float]]:
    """The columns ``centrality``, ``likeness`` and ``repetition``.

    The sum of a vector's products with others is its product with their sum, so no two need be compared.
    """
    before = dict.fromkeys(terms.counts, 0.0)
    others = max(len(vectors) - 1, 1)
    repetition = []
    for vector in vectors:
        with_earlier = 0.0
        for term, weight in vector.items():
            earlier = before[term]
            with_earlier += weight * earlier
            before[term] = earlier + weight
        repetition.append(with_earlier / others)
    everything = before.__getitem__
    size = math.hypot(*before.values()) or 1
    with_all = [sum(map(mul, vector.values(), map(everything, vector)), 0.0) for vector in vectors]
    centrality = [product / size for product in with_all]
    likeness = [(product - bool(vector)) / others for product, vector in zip(with_all, vectors, strict=True)]
    return centrality, likeness, repetition


def _shares(chosen: Iterable[str], weights: Mapping[str, float]) -> dict[str, float]:
    """The share of each chosen term in the weight of all of them."""
    known = {term: weights[term] for term in chosen}
    total = sum(known.values()) or 1
    return {term: weight / total for term, weight in known.items()}
