"""The order in which articles are grouped."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.model import Article
    from digest.model.reading import Reading


def in_order(
    articles: Sequence[Article], readings: Sequence[Reading]
) -> tuple[tuple[Article, ...], tuple[Reading, ...]]:
    """By time, those of one time by slug, those without a date last: the same whatever the order was."""
    both = sorted(zip(articles, readings, strict=True), key=lambda one: (_time(one[0]), one[0].slug))
    return tuple(article for article, _ in both), tuple(reading for _, reading in both)


def _time(article: Article) -> tuple[bool, tuple[str, bool, float]]:
    return (article.date is None, article.date.order if article.date else ("", False, 0.0))
