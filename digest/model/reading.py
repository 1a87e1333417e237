"""What is remembered of one article's text, for grouping."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

NameKind = Literal["person", "place", "organisation", "unknown"]


@dataclass(frozen=True, slots=True)
class Reading:
    """All that grouping wants from the text of an article, and that depends on no other article.

    Packed, so that ten thousand of them are little to keep and quickly there. ``language`` is a base tag.
    ``words`` are stems, one a line, and ``weights`` a float64 for each: what it weighs where the language
    has a background table, else how often it is used (1 + log n; 0 for what comes too late to count).
    ``week`` is how much each weekday is spoken of. ``runs`` are uint64, ascending: the hashes of all runs of
    four words. ``said`` are the stems of the title, a line break, and those of the text, with a space around
    each; ``written`` is, after a line break each, a stem, a tab, and the first word that has it. ``opening``
    are the first sentences, ``names`` each name with its kind and how often it stands there.
    """

    language: str
    words: str
    weights: bytes
    week: tuple[float, ...] = ()
    runs: bytes = b""
    said: str = ""
    written: str = ""
    opening: tuple[str, ...] = ()
    names: tuple[tuple[str, NameKind, int], ...] = ()
