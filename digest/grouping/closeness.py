"""How sure it is that two articles tell of one event: how alike they are, and what their days say to that."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from digest.grouping import weekdays
from digest.grouping.index import Index, cosines
from digest.grouping.rounding import DIGITS, rounded
from digest.grouping.similarity import cosine

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numpy.typing import NDArray

    from digest.grouping.index import Pairs
    from digest.grouping.vectors import Floats, Ints, Vectors
    from digest.model import Article
    from digest.model.reading import Reading

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

    ``days`` are the days that they are of or are assumed to be of, counted from any, NaN where that is
    unknown; ``taken_from`` says whose day is assumed. ``first`` is where for each those begin that come
    before it and are near in time. ``weeks`` are the weekdays that they speak of, zeros where they name none.
    ``typical`` tells how alike an article is to others of its topic.
    """

    vectors: Vectors
    heads: Vectors
    weeks: Floats
    days: Floats
    taken_from: Positions
    first: Sequence[int]
    window_days: float
    index: Index
    typical: Callable[[int], float]

    def alike(self, one: int, other: int) -> float:
        """How alike two are; 0 if too far apart in time, and in their heaviest words, for that to count."""
        if (self.apart(one, other) or 0) > within(self.window_days) and (
            cosine(self.heads[one], self.heads[other]) < LEAST_HEAVIEST
        ):
            return 0.0
        return cosine(self.vectors[one], self.vectors[other])

    def between(self, one: int, other: int) -> float:
        """How close two are, from 0 to 1."""
        return self.given(one, other, self.alike(one, other))

    def given(self, one: int, other: int, alike: float) -> float:
        """The same of two that are known to be ``alike``, and to be comparable."""
        agreed = weekdays.agreement(self.weeks[one].tolist(), self.weeks[other].tolist())
        apart = self.apart(one, other)
        if apart is None:
            usual = (self.typical(one) + self.typical(other)) / 2
            told = max(0.0, alike - usual) / (1 - usual)
        else:
            told = alike * nearness(apart, self.window_days)
        return round(min(1.0, told * agreed), DIGITS)

    def given_each(self, one: Ints, other: Ints, alike: Floats) -> Floats:
        """`given` for each two that stand side by side in ``one`` and ``other``, to the bit."""
        apart = np.abs(self.days[one] - self.days[other])
        days, at = np.unique(apart, return_inverse=True)
        told = alike * np.array([nearness(each, self.window_days) for each in days.tolist()])[at]
        unknown = np.isnan(apart)
        usual = (self._typical_of(one[unknown]) + self._typical_of(other[unknown])) / 2
        told[unknown] = np.maximum(0.0, alike[unknown] - usual) / (1 - usual)
        close = np.minimum(1.0, told * weekdays.agreements(self.weeks[one], self.weeks[other]))
        return rounded(close, lambda at: self.given(int(one[at]), int(other[at]), alike[at].item()))

    def apart(self, one: int, other: int) -> int | None:
        """How many days there are between two articles, as far as that is known or assumed."""
        days = abs(self.days[one] - self.days[other])
        return None if np.isnan(days) else int(days)

    def near(self, least: float) -> Iterator[Pairs]:
        """All that are near in time, and alike enough to be as close as ``least``; by and by."""
        for i, j, alike in self.index.before(self.first, least / weekdays.MOST):
            kept = ~self._far_apart(i, j)
            yield i[kept], j[kept], alike[kept]

    def far(self) -> Iterator[tuple[Ints, Ints]]:
        """All that are far apart in time, and whose heaviest words are alike; by and by."""
        for i, j, _ in Index(self.heads).before([0] * len(self.days), LEAST_HEAVIEST):
            kept = self._far_apart(i, j)
            yield i[kept], j[kept]

    def pairs(self, least: float) -> Iterator[tuple[int, int, float]]:
        """How close any two are of whom `near` and `far` tell."""
        distant = ((i, j, cosines(self.vectors, i, j)) for i, j in self.far())
        for i, j, alike in chain(self.near(least), distant):
            yield from zip(i.tolist(), j.tolist(), self.given_each(i, j, alike).tolist(), strict=True)

    def _far_apart(self, one: Ints, other: Ints) -> NDArray[np.bool_]:
        return np.abs(self.days[one] - self.days[other]) > within(self.window_days)

    def _typical_of(self, positions: Ints) -> Floats:
        those, at = np.unique(positions, return_inverse=True)
        return np.array([self.typical(each) for each in those.tolist()])[at]


def closeness(
    articles: Sequence[Article], readings: Sequence[Reading], vectors: Vectors, window_days: float
) -> Closeness:
    """How close ``articles`` are, which are in order of time.

    Near in time nothing is taken off their similarity, far apart most of it, but never all: texts that are
    nearly identical stay together even when one date is wrong. An undated article is taken to be of the day
    of the dated one that is most like it, when that is much. Where a day is still unknown, what the two have
    in common with others of their topic doesn't count.
    """
    index = Index(vectors)
    own = tuple(article.date.at.toordinal() if article.date else None for article in articles)
    taken_from = _sources(own, index)
    days = [day if source is None else own[source] for day, source in zip(own, taken_from, strict=True)]

    @cache
    def typical(position: int) -> float:
        return _typical(index.like(position, TOPIC[0])[1])

    return Closeness(
        vectors=vectors,
        heads=vectors.heaviest(HEAVIEST),
        weeks=weekdays.matrix([reading.week for reading in readings]),
        days=np.array([np.nan if day is None else day for day in days]),
        taken_from=taken_from,
        first=_first(own, within(window_days)),
        window_days=window_days,
        index=index,
        typical=typical,
    )


def nearness(days: int, window_days: float) -> float:
    """A factor for two articles so many days apart: a Gaussian, ``window_days`` wide, down to `FAR_APART`."""
    return FAR_APART + (1 - FAR_APART) * math.exp(-((days / window_days) ** 2))


def within(window_days: float) -> int:
    """How many days apart two articles may be that are compared by all of their words."""
    return math.ceil(1.5 * window_days)


def _first(days: Sequence[int | None], reach: int) -> list[int]:
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


def _sources(days: Sequence[int | None], index: Index) -> Positions:
    dated = days.index(None) if None in days else len(days)
    return (None,) * dated + tuple(_source(index, at, dated) for at in range(dated, len(days)))


def _source(index: Index, position: int, dated: int) -> int | None:
    """Where the dated article is that is most like one, the first of several; None when none is much so."""
    others, alike = index.like(position, SAME_TIME)
    alike = alike[: np.searchsorted(others, dated)]
    return int(others[alike.argmax()]) if len(alike) else None


def _typical(alike: Floats) -> float:
    """How alike an article is to others of its topic that don't tell of its event; 0 where there are few."""
    nothing, all_from, all_to, event = TOPIC
    shares = np.minimum((alike - nothing) / (all_from - nothing), (event - alike) / (event - all_to))
    shares = np.clip(shares, 0.0, 1.0)
    total = math.fsum((shares * alike).tolist())
    return round(total / (math.fsum(shares.tolist()) + TOPIC_PRIOR), DIGITS)
