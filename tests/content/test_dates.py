"""Dates as people and other generators write them."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta, timezone
from importlib import resources
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.content.dates import date_in_name, parse_date
from digest.model.zones import time_zone

KYIV = ZoneInfo("Europe/Kyiv")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025-12-07T05:32:09Z", "2025-12-07T05:32:09+00:00"),
        ("2025-12-07t05:32:09z", "2025-12-07T05:32:09+00:00"),
        ("2025-12-07T05:32:09.123456789+05:30", "2025-12-07T05:32:09.123456+05:30"),
        ("2025-12-07T05:32:09,5-0330", "2025-12-07T05:32:09.500000-03:30"),
        ("2025-12-07T05:32+01", "2025-12-07T05:32:00+01:00"),
        ("2025-12-07 05:32", "2025-12-07T05:32:00+02:00"),
        ("2025-07-07 05:32", "2025-07-07T05:32:00+03:00"),
        ("2025-12-07 05:32:09 +0100", "2025-12-07T05:32:09+01:00"),
        ("2025-12-07 05:32:09 UTC", "2025-12-07T05:32:09+00:00"),
        ("2025-12-07 5:32", "2025-12-07T05:32:00+02:00"),
        ("2025-9-7 05:32", "2025-09-07T05:32:00+03:00"),
        (" 2025-12-07T05:32 ", "2025-12-07T05:32:00+02:00"),
    ],
)
def test_a_time_is_read_in_its_own_zone_or_else_in_the_sites(text, expected):
    moment = parse_date(text, KYIV)

    assert moment is not None
    assert not moment.whole_day
    assert moment.at.isoformat() == expected


def test_a_day_begins_at_midnight_in_the_sites_zone():
    moment = parse_date("2025-12-07", KYIV)

    assert moment is not None
    assert moment.whole_day
    assert moment.at == datetime(2025, 12, 6, 22, tzinfo=UTC)
    assert moment.at.tzinfo is KYIV


@pytest.mark.parametrize(
    "text",
    [
        *("", "now", "2025", "2025-12", "2025-13-07", "2025-02-29", "2025-00-01", "0000-01-01", "0001-01-01"),
        *(
            "9999-12-31",
            "20251207",
            "07.12.2025",
            "12/07/2025",
            "2025-12-07T",
            "2025-12-07T24:00",
            "2025-12-07T12",
        ),
        *("2025-12-07T12:60", "2025-12-07T12:00:60", "2025-12-07T12:00+25:00", "2025-12-07T12:00+05:75"),
        *(
            "2025-12-07T12:00 CEST",
            "2025-12-07T12:00Zx",
            "2025-12-07 or so",
            "\u0662025-12-07",
            "2025-12-07\n2025",
        ),
    ],
)
def test_anything_else_is_no_date(text):
    assert parse_date(text, KYIV) is None


@given(st.datetimes(datetime(1000, 1, 1), datetime(9998, 12, 31)), st.integers(-23 * 60, 23 * 60))  # noqa: DTZ001 - the zone is the other half
@settings(deadline=None)
def test_every_rfc_3339_time_is_read_exactly(at, minutes):
    exact = at.replace(tzinfo=timezone(timedelta(minutes=minutes)))

    assert parse_date(exact.isoformat(), KYIV).at == exact


@given(st.text(max_size=40))
@settings(deadline=None)
def test_no_text_makes_it_fail(text):
    parse_date(text, KYIV)
    date, rest = date_in_name(text)
    assert text.startswith(date or "")
    assert text.endswith(rest)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("2025-12-07-strike", ("2025-12-07", "strike")),
        ("2025-12-07_strike", ("2025-12-07", "strike")),
        ("2025-12-07", ("2025-12-07", "")),
        ("2025-13-45-strike", ("2025-13-45", "strike")),
        ("2025-12-073", (None, "2025-12-073")),
        ("strike-2025-12-07", (None, "strike-2025-12-07")),
    ],
)
def test_a_name_may_begin_with_a_date(name, expected):
    assert date_in_name(name) == expected


def test_times_are_those_of_the_package_whatever_the_system_has(tmp_path):
    """Here a system that takes Kyiv for an island without summer."""
    system = tmp_path / "Europe"
    system.mkdir()
    (system / "Kyiv").write_bytes(
        resources.files("tzdata.zoneinfo.Pacific").joinpath("Honolulu").read_bytes()
    )
    asked = "from digest.model.zones import time_zone as z; from datetime import datetime as d; "
    said = subprocess.run(  # noqa: S603 - our own
        [sys.executable, "-c", asked + "print(d(2025, 7, 1, tzinfo=z('Europe/Kyiv')).isoformat())"],
        env={**os.environ, "PYTHONTZPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )

    assert said.stdout == "2025-07-01T00:00:00+03:00\n"


def test_a_zone_that_is_none_is_refused():
    for name in ("Europe/Nowhere", "", "../Europe/Kyiv", "Europe"):
        with pytest.raises(ValueError, match=r".+"):
            time_zone(name)
