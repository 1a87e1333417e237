"""Which of a feed's items a curator wants to see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.text.detection import detect
from digest.text.language import base
from digest.text.words import fold, stems, tokenise

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from digest.config import FeedSettings
    from digest.feeds import Item


def is_wanted(item: Item, language: str, feed: FeedSettings) -> bool:
    """Whether the item passes the feed's filters; ``language`` is its own.

    Words are compared as those of themes are: by stems, and of a phrase all, next to one another.
    """
    if feed.languages and base(language) not in {base(one) for one in feed.languages}:
        return False
    said = (item.title, item.summary or "", *item.tags)
    if feed.include and not _says(said, feed.include, language):
        return False
    return not _says(said, feed.exclude, language)


def language_of(item: Item, named: str | None, expected: str) -> str:
    """The language of an item: what it or its feed names, unless its words are plainly of another one."""
    text = f"{item.title}. {item.summary or ''}"
    return detect(text, named or expected)


def _says(texts: Iterable[str], phrases: Sequence[str], language: str) -> bool:
    if not phrases:
        return False
    lines = [(_stemmed(text, language), _folded(text)) for text in texts]
    for phrase in phrases:
        needle = _stemmed(phrase, language)
        # A phrase of nothing but stop words has no stems.
        column, needle = (0, needle) if needle.strip() else (1, _folded(phrase))
        if needle.strip() and any(needle in line[column] for line in lines):
            return True
    return False


def _stemmed(text: str, language: str) -> str:
    return f" {' '.join(stems(text, language))} "


def _folded(text: str) -> str:
    return f" {' '.join(fold(word) for word in tokenise(text))} "
