"""Our own ranker: what it prefers, what it passes over, and that it never falls below its figures."""

from __future__ import annotations

from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.config import SummarySettings
from digest.model import Sentence
from digest.summary import summarise
from digest.summary.background import UNKNOWN, pack, rarities
from digest.summary.rank import is_whole, look, rank

FLOOD = (
    "The river Tamar burst its banks early on Tuesday and flooded forty homes in Bude, the council said.",
    "He said the pumps had failed.",
    "Firefighters took twelve people from their roofs by boat, and two schools stay shut until Friday.",
    "“I have lived here for fifty years,",
    "The Environment Agency had warned of flooding in Bude on Monday after three days of rain.",
    "Read more: the worst floods of the decade",
    "Shops in nearby Holsworthy sold out of sandbags, and a bakery gave away bread.",
    "The council said that repairs to the banks of the Tamar would cost nine million pounds.",
    "A spokesman for the bakery declined to comment.",
)


def quoted(texts, title="", language="en", **limits):
    article = tuple(Sentence(text, 100 * at, 100 * at + len(text), text) for at, text in enumerate(texts))
    return [s.text for s in summarise(article, title, language, SummarySettings(**limits)).sentences]


def test_an_article_is_summarised_by_what_carries_it():
    assert quoted(FLOOD) == [FLOOD[0], FLOOD[1], FLOOD[2]], "he follows the council, which said it"


def test_fragments_and_halves_of_quotations_are_quoted_only_where_there_is_nothing_else():
    assert quoted(FLOOD, sentences=8, max_quote_words=1000) == [*FLOOD[:3], FLOOD[4], *FLOOD[6:]]
    assert quoted((FLOOD[5], FLOOD[3]), sentences=1) == [FLOOD[5]]


def test_a_sentence_that_leans_on_another_is_not_quoted_without_it():
    texts = ("The weather in Lisbon was fine on Monday.", *FLOOD[1:])

    assert FLOOD[1] not in quoted(texts)


def test_a_leaning_sentence_may_follow_the_one_that_it_leans_on():
    texts = (
        "Prime Minister Ana Costa resigned on Monday after her party lost the vote on the budget in Lisbon.",
        "She said that her party had lost the trust of the country, and that an election must be held.",
        "It rained.",
        "The weather in Lisbon was fine.",
        "Trams ran late in Porto.",
    )

    found = quoted(texts, "Ana Costa resigns: election must be held after budget vote is lost")

    assert texts[1] not in found or texts[0] in found


def test_the_title_matters():
    assert FLOOD[6] in quoted(FLOOD, title="Bakery in Holsworthy gives away bread and sandbags", sentences=2)
    assert FLOOD[6] not in quoted(FLOOD, sentences=2)


def test_salience_is_a_chance_and_highest_for_what_the_title_repeats():
    article = look(FLOOD, "Tamar floods Bude")
    chances = dict(zip(article.terms.stems, article.saliences, strict=True))

    assert all(0 < chance < 1 for chance in chances.values())
    assert {"tamar", "bude"} <= set(sorted(chances, key=lambda stem: -chances[stem])[:4])


@pytest.mark.parametrize("language", ["uk", "de", "zh", "xx"])
def test_where_it_was_not_measured_the_first_sentences_are_taken(language):
    assert quoted(FLOOD, language=language) == list(FLOOD[:3])


def test_an_article_no_longer_than_its_summary_is_quoted_whole():
    assert quoted(FLOOD[:3]) == list(FLOOD[:3])


@pytest.mark.parametrize("most", range(1, 8))
def test_any_number_of_sentences_may_be_asked_for(most):
    assert len(quoted(FLOOD, sentences=most, max_quote_words=1000)) == most


def test_a_long_text_takes_time_in_proportion(linear):
    linear(
        lambda text: rank(text.splitlines(), "", 3, 60),
        lambda size: "\n".join(f"Sentence {n} tells of flood {n} in Bude." for n in range(size)),
        size=400,
    )


@pytest.mark.parametrize("text", ["", "?!", "the of and", "x"])
def test_sentences_with_nothing_to_say_are_ranked_all_the_same(text):
    texts = [text, f"{text} {text}.", "Of the.", "And so.", "2025."]

    assert sorted(rank(texts, "", 3, 60)) == list(range(len(set(texts))))


@given(
    st.lists(st.text("abc the Kyiv. said“”He 19", max_size=40), max_size=12),
    st.text(max_size=10),
    st.integers(1, 5),
)
@settings(deadline=None)
def test_any_texts_are_ranked_each_once(texts, title, most):
    order = rank(texts, title, most, 60)

    different = {" ".join(text.split()) for text in texts}
    assert len(order) == len({" ".join(texts[position].split()) for position in order}) <= len(different)
    assert len(order) == len(different) or all(is_whole(texts[position]) for position in order)
    assert bool(order) == bool(texts)
    assert rank(texts, title, most, 60) == order


def test_rare_words_tell_more_than_common_ones():
    assert 0 <= rarities()["year"] < rarities()["flood"] < UNKNOWN


def test_the_table_of_common_words_is_small():
    packed = files("digest.summary").joinpath("background.z").read_bytes()
    assert len(packed) <= 60_000
    assert pack(3, {"b": 1, "a": 2}) == pack(3, {"a": 2, "b": 1})
