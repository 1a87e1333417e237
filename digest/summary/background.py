"""How common a word is in English news.

``background.z`` counts in how many of 4,684 English news articles (2003 to 2020, many outlets) each of the
10,000 commonest stems of `digest.text.words` occurs; ``benchmarks/background.py`` makes such a table.
"""

from __future__ import annotations

import math
import zlib
from functools import lru_cache
from importlib.resources import files

# The rarity of a stem that isn't in the table.
UNKNOWN = 1.0


@lru_cache(maxsize=1)
def rarities() -> dict[str, float]:
    """The inverse document frequency of each stem in the table, as a share of that of others."""
    articles, counts = _table()
    highest = _idf(articles, 0)
    return {stem: _idf(articles, count) / highest for stem, count in counts.items()}


def _idf(articles: int, count: int) -> float:
    return math.log((articles + 1) / (count + 0.5))


def pack(articles: int, counts: dict[str, int]) -> bytes:
    """A table as the file holds it: the number of articles, then a line for each stem and its count."""
    lines = [str(articles), *(f"{stem} {count}" for stem, count in sorted(counts.items()))]
    return zlib.compress("\n".join(lines).encode(), 9)


def _table() -> tuple[int, dict[str, int]]:
    packed = files("digest.summary").joinpath("background.z").read_bytes()
    articles, *lines = zlib.decompress(packed).decode().split("\n")
    words = (line.split(" ") for line in lines)
    return int(articles), {stem: int(count) for stem, count in words}
