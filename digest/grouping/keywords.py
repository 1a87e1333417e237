"""How much an article uses the keywords of a theme."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING

from digest.model.reading import unpacked
from digest.text.words import stems

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from digest.grouping.vectors import Vector
    from digest.model.reading import Reading

# So much of an article's weight on keywords is as much as can be.
FULL = 0.5


def use(reading: Reading, vector: Vector, phrases: Sequence[str]) -> dict[str, float]:
    """The weight in the article of each of ``phrases`` that it uses, as `FULL` parts; in their order.

    Compared by stems, so an inflected form counts; of a phrase all words, next to one another.
    """
    found: dict[str, float] = {}
    for phrase in phrases:
        wanted = stemmed(phrase, reading.language)
        if not wanted or any(stem not in vector for stem in wanted):
            continue
        if len(wanted) == 1 or f" {' '.join(wanted)} " in unpacked(reading.wording).said:
            found[phrase] = math.sqrt(sum(vector[stem] ** 2 for stem in wanted)) / FULL
    return found


def mean_use(uses: Sequence[Mapping[str, float]]) -> dict[str, float]:
    """What an average article of a story uses."""
    total: dict[str, float] = {}
    for one in uses:
        for phrase, weight in one.items():
            total[phrase] = total.get(phrase, 0.0) + weight / len(uses)
    return total


@lru_cache(maxsize=4096)
def stemmed(phrase: str, language: str) -> tuple[str, ...]:
    """The stems of a keyword, in an article's language."""
    return stems(phrase, language)
