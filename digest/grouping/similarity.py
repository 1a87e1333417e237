"""How near two articles are: the cosine of their weighted words."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from digest.text.words import stems

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from digest.model import Article

    Vector = Mapping[str, float]
    Pair = tuple[int, int]

TITLE_WEIGHT = 2.0
LEAD_WORDS = 60
LEAD_WEIGHT = 2.0
MOST_WORDS = 600
FAR_APART = 0.5


def vectors(articles: Sequence[Article]) -> tuple[Vector, ...]:
    """A unit vector of word weights for each article.

    Sublinear term frequency by smoothed inverse document frequency (Salton and Buckley 1988), the title and
    the lead counting double; what comes late in a long article doesn't count.
    """
    counts = [_counts(article) for article in articles]
    holders = Counter(word for count in counts for word in count)
    idf = {word: math.log((1 + len(counts)) / (1 + held)) + 1 for word, held in holders.items()}
    return tuple(_unit({word: (1 + math.log(n)) * idf[word] for word, n in c.items()}) for c in counts)


def similarities(vectors: Sequence[Vector]) -> dict[Pair, float]:
    """The cosine of each two vectors ``(i, j)``, ``i < j``, that have a word in common.

    Rounded, so that it is the same on every machine.
    """
    holders: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    found: defaultdict[Pair, float] = defaultdict(float)
    for j, vector in enumerate(vectors):
        for word, weight in vector.items():
            for i, other in holders[word]:
                found[i, j] += weight * other
            holders[word].append((j, weight))
    return {pair: round(value, 9) for pair, value in found.items()}


def dated(found: Mapping[Pair, float], articles: Sequence[Article], window_days: float) -> dict[Pair, float]:
    """The same, less where two articles appeared days apart.

    A Gaussian of the days between them, ``window_days`` wide, from 1 down to `FAR_APART`: texts that are
    nearly identical stay together even when one date is wrong. Where one is missing, nothing is taken off.
    """
    return {
        (i, j): round(value * _nearness(articles[i], articles[j], window_days), 9)
        for (i, j), value in found.items()
    }


def shared_words(vectors: Sequence[Vector], most: int) -> tuple[str, ...]:
    """The stems that weigh most in all of ``vectors``, heaviest first."""
    if not vectors:
        return ()
    common = set(vectors[0]).intersection(*vectors[1:])
    weight = {word: math.prod(vector[word] for vector in vectors) for word in common}
    return tuple(sorted(common, key=lambda word: (-round(weight[word], 12), word))[:most])


def _counts(article: Article) -> dict[str, float]:
    body = stems(" ".join(block.plain for block in article.blocks if block.role != "code"), article.language)
    counts: defaultdict[str, float] = defaultdict(float)
    for word in stems(article.title, article.language):
        counts[word] += TITLE_WEIGHT
    for position, word in enumerate(body[:MOST_WORDS]):
        counts[word] += LEAD_WEIGHT if position < LEAD_WORDS else 1
    return counts


def _unit(weights: dict[str, float]) -> Vector:
    length = math.sqrt(sum(weight * weight for weight in weights.values()))
    return {word: weight / length for word, weight in weights.items()} if length else {}


def _nearness(one: Article, other: Article, window_days: float) -> float:
    if one.date is None or other.date is None:
        return 1.0
    days = abs((one.date.at.date() - other.date.at.date()).days)
    return FAR_APART + (1 - FAR_APART) * math.exp(-((days / window_days) ** 2))
