"""Who wrote a text first: articles that carry one report are one origin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.text.words import stems

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.model import Article

SHINGLE = 4


def origins(articles: Sequence[Article], threshold: float) -> tuple[tuple[str, str], ...]:
    """Pairs of slugs: each of ``articles``, which are in order of time, and whose text it carries.

    It carries the first one before it with which it shares ``threshold`` of the shorter one's runs of four
    words (containment of w-shingles, Broder 1997); else its own.
    """
    shingles = [_shingles(article) for article in articles]
    found: list[tuple[str, str]] = []
    for position, article in enumerate(articles):
        earlier = (
            found[before][1]
            for before in range(position)
            if _containment(shingles[before], shingles[position]) >= threshold
        )
        found.append((article.slug, next(earlier, article.slug)))
    return tuple(found)


def _shingles(article: Article) -> frozenset[tuple[str, ...]]:
    words = stems(" ".join(block.plain for block in article.blocks), article.language)
    return frozenset(zip(*(words[start:] for start in range(SHINGLE)), strict=False))


def _containment(one: frozenset[tuple[str, ...]], other: frozenset[tuple[str, ...]]) -> float:
    shorter = min(len(one), len(other))
    return len(one & other) / shorter if shorter else 0.0
