"""How much a word says of an event: little when half of all news has it.

``background.z`` counts in how many of 5,393 English news articles (1996 to 2020, agencies, papers and
broadcasters of the United States, Britain and India; half of them on politics of the United States) each of
the 30,000 commonest stems of `digest.text.words` occurs; ``benchmarks/background.py`` makes such a table.
With a table an article's words weigh the same whatever else is in the digest, so its weights can be
remembered, and what is added later moves nothing that is there.
"""

from __future__ import annotations

import math
import zlib
from collections import Counter
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

LANGUAGE = "en"
TOO_COMMON = 0.1


def from_table() -> tuple[Mapping[str, float], float]:
    """Inverse document frequencies of English stems, and that of any other.

    A stem that more than a tenth of the articles have weighs 0: it is a stop word of news.
    """
    return _table()


def from_articles(articles: Iterable[Iterable[str]]) -> tuple[Mapping[str, float], float]:
    """The same of the articles at hand, for languages without a table; here no stem weighs 0."""
    sets = [set(stems) for stems in articles]
    held = Counter(stem for stems in sets for stem in stems)
    most = math.log(1 + len(sets)) + 1
    return {stem: math.log((1 + len(sets)) / (1 + n)) + 1 for stem, n in held.items()}, most


@lru_cache(maxsize=1)
def _table() -> tuple[Mapping[str, float], float]:
    packed = files("digest.grouping").joinpath("background.z").read_bytes()
    first, *lines = zlib.decompress(packed).decode().split("\n")
    articles = int(first)
    return dict(_entry(line, articles) for line in lines), math.log((articles + 1) / 0.5)


def _entry(line: str, articles: int) -> tuple[str, float]:
    stem, _, count = line.partition(" ")
    held = int(count)
    rare = held <= TOO_COMMON * articles
    return stem, math.log((articles + 1) / (held + 0.5)) if rare else 0.0
