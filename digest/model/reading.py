"""What is remembered of one article's text, for grouping."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import Literal

from digest.model import decoded, encoded

NameKind = Literal["person", "place", "organisation", "unknown"]

# No text is longer that was packed by us.
_MOST_BYTES = 1 << 28


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of an article as a reader meets them, for which only some articles are asked.

    ``said`` are the stems of the title, a line break, and those of the text, with a space around each;
    ``written`` is, after a line break each, a stem, a tab, and the first word that has it. ``opening`` are
    the first sentences, each without a line break.
    """

    said: str = ""
    written: str = ""
    opening: tuple[str, ...] = ()

    def packed(self) -> bytes:
        """The same in less than half of the room."""
        return zlib.compress(encoded("\0".join((self.said, self.written, *self.opening))), 1)


def unpacked(wording: bytes) -> Wording:
    """A `Wording` that was packed; ValueError for what was not."""
    try:
        text = decoded(zlib.decompressobj().decompress(wording, _MOST_BYTES))
    except zlib.error as error:
        raise ValueError(str(error)) from error
    said, written, *opening = text.split("\0")
    return Wording(said, written, tuple(opening))


@dataclass(frozen=True, slots=True)
class Reading:
    """All that grouping wants from the text of an article, and that depends on no other article.

    Packed, so that ten thousand of them are little to keep and quickly there. ``language`` is a base tag.
    ``words`` are stems, one a line, and ``weights`` a float64 for each: what it weighs where the language
    has a background table, else how often it is used (1 + log n; 0 for what comes too late to count).
    ``week`` is how much each weekday is spoken of. ``runs`` are uint64, ascending: the hashes of all runs of
    four words. ``wording`` is a `Wording`, packed; ``names`` each name with its kind and how often it stands
    there.
    """

    language: str
    words: str
    weights: bytes
    week: tuple[float, ...] = ()
    runs: bytes = b""
    wording: bytes = Wording().packed()
    names: tuple[tuple[str, NameKind, int], ...] = ()
