"""Which stories appeared in which period."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Literal

from digest.model import Edition, EditionEntry

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from digest.model import Article, Story

    Period = Literal["day", "week", "month", "none"]


def find_editions(
    stories: Sequence[Story], articles: Mapping[str, Article], period: Period
) -> tuple[Edition, ...]:
    """The editions, newest first; a story is in each in which an article of it appeared.

    In its first it is new, later it is updated by as many articles as came. Undated articles are in none.
    """
    if period == "none":
        return ()
    entries: defaultdict[str, list[EditionEntry]] = defaultdict(list)
    for story in stories:
        dates = (articles[slug].date for slug in story.members)
        arrivals = Counter(identity(date.at, period) for date in dates if date)
        for number, edition in enumerate(sorted(arrivals)):
            state: Literal["new", "updated"] = "updated" if number else "new"
            entries[edition].append(EditionEntry(story.slug, state, arrivals[edition] if number else 0))
    return tuple(Edition(edition, tuple(entries[edition])) for edition in sorted(entries, reverse=True))


def identity(at: datetime, period: Period) -> str:
    """The edition of a moment, in its own zone: ``2025-12-07``, ``2025-W49`` (ISO 8601) or ``2025-12``."""
    if period == "week":
        year, week, _ = at.isocalendar()
        return f"{year:04}-W{week:02}"
    day = at.date().isoformat()
    return day if period == "day" else day[:7]
