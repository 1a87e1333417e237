"""Texts that several outlets carry: found first, for they belong together whatever else is said."""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from digest.grouping import curation
from digest.grouping.linkage import unite

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from digest.grouping.linkage import Group, Pair
    from digest.grouping.origins import Containment
    from digest.grouping.vectors import Ints
    from digest.model import Article

# So many pairs are looked at before those that are united by now are left out.
FEW, MANY = 512, 8192


class Copies:
    """Articles that are together because one carries another's text, or because the curator says so.

    ``home`` says of each position which first one it is with. Only pairs that are not together yet are
    compared, so two thousand copies of one text take little longer than a few.
    """

    def __init__(self, articles: Sequence[Article], contained: Containment, threshold: float) -> None:
        """Two carry one text when so much of one is ``contained`` in the other as ``threshold`` says."""
        self.home: Ints = np.arange(len(articles))
        self._given = curation.groups(articles)
        for group in self._given:
            self.home[list(group)] = group[0]
        self._articles = articles
        self._contained = contained
        self._threshold = threshold
        self._free = np.array([article.story != curation.OWN for article in articles], bool)

    def apart(self, one: Ints, other: Ints) -> NDArray[np.bool_]:
        """Which of those that stand side by side in ``one`` and ``other`` are not together."""
        apart: NDArray[np.bool_] = self.home[one] != self.home[other]
        return apart

    def find(self, one: Ints, other: Ints) -> None:
        """Bring together the copies among those that stand side by side."""
        left = np.flatnonzero(self._free[one] & self._free[other] & self.apart(one, other))
        # So each is compared with the first ones before most of them with others.
        left = left[np.argsort(one[left], kind="stable")]
        some = FEW
        while len(left):
            self._find(one[left[:some]], other[left[:some]])
            left = left[some:]
            left = left[self.apart(one[left], other[left])]
            some = min(2 * some, MANY)

    def _find(self, one: Ints, other: Ints) -> None:
        likely = self._contained.may_reach(self._threshold, one, other)
        for i, j in zip(one[likely].tolist(), other[likely].tolist(), strict=True):
            if self.home[i] != self.home[j] and self._contained(i, j) >= self._threshold:
                first, last = sorted((self.home[i], self.home[j]))
                self.home[self.home == last] = first

    def groups(self) -> tuple[Group, ...]:
        """Who is together, in order."""
        found: defaultdict[int, list[int]] = defaultdict(list)
        for position, first in enumerate(self.home.tolist()):
            found[first].append(position)
        return tuple(map(tuple, found.values()))

    def contested(self) -> tuple[Group, ...]:
        """Of these groups those in which the curator parts some."""
        found: defaultdict[int, set[str]] = defaultdict(set)
        for article, first in zip(self._articles, self.home.tolist(), strict=True):
            if article.story:
                found[first].add(article.story)
        parted = {first for first, keys in found.items() if len(keys) > 1}
        return tuple(group for group in self.groups() if group[0] in parted) if parted else ()

    def part(self, group: Group, copies: Iterable[Pair]) -> None:
        """Of a contested group bring only those together who may be; ``copies`` are its pairs of one text."""
        given = [one for one in self._given if one[0] in group]
        allowed = partial(curation.may_unite, self._articles)
        for part in unite(given, dict.fromkeys(copies, 1.0), 0.0, allowed):
            self.home[list(part)] = part[0]
