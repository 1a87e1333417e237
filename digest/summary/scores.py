"""A score for each sentence of an article, by each of sumy's algorithms. It brings all of NLTK along."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
from sumy.nlp.stemmers import null_stemmer
from sumy.summarizers.edmundson_key import EdmundsonKeyMethod
from sumy.summarizers.edmundson_location import EdmundsonLocationMethod
from sumy.summarizers.sum_basic import SumBasicSummarizer

from digest.summary.centrality import LexRank, Reduction, TextRank
from digest.summary.frequency import KL, Lsa, Luhn
from digest.text.words import stem, stems, tokenise

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    Rater = Callable[[ObjectDocumentModel], Iterable[float]]


@dataclass(frozen=True, slots=True)
class Content:
    """A tokenizer as sumy's documents expect it; its words are stems already, without stop words."""

    language: str

    def to_words(self, text: str) -> tuple[str, ...]:
        """The content of a sentence."""
        return stems(text, self.language)


@dataclass(frozen=True, slots=True)
class Spaced:
    """The same with ``""`` for each stop word, for an algorithm that counts how far words are apart."""

    language: str

    def to_words(self, text: str) -> tuple[str, ...]:
        """The stem of each word of a sentence, ``""`` where there is none."""
        shouted = text.isupper()
        return tuple(stem(token, self.language, shouted=shouted) for token in tokenise(text))


def document(texts: Sequence[str], words: Content | Spaced) -> ObjectDocumentModel:
    """One paragraph; sumy's own parser would take lines in capitals for headings and drop them."""
    return ObjectDocumentModel([Paragraph([Sentence(text, words) for text in texts])])


def scores(texts: Sequence[str], language: str, algorithm: str) -> list[float]:
    """A score for each of ``texts``, sentences of one article, all of them different; the best is highest."""
    rate, words = RATERS[algorithm]
    return [float(score) for score in rate(document(texts, words(language)))]


def _sumbasic(whole: ObjectDocumentModel) -> list[int]:
    rated = SumBasicSummarizer()._compute_ratings(whole.sentences)  # noqa: SLF001 -- it has no other way
    return [rated[sentence] for sentence in whole.sentences]


def _edmundson(whole: ObjectDocumentModel) -> list[int]:
    """Edmundson's key and location methods (1969), summed with sumy's weights.

    Key words are those of the article that stand in it more than half as often as its commonest; its first
    and its last sentence count for one such word more. Titles aren't at hand, and Edmundson's cue words
    ("significant", "hardly") are those of scientific papers.
    """
    keys = EdmundsonKeyMethod(null_stemmer, frozenset(whole.words)).rate_sentences(whole)
    places = EdmundsonLocationMethod(null_stemmer, frozenset()).rate_sentences(whole)
    return [keys[sentence] + places[sentence] for sentence in whole.sentences]


RATERS: dict[str, tuple[Rater, type[Content | Spaced]]] = {
    "lexrank": (LexRank().rate, Content),
    "textrank": (TextRank().rate, Content),
    "reduction": (Reduction().rate, Content),
    "luhn": (Luhn().rate, Spaced),
    "edmundson": (_edmundson, Content),
    "lsa": (Lsa().rate, Content),
    "sumbasic": (_sumbasic, Content),
    "kl": (KL().rate, Content),
}
