"""The words of an English article, counted once for everything that the ranker wants to know of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from digest.text.words import stem, tokenise

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

LANGUAGE = "en"
# So many different texts between spaces are remembered, then all are forgotten: to keep count of which were
# asked for last would take longer than to find some again.
MOST_REMEMBERED = 200_000


@dataclass(frozen=True, slots=True)
class Terms:
    """The content of an article's n sentences in stems, each collection in the order of their occurrence.

    ``rows`` has for each sentence how often each of its terms occurs in it, ``lengths`` its number of words.
    For each term ``counts`` has how often it occurs, ``spreads`` in how many sentences, and ``firsts`` the
    position of the first of these. ``title`` has the terms of the title, None when there is no title.
    """

    rows: tuple[Mapping[str, int], ...]
    lengths: tuple[int, ...]
    counts: Mapping[str, int]
    spreads: Mapping[str, int]
    firsts: Mapping[str, int]
    title: tuple[str, ...] | None


def read(texts: Sequence[str], title: str) -> Terms:
    """The terms of an article's sentences."""
    if _content.cache_info().currsize > MOST_REMEMBERED:
        _content.cache_clear()
    chunks = [text.split() for text in texts]
    rows = tuple(map(_row, chunks))
    counts: dict[str, int] = {}
    spreads: dict[str, int] = {}
    firsts: dict[str, int] = {}
    for position, row in enumerate(rows):
        for term, count in row.items():
            if term in counts:
                counts[term] += count
                spreads[term] += 1
            else:
                counts[term] = count
                spreads[term] = 1
                firsts[term] = position
    titled = dict.fromkeys(chain.from_iterable(map(_content, title.split())))
    in_title = tuple(filter(counts.__contains__, titled)) if title.strip() else None
    return Terms(rows, tuple(map(len, chunks)), counts, spreads, firsts, in_title)


def _row(chunks: Sequence[str]) -> Mapping[str, int]:
    return Counter(chain.from_iterable(map(_content, chunks)))


# Most of what stands between two spaces was seen before; to look it up takes a tenth of the time that it
# takes to find the words of a sentence and to stem them.
@cache
def _content(chunk: str) -> tuple[str, ...]:
    """The stems of a text without spaces."""
    return tuple(_stems(chunk))


def _stems(chunk: str) -> Iterator[str]:
    return (term for token in tokenise(chunk) if (term := stem(token, LANGUAGE)))
