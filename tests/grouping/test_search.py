"""However many articles there are, the same pairs are found, equally alike to the bit."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.grouping.index import Index
from digest.grouping.search import Comparison, search

words = st.sampled_from([f"w{n}" for n in range(25)])
weights = st.floats(0.01, 1)
VECTORS = st.lists(
    st.dictionaries(words, weights, max_size=12).map(lambda v: dict(sorted(v.items()))),
    min_size=1,
    max_size=30,
)


@settings(deadline=None)  # the first example imports numpy
@given(VECTORS, st.sampled_from([0.0, 0.1, 0.5, 1.5]), st.data())
def test_the_index_finds_what_comparing_each_two_finds(vectors, least, data):
    steps = data.draw(st.lists(st.integers(0, 2), min_size=len(vectors), max_size=len(vectors)))
    undated = data.draw(st.integers(0, len(vectors)))
    first = [min(at, sum(steps[:at])) for at in range(len(vectors) - undated)] + [0] * undated

    found, wanted = Index(vectors), Comparison(vectors)

    assert sorted(found.before(first, least)) == sorted(wanted.before(first, least))
    for at in range(len(vectors)):
        assert found.like(at, least or 0.01) == wanted.like(at, least or 0.01)


@pytest.mark.parametrize(("height", "cells"), [(1, 1), (3, 20), (256, 1 << 21)])
def test_the_size_of_its_blocks_changes_nothing(monkeypatch, height, cells):
    monkeypatch.setattr("digest.grouping.index.MOST_ROWS", height)
    monkeypatch.setattr("digest.grouping.index.MOST_CELLS", cells)
    vectors = [{"a": 0.6, f"b{n % 3}": 0.5, f"c{n % 7}": 0.6} for n in range(40)]
    first = [max(0, n - 9) for n in range(30)] + [0] * 10

    assert sorted(Index(vectors).before(first, 0.4)) == sorted(Comparison(vectors).before(first, 0.4))


def test_few_articles_are_compared_without_numpy():
    assert isinstance(search([{"a": 1.0}] * 3), Comparison)
    assert isinstance(search([{"a": 1.0}] * 3, few=2), Index)
