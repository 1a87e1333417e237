"""What the articles of a story say together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.model import Quote, StorySummary
from digest.text.words import fold, tokenise

if TYPE_CHECKING:
    from digest.config import SummarySettings
    from digest.model import Sentence, Summary

# Two sentences with so much in common (Dice's coefficient of their words) say the same.
REPEATED = 0.5
SHORT = 3


def summarise_story(members: tuple[tuple[str, Summary], ...], settings: SummarySettings) -> StorySummary:
    """The best sentences of a story's articles, taken in turn; what another article said is not repeated.

    ``members`` are slugs and summaries in the story's order, the lead first; the sentences are shown in that
    order. When the lead's summary is the editor's own, it stands for the story; other summaries of the
    editor's have nothing to quote.
    """
    if members and members[0][1].by == "editor":
        return StorySummary(by="editor", text=members[0][1].text)
    turns = {slug: [summary.sentences[at] for at in summary.best] for slug, summary in members}
    chosen: list[Quote] = []
    while any(turns.values()) and len(chosen) < settings.sentences:
        for slug, waiting in turns.items():
            if (quote := _next(slug, waiting, chosen)) and len(chosen) < settings.sentences:
                chosen.append(quote)
    slugs = list(turns)
    shown = sorted(chosen, key=lambda quote: (slugs.index(quote.article), quote.sentence.start))
    return StorySummary(by=settings.algorithm, quotes=tuple(shown))


def _next(slug: str, waiting: list[Sentence], chosen: list[Quote]) -> Quote | None:
    """The best sentence that is still waiting and says something new; it and those before it leave."""
    said = [_content(quote.sentence.plain) for quote in chosen if quote.article != slug]
    while waiting:
        sentence = waiting.pop(0)
        if not any(_repeats(_content(sentence.plain), other) for other in said):
            return Quote(slug, sentence)
    return None


def _repeats(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one) and 2 * len(one & other) >= REPEATED * (len(one) + len(other))


def _content(text: str) -> frozenset[str]:
    """The longer words and the numbers: articles of a story may differ in language, so no stop words."""
    words = (fold(token).partition("'")[0] for token in tokenise(text))
    return frozenset(word for word in words if len(word) > SHORT or not word.isascii() or word.isdigit())
