"""JSON, a record a line."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from digest.text.data import record_lines

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@given(st.dictionaries(st.text(), values))
def test_it_says_what_it_was_made_from(table):
    assert json.loads(record_lines(table)) == table


def test_each_record_has_a_line():
    text = record_lines(
        {"version": 1, "articles": [{"slug": "a"}, {"slug": "b"}], "files": {"x": {}}, "none": []}
    )

    assert text.splitlines() == [
        "{",
        '"version": 1,',
        '"articles": [',
        '{"slug": "a"},',
        '{"slug": "b"}',
        "],",
        '"files": {',
        '"x": {}',
        "},",
        '"none": []',
        "}",
    ]
