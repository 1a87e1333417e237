"""Which articles are alike, of few or of very many; the way it is found doesn't change what is found."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

from digest.grouping.similarity import similarities

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from digest.grouping.similarity import Vector

FEW = 200


class Search(Protocol):
    """Looks for what is alike among articles, known by their positions."""

    def before(self, first: Sequence[int], least: float) -> Iterable[tuple[int, int, float]]:
        """Each ``(i, j)``, ``first[j] <= i < j``, that are at least ``least`` alike, and how much.

        ``first`` must never fall, but for articles at the end that are compared with all (0).
        """

    def like(self, position: int, least: float) -> Sequence[tuple[int, float]]:
        """Those others, in order, that are at least ``least`` like the one at ``position``, and how much."""


def search(vectors: Sequence[Vector], few: int = FEW) -> Search:
    """The quickest way: up to ``few`` articles numpy takes longer to import than all of it takes without."""
    if len(vectors) <= few:
        return Comparison(vectors)
    from digest.grouping.index import Index  # noqa: PLC0415 -- imports numpy

    return Index(vectors)


class Comparison:
    """Looks at each two."""

    def __init__(self, vectors: Sequence[Vector]) -> None:
        self._count = len(vectors)
        self._found = similarities(vectors)

    def before(self, first: Sequence[int], least: float) -> Iterator[tuple[int, int, float]]:
        """As in `Search`."""
        for (i, j), value in self._found.items():
            if i >= first[j] and value >= least and value > 0:
                yield i, j, value

    def like(self, position: int, least: float) -> Sequence[tuple[int, float]]:
        """As in `Search`."""
        return [(at, value) for at, value in self._rows()[position] if value >= least]

    @lru_cache(maxsize=1)  # noqa: B019 -- lives as long as one grouping
    def _rows(self) -> list[list[tuple[int, float]]]:
        rows: list[list[tuple[int, float]]] = [[] for _ in range(self._count)]
        for (i, j), value in sorted(self._found.items()):
            rows[i].append((j, value))
            rows[j].append((i, value))
        return [sorted(row) for row in rows]
