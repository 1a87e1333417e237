"""Dates, editions, numbers and scripts, said in words."""

from __future__ import annotations

import locale
import textwrap
from datetime import UTC, datetime
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.model import Moment
from digest.model.parts import Section
from digest.render import filters
from digest.text.stamps import rfc3339

AT = Moment(datetime(2025, 12, 7, 5, 32, 9, tzinfo=UTC))
DAY = Moment(datetime(2025, 12, 7, tzinfo=UTC), whole_day=True)


def test_a_moment_of_unknown_hour_shows_none():
    assert (filters.day(AT), filters.clock(AT)) == ("7 December 2025", "7 December 2025, 05:32")
    assert (filters.day(DAY), filters.clock(DAY)) == ("7 December 2025", "7 December 2025")
    assert (filters.stamp(AT), filters.stamp(DAY)) == ("2025-12-07T05:32:09+00:00", "2025-12-07")
    assert rfc3339(DAY) == "2025-12-07T00:00:00+00:00"


def test_an_offset_of_long_ago_is_written_in_whole_minutes():
    old = Moment(datetime(1, 1, 1, tzinfo=ZoneInfo("Europe/Kyiv")))
    assert rfc3339(old) == "0001-01-01T00:00:00+02:02"


@given(st.datetimes(timezones=st.timezones()))
def test_every_moment_is_written_as_rfc_3339_has_it(at):
    assert len(rfc3339(Moment(at))) == len("2025-12-07T05:32:09+00:00")
    assert datetime.fromisoformat(rfc3339(Moment(at))).utcoffset() is not None


@pytest.mark.parametrize(
    ("first", "words"),
    [
        ((2025, 12, 5), "5"),
        ((2025, 11, 5), "5 November"),
        ((2024, 12, 5), "5 December 2024"),
    ],
)
def test_a_range_does_not_repeat_what_its_ends_share(first, words):
    assert filters.until(Moment(datetime(*first, tzinfo=UTC)), AT) == words


@pytest.mark.parametrize(
    ("identity", "name", "dates"),
    [
        ("2025-12", "December 2025", None),
        ("2025-W49", "Week 49, 2025", "1 – 7 December 2025"),
        ("2026-W01", "Week 1, 2026", "29 December 2025 – 4 January 2026"),
        ("2025-W44", "Week 44, 2025", "27 October – 2 November 2025"),
        ("9999-W52", "Week 52, 9999", "27 – 31 December 9999"),
        ("2025-12-07", "7 December 2025", None),
        ("0800-01", "January 800", None),
    ],
)
def test_an_edition_is_named_by_its_period(identity, name, dates):
    assert filters.edition_name(identity) == name
    assert filters.edition_dates(identity) == dates


def test_the_names_of_months_do_not_depend_on_the_locale():
    before = locale.setlocale(locale.LC_TIME)
    try:
        for name in ("C.UTF-8", "de_DE.UTF-8"):
            try:
                locale.setlocale(locale.LC_TIME, name)
            except locale.Error:
                continue
            assert filters.day(AT) == "7 December 2025"
    finally:
        locale.setlocale(locale.LC_TIME, before)


def test_a_count_bends_its_word():
    assert [filters.plural(n, "story", "stories") for n in (0, 1, 2)] == ["0 stories", "1 story", "2 stories"]
    assert filters.plural(1234, "source") == "1,234 sources"


@pytest.mark.parametrize(
    ("language", "direction"),
    [
        ("en", "ltr"), ("ar", "rtl"), ("AR-eg", "rtl"), ("he", "rtl"), ("fa-IR", "rtl"), ("ur", "rtl"),
        ("ja", "ltr"), ("az-Arab", "rtl"), ("ur-Latn", "ltr"), ("pa-Arab-PK", "rtl"), ("arn", "ltr"),
    ],
)  # fmt: skip
def test_a_language_has_a_direction(language, direction):
    assert filters.direction(language) == direction


@given(st.text(st.sampled_from("ab \t\n-\xa0\u2003\x1f\u200b"), max_size=400), st.sampled_from(["", "> "]))
def test_lines_are_filled_as_the_standard_library_fills_them(text, indent):
    whole = " ".join(text.split())
    kept = {"break_long_words": False, "break_on_hyphens": False}
    wanted = textwrap.fill(whole, 76, initial_indent=indent, subsequent_indent=indent, **kept)
    assert filters.wrapped(text, indent) == wanted


def _sections(*sizes):
    return tuple(
        Section(str(n), None, None, tuple(f"{n}.{row}" for row in range(size)))
        for n, size in enumerate(sizes)
    )


@pytest.mark.parametrize(
    ("sizes", "count", "taken", "rest"),
    [
        ((2, 1, 3), 3, ("0.0", "1.0", "2.0"), (("0.1",), ("2.1", "2.2"))),
        ((5,), 3, ("0.0", "0.1", "0.2"), (("0.3", "0.4"),)),
        ((1, 3), 3, ("0.0", "1.0", "1.1"), (("1.2",),)),
        ((1,), 3, ("0.0",), ()),
        ((), 3, (), ()),
        ((2,), 0, (), (("0.0", "0.1"),)),
    ],
)
def test_the_stories_beside_the_lead_are_taken_from_each_section_in_turn(sizes, count, taken, rest):
    stories, sections = filters.share(_sections(*sizes), count)
    assert stories == taken
    assert tuple(section.stories for section in sections) == rest


@pytest.mark.parametrize(
    ("quotes", "picture", "stories"), [(3, None, 3), (2, None, 3), (1, None, 2), (1, "p", 3), (0, None, 3)]
)
def test_beside_a_lead_that_says_little_stands_little(quotes, picture, stories):
    lead = SimpleNamespace(excerpt=SimpleNamespace(quotes=("q",) * quotes), picture=picture)
    assert filters.room(lead) == stories
