"""What the ranker sees of each sentence of an article, as numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

import numpy as np

from digest.summary.choice import DIGITS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.summary.terms import Floats, Ints, Terms

_T = TypeVar("_T")

# The logarithm of the usual number of words of a sentence.
USUAL = 3
# So many terms are what the article is about.
KEYWORDS = 15
QUOTATION_MARKS = frozenset("\"“'‘`")
_DIGIT = re.compile("[0-9]")


class Features(NamedTuple, Generic[_T]):
    """What counts in a sentence: the numbers of many sentences, each in order, or the weights of these."""

    opening: _T  # it is the first sentence
    position: _T  # the logarithm of 1 + its position
    length: _T  # the logarithm of its number of words
    unusual_length: _T  # the square of how far that is from the usual
    centrality: _T  # its cosine with the sum of all sentences
    likeness: _T  # its mean cosine with the others
    repetition: _T  # the same with those before it, likewise divided by the number of all others
    frequency: _T  # the mean share of its terms in all occurrences of terms
    salience: _T  # the sum of its terms' saliences
    keywords: _T  # the share of the keywords' saliences that it has
    title: _T  # the share of the title's terms that it has, weighted by rarity
    number: _T  # it has a number
    quotation: _T  # it begins with a quotation mark


def scores(features: Features[Floats], *weights: Features[float]) -> Floats:
    """The sums of each sentence's features by each of ``weights``, a row for each of these."""
    weighted: Floats = np.dot(weights, features)
    return weighted


def vectors(terms: Terms, rarity: Floats) -> Floats:
    """What each entry is in the vector of its sentence, of length 1, weighted by TF-IDF."""
    weights = rarity[terms.term] * (1 + np.log(terms.times))
    lengths = np.sqrt(terms.by_sentence(weights * weights))
    unit: Floats = weights / np.where(lengths, lengths, 1)[terms.sentence]
    return unit


def features(
    texts: Sequence[str], terms: Terms, rarity: Floats, salience: Floats, vectors: Floats
) -> Features[Floats]:
    """The features of each of n sentences."""
    at = np.arange(len(texts))
    lengths = np.log(np.maximum([*map(len, terms.words)], 1))
    counts = terms.by_term(terms.times)
    centrality, likeness, repetition = _likenesses(terms, vectors)
    keywords = np.argsort(-salience.round(DIGITS), kind="stable")[:KEYWORDS]
    titled = np.array(terms.title or (), np.int64)
    return Features(
        opening=np.equal(at, 0),
        position=np.log1p(at),
        length=lengths,
        unusual_length=(lengths - USUAL) ** 2,
        centrality=centrality,
        likeness=likeness,
        repetition=repetition,
        frequency=terms.by_sentence(counts[terms.term]) / np.maximum(terms.by_sentence() * counts.sum(), 1),
        salience=terms.by_sentence(salience[terms.term]),
        keywords=terms.by_sentence(_shares(keywords, salience)[terms.term]),
        title=terms.by_sentence(_shares(titled, rarity)[terms.term]),
        number=np.array([_DIGIT.search(text) is not None for text in texts]),
        quotation=np.array([text[:1] in QUOTATION_MARKS for text in texts]),
    )


def _likenesses(terms: Terms, vectors: Floats) -> tuple[Floats, Floats, Floats]:
    """The columns ``centrality``, ``likeness`` and ``repetition``.

    The sum of a vector's products with others is its product with their sum, so no two need be compared.
    """
    sums = terms.by_term(vectors)
    with_all = terms.by_sentence(vectors * sums[terms.term])
    itself = terms.by_sentence(vectors * vectors)
    # By terms: what comes before an entry, less what comes before all of its term's.
    order = np.argsort(terms.term, kind="stable")
    before = np.cumsum(vectors[order]) - vectors[order]
    before -= before[np.searchsorted(terms.term[order], terms.term[order])]
    with_earlier = np.bincount(terms.sentence[order], vectors[order] * before, len(with_all))
    others = max(len(with_all) - 1, 1)
    return with_all / (np.sqrt(sums @ sums) or 1), (with_all - itself) / others, with_earlier / others


def _shares(chosen: Ints, weights: Floats) -> Floats:
    """The share of each chosen term in the weight of all of them, 0 for the others."""
    shares = np.zeros_like(weights)
    shares[chosen] = weights[chosen] / (weights[chosen].sum() or 1)
    return shares
