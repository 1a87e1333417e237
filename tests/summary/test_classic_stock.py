"""What is faster than sumy's own gives what sumy's own gives."""

from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sumy.summarizers.edmundson import EdmundsonSummarizer
from sumy.summarizers.kl import KLSummarizer
from sumy.summarizers.lex_rank import LexRankSummarizer
from sumy.summarizers.lsa import LsaSummarizer
from sumy.summarizers.luhn import LuhnSummarizer
from sumy.summarizers.reduction import ReductionSummarizer
from sumy.summarizers.sum_basic import SumBasicSummarizer
from sumy.summarizers.text_rank import TextRankSummarizer

from digest.summary import centrality
from digest.summary.centrality import LexRank, Reduction, TextRank
from digest.summary.classic import rank
from digest.summary.frequency import KL, Lsa
from digest.summary.scores import Content, Spaced, document
from digest.text.language import stop_words
from digest.text.words import stems, tokenise

TERMS = [f"{letter}{letter}{letter}" for letter in "bcdfghjklmnpqrstvwxz"]
STOCK = {
    "textrank": TextRankSummarizer,
    "reduction": ReductionSummarizer,
    "kl": KLSummarizer,
    "sumbasic": SumBasicSummarizer,
}


def articles(number: int, seed: int):
    """Random articles whose sentences all have words and are all different."""
    chance = random.Random(seed)  # noqa: S311 -- nothing is secret here
    for _ in range(number):
        size = chance.randint(3, 25)
        words = chance.sample(TERMS, chance.randint(5, len(TERMS)))
        yield [" ".join(chance.choices(words, k=chance.randint(1, 15))) + f" only{at}" for at in range(size)]


def documents(number: int, seed: int):
    for texts in articles(number, seed):
        yield document(texts, Content("xx"))


def lexrank_matrix(summarizer, whole) -> np.ndarray:
    words = [summarizer._to_words_set(sentence) for sentence in whole.sentences]
    tf, idf = summarizer._compute_tf(words), summarizer._compute_idf(words)
    return summarizer._create_matrix(words, summarizer.threshold, tf, idf)


def test_lexranks_matrix_is_the_one_that_sumy_makes() -> None:
    seen = 0
    for whole in documents(150, seed=1):
        ours = lexrank_matrix(LexRank(), whole)
        assert np.array_equal(ours, lexrank_matrix(LexRankSummarizer(), whole))
        seen += int((ours > 0).sum() > len(whole.sentences))
    assert seen > 100


def test_textranks_matrix_is_the_one_that_sumy_makes() -> None:
    for whole in documents(150, seed=2):
        assert np.array_equal(TextRank()._create_matrix(whole), TextRankSummarizer()._create_matrix(whole))


def test_textranks_matrix_is_the_same_for_sentences_of_one_word_and_of_none() -> None:
    whole = document(["aaa", "Aaa", "bbb", "?", "aaa bbb bbb"], Content("xx"))
    assert np.array_equal(TextRank()._create_matrix(whole), TextRankSummarizer()._create_matrix(whole))


@pytest.mark.parametrize("algorithm", STOCK)
def test_the_selection_is_the_one_that_sumy_makes(algorithm: str) -> None:
    for texts in articles(150, seed=3):
        best = STOCK[algorithm]()(document(texts, Content("xx")), 3)
        ours = [texts[position] for position in sorted(rank(tuple(texts), "xx", algorithm)[:3])]
        assert [str(sentence) for sentence in best] == ours


def test_lexranks_selection_is_the_one_that_sumy_makes() -> None:
    for whole in documents(150, seed=3):
        assert LexRank()(whole, 3) == LexRankSummarizer()(whole, 3)


def test_lexranks_scores_are_the_ones_that_sumy_gives_to_connected_sentences() -> None:
    for whole in documents(50, seed=4):
        matrix = lexrank_matrix(LexRankSummarizer(), whole)
        scores = LexRankSummarizer.power_method(matrix, LexRankSummarizer.epsilon)
        connected = (matrix > 0).sum(axis=1) > 1
        assert np.allclose(LexRank().rate(whole), np.where(connected, scores, 0), atol=1e-8)


def test_lexranks_inverse_frequencies_are_the_ones_that_sumy_computes() -> None:
    sentences = [["a", "b", "a"], ["b"], [], ["c", "b"]]
    assert LexRank._compute_idf(sentences) == LexRankSummarizer._compute_idf(sentences)


