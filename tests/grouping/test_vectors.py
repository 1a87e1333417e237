"""Packed vectors are the same vectors."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.grouping.similarity import heaviest
from digest.grouping.vectors import pack

VECTORS = st.lists(
    st.dictionaries(st.sampled_from("abcdefghij"), st.sampled_from([0.25, 0.5, 0.75, 1.0])).map(
        lambda vector: dict(sorted(vector.items()))
    ),
    max_size=12,
)


@given(VECTORS)
def test_what_is_packed_comes_out_as_it_was(vectors):
    packed = pack(vectors)

    assert list(packed) == vectors
    assert packed[:2] == vectors[:2]
    assert pack(packed) is packed


def test_there_is_no_vector_beyond_the_last():
    with pytest.raises(IndexError):
        pack([{"a": 1.0}])[1]


@given(VECTORS, st.integers(1, 6))
def test_the_heaviest_words_of_all_are_those_of_each(vectors, most):
    assert list(pack(vectors).heaviest(most)) == [heaviest(vector, most) for vector in vectors]


@given(VECTORS.filter(len), st.data())
def test_some_are_chosen_in_the_order_that_is_asked_for(vectors, data):
    positions = data.draw(st.lists(st.integers(0, len(vectors) - 1)))

    assert list(pack(vectors).chosen(positions)) == [vectors[position] for position in positions]


@given(VECTORS.filter(len))
def test_a_mean_has_all_words_and_length_one_but_that_of_one_is_itself(vectors):
    whole, first = pack(vectors).means([range(len(vectors)), [0]])

    total = {word: sum(one.get(word, 0.0) for one in vectors) for one in vectors for word in one}
    length = math.hypot(*total.values())
    assert first == vectors[0]
    if vectors[1:]:
        assert whole == pytest.approx({word: weight / length for word, weight in total.items()})
        assert list(whole) == sorted(whole)
