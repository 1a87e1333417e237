"""sumy's LSA, KL and Luhn, without what makes them slow, noisy or a matter of chance."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

import numpy as np
from sumy.summarizers.kl import KLSummarizer
from sumy.summarizers.lsa import LsaSummarizer, singular_value_decomposition
from sumy.summarizers.luhn import LuhnSummarizer

from digest.summary.classic import DIGITS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from sumy.models.dom import ObjectDocumentModel, Sentence


class Lsa(LsaSummarizer):  # type: ignore[misc] # sumy publishes no type information
    """`LsaSummarizer` whose words stand in the order of the text, not in that of a hash.

    Steinberger and Jezek, "Using Latent Semantic Analysis in Text Summarization", 2004.
    """

    def rate(self, document: ObjectDocumentModel) -> list[float]:
        """A score for each sentence of ``document``."""
        dictionary = self._create_dictionary(document)
        if not dictionary:
            return [0.0] * len(document.sentences)
        matrix = self._compute_term_frequency(self._create_matrix(document, dictionary))
        _, sigma, v = singular_value_decomposition(matrix, full_matrices=False)
        return list(self._compute_ranks(sigma, v))

    def _create_dictionary(self, document: ObjectDocumentModel) -> dict[str, int]:
        return {word: row for row, word in enumerate(dict.fromkeys(document.words))}

    def _create_matrix(
        self, document: ObjectDocumentModel, dictionary: dict[str, int]
    ) -> NDArray[np.float64]:
        """How often each word stands in each sentence; sumy's own warns of texts with few words."""
        matrix = np.zeros((len(dictionary), len(document.sentences)))
        for column, sentence in enumerate(document.sentences):
            for word, number in Counter(sentence.words).items():
                matrix[dictionary[word], column] = number
        return matrix


class Luhn(LuhnSummarizer):  # type: ignore[misc] # likewise
    """`LuhnSummarizer` for words of which stop words are empty. Luhn 1958."""

    def rate(self, document: ObjectDocumentModel) -> list[float]:
        """The density of each sentence's densest cluster of significant words."""
        significant = frozenset(self._get_significant_words([word for word in document.words if word]))
        return [self.rate_sentence(sentence, significant) for sentence in document.sentences]


class KL(KLSummarizer):  # type: ignore[misc] # likewise
    """`KLSummarizer` that updates its sums instead of adding them up anew for each two sentences.

    Haghighi and Vanderwende, "Exploring Content Models for Multi-Document Summarization", 2009.
    """

    def rate(self, document: ObjectDocumentModel) -> list[int]:
        """For each sentence of ``document`` how many were chosen before it, as a negative number."""
        ratings = self._compute_ratings(document.sentences)
        return [ratings[sentence] for sentence in document.sentences]

    def _compute_ratings(self, sentences: Sequence[Sentence]) -> dict[Sentence, int]:
        frequencies = self.compute_tf(sentences)
        words = self._get_content_words_in_sentence
        waiting = {sentence: Counter(words(sentence)) for sentence in sentences}
        growing = _Growing(frequencies)
        ratings: dict[Sentence, int] = {}
        while waiting:
            best = min(waiting, key=lambda sentence: growing.divergence(waiting[sentence]))
            growing.add(waiting.pop(best))
            ratings[best] = -len(ratings)
        return ratings


class _Growing:
    """A summary that grows, and how far its words are from those of the whole text."""

    def __init__(self, frequencies: dict[str, float]) -> None:
        self._frequencies = frequencies
        self._counts: Counter[str] = Counter()
        self._total = 0
        self._mass = 0.0
        self._sum = 0.0

    def divergence(self, words: Counter[str]) -> float:
        """The Kullback-Leibler divergence with ``words`` added: the sum of p log(p / q) over their union."""
        mass, total = self._changes(words)
        length = self._total + words.total()
        spread = (self._mass + mass) * math.log(length) if length else 0.0
        return round(self._sum + total + spread, DIGITS)

    def add(self, words: Counter[str]) -> None:
        """Let the summary have ``words`` as well."""
        mass, total = self._changes(words)
        self._mass += mass
        self._sum += total
        self._total += words.total()
        self._counts.update(words)

    def _changes(self, words: Counter[str]) -> tuple[float, float]:
        """What ``words`` add to the sum of p, and to that of p log(p / count)."""
        mass = total = 0.0
        for word, number in words.items():
            p, before = self._frequencies[word], self._counts[word]
            if before:
                total += p * math.log(before / (before + number))
            else:
                mass += p
                total += p * math.log(p / number)
        return mass, total