def test_reductions_scores_are_the_ones_that_sumy_computes() -> None:
    for whole in [*documents(50, seed=5), document(["aaa", "Aaa", "bbb", "?"], Content("xx"))]:
        stock = ReductionSummarizer().rate_sentences(whole)
        assert np.allclose(Reduction().rate(whole), [stock[sentence] for sentence in whole.sentences])


def test_lsas_scores_are_the_ones_that_sumy_computes() -> None:
    for texts in articles(50, seed=6):
        whole = document([f"{text} more{at} words{at}" for at, text in enumerate(texts)], Content("xx"))
        stock = LsaSummarizer()
        terms = stock._create_matrix(whole, stock._create_dictionary(whole))
        _, sigma, v = np.linalg.svd(stock._compute_term_frequency(terms), full_matrices=False)
        scores = stock._compute_ranks(sigma, v)
        assert np.allclose(Lsa().rate(whole), scores)
        ranked = rank(tuple(str(sentence) for sentence in whole.sentences), "xx", "lsa")
        assert np.allclose([scores[position] for position in ranked], sorted(scores, reverse=True))


def test_lsas_words_stand_in_the_order_of_the_text() -> None:
    whole = document(["The union leads strikes", "Strikes close ports", "Rain fell"], Content("en"))
    assert list(Lsa()._create_dictionary(whole)) == [
        "union",
        "lead",
        "strike",
        "close",
        "port",
        "rain",
        "fell",
    ]


def test_kls_ties_go_to_the_first_whatever_the_order_of_words() -> None:
    chance = random.Random(11)  # noqa: S311 -- nothing is secret here
    for _ in range(50):
        words = chance.choices(TERMS[:9], k=9)
        texts = tuple(" ".join(chance.sample(words, k=9)) + "." * at for at in range(6))
        assert rank(texts, "xx", "kl") == (0, 1, 2, 3, 4, 5)


def test_kls_order_is_the_one_that_sumy_finds() -> None:
    for whole in documents(40, seed=7):
        stock = KLSummarizer()._compute_ratings(whole.sentences)
        assert KL().rate(whole) == [stock[sentence] for sentence in whole.sentences]


def test_luhns_selection_is_the_one_that_sumy_makes_of_the_words_as_written() -> None:
    class Raw:
        def to_words(self, text: str) -> tuple[str, ...]:
            return tokenise(text)

    chance = random.Random(8)  # noqa: S311 -- nothing is secret here
    words = ["strike", "strikes", "the", "of", "ports", "port", "court", "and", "was", "wages", "it", "night"]
    for _ in range(100):
        texts = tuple(" ".join(chance.choices(words, k=14)) + f" only{at}" for at in range(8))
        stock = LuhnSummarizer(lambda word: next(iter(stems(word, "en")), ""))
        stock.stop_words = stop_words("en")
        best = [str(sentence) for sentence in stock(document(texts, Raw()), 3)]
        assert [texts[position] for position in sorted(rank(texts, "en", "luhn")[:3])] == best


def test_edmundsons_selection_is_the_one_that_sumy_makes_with_key_words_and_places() -> None:
    for texts in articles(50, seed=9):
        whole = document(texts, Content("xx"))
        stock = EdmundsonSummarizer(cue_weight=0, key_weight=1, title_weight=0, location_weight=1)
        stock.bonus_words, stock.null_words = whole.words, ["the"]
        best = [str(sentence) for sentence in stock(whole, 3)]
        assert [texts[position] for position in sorted(rank(tuple(texts), "xx", "edmundson")[:3])] == best


def test_words_in_many_blocks_give_the_same_matrix(monkeypatch: pytest.MonkeyPatch) -> None:
    for whole in documents(20, seed=10):
        one_block = TextRank()._create_matrix(whole)
        monkeypatch.setattr(centrality, "BLOCK", 3)
        assert np.array_equal(TextRank()._create_matrix(whole), one_block)
        monkeypatch.undo()


def test_words_reach_sumy_as_stems_without_stop_words() -> None:
    assert Content("en").to_words("The strikes of the unions") == ("strike", "union")
    assert Spaced("en").to_words("The strikes of the unions") == ("", "strike", "", "", "union")


@given(
    st.lists(st.sampled_from(["US", "us", "U.S.", "The", "strikes", "Kyiv’s", "1,000", "a", "银行的"])).map(
        " ".join
    )
)
def test_words_with_their_gaps_are_the_same_words(text: str) -> None:
    assert tuple(filter(None, Spaced("en").to_words(text))) == stems(text, "en")
