"""Which known word a mistyped one was meant to be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.text.likeness import nearest

KNOWN = ("title", "date", "slug", "tags", "source", "source_url", "hide", "pin")


@pytest.mark.parametrize("word", KNOWN)
def test_two_letters_in_each_others_place_are_seen_in_the_shortest_word(word):
    for at in range(len(word) - 1):
        slip = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        assert nearest(slip, KNOWN, 0.8) == word


@pytest.mark.parametrize(
    ("word", "meant"),
    [("sorce", "source"), ("titlle", "title"), ("TITEL", "title"), ("source-url", "source_url")],
)
def test_a_letter_too_few_too_many_or_wrong_is_forgiven(word, meant):
    assert nearest(word, KNOWN, 0.8) == meant


@pytest.mark.parametrize("word", ["layout", "toc", "", "mathjax"])
def test_what_is_like_none_is_none(word):
    assert nearest(word, KNOWN, 0.8) is None


def test_the_word_comes_back_as_it_is_known_and_the_first_of_those_that_differ_by_capitals():
    assert nearest("wra in ukraine", ["War in Ukraine", "war in ukraine"]) == "War in Ukraine"


@given(st.text(max_size=12), st.lists(st.text(max_size=12), max_size=8))
def test_what_is_suggested_is_known(word, known):
    assert nearest(word, known) in {None, *known}
