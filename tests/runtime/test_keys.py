"""A key is the same for equal values, and another for others."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from types import MappingProxyType

from hypothesis import given
from hypothesis import strategies as st

from digest.model import Block, Moment, Problem, Sentence
from digest.runtime.keys import Keyring, key


@dataclass(frozen=True, slots=True)
class One:
    value: object


@dataclass(frozen=True, slots=True)
class Other:
    value: object


scalars = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text() | st.binary()
values = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner).map(tuple)
        | st.lists(inner)
        | st.dictionaries(st.text(), inner)
        | inner.map(One)
        | inner.map(Other)
    ),
)


@given(values, values)
def test_values_have_one_key_when_their_repr_is_one(one, other):
    assert (key(one) == key(other)) == (repr(one) == repr(other))


def test_a_part_is_not_what_two_parts_are():
    assert key("a", "b") != key("ab")
    assert key(("a", "b")) != key("a", "b")


def test_what_is_read_only_is_the_same_mapping():
    assert key(MappingProxyType({"a": 1})) == key({"a": 1})
    assert key({"a": 1, "b": 2}) != key({"b": 2, "a": 1}), "templates see the order"


def test_nouns_differ_in_any_of_their_parts():
    sentence = Sentence("A b.", 0, 4, "A b.")
    block = Block("paragraph", 0, 4, "A b.", (sentence,))

    assert key(block) == key(Block("paragraph", 0, 4, "A b.", (Sentence("A b.", 0, 4, "A b."),)))
    assert key(block) != key(Block("paragraph", 0, 4, "A b.", (Sentence("A b.", 0, 4, "A c."),)))
    assert key(Problem("a", "b", 1)) != key(Problem("a", "b", None))


def test_text_that_no_encoding_holds_has_a_key():
    assert key("\ud800") != key("\ud801")


def test_a_noun_is_not_the_tuple_that_would_spell_it():
    assert key(One(1)) != key(("One", [1]))
    assert key({"a": 1}) != key(("mapping", [("a", 1)]))
    assert key(date(2025, 12, 7)) != key(("date", repr(date(2025, 12, 7))))


@given(values, values)
def test_what_is_shared_tells_values_apart_as_well(one, other):
    keyring = Keyring(One)
    shared = One(one)

    assert keyring.key(shared, 1) == keyring.key(shared, 1) == Keyring(One).key(One(one), 1)
    assert (keyring.key(shared) == keyring.key(other_one := One(other))) == (repr(shared) == repr(other_one))


def test_a_moment_is_known_by_its_zone_too():
    at = datetime(2025, 12, 7, tzinfo=UTC)

    assert key(Moment(at)) != key(Moment(at.astimezone(timezone(timedelta(hours=2)))))
