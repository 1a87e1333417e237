"""How near two articles are: the cosine of their weighted words."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

import numpy as np

from digest.grouping.background import LANGUAGE, from_articles, from_table
from digest.grouping.rounding import DIGITS, rounded
from digest.grouping.vectors import pack, packed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from digest.grouping.vectors import Vector, Vectors
    from digest.model.reading import Reading

    Rarity = tuple[Mapping[str, float], float]

TITLE_WEIGHT = 3
LEAD_WORDS = 60
MOST_WORDS = 600
MOST_WEIGHED = 220
STORED, BYTES = "<f8", 8


def terms(title: Sequence[str], body: Sequence[str], language: str) -> tuple[str, bytes]:
    """The words and weights of a `Reading`, of the stems of its title and its body."""
    used = frequencies(title, body)
    found = weigh(used, from_table()) if language == LANGUAGE else used
    return "\n".join(found), _bytes(found)


def frequencies(title: Sequence[str], body: Sequence[str]) -> Vector:
    """How often an article uses its words: 1 + log n, and 0 for those that come too late to count.

    The title counts thrice more and the lead once more.
    """
    counts = Counter(body[:MOST_WORDS])
    counts.update(body[:LEAD_WORDS])
    for word in title:
        counts[word] += TITLE_WEIGHT
    found = {word: 1 + math.log(times) for word, times in counts.items()}
    return found | dict.fromkeys((word for word in body[MOST_WORDS:] if word not in found), 0.0)


def weigh(used: Vector, rarity: Rarity) -> Vector:
    """A unit vector of word weights, by stem, in the order of stems. Depends on nothing but its arguments.

    Sublinear term frequency, as `frequencies` gives it, by inverse document frequency (Salton and Buckley
    1988), of the `MOST_WEIGHED` heaviest words.
    """
    known, unknown = rarity
    weights = {
        word: times * rare for word, times in used.items() if times and (rare := known.get(word, unknown))
    }
    kept = heaviest(weights, MOST_WEIGHED)
    length = math.hypot(*kept.values())
    return {word: weight / length for word, weight in kept.items()}


def weigh_all(readings: Sequence[Reading]) -> Vectors:
    """The vectors of articles: English words weigh by the table, others by how rare they are here."""
    foreign = _foreign(readings)
    words = (foreign[at] if at in foreign else _words(one) for at, one in enumerate(readings))
    weights = [_bytes(foreign[at]) if at in foreign else one.weights for at, one in enumerate(readings)]
    sizes = [len(one) // BYTES for one in weights]
    return packed(words, sizes, np.frombuffer(b"".join(weights), STORED))


def _foreign(readings: Sequence[Reading]) -> dict[int, Vector]:
    """The vectors of articles in languages without a table, by their positions."""
    by_language: defaultdict[str, dict[int, Vector]] = defaultdict(dict)
    for at, one in enumerate(readings):
        if one.language != LANGUAGE:
            used = zip(_words(one), np.frombuffer(one.weights, STORED).tolist(), strict=True)
            by_language[one.language][at] = dict(used)
    rarities = {language: from_articles(used.values()) for language, used in by_language.items()}
    return {
        at: weigh(one, rarities[language])
        for language, used in by_language.items()
        for at, one in used.items()
    }


def _words(reading: Reading) -> Sequence[str]:
    return reading.words.split("\n") if reading.words else ()


def _bytes(vector: Vector) -> bytes:
    return np.fromiter(vector.values(), STORED, len(vector)).tobytes()


def heaviest(vector: Vector, most: int) -> Vector:
    """The heaviest words of a vector, in the order of stems."""
    kept = vector if len(vector) <= most else sorted(vector, key=vector.__getitem__, reverse=True)[:most]
    return {word: vector[word] for word in sorted(kept)}


def cosine(one: Vector, other: Vector) -> float:
    """How alike two vectors of unit length are. Rounded, so that it is the same on every machine."""
    if len(other) < len(one):
        one, other = other, one
    total = 0.0
    for word, weight in one.items():  # in order; ``sum`` compensates, from Python 3.12 on
        if word in other:
            total += weight * other[word]
    return round(total, DIGITS)


def shared_words(vectors: Sequence[Vector], most: int) -> tuple[str, ...]:
    """The stems that weigh most in what most of ``vectors`` have in common, heaviest first."""
    return tuple(word for word, _ in weighed_words(vectors, most))


def weighed_words(vectors: Sequence[Vector], most: int) -> tuple[tuple[str, float], ...]:
    """The stems that more than half of ``vectors`` have, and how heavy; ``most`` of them, heaviest first.

    The power mean of exponent 1/2: what is heavy in one and light in another counts less than in both.
    """
    there = pack(vectors)
    places, at, held = np.unique(there.places, return_inverse=True, return_counts=True)
    common = held * 2 > len(there)
    mean = rounded((np.bincount(at, np.sqrt(there.weights), len(places))[common] / len(there)) ** 2)
    first = np.argsort(-mean, kind="stable")[:most]
    words = map(there.stems.__getitem__, places[common][first].tolist())
    return tuple(zip(words, mean[first].tolist(), strict=True))
