"""Which words of an article a good summary would have."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.summary.background import idf, rarest
from digest.text.words import stem, tokenise

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# The chance that a word occurs in a summary written by a person, as a logistic regression on 1,347 news
# articles and their summaries. See docs/summaries.md.
BIAS = -3.1026
FREQUENCY = 0.1319
SENTENCES = 0.8019
EARLY = 4.8879
LATE = -0.0942
IN_FIRST = -2.7335
IN_SECOND = -0.4553
RARE = -0.0171
UNKNOWN = -0.3576
CAPITAL = 0.3029
IN_TITLE = 3.1579
DIGIT = 0.4532
RARE_AND_FREQUENT = 0.6498
NO_TITLE = -0.6063


@dataclass(frozen=True, slots=True)
class Words:
    """The words of an article's sentences: ``rows`` counts each sentence's stems, ``lengths`` its tokens.

    ``total`` counts a stem in the whole article, ``titled`` are the stems of the title that occur in it.
    """

    rows: tuple[Mapping[str, int], ...]
    lengths: tuple[int, ...]
    with_digit: tuple[bool, ...]
    total: Mapping[str, int]
    capitals: Mapping[str, int]
    titled: frozenset[str]
    has_title: bool


def read_words(texts: Sequence[str], title: str, language: str) -> Words:
    """The words of sentences and of their title."""
    rows: list[Counter[str]] = []
    lengths: list[int] = []
    with_digit: list[bool] = []
    total: Counter[str] = Counter()
    capitals: Counter[str] = Counter()
    for text in texts:
        tokens = tokenise(text)
        stems = [stem(token, language) for token in tokens]
        row = Counter(filter(None, stems))
        rows.append(row)
        total.update(row)
        lengths.append(max(len(tokens), 1))
        with_digit.append(any(token[0].isdigit() for token in tokens))
        # A sentence's first word says nothing by its capital.
        inner = zip(tokens[1:], stems[1:], strict=True)
        capitals.update(found for token, found in inner if found and token[0].isupper())
    titled = frozenset(stem(token, language) for token in tokenise(title)) & total.keys()
    return Words(tuple(rows), tuple(lengths), tuple(with_digit), total, capitals, titled, bool(title))


def salience(words: Words) -> dict[str, float]:
    """The chance of each stem to be in a summary of the article, from 0 to 1."""
    first: dict[str, int] = {}
    holders: Counter[str] = Counter()
    for position, row in enumerate(words.rows):
        holders.update(row.keys())
        for one in row:
            first.setdefault(one, position)
    base = BIAS if words.has_title else BIAS + NO_TITLE
    return {one: _chance(base + _evidence(one, words, holders[one], first[one])) for one in words.total}


def _evidence(one: str, words: Words, holders: int, first: int) -> float:
    count = words.total[one]
    rarity = idf(one) / rarest()
    frequency = math.log(count)
    second = words.rows[1] if len(words.rows) > 1 else {}
    return (
        FREQUENCY * frequency
        + SENTENCES * math.log(holders)
        + EARLY / (1 + first)
        + LATE * first / len(words.rows)
        + IN_FIRST * (first == 0)
        + IN_SECOND * (one in second)
        + RARE * rarity
        + UNKNOWN * (rarity > 0.99)  # noqa: PLR2004 - no article of the background has it
        + CAPITAL * min(words.capitals.get(one, 0) / count, 1)
        + IN_TITLE * (one in words.titled)
        + DIGIT * one[0].isdigit()
        + RARE_AND_FREQUENT * rarity * frequency
    )


def _chance(evidence: float) -> float:
    return 1 / (1 + math.exp(-evidence))
