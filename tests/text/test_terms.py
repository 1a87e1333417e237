"""By which terms a text is found; tests/test_search_browser.py asks a browser the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.text.terms import terms


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Strikes on Kyiv, again.", ["strikes", "on", "kyiv", "again"]),
        ("Ukraine’s  O'Brien d'Estaing", ["ukraine", "brien", "estaing"]),
        ("the U.S. and US, U.K.'s", ["the", "us", "and", "us", "uk"]),
        ("an F-16, an F16, S\u2011300", ["an", "f16", "an", "f16", "s300"]),
        ("a plan B, 7 of 1,200", ["plan", "7", "of", "1", "200"]),
        ("Zürich ÉTÉ Straße ﬁn", ["zurich", "ete", "strasse", "fin"]),
        ("Ёлка Київ й", ["елка", "київ"]),
        ("Αθήνας", ["αθηνασ"]),
        ("北京は東京", ["北京", "京は", "は東", "東京"]),
        ("京", ["京"]),
        ("G20北京2025", ["g20", "北京", "2025"]),
        ("서울에서", ["서울에서"]),
        ("นา", ["นา"]),
        ("كِتَاب", ["كتاب"]),
        ("हिन्दी", ["हिन्दी"]),
        ("half_way ½", ["half", "way", "1", "2"]),
        ("x" * 50, ["x" * 40]),
        ("😀 – …", []),
        ("", []),
    ],
)  # fmt: skip
def test_a_text_is_cut_into_terms(text, found):
    assert terms(text) == found


@given(st.text())
def test_a_term_holds_nothing_that_the_index_means_something_by(text):
    assert not {c for term in terms(text) for c in term} & set(";,*\n \"'\\")


def test_long_texts_take_time_in_proportion(linear):
    for unit in ("a.", "北", "a-1", "’s "):
        linear(terms, lambda size, unit=unit: unit * size)
