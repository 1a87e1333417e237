"""The order in which articles are grouped."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.model import Article


def in_order(articles: Sequence[Article]) -> tuple[Article, ...]:
    """By time, those of one time by slug, those without a date last: the same whatever the order was."""
    return tuple(sorted(articles, key=lambda article: (_time(article), article.slug)))


def _time(article: Article) -> tuple[bool, tuple[str, bool, float]]:
    return (article.date is None, article.date.order if article.date else ("", False, 0.0))
