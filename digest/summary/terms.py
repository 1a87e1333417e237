"""The words of an English article, counted once for everything that the ranker wants to know of them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from digest.text.words import content_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

LANGUAGE = "en"


@dataclass(frozen=True, slots=True)
class Terms:
    """The content of an article's n sentences: m different ``stems``, in the order of their occurrence.

    ``words`` has what stands between the spaces of each sentence. Entries say which sentence has which term:
    that of place ``sentence`` has the term of place ``term`` so many ``times``, in this order. ``title`` has
    the places of the title's terms, None when there is no title.
    """

    words: tuple[tuple[str, ...], ...]
    stems: tuple[str, ...]
    sentence: Ints
    term: Ints
    times: Ints
    title: Sequence[int] | None

    def by_sentence(self, values: Floats | None = None) -> Floats:
        """The sum of what the entries of each sentence have, or their number; ``(n,)``."""
        return np.bincount(self.sentence, values, len(self.words)).astype(np.float64, copy=False)

    def by_term(self, values: Floats | Ints | None = None) -> Floats:
        """The same of each term; ``(m,)``."""
        return np.bincount(self.term, values, len(self.stems)).astype(np.float64, copy=False)


def read(texts: Sequence[str], title: str) -> Terms:
    """The terms of an article's sentences."""
    words = tuple([tuple(text.split()) for text in texts])
    content = content_table(LANGUAGE).__getitem__
    found = [[*chain.from_iterable(map(content, some))] for some in words]
    lengths = [*map(len, found)]
    places: defaultdict[str, int] = defaultdict()
    places.default_factory = places.__len__
    terms = np.fromiter(map(places.__getitem__, chain.from_iterable(found)), np.int64, sum(lengths))
    sentences = np.repeat(np.arange(len(words)), lengths)
    entries, times = np.unique(sentences * len(places) + terms, return_counts=True)
    sentence, term = np.divmod(entries, len(places) or 1)
    titled = dict.fromkeys(chain.from_iterable(map(content, title.split())))
    return Terms(
        words=words,
        stems=tuple(places),
        sentence=sentence,
        term=term,
        times=times,
        title=[places[stem] for stem in titled if stem in places] if title.strip() else None,
    )
