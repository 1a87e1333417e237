"""The words of an English article, counted once for everything that the ranker wants to know of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from digest.text.remembered import Remembered
from digest.text.words import stem_table, tokenise

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LANGUAGE = "en"
# So many different texts between spaces are remembered.
MOST_REMEMBERED = 200_000
# Marks around a word that belong to none.
_AROUND = ".,;:!?\"'()"


@dataclass(frozen=True, slots=True)
class Terms:
    """The content of an article's n sentences in stems, each collection in the order of their occurrence.

    ``words`` has what stands between the spaces of each sentence, ``rows`` how often each of its terms occurs
    in it, ``repeated`` those of its terms that occur more than once in the article. For each term ``counts``
    has how often it occurs, ``spreads`` in how many sentences. ``title`` has the terms of the title, None
    when there is no title.
    """

    words: tuple[tuple[str, ...], ...]
    rows: tuple[Mapping[str, int], ...]
    repeated: tuple[Sequence[str], ...]
    counts: Mapping[str, int]
    spreads: Mapping[str, int]
    title: tuple[str, ...] | None


def read(texts: Sequence[str], title: str) -> Terms:
    """The terms of an article's sentences."""
    words = tuple([tuple(text.split()) for text in texts])
    content = _CONTENTS.__getitem__
    found = [[*chain.from_iterable(map(content, some))] for some in words]
    rows = tuple(map(_row, found))
    counts = Counter(chain.from_iterable(found))
    several = {term for term, count in counts.items() if count > 1}
    titled = dict.fromkeys(chain.from_iterable(map(content, title.split())))
    return Terms(
        words=words,
        rows=rows,
        repeated=tuple([[*filter(several.__contains__, row)] for row in rows]),
        counts=counts,
        spreads=Counter(chain.from_iterable(rows)),
        title=tuple(filter(counts.__contains__, titled)) if title.strip() else None,
    )


def _row(found: Sequence[str]) -> Mapping[str, int]:
    row = dict.fromkeys(found, 1)
    return row if len(row) == len(found) else Counter(found)


def _content(chunk: str) -> tuple[str, ...]:
    """The stems of a text without spaces."""
    word = chunk.strip(_AROUND)
    tokens = (word,) if word.isalpha() and word.isascii() else tokenise(chunk)
    return tuple([term for token in tokens if (term := _STEMS[token])])


_STEMS = stem_table(LANGUAGE)
# Most of what stands between two spaces was seen before; to look it up takes a tenth of the time that it
# takes to find the words of a sentence and to stem them.
_CONTENTS = Remembered(_content, MOST_REMEMBERED)
