"""Who wrote a text first: articles that carry one report are one origin."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Sequence

    from digest.grouping.similarity import Reading

    Shingles = frozenset[tuple[str, ...]]

SHINGLE = 4
KEPT = 1024


def containments(readings: Sequence[Reading]) -> Callable[[int, int], float]:
    """How much of the shorter of two articles, known by their positions, stands in the other one as well.

    The share of its runs of four words (containment of w-shingles, Broder 1997), code, titles and stop words
    left out. Two reporters who watched one event share names and quotations, hardly ever half of their runs.
    """

    @lru_cache(maxsize=KEPT)
    def shingles(position: int) -> Shingles:
        body = readings[position].body
        return frozenset(zip(*(body[start:] for start in range(SHINGLE)), strict=False))

    def containment(one: int, other: int) -> float:
        first, second = shingles(one), shingles(other)
        shorter = min(len(first), len(second))
        return len(first & second) / shorter if shorter else 0.0

    return containment


def origins(members: Sequence[int], copies: Container[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Each of ``members``, which are in order of time, and whose text it carries.

    That of the first one before it with which it is a pair of ``copies``; else its own.
    """
    found: dict[int, int] = {}
    for position in members:
        earlier = (found[before] for before in found if (before, position) in copies)
        found[position] = next(earlier, position)
    return tuple(found.items())
