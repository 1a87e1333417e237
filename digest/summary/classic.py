"""sumy's LexRank, with the same results as its own and in a tenth of the time.

Erkan and Radev, "LexRank: Graph-based Lexical Centrality as Salience in Text Summarization", 2004: a
sentence is central when many others are like it. Import this module only when there is something to
summarise: sumy brings all of NLTK along.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
from sumy.summarizers.lex_rank import LexRankSummarizer

from digest.text.words import stems

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Time and memory grow with the square of the number of sentences; what follows these isn't looked at.
MOST_SENTENCES = 1000
# So many words are compared at once.
BLOCK = 4096
# Sums differ in their last digits from machine to machine.
DIGITS = 9


@dataclass(frozen=True, slots=True)
class Words:
    """A tokenizer as sumy's documents expect it; its words are stems already, without stop words."""

    language: str

    def to_words(self, text: str) -> tuple[str, ...]:
        """The content of a sentence."""
        return stems(text, self.language)


class LexRank(LexRankSummarizer):  # type: ignore[misc] # sumy publishes no type information
    """`LexRankSummarizer` that compares all sentences at once instead of two by two."""

    def rate(self, document: ObjectDocumentModel) -> NDArray[np.float64]:
        """A score for each sentence of ``document``; 0 for one that is like no other.

        sumy's own score for such a sentence is the average, for it passes its weight on to itself alone, and
        divides zero by zero where no sentence has a word to compare.
        """
        words = [self._to_words_set(sentence) for sentence in document.sentences]
        matrix = self._create_matrix(words, self.threshold, self._compute_tf(words), self._compute_idf(words))
        connected = (matrix > 0).sum(axis=1) > 1
        if not connected.any():
            return np.zeros(len(words))
        scores: NDArray[np.float64] = self.power_method(matrix, self.epsilon).round(DIGITS)
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
    ) -> NDArray[np.float64]:
        """Who is like whom, each row divided by its number of likes; ``(sentences, sentences)``."""
        vectors = [{term: tf * idf_metrics[term] for term, tf in metrics.items()} for metrics in tf_metrics]
        products = _products(vectors, list(idf_metrics))
        norms = np.sqrt(products.diagonal())
        scale = np.outer(norms, norms)
        cosines = np.divide(products, scale, out=np.zeros_like(products), where=scale > 0)
        alike = (cosines.round(DIGITS) > threshold).astype(np.float64)
        degrees: NDArray[np.float64] = alike.sum(axis=1, keepdims=True)
        matrix: NDArray[np.float64] = alike / np.maximum(degrees, 1)
        return matrix


def rank(texts: tuple[str, ...], language: str) -> tuple[int, ...]:
    """The positions of ``texts``, sentences of one article, best first; of equals, only the first.

    Ties go to the one that stands earlier, and so do all when there is nothing to tell them apart.
    """
    # sumy looks scores up by text, so each may be there only once.
    first = {" ".join(text.split()): position for position, text in reversed([*enumerate(texts)])}
    positions = sorted(first.values())[:MOST_SENTENCES]
    if not positions:
        return ()
    scores = LexRank().rate(_document([texts[position] for position in positions], language))
    return tuple(positions[index] for index in np.argsort(-scores, kind="stable"))


def _document(texts: list[str], language: str) -> ObjectDocumentModel:
    """One paragraph; sumy's own parser would take lines in capitals for headings and drop them."""
    words = Words(language)
    return ObjectDocumentModel([Paragraph([Sentence(text, words) for text in texts])])


def _products(vectors: list[dict[str, float]], terms: list[str]) -> NDArray[np.float64]:
    """The scalar products of all vectors, a block of terms at a time to bound the memory."""
    columns = {term: column for column, term in enumerate(terms)}
    entries = [
        (row, columns[term], weight) for row, vector in enumerate(vectors) for term, weight in vector.items()
    ]
    table: Any = np.array(entries or np.empty((0, 3)))
    products = np.zeros((len(vectors), len(vectors)))
    for start in range(0, len(terms), BLOCK):
        inside = table[(table[:, 1] >= start) & (table[:, 1] < start + BLOCK)]
        block = np.zeros((len(vectors), min(BLOCK, len(terms) - start)))
        block[inside[:, 0].astype(int), inside[:, 1].astype(int) - start] = inside[:, 2]
        products += block @ block.T
    return products
