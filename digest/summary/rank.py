"""Our ranker: how salient words are, how good sentences are, and which of them go together best.

Measured on English news; docs/summaries.md has its figures and what it was compared with.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import combinations
from typing import TYPE_CHECKING

from digest.summary.background import idf
from digest.summary.guard import Dangling, cuts_quotation, is_fragment, opens_dangling
from digest.summary.salience import read_words, salience

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from digest.summary.salience import Words

# What a news article says after these isn't looked at: time grows with their square.
MOST_SENTENCES = 300
# Sums differ in their last digits from machine to machine.
DIGITS = 9
# A combination of so many sentences was learned, and is looked for among so many candidates.
COMBINED = 3
CANDIDATES = 7
# How much a sentence loses by being like a better one: a candidate, and one that is chosen as it is.
UNLIKE = 0.5
FAR_UNLIKE = 1.0
QUOTES = ('"', "“", "'", "‘", "`")

# What makes a sentence one that a person would have summarised: a logistic regression.
EARLY = -0.6332
FIRST = -0.4632
CENTROID = 3.2944
DEGREE = -3.9381
BACKWARDS = -3.6527
LEAD = -0.7505
LEAD_SENTENCES = 3
SALIENT = 0.243 / 5
MOST_SALIENT = 1.2235
MOST_SALIENT_WORDS = 15
TITLE = 1.1117
FREQUENT = 1.1013 * 20
WORDS = -0.4257
ODD_LENGTH = -0.178
USUAL_LENGTH = 3
QUOTED = -0.5196
DIGIT = 0.3304

# What makes three sentences a good summary: a linear model of the words that they would share with one.
SUM_OF_SCORES = 0.03817
COVERED = 0.03952 / 5
SHARED = (0.94215, 14)
SHARED_IN_LONG = (-0.78861, 26)
LENGTH = 0.20746
LONG = -0.15449 / 50
NEAREST = -0.00743
NEARNESS = -0.02877
LATE = 0.03314
NOT_FIRST = 0.02348
TITLED = 0.12492


@dataclass(frozen=True, slots=True)
class Article:
    """An article as the ranker sees it; ``alike[i][j]`` is the cosine of two of its sentences, if not 0."""

    words: Words
    salience: Mapping[str, float]
    alike: Sequence[Mapping[int, float]]
    scores: Sequence[float]


def rank(texts: Sequence[str], title: str, language: str, most: int) -> tuple[int, ...]:
    """Positions of ``texts``, sentences of one article: the ``most`` that go together best, then the others.

    Each part is best first; ties go to the sentence that stands earlier. One that leans on another (*He said
    …*) is among the first only together with the one before it, if there are others; fragments and halves of
    quotations come last. Of equal sentences only the first is there.
    """
    first = {" ".join(text.split()): position for position, text in reversed([*enumerate(texts)])}
    positions = sorted(first.values())[:MOST_SENTENCES]
    kept = [texts[position] for position in positions]
    article = read(kept, title, language)
    whole = [index for index, text in enumerate(kept) if is_whole(text, language)]
    # What a first sentence leans on is the title above it.
    leaning = frozenset(index for index in whole if index and leans(kept[index], language))
    free = [index for index in whole if index not in leaning]
    broken = [index for index in range(len(kept)) if index not in set(whole)]
    if most == COMBINED and len(whole) > COMBINED:
        best = _together(article, whole, leaning)
    else:
        best = _unlike(article, free, most, FAR_UNLIKE)
    others = (
        sorted(some, key=lambda index: -article.scores[index]) for some in (free, sorted(leaning), broken)
    )
    order = dict.fromkeys((*best, *(index for some in others for index in some)))
    return tuple(positions[index] for index in order)


def is_whole(text: str, language: str) -> bool:
    """Whether a sentence is one, and cuts no quotation in two."""
    return not (is_fragment(text, language) or cuts_quotation(text))


def leans(text: str, language: str) -> bool:
    """Whether what a sentence is about stands elsewhere."""
    return opens_dangling(text, language) is Dangling.REFERENCE


def read(texts: Sequence[str], title: str, language: str) -> Article:
    """What there is to know of an article's sentences."""
    words = read_words(texts, title, language)
    article = Article(words, salience(words), _alike(words), ())
    central = _centrality(article)
    told = _told(article)
    scores = (
        0.0
        + EARLY * math.log1p(index)
        + FIRST * (index == 0)
        + central[index]
        + told[index]
        + WORDS * math.log(words.lengths[index])
        + ODD_LENGTH * (math.log(words.lengths[index]) - USUAL_LENGTH) ** 2
        + QUOTED * text.lstrip().startswith(QUOTES)
        + DIGIT * words.with_digit[index]
        for index, text in enumerate(texts)
    )
    return replace(article, scores=[round(score, DIGITS) for score in scores])


