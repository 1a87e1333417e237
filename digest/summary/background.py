"""How common a word is in English news.

``background.z`` counts in how many of 4,684 English news articles (2003 to 2020, many outlets) each of the
10,000 commonest stems of `digest.text.words` occurs; ``benchmarks/background.py`` makes such a table.
"""

from __future__ import annotations

import math
import zlib
from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=1 << 16)
def idf(stem: str) -> float:
    """Inverse document frequency, 0 and above: the rarer the word, the more it tells."""
    articles, counts = _table()
    return math.log((articles + 1) / (counts.get(stem, 0) + 0.5))


@lru_cache(maxsize=1)
def rarest() -> float:
    """The `idf` of a word that no article has."""
    return math.log((_table()[0] + 1) / 0.5)


def pack(articles: int, counts: dict[str, int]) -> bytes:
    """A table as the file holds it: the number of articles, then a line for each stem and its count."""
    lines = [str(articles), *(f"{stem} {count}" for stem, count in sorted(counts.items()))]
    return zlib.compress("\n".join(lines).encode(), 9)


@lru_cache(maxsize=1)
def _table() -> tuple[int, dict[str, int]]:
    packed = files("digest.summary").joinpath("background.z").read_bytes()
    articles, *lines = zlib.decompress(packed).decode().split("\n")
    words = (line.split(" ") for line in lines)
    return int(articles), {stem: int(count) for stem, count in words}
