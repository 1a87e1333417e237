"""In which articles a term stands, as text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from digest.render.postings import numbers, places, updated


@given(st.sets(st.integers(0, 5000), max_size=600).map(sorted))
def test_places_come_back_as_they_were(some):
    assert numbers(places(some)) == some


def test_a_term_that_stands_everywhere_takes_a_bit_for_each():
    assert len(places(list(range(0, 10_000, 2)))) < 1700
    assert places([7]) == "7"
    assert places([0, 1, 2, 40]) == "0,,,12"


def test_only_lines_of_terms_that_came_or_went_are_others():
    before = ["strike;cnn;port", "talks;cnn;port"]
    lines = updated({}, [], before)
    assert lines == {"strike": "0;;", "talks": "1;;", "cnn": ";0,;", "port": ";;0,"}

    assert updated(lines, before, [before[0], "rain;cnn;port"]) == {
        "strike": "0;;",
        "rain": "1;;",
        "cnn": ";0,;",
        "port": ";;0,",
    }
    assert updated(lines, before, before[:1]) == {"strike": "0;;", "cnn": ";0;", "port": ";;0"}
