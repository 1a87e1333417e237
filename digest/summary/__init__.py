"""An article becomes the sentences that carry it; a story, sentences of its articles."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from digest.model import Summary
from digest.text.language import base
from digest.text.words import count

if TYPE_CHECKING:
    from digest.config import SummarySettings
    from digest.model import Sentence

__all__ = ["summarise"]

# The languages in which our own ranker was measured; in others the first sentences are hard to beat.
MEASURED = frozenset({"en"})


def summarise(
    sentences: tuple[Sentence, ...], title: str, language: str, settings: SummarySettings
) -> Summary:
    """The best sentences of an article, verbatim and in their own order; fewer when there are no more.

    A sentence that occurs again counts once. Together they have at most ``max_quote_words`` words: of the
    best, those that are too long for what the better ones left are dropped. When none of them fits, the
    first in rank that does stands for the article, or else the very best, however long. The default
    algorithm takes the first sentences where it was not measured. See docs/summaries.md.
    """
    texts = tuple(sentence.plain for sentence in sentences)
    ranked = _ranked(texts, title, language, settings)
    best = _within_limits(ranked, texts, settings)
    shown = sorted(best)
    return Summary(
        by=settings.algorithm,
        sentences=tuple(sentences[position] for position in shown),
        best=tuple(shown.index(position) for position in best),
        gaps=(*([False] if shown else []), *(after - before > 1 for before, after in pairwise(shown))),
    )


def _ranked(texts: tuple[str, ...], title: str, language: str, settings: SummarySettings) -> tuple[int, ...]:
    """Positions of ``texts``, best first; of equal ones, only the first."""
    if settings.algorithm != "digest":
        from digest.summary import classic  # noqa: PLC0415 - NumPy and NLTK take long to import

        return classic.rank(texts, language, settings.algorithm)
    if base(language) in MEASURED and len(texts) > settings.sentences:
        from digest.summary import rank  # noqa: PLC0415 - so does NumPy alone

        return rank.rank(texts, title, settings.sentences, settings.max_quote_words)
    return tuple(sorted({text: position for position, text in reversed([*enumerate(texts)])}.values()))


def _within_limits(
    ranked: tuple[int, ...], texts: tuple[str, ...], settings: SummarySettings
) -> tuple[int, ...]:
    """Of the positions in ``ranked``, best first, those that are quoted."""
    chosen: list[int] = []
    left = settings.max_quote_words
    for position in ranked[: settings.sentences]:
        words = count(texts[position])
        if words <= left:
            chosen.append(position)
            left -= words
    fitting = (position for position in ranked if count(texts[position]) <= settings.max_quote_words)
    return tuple(chosen) or (next(fitting, ranked[0]),) if ranked else ()
