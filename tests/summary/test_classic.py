from __future__ import annotations

import random
from typing import TYPE_CHECKING

import numpy as np
from sumy.summarizers.lex_rank import LexRankSummarizer

from digest.summary import classic

if TYPE_CHECKING:
    import pytest

TERMS = [f"{letter}{letter}{letter}" for letter in "bcdfghjklmnpqrstvwxz"]


def documents(number: int, seed: int):
    """Random documents whose sentences all have words and are all different."""
    chance = random.Random(seed)  # noqa: S311 -- nothing is secret here
    for _ in range(number):
        size = chance.randint(3, 25)
        words = chance.sample(TERMS, chance.randint(5, len(TERMS)))
        sentences = [
            " ".join(chance.choices(words, k=chance.randint(1, 15))) + f" only{at}" for at in range(size)
        ]
        yield classic._document(sentences, "xx")


def stock_matrix(document) -> np.ndarray:
    stock = LexRankSummarizer()
    words = [stock._to_words_set(sentence) for sentence in document.sentences]
    return stock._create_matrix(words, stock.threshold, stock._compute_tf(words), stock._compute_idf(words))


def our_matrix(document) -> np.ndarray:
    ours = classic.LexRank()
    words = [ours._to_words_set(sentence) for sentence in document.sentences]
    return ours._create_matrix(words, ours.threshold, ours._compute_tf(words), ours._compute_idf(words))


def test_the_matrix_is_the_one_that_sumy_makes() -> None:
    seen = 0
    for document in documents(150, seed=1):
        assert np.array_equal(our_matrix(document), stock_matrix(document))
        seen += int((our_matrix(document) > 0).sum() > len(document.sentences))
    assert seen > 100


def test_the_selection_is_the_one_that_sumy_makes() -> None:
    for document in documents(150, seed=2):
        assert classic.LexRank()(document, 3) == LexRankSummarizer()(document, 3)


def test_scores_are_the_ones_that_sumy_gives_to_connected_sentences() -> None:
    for document in documents(50, seed=3):
        matrix = stock_matrix(document)
        scores = LexRankSummarizer.power_method(matrix, LexRankSummarizer.epsilon)
        connected = (matrix > 0).sum(axis=1) > 1
        assert np.allclose(classic.LexRank().rate(document), np.where(connected, scores, 0), atol=1e-8)


def test_inverse_frequencies_are_the_ones_that_sumy_computes() -> None:
    sentences = [["a", "b", "a"], ["b"], [], ["c", "b"]]
    assert classic.LexRank._compute_idf(sentences) == LexRankSummarizer._compute_idf(sentences)


def test_words_in_many_blocks_give_the_same_matrix(monkeypatch: pytest.MonkeyPatch) -> None:
    for document in documents(20, seed=4):
        whole = our_matrix(document)
        monkeypatch.setattr(classic, "BLOCK", 3)
        assert np.array_equal(our_matrix(document), whole)
        monkeypatch.undo()


def test_every_different_sentence_has_a_rank() -> None:
    texts = ("The strike goes on.", "Rain fell.", "The  strike goes on.", "A strike.", "Rain fell.")
    assert sorted(classic.rank(texts, "en")) == [0, 1, 3]


def test_equals_are_ranked_by_position() -> None:
    texts = ("Rain fell.", "The strike began.", "Snow came.", "The strike ended.", "Bread burned.")
    assert classic.rank(texts, "en") == (1, 3, 0, 2, 4)


def test_an_endless_article_is_ranked_by_its_beginning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(classic, "MOST_SENTENCES", 4)
    assert sorted(classic.rank(tuple(f"Sentence {at}." for at in range(9)), "en")) == [0, 1, 2, 3]


def test_words_reach_sumy_as_stems_without_stop_words() -> None:
    assert classic.Words("en").to_words("The strikes of the unions") == ("strike", "union")
