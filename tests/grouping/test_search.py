"""However many articles there are, the same pairs are found, equally alike to the bit."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.grouping.index import Index, cosines
from digest.grouping.rounding import DIGITS, rounded
from digest.grouping.similarity import cosine
from digest.grouping.vectors import pack

words = st.sampled_from([f"w{n}" for n in range(25)])
weights = st.floats(0.01, 1)
VECTORS = st.lists(
    st.dictionaries(words, weights, max_size=12).map(lambda v: dict(sorted(v.items()))),
    min_size=1,
    max_size=30,
)


def found(vectors, first, least):
    blocks = Index(vectors).before(first, least)
    return {
        (i, j): alike
        for block in blocks
        for i, j, alike in zip(*(column.tolist() for column in block), strict=True)
    }


def compared(vectors, first, least):
    """By looking at each two."""
    pairs = {(i, j): cosine(vectors[i], vectors[j]) for i, j in combinations(range(len(vectors)), 2)}
    return {
        (i, j): alike for (i, j), alike in pairs.items() if i >= first[j] and alike >= least and alike > 0
    }


@settings(deadline=None)
@given(VECTORS, st.sampled_from([0.0, 0.1, 0.5, 1.5]), st.data())
def test_the_index_finds_what_comparing_each_two_finds(vectors, least, data):
    steps = data.draw(st.lists(st.integers(0, 2), min_size=len(vectors), max_size=len(vectors)))
    undated = data.draw(st.integers(0, len(vectors)))
    first = [min(at, sum(steps[:at])) for at in range(len(vectors) - undated)] + [0] * undated

    assert found(vectors, first, least) == compared(vectors, first, least)


@given(VECTORS, st.data())
def test_those_like_one_are_those_that_comparing_it_finds(vectors, data):
    position = data.draw(st.integers(0, len(vectors) - 1))

    others, alike = Index(vectors).like(position, 0.1)

    wanted = {at: cosine(vectors[position], other) for at, other in enumerate(vectors) if at != position}
    assert dict(zip(others.tolist(), alike.tolist(), strict=True)) == {
        at: value for at, value in wanted.items() if value >= 0.1
    }


@given(VECTORS, st.data())
def test_pairs_that_are_asked_for_are_as_alike_as_by_themselves(vectors, data):
    position = st.integers(0, len(vectors) - 1)
    pairs = data.draw(st.lists(st.tuples(position, position), max_size=20))
    one, other = np.array(pairs, np.int64).reshape(-1, 2).T

    assert cosines(pack(vectors), one, other).tolist() == [cosine(vectors[i], vectors[j]) for i, j in pairs]


@pytest.mark.parametrize(("height", "cells"), [(1, 1), (3, 20), (256, 1 << 21)])
def test_the_size_of_its_blocks_changes_nothing(monkeypatch, height, cells):
    monkeypatch.setattr("digest.grouping.index.MOST_ROWS", height)
    monkeypatch.setattr("digest.grouping.index.MOST_CELLS", cells)
    vectors = [{"a": 0.6, f"b{n % 3}": 0.5, f"c{n % 7}": 0.6} for n in range(40)]
    first = [max(0, n - 9) for n in range(30)] + [0] * 10

    assert found(vectors, first, 0.4) == compared(vectors, first, 0.4)


@pytest.mark.parametrize("crowded", [0, 1 << 40])
@given(VECTORS)
def test_multiplying_matrices_changes_nothing(crowded, vectors):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("digest.grouping.index.CROWDED", crowded)

        assert found(vectors, [0] * len(vectors), 0.2) == compared(vectors, [0] * len(vectors), 0.2)


@given(st.lists(st.floats(0, 1.5)))
def test_many_are_rounded_as_one_is(values):
    assert rounded(np.array(values)).tolist() == [round(value, DIGITS) for value in values]


def test_what_may_be_rounded_either_way_is_computed_again():
    doubtful = 0.1234567895

    assert rounded(np.array([0.5, doubtful]), lambda at: at + 7.0).tolist() == [0.5, 8.0]
