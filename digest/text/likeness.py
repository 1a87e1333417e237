"""Which known word a mistyped one was meant to be."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

LEAST = 0.6


def nearest(word: str, known: Iterable[str], least: float = LEAST) -> str | None:
    """The one of ``known`` that is most like ``word``, none when all are less like it than ``least``.

    Two letters in each other's place are the commonest slip and count little in a short word, so these come
    first. The rest is a ratio of what both have in common, from 0 to 1 (Ratcliff and Obershelp, as difflib
    has it). Capitals make no difference.
    """
    folded: dict[str, str] = {}
    for one in known:
        folded.setdefault(one.casefold(), one)
    word = word.casefold()
    swapped = (one for one in folded if _is_swapped(word, one))
    near = next(swapped, None) or next(iter(difflib.get_close_matches(word, folded, n=1, cutoff=least)), None)
    return None if near is None else folded[near]


def _is_swapped(one: str, other: str) -> bool:
    """Whether two neighbouring letters of ``one`` have changed places in ``other``, and nothing else."""
    if len(one) != len(other):
        return False
    apart = [at for at, pair in enumerate(zip(one, other, strict=True)) if pair[0] != pair[1]]
    if len(apart) != 2 or apart[0] + 1 != apart[1]:  # noqa: PLR2004 - a pair
        return False
    left, right = apart
    return one[left] == other[right] and one[right] == other[left]
