"""Which words go with which in English news, so that a theme's keywords reach texts that use none of them.

``affinity.z`` places each of the 12,000 commonest stems of `digest.text.words` in a space of few dimensions;
stems that occur in the same passages lie near one another. It holds figures alone, counted over 8,408 English
news texts (1996 to 2020, many outlets); ``benchmarks/affinity.py`` makes such a table. Method: positive
pointwise mutual information of words within passages, its largest singular vectors (Levy and Goldberg 2014),
each coordinate rounded to one of 31 steps.
"""

from __future__ import annotations

import zlib
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

LANGUAGE = "en"


def rows(stems: Iterable[str]) -> NDArray[np.intp]:
    """Where each of ``stems`` stands in `places`; -1 for one that is not known."""
    known, _ = _table()
    return np.fromiter((known.get(stem, -1) for stem in stems), dtype=np.intp)


def places() -> Floats:
    """A unit vector for each known stem."""
    return _table()[1]


def pack(stems: Sequence[str], steps: NDArray[np.int8]) -> bytes:
    """A table as the file holds it: the stems in a line, then for each its steps, a byte each."""
    return zlib.compress(" ".join(stems).encode() + b"\n" + steps.tobytes(), 9)


@lru_cache(maxsize=1)
def _table() -> tuple[Mapping[str, int], Floats]:
    packed = files("digest.grouping").joinpath("affinity.z").read_bytes()
    words, _, steps = zlib.decompress(packed).partition(b"\n")
    known = {stem: row for row, stem in enumerate(words.decode().split(" "))}
    table = np.frombuffer(steps, dtype=np.int8).reshape(len(known), -1).astype(np.float64)
    lengths = np.sqrt((table * table).sum(axis=1, keepdims=True))
    return known, table / np.maximum(lengths, 1.0)
