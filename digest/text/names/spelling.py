"""How names sound, so that spellings of one name that came from another script are found to be one."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from digest.text.words import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

# Letters that transliterations choose between, in the order in which they are evened out.
_EVEN = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"[^\w]", ""),
        (r"(?:sch|tsch)", "sh"),
        (r"kh|ckh", "h"),
        (r"ck|q|c(?=[aouklrt]|$)", "k"),
        (r"ph|w|ff", "v"),
        (r"f(?=f|$)", "v"),
        (r"th", "t"),
        (r"ou|oo", "u"),
        (r"[yj]", "i"),
        (r"ks", "x"),
        (r"(.)\1+", r"\1"),
    )
)
# Shorter ones that differ in a letter are as a rule different names.
SHORTEST_VARIANT = 6


@lru_cache(maxsize=1 << 14)
def sound(word: str) -> str:
    """A key that spellings of one word share: Zelensky, Zelenskiy, Zelenskyy; Witkoff, Witkov."""
    key = fold(word)
    for pattern, to in _EVEN:
        key = pattern.sub(to, key)
    return key


def shortened(key: str) -> Iterator[str]:
    """``key`` and it with any one letter left out: two keys that share one of these differ in one letter."""
    yield key
    if len(key) >= SHORTEST_VARIANT:
        for place in range(1, len(key)):
            yield key[:place] + key[place + 1 :]
