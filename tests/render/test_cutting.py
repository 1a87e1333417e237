"""Where a list is cut."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from digest.render.cutting import cuts

ITEMS = st.lists(st.tuples(st.binary(max_size=6), st.integers(1, 60)), max_size=300)


def cut(items, least=100, most=200):
    starts = [*cuts([name for name, _ in items], [size for _, size in items], least, most), len(items)]
    return [items[start:end] for start, end in pairwise(starts)]


@given(ITEMS)
def test_parts_are_all_of_it_and_within_their_bounds(items):
    parts = cut(items)

    assert [one for part in parts for one in part] == items
    assert all(parts)
    assert all(sum(size for _, size in part) <= 200 for part in parts)
    assert all(sum(size for _, size in part) >= 100 for part in parts[:-1])


@given(ITEMS, st.integers(0, 300), st.integers(201, 999))
def test_an_item_larger_than_a_part_ends_one(items, at, size):
    parts = cut([*items[:at], (b"", size), *items[at:]])

    [large] = [part for part in parts if (b"", size) in part]
    assert large[-1] == (b"", size)


def test_a_cut_goes_by_what_stands_there_and_not_by_all_before():
    items = [(b"%d" % number, 5 + number * 7919 % 11) for number in range(4000)]
    before = cut(items)

    for at in range(0, 4000, 500):
        after = cut([*items[:at], (b"new", 9), *items[at:]])
        changed = [part for part in after if part not in before]
        assert 1 <= len(changed) <= 8
