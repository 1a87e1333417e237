"""What the ranker sees of each sentence of an article, as numbers."""

from __future__ import annotations

import math
from operator import mul, sub
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from digest.summary.terms import Terms

    Vector = Mapping[str, float]

# The logarithm of the usual number of words of a sentence.
USUAL = 3
# So many terms are what the article is about.
KEYWORDS = 15
QUOTATION_MARKS = frozenset("\"“'‘`")
DIGITS = "0123456789"


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
    """Each of n sentences as a vector of length 1 (0 without terms), weighted by TF-IDF.

    Only the numbers of terms that are repeated are told: with the others no sentence is like another.
    """
    found: list[Vector] = []
    for row, repeated in zip(terms.rows, terms.repeated, strict=True):
        weights = {
            term: rarity[term] if count == 1 else rarity[term] * (1 + math.log(count))
            for term, count in row.items()
        }
        length = math.hypot(*weights.values()) or 1
        found.append({term: weights[term] / length for term in repeated})
    return found


def features(
    texts: Sequence[str],
    terms: Terms,
    rarity: Mapping[str, float],
    salience: Mapping[str, float],
    vectors: Sequence[Vector],
) -> list[Features]:
    """The features of each of n sentences."""
    keywords = sorted(salience, key=salience.__getitem__, reverse=True)[:KEYWORDS]
    keyword, title = _shares(keywords, salience), _shares(terms.title or (), rarity)
    total = sum(terms.counts.values())
    salient = salience.__getitem__
    more = {term: count - 1 for term, count in terms.counts.items() if count > 1}.__getitem__
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
        "frequency": [
            (len(row) + sum(map(more, repeated))) / (len(row) * total or 1)
            for row, repeated in zip(terms.rows, terms.repeated, strict=True)
        ],
        "salience": [sum(map(salient, row)) for row in terms.rows],
        "keywords": [sum([keyword[term] for term in row if term in keyword]) for row in terms.rows],
        "title": [sum([title[term] for term in row if term in title]) for row in terms.rows],
        "number": [any(map(text.__contains__, DIGITS)) for text in texts],
        "quotation": [text[:1] in QUOTATION_MARKS for text in texts],
    }
    return [Features(*row) for row in zip(*(columns[name] for name in Features._fields), strict=True)]


def _likenesses(vectors: Sequence[Vector], terms: Terms) -> tuple[list[float], list[float], list[float]]:
    """The columns ``centrality``, ``likeness`` and ``repetition``.

    The sum of a vector's products with others is its product with their sum, so no two need be compared.
    """
    sums: dict[str, float] = {}
    with_earlier: list[float] = []
    squares: list[float] = []
    for vector in vectors:
        product = square = 0.0
        for term, weight in vector.items():
            earlier = sums.get(term, 0.0)
            product += weight * earlier
            square += weight * weight
            sums[term] = earlier + weight
        with_earlier.append(product)
        squares.append(square)
    # The terms that aren't repeated make up what a vector lacks of length 1.
    ones = [bool(row) for row in terms.rows]
    size = math.sqrt(sum(map(sub, ones, squares)) + sum([one * one for one in sums.values()])) or 1
    everything = sums.__getitem__
    with_others = [
        sum(map(mul, vector.values(), map(everything, vector))) - square
        for vector, square in zip(vectors, squares, strict=True)
    ]
    others = max(len(vectors) - 1, 1)
    centrality = [(one + product) / size for one, product in zip(ones, with_others, strict=True)]
    return centrality, [one / others for one in with_others], [one / others for one in with_earlier]


def _shares(chosen: Iterable[str], weights: Mapping[str, float]) -> dict[str, float]:
    """The share of each chosen term in the weight of all of them."""
    known = {term: weights[term] for term in chosen}
    total = sum(known.values()) or 1
    return {term: weight / total for term, weight in known.items()}
