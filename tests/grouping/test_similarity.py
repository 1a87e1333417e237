"""Words weigh by how rare they are in the news, and an article's weights don't depend on the others."""

from __future__ import annotations

import math

import pytest

from digest.build import reading_of
from digest.grouping.background import from_table
from digest.grouping.similarity import (
    MOST_WEIGHED,
    MOST_WORDS,
    cosine,
    shared_words,
    weigh_all,
    weighed_words,
)


def vectors(articles):
    return weigh_all([reading_of(article) for article in articles])


def test_a_vector_has_length_one_and_its_words_in_order(flood):
    for vector in vectors(flood):
        assert math.hypot(*vector.values()) == pytest.approx(1)
        assert list(vector) == sorted(vector)


def test_an_article_weighs_the_same_whatever_else_there_is(flood):
    assert vectors(flood)[0] == vectors(flood[:1])[0]


def test_in_a_language_without_a_table_what_every_article_has_weighs_least(article):
    there = [
        article(f"n{n}", f"Flut in Bremen. Die Flut in Bremen erreichte {place}.", language="de")
        for n, place in enumerate(("Walle", "Findorff", "Gröpelingen"))
    ]

    weights = vectors(there)[1]

    assert weights["findorff"] > weights["erreicht"]


def test_words_of_every_other_report_weigh_nothing():
    known, unknown = from_table()

    assert known["presid"] == 0
    assert 0 < known["hospit"] < known["earthquak"] < unknown
    assert sum(weight == 0 for weight in known.values()) < 1000
    assert len(known) == 30_000


def test_case_accents_and_endings_make_no_difference(article):
    one, other = vectors(
        [
            article("a", "Protests in Málaga. PROTESTS in Málaga."),
            article("b", "Protest in Malaga. protest, MALAGA"),
        ]
    )

    assert cosine(one, other) > 0.95


def test_a_title_weighs_more_than_the_end_of_a_long_text(article):
    filler = " ".join(f"filler{n}" for n in range(80))
    there = article("a", f"Earthquake. {filler} volcano.", title="Earthquake")

    (weights,) = vectors([there])

    assert weights["earthquak"] > weights["volcano"]


def test_what_comes_late_in_a_long_article_does_not_count_nor_do_very_many_words(article):
    words = " ".join(f"word{n}" for n in range(MOST_WORDS))

    (weights,) = vectors([article("a", f"{words} Krakatoa", title="Krakatoa")])

    assert len(weights) == MOST_WEIGHED
    (late,) = vectors([article("a", f"{words} Krakatoa", title="")])
    assert "krakatoa" not in late


def test_an_article_without_words_is_like_nothing(article):
    empty = vectors([article("a", "", title=""), article("b", "Flood in Bude.")])

    assert empty[0] == {}
    assert cosine(*empty) == 0


def test_shared_words_are_those_of_most_heaviest_first():
    three = ({"a": 0.9, "b": 0.1, "c": 0.4}, {"a": 0.8, "c": 0.4}, {"a": 0.7, "d": 0.9})

    assert shared_words(three, 9) == ("a", "c")
    assert shared_words(three, 1) == ("a",)
    assert shared_words((), 9) == ()
    assert weighed_words(three, 9)[0][1] == pytest.approx(0.8, abs=0.01)
