"""Articles that speak in turn, each with the best sentences of its own summary. For any language."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from digest.model import Quote
from digest.text.words import fold, tokenise

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.model import Sentence, Summary

# Two sentences with so much in common (Dice's coefficient of their words) say the same.
REPEATED = 0.5
SHORT = 3


def take_turns(summaries: Sequence[tuple[str, Summary]], most: int) -> list[Quote]:
    """At most ``most`` of the sentences that the summaries, each with its article's slug, have chosen.

    In the order in which they were taken. What another article said is not repeated.
    """
    turns = {slug: [summary.sentences[at] for at in summary.best] for slug, summary in summaries}
    chosen: list[Quote] = []
    while any(turns.values()) and len(chosen) < most:
        for slug, waiting in turns.items():
            if len(chosen) < most and (quote := _next(slug, waiting, chosen)):
                chosen.append(quote)
    return chosen


def repeats(one: str, other: str) -> bool:
    """Whether two sentences say the same in nearly the same words."""
    first, second = _content(one), _content(other)
    return bool(first) and 2 * len(first & second) >= REPEATED * (len(first) + len(second))


def _next(slug: str, waiting: list[Sentence], chosen: Sequence[Quote]) -> Quote | None:
    """The best sentence that is still waiting and says something new; it and those before it leave."""
    said = [quote.sentence.plain for quote in chosen if quote.article != slug]
    while waiting:
        sentence = waiting.pop(0)
        if not any(repeats(sentence.plain, other) for other in said):
            return Quote(slug, sentence)
    return None


@lru_cache(maxsize=1 << 6)
def _content(text: str) -> frozenset[str]:
    """The longer words and the numbers: articles of a story may differ in language, so no stop words."""
    words = (fold(token).partition("'")[0] for token in tokenise(text))
    return frozenset(word for word in words if len(word) > SHORT or not word.isascii() or word.isdigit())
