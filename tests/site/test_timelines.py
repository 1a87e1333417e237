"""Articles over time, in periods that make a chart."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.model import Article, Moment
from digest.site.timelines import timeline


@pytest.mark.parametrize(
    ("first", "last", "drawn"),
    [
        ("2025-12-01", "2025-12-02", ("day", 1, 2)),
        ("2025-11-03", "2025-12-31", ("day", 1, 59)),
        ("2025-11-01", "2025-12-31", ("week", 1, 10)),
        ("2024-01-01", "2025-12-31", ("month", 1, 24)),
        ("2000-06-01", "2025-12-31", ("year", 1, 26)),
        ("1900-01-01", "2025-12-31", ("year", 5, 26)),
        ("0001-01-01", "9999-12-31", ("year", 250, 40)),
    ],
)
def test_the_periods_are_the_finest_that_are_few_enough(article, first, last, drawn):
    found = timeline([article("a", first), article("b", last), article("undated")])
    assert (found.unit, found.step, len(found.bars)) == drawn
    assert found.bars[0].count == found.bars[-1].count == 1
    assert not any(bar.count for bar in found.bars[1:-1])


def test_weeks_begin_on_monday(article):
    found = timeline([article("a", "2025-08-01"), article("b", "2025-12-07")])
    assert found.bars[-1].start == date(2025, 12, 1)
    assert all(bar.start.weekday() == 0 for bar in found.bars)


@pytest.mark.parametrize("days", [[], [None], ["2025-12-07"], ["2025-12-07", "2025-12-07T05:00"]])
def test_one_day_makes_no_chart(article, days):
    assert timeline([article(f"a{n}", day) for n, day in enumerate(days)]) is None


@given(st.lists(st.dates(), min_size=2, max_size=20))
def test_each_article_is_counted_once_and_no_period_is_skipped(days):
    dated = [Article("a.md", "a", "A", date=Moment(datetime.combine(day, time(), UTC))) for day in days]
    found = timeline(dated)
    if found is None:
        assert len(set(days)) == 1
        return
    starts = [bar.start for bar in found.bars]
    assert sum(bar.count for bar in found.bars) == len(days)
    assert starts == sorted(set(starts))
    assert starts[0] <= min(days)
    assert found.bars[0].count
    assert found.bars[-1].count
    assert len(starts) <= 60
