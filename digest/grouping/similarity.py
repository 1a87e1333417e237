"""How near two articles are: the cosine of their weighted words."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from digest.grouping.background import LANGUAGE, from_articles, from_table
from digest.text.language import base
from digest.text.words import stems

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from digest.model import Article

    Vector = Mapping[str, float]
    Pair = tuple[int, int]
    Rarity = tuple[Mapping[str, float], float]

TITLE_WEIGHT = 3
LEAD_WORDS = 60
MOST_WORDS = 600
MOST_WEIGHED = 220
DIGITS = 9


@dataclass(frozen=True, slots=True)
class Reading:
    """An article as grouping sees it: the stems of its title, and of its body but for code."""

    language: str
    title: tuple[str, ...]
    body: tuple[str, ...]


def read(article: Article) -> Reading:
    """What grouping needs of an article; nothing else takes as long."""
    body = " ".join(block.plain for block in article.blocks if block.role != "code")
    return Reading(
        base(article.language), stems(article.title, article.language), stems(body, article.language)
    )


def vectors(articles: Sequence[Article]) -> tuple[Vector, ...]:
    """`weigh` for each article."""
    return weigh_all([read(article) for article in articles])


def weigh_all(readings: Sequence[Reading]) -> tuple[Vector, ...]:
    """`weigh` for each: English words by the background table, others by how rare they are here."""
    by_language: dict[str, list[Reading]] = {}
    for reading in readings:
        by_language.setdefault(reading.language, []).append(reading)
    rarity = {
        language: from_table() if language == LANGUAGE else from_articles((*r.title, *r.body) for r in there)
        for language, there in by_language.items()
    }
    return tuple(weigh(reading, rarity[reading.language]) for reading in readings)


def weigh(reading: Reading, rarity: Rarity) -> Vector:
    """A unit vector of word weights, by stem, in the order of stems. Depends on nothing but its arguments.

    Sublinear term frequency by inverse document frequency (Salton and Buckley 1988), the title counting
    thrice more and the lead once more; what comes late in a long article
    doesn't count, nor do more than its `MOST_WEIGHED` heaviest words.
    """
    known, unknown = rarity
    counts = Counter(reading.body[:MOST_WORDS])
    counts.update(reading.body[:LEAD_WORDS])
    for word in reading.title:
        counts[word] += TITLE_WEIGHT
    weights = {
        word: (1 + math.log(counts[word])) * rare for word in counts if (rare := known.get(word, unknown))
    }
    kept = heaviest(weights, MOST_WEIGHED)
    length = math.hypot(*kept.values())
    return {word: weight / length for word, weight in kept.items()}


def heaviest(vector: Vector, most: int) -> Vector:
    """The heaviest words of a vector, in the order of stems."""
    kept = vector if len(vector) <= most else sorted(vector, key=vector.__getitem__, reverse=True)[:most]
    return {word: vector[word] for word in sorted(kept)}


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
    return {pair: round(value, DIGITS) for pair, value in found.items()}


def cosine(one: Vector, other: Vector) -> float:
    """The same of two vectors, to the bit."""
    if len(other) < len(one):
        one, other = other, one
    total = 0.0
    for word, weight in one.items():  # added up as above; ``sum`` compensates, from Python 3.12 on
        if word in other:
            total += weight * other[word]
    return round(total, DIGITS)


def shared_words(vectors: Sequence[Vector], most: int) -> tuple[str, ...]:
    """The stems that weigh most in what most of ``vectors`` have in common, heaviest first."""
    return tuple(word for word, _ in weighed_words(vectors)[:most])


def weighed_words(vectors: Sequence[Vector]) -> tuple[tuple[str, float], ...]:
    """The stems that more than half of ``vectors`` have, and how heavy they are; heaviest first.

    The power mean of exponent 1/2: what is heavy in one and light in another counts less than in both.
    """
    held = Counter(chain.from_iterable(vectors))
    common = sorted(word for word, count in held.items() if count * 2 > len(vectors))
    mean = {word: (sum(math.sqrt(v.get(word, 0)) for v in vectors) / len(vectors)) ** 2 for word in common}
    heaviest_first = sorted(common, key=lambda word: -round(mean[word], DIGITS))
    return tuple((word, round(mean[word], DIGITS)) for word in heaviest_first)
