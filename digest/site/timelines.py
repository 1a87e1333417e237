"""How many articles appeared when, in periods that make a chart one can read."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal, NamedTuple

from digest.model.parts import Bar, Timeline

if TYPE_CHECKING:
    from collections.abc import Iterable

    from digest.model import Article

# More bars than this are hairs on a phone.
_MOST = 60
_WEEK = 7
_YEAR = 12


class _Scale(NamedTuple):
    unit: Literal["day", "week", "month", "year"]
    step: int


_SCALES = (
    _Scale("day", 1),
    _Scale("week", 1),
    _Scale("month", 1),
    *(_Scale("year", step) for step in (1, 5, 25, 250)),
)


def timeline(articles: Iterable[Article]) -> Timeline | None:
    """The dated articles in the finest periods that are few enough; none where all are of one day."""
    days = [article.date.at.date() for article in articles if article.date]
    if not days or min(days) == max(days):
        return None
    first, last = min(days), max(days)
    scale = next(one for one in _SCALES if _number(last, one) - _number(first, one) < _MOST)
    counts = Counter(_number(day, scale) for day in days)
    numbers = range(_number(first, scale), _number(last, scale) + 1)
    return Timeline(scale.unit, scale.step, tuple(Bar(_start(n, scale), counts[n]) for n in numbers))


def _number(day: date, scale: _Scale) -> int:
    """Which period of its scale a day is in, counted from the beginning of the calendar."""
    match scale.unit:
        case "day":
            return day.toordinal()
        case "week":
            return (day.toordinal() - 1) // _WEEK
        case "month":
            return day.year * _YEAR + day.month - 1
        case "year":
            return day.year // scale.step


def _start(number: int, scale: _Scale) -> date:
    match scale.unit:
        case "day":
            return date.fromordinal(number)
        case "week":
            return date.fromordinal(1) + timedelta(weeks=number)
        case "month":
            return date(number // _YEAR, number % _YEAR + 1, 1)
        case "year":
            return date(max(number * scale.step, 1), 1, 1)
