"""How sure it is that two articles tell of one event: how alike they are, and what their days say to that."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from digest.grouping import weekdays
from digest.grouping.search import search
from digest.grouping.similarity import DIGITS, MOST_WORDS, cosine, heaviest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from digest.grouping.search import Search
    from digest.grouping.similarity import Reading, Vector
    from digest.grouping.weekdays import Week
    from digest.model import Article

    Days = tuple[int | None, ...]
    Positions = tuple[int | None, ...]

FAR_APART = 0.35
SAME_TIME = 0.35
HEAVIEST = 20
LEAST_HEAVIEST = 0.15
# Who belongs to an article's topic without telling of its event, by how alike they are: nobody below the
# first, everybody from the second to the third, nobody above the last.
TOPIC = (0.05, 0.15, 0.25, 0.45)
TOPIC_PRIOR = 15


@dataclass(frozen=True, slots=True)
class Closeness:
    """How close each two articles are, known by their positions in order of time; undated ones come last.

    ``days`` are the articles' days, counted from any; ``taken_from`` says whose day an undated one is assumed
    to be of. ``typical`` tells how alike an article is to others of its topic.
    """

    vectors: tuple[Vector, ...]
    heads: tuple[Vector, ...]
    weeks: tuple[Week, ...]
    days: Days
    taken_from: Positions
    window_days: float
    finder: Search
    typical: Callable[[int], float]

    def between(self, one: int, other: int) -> float:
        """From 0 to 1."""
        if self._strangers(one, other):
            return 0.0
        return self.given(one, other, cosine(self.vectors[one], self.vectors[other]))

    def given(self, one: int, other: int, alike: float) -> float:
        """The same of two that are known to be ``alike``, and to be comparable."""
        agreed = weekdays.agreement(self.weeks[one], self.weeks[other])
        apart = self.apart(one, other)
        if apart is None:
            usual = (self.typical(one) + self.typical(other)) / 2
            told = max(0.0, alike - usual) / (1 - usual)
        else:
            told = alike * nearness(apart, self.window_days)
        return round(min(1.0, told * agreed), DIGITS)

    def apart(self, one: int, other: int) -> int | None:
        """How many days there are between two articles, as far as that is known or assumed."""
        first, second = self._day(one), self._day(other)
        return None if first is None or second is None else abs(first - second)

    def alike(self, least: float) -> Iterator[tuple[int, int, float]]:
        """Each two that are alike enough to be as close as ``least``, and how much alike they are.

        All of those that are near in time; of those far apart the ones whose heaviest words are alike.
        """
        reach = within(self.window_days)
        enough = least / weekdays.MOST
        for i, j, value in self.finder.before(_first(self.days, reach), enough):
            if (self.apart(i, j) or 0) <= reach:
                yield i, j, value
        for i, j, _ in search(self.heads).before([0] * len(self.days), LEAST_HEAVIEST):
            if (self.apart(i, j) or 0) > reach:
                yield i, j, cosine(self.vectors[i], self.vectors[j])

    def _day(self, position: int) -> int | None:
        source = self.taken_from[position]
        return self.days[position] if source is None else self.days[source]

    def _strangers(self, one: int, other: int) -> bool:
        """Whether two are so far apart in time, and in their heaviest words, that nothing else counts."""
        return (self.apart(one, other) or 0) > within(self.window_days) and (
            cosine(self.heads[one], self.heads[other]) < LEAST_HEAVIEST
        )


def closeness(
    articles: Sequence[Article], readings: Sequence[Reading], vectors: Sequence[Vector], window_days: float
) -> Closeness:
    """How close ``articles`` are, which are in order of time.

    Near in time nothing is taken off their similarity, far apart most of it, but never all: texts that are
    nearly identical stay together even when one date is wrong. An undated article is taken to be of the day
    of the dated one that is most like it, when that is much. Where a day is still unknown, what the two have
    in common with others of their topic doesn't count.
    """
    finder = search(vectors)
    days = tuple(article.date.at.toordinal() if article.date else None for article in articles)

    @cache
    def typical(position: int) -> float:
        return _typical([value for _, value in finder.like(position, TOPIC[0])])

    return Closeness(
        vectors=tuple(vectors),
        heads=tuple(heaviest(vector, HEAVIEST) for vector in vectors),
        weeks=tuple(weekdays.week(reading, MOST_WORDS) for reading in readings),
        days=days,
        taken_from=_sources(days, finder),
        window_days=window_days,
        finder=finder,
        typical=typical,
    )


def nearness(days: int, window_days: float) -> float:
    """A factor for two articles so many days apart: a Gaussian, ``window_days`` wide, down to `FAR_APART`."""
    return FAR_APART + (1 - FAR_APART) * math.exp(-((days / window_days) ** 2))


def within(window_days: float) -> int:
    """How many days apart two articles may be that are compared by all of their words."""
    return math.ceil(1.5 * window_days)


def _first(days: Days, reach: int) -> list[int]:
    """For each article the first that is near in time; for an undated one, any may be."""
    first: list[int] = []
    oldest = 0
    for day in days:
        if day is None:
            first.append(0)
            continue
        while (days[oldest] or day) < day - reach:
            oldest += 1
        first.append(oldest)
    return first


def _sources(days: Days, finder: Search) -> Positions:
    dated = days.index(None) if None in days else len(days)
    return (None,) * dated + tuple(_source(finder, at, dated) for at in range(dated, len(days)))


def _source(finder: Search, position: int, dated: int) -> int | None:
    """Where the dated article is that is most like one, the first of several; None when none is much so."""
    like = [(-value, at) for at, value in finder.like(position, SAME_TIME) if at < dated] if dated else []
    return min(like)[1] if like else None


def _typical(alike: Sequence[float]) -> float:
    """How alike an article is to others of its topic that don't tell of its event; 0 where there are few."""
    shares = [_belongs(value) for value in alike]
    total = math.fsum(share * value for share, value in zip(shares, alike, strict=True))
    return round(total / (math.fsum(shares) + TOPIC_PRIOR), DIGITS)


def _belongs(alike: float) -> float:
    nothing, all_from, all_to, event = TOPIC
    return max(0.0, min(1.0, (alike - nothing) / (all_from - nothing), (event - alike) / (event - all_to)))
