"""sumy's LexRank, TextRank and Reduction, with the same results as its own and in a tenth of the time.

A sentence is central when many others are like it. Erkan and Radev, "LexRank: Graph-based Lexical Centrality
as Salience in Text Summarization", 2004; Mihalcea and Tarau, "TextRank: Bringing Order into Texts", 2004.
"""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING, Any

import numpy as np
from sumy.summarizers.lex_rank import LexRankSummarizer
from sumy.summarizers.reduction import ReductionSummarizer
from sumy.summarizers.text_rank import TextRankSummarizer

from digest.summary.classic import DIGITS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray
    from sumy.models.dom import ObjectDocumentModel, Sentence

    Matrix = NDArray[np.float64]

# So many words are compared at once.
BLOCK = 4096


class LexRank(LexRankSummarizer):  # type: ignore[misc] # sumy publishes no type information
    """`LexRankSummarizer` that compares all sentences at once instead of two by two."""

    def rate(self, document: ObjectDocumentModel) -> Matrix:
        """A score for each sentence of ``document``; 0 for one that is like no other.

        sumy's own score for such a sentence is the average, for it passes its weight on to itself alone, and
        divides zero by zero where no sentence has a word to compare.
        """
        words = [self._to_words_set(sentence) for sentence in document.sentences]
        matrix = self._create_matrix(words, self.threshold, self._compute_tf(words), self._compute_idf(words))
        connected = (matrix > 0).sum(axis=1) > 1
        if not connected.any():
            return np.zeros(len(words))
        scores: Matrix = self.power_method(matrix, self.epsilon)
        scores[~connected] = 0
        return scores

    def _to_words_set(self, sentence: Sentence) -> list[str]:
        return list(sentence.words)

    @staticmethod
    def _compute_idf(sentences: list[list[str]]) -> dict[str, float]:
        found_in = Counter(term for sentence in sentences for term in dict.fromkeys(sentence))
        return {term: math.log(len(sentences) / (1 + number)) for term, number in found_in.items()}

    def _create_matrix(
        self,
        sentences: list[list[str]],  # noqa: ARG002 -- sumy hands it over
        threshold: float,
        tf_metrics: list[dict[str, float]],
        idf_metrics: dict[str, float],
    ) -> Matrix:
        """Who is like whom, each row divided by its number of likes; ``(sentences, sentences)``."""
        vectors = [{term: tf * idf_metrics[term] for term, tf in metrics.items()} for metrics in tf_metrics]
        products = _products(vectors)
        norms = np.sqrt(products.diagonal())
        scale = np.outer(norms, norms)
        cosines = np.divide(products, scale, out=np.zeros_like(products), where=scale > 0)
        alike = (cosines.round(DIGITS) > threshold).astype(np.float64)
        degrees: Matrix = alike.sum(axis=1, keepdims=True)
        matrix: Matrix = alike / np.maximum(degrees, 1)
        return matrix


class TextRank(TextRankSummarizer):  # type: ignore[misc] # likewise
    """`TextRankSummarizer` that compares all sentences at once instead of two by two."""

    def rate(self, document: ObjectDocumentModel) -> Matrix:
        """A score for each sentence of ``document``."""
        scores: Matrix = self.power_method(self._create_matrix(document), self.epsilon)
        return scores

    def _create_matrix(self, document: ObjectDocumentModel) -> Matrix:
        """The chances of a random walk between the sentences, ``(sentences, sentences)``."""
        weights, lengths = _overlaps(document)
        # Sentences of one word each are fully alike or not at all.
        weights /= np.where(lengths == 0, 1, lengths)
        weights /= weights.sum(axis=1)[:, np.newaxis] + self._ZERO_DIVISION_PREVENTION
        walk: Matrix = np.full(weights.shape, (1 - self.damping) / len(weights)) + self.damping * weights
        return walk


class Reduction(ReductionSummarizer):  # type: ignore[misc] # likewise
    """`ReductionSummarizer` that compares all sentences at once instead of two by two."""

    def rate(self, document: ObjectDocumentModel) -> Matrix:
        """For each sentence of ``document``, how much it has in common with all the others."""
        weights, lengths = _overlaps(document)
        edges = np.divide(weights, lengths, out=np.zeros_like(weights), where=lengths > 0)
        np.fill_diagonal(edges, 0)
        scores: Matrix = edges.sum(axis=1)
        return scores


def _overlaps(document: ObjectDocumentModel) -> tuple[Matrix, Matrix]:
    """How often two sentences have a word in common, and the sum of the logarithms of their lengths."""
    counts = [Counter(sentence.words) for sentence in document.sentences]
    logs = np.array([math.log(max(len(sentence.words), 1)) for sentence in document.sentences])
    return _products(counts), np.add.outer(logs, logs)


def _products(vectors: Sequence[Mapping[str, float]]) -> Matrix:
    """The scalar products of all vectors, a block of terms at a time to bound the memory."""
    columns: dict[str, int] = {}
    entries = [
        (row, columns.setdefault(term, len(columns)), weight)
        for row, vector in enumerate(vectors)
        for term, weight in vector.items()
    ]
    table: Any = np.array(entries or np.empty((0, 3)))
    products = np.zeros((len(vectors), len(vectors)))
    for start in range(0, len(columns), BLOCK):
        inside = table[(table[:, 1] >= start) & (table[:, 1] < start + BLOCK)]
        block = np.zeros((len(vectors), min(BLOCK, len(columns) - start)))
        block[inside[:, 0].astype(int), inside[:, 1].astype(int) - start] = inside[:, 2]
        products += block @ block.T
    return products