def _together(article: Article, whole: Sequence[int], leaning: frozenset[int]) -> list[int]:
    """The combination that makes the best summary, best first."""
    candidates = sorted(_unlike(article, whole, CANDIDATES, UNLIKE))

    def worth(some: tuple[int, ...]) -> tuple[bool, float, list[int]]:
        stands = all(index - 1 in some for index in some if index in leaning)
        return stands, _worth(article, some), [-index for index in some]

    best = max(combinations(candidates, COMBINED), key=worth)
    return sorted(best, key=lambda index: (-article.scores[index], index))


def _unlike(article: Article, among: Sequence[int], most: int, weight: float) -> list[int]:
    """The best first, each unlike those before it (maximal marginal relevance, Carbonell, Goldstein 1998)."""
    taken: list[int] = []
    nearest = dict.fromkeys(among, 0.0)
    while nearest and len(taken) < most:
        best = max(nearest, key=lambda i: (round(article.scores[i] - weight * nearest[i], DIGITS), -i))
        del nearest[best]
        taken.append(best)
        for other, value in article.alike[best].items():
            if value > nearest.get(other, value):
                nearest[other] = value
    return taken


def _alike(words: Words) -> list[dict[int, float]]:
    """The cosines of all sentences' weighted words; a sentence is like itself, if it has any."""
    holders: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    alike: list[dict[int, float]] = [{} for _ in words.rows]
    for index, row in enumerate(words.rows):
        weights = {stem: (1 + math.log(count)) * idf(stem) for stem, count in row.items()}
        length = math.sqrt(sum(weight * weight for weight in weights.values()))
        for stem, weight in weights.items():
            for other, value in holders[stem]:
                alike[index][other] = alike[index].get(other, 0.0) + weight / length * value
            holders[stem].append((index, weight / length))
        for other, value in alike[index].items():
            alike[other][index] = value
        if row:
            alike[index][index] = 1.0
    return alike


def _centrality(article: Article) -> list[float]:
    """What a sentence's likeness to others is worth: to all of them, to those before it, to the lead."""
    sums = [sum(row.values()) for row in article.alike]
    norm = math.sqrt(sum(sums)) or 1.0
    others = max(len(sums) - 1, 1)
    worths: list[float] = []
    for index, row in enumerate(article.alike):
        before = sum(value for other, value in row.items() if other < index)
        worths.append(
            CENTROID * sums[index] / norm
            + DEGREE * (sums[index] - row.get(index, 0.0)) / others
            + BACKWARDS * before / others
            + LEAD * _likeness_to_lead(article.alike, index)
        )
    return worths


def _likeness_to_lead(alike: Sequence[Mapping[int, float]], index: int) -> float:
    """The cosine of a sentence and the mean of the first others."""
    lead = [other for other in range(LEAD_SENTENCES + 1) if other != index and other < len(alike)]
    lead = lead[:LEAD_SENTENCES]
    norm = math.sqrt(sum(alike[one].get(other, 0.0) for one in lead for other in lead)) or 1.0
    return sum(alike[index].get(other, 0.0) for other in lead) / norm


def _told(article: Article) -> list[float]:
    """What a sentence's words are worth: how salient and how frequent they are, and if in the title."""
    words, likely = article.words, article.salience
    ranked = sorted(likely, key=lambda stem: (-round(likely[stem], DIGITS), stem))
    top = frozenset(ranked[:MOST_SALIENT_WORDS])
    most = sum(likely[stem] for stem in ranked[:MOST_SALIENT_WORDS]) or 1.0
    title = sum(idf(stem) for stem in sorted(words.titled)) or 1.0
    tokens = sum(words.total.values()) or 1
    return [
        SALIENT * sum(likely[stem] for stem in row)
        + MOST_SALIENT * sum(likely[stem] for stem in row if stem in top) / most
        + TITLE * sum(idf(stem) for stem in row if stem in words.titled) / title
        + FREQUENT * sum(words.total[stem] for stem in row) / tokens / max(len(row), 1)
        for row in words.rows
    ]


def _worth(article: Article, some: tuple[int, ...]) -> float:
    """How good a summary some sentences make together; its expected unigram F1, mostly."""
    words = article.words
    rows = [words.rows[index] for index in some]
    stems = {stem: None for row in rows for stem in row}
    covered = sum(article.salience[stem] for stem in stems)
    content = sum(len(row) for row in rows)
    length = sum(words.lengths[index] for index in some)
    near = [article.alike[one].get(other, 0.0) for one, other in combinations(some, 2)]
    worth = (
        SUM_OF_SCORES * sum(article.scores[index] for index in some)
        + COVERED * covered
        + SHARED[0] * 2 * covered / (content + SHARED[1])
        + SHARED_IN_LONG[0] * 2 * covered / (content + SHARED_IN_LONG[1])
        + LENGTH * math.log(length)
        + LONG * length
        + NEAREST * max(near)
        + NEARNESS * sum(near) / len(near)
        + LATE * math.log1p(sum(some) / len(some))
        + NOT_FIRST * math.log1p(min(some))
        + TITLED * sum(stem in words.titled for stem in stems) / max(len(words.titled), 1)
    )
    return round(worth, DIGITS)
