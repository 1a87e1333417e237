"""Our ranker: how salient words are, how good sentences are, and which of them go together best.

Measured on English news; docs/summaries.md has its figures and what it was compared with.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from digest.summary.background import UNKNOWN, rarities
from digest.summary.choice import DIGITS, Candidate, choose
from digest.summary.features import Features, features, score, vectors
from digest.summary.guard import Dangling, cuts_quotation, is_fragment, opens_dangling
from digest.summary.salience import saliences
from digest.summary.terms import LANGUAGE, Terms, read

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from digest.summary.features import Vector

# So many more sentences than are wanted are looked at together.
SPARE = 4

# What makes a sentence one of those of which people's summaries are made: a logistic regression.
ALONE = Features(
    opening=-0.636,
    position=-0.621,
    length=-0.606,
    unusual_length=-0.201,
    centrality=2.57,
    likeness=-5.01,
    repetition=-2.8,
    frequency=18.2,
    salience=0.0974,
    keywords=1.56,
    title=0.882,
    number=0.288,
    quotation=-0.39,
)
# What it adds to a summary: the same linear regression as `choice.WEIGHTS`.
TOGETHER = Features(
    opening=-0.0144,
    position=-0.00237,
    length=-0.0186,
    unusual_length=-0.00714,
    centrality=0.0484,
    likeness=-0.032,
    repetition=-0.251,
    frequency=0.376,
    salience=0.00162,
    keywords=0.0362,
    title=0.0345,
    number=0.0156,
    quotation=-0.0292,
)

# What it costs to show a sentence that leans on another without that one. Combinations differ by less than
# 0.3, so it is chosen only where nothing else is there.
LEANING = {Dangling.NONE: 0.0, Dangling.CONNECTIVE: 0.1, Dangling.REFERENCE: 0.3}


@dataclass(frozen=True, slots=True)
class Article:
    """An article as the ranker sees it; each part is what the function of its name says."""

    terms: Terms
    saliences: Mapping[str, float]
    vectors: Sequence[Vector]
    features: Sequence[Features]


def look(texts: Sequence[str], title: str) -> Article:
    """What there is to know of an article's sentences."""
    terms = read(texts, title)
    known = rarities()
    rarity = {term: known.get(term, UNKNOWN) for term in terms.counts}
    salience = saliences(terms, rarity)
    vector = vectors(terms, rarity)
    return Article(terms, salience, vector, features(texts, terms, rarity, salience, vector))


def rank(texts: Sequence[str], title: str, number: int, most_words: int) -> tuple[int, ...]:
    """Positions of ``texts``, sentences of an English article, best first; of equal ones, only the first.

    The first ``number`` go together best, if possible with no more than ``most_words`` words; one that leans
    on another (*He said …*) is among them only with the one before it, as long as there are others. They, and
    the rest after them, are in order of how good each is by itself; ties go to the one that stands earlier.
    Where fewer than ``number`` are whole, fragments and halves of quotations are left out.
    """
    article = look(texts, title)
    order = ordered(article)
    looked_at = candidates(texts, article, order, number)
    chosen = choose(looked_at, number, most_words, len(article.terms.title or ())).positions
    # So few are all that are whole.
    known = order if len(looked_at) >= number else [at for at in order if at in chosen]
    return tuple(sorted(known, key=lambda position: position not in chosen))


def ordered(article: Article) -> list[int]:
    """The positions of different sentences, in order of how good each is by itself."""
    alone = [-round(score(ALONE, features), DIGITS) for features in article.features]
    first = {words: position for position, words in reversed([*enumerate(article.terms.words)])}
    return sorted(sorted(first.values()), key=alone.__getitem__)


def candidates(
    texts: Sequence[str], article: Article, order: Sequence[int], number: int
) -> tuple[Candidate, ...]:
    """Those among which the best ``number`` are looked for: all whole if any is, in order of position."""
    most = number + SPARE
    whole = [*islice((position for position in order if is_whole(texts[position])), most)]
    return tuple(_candidate(texts[at], at, article) for at in sorted(whole or order[:most]))


def is_whole(text: str) -> bool:
    """Whether a text is a sentence, and cuts no quotation in two."""
    return not (is_fragment(text, LANGUAGE) or cuts_quotation(text))


def _candidate(text: str, position: int, article: Article) -> Candidate:
    terms = article.terms
    row, repeated = terms.rows[position], terms.repeated[position]
    shared = {term: article.saliences[term] for term in repeated}
    return Candidate(
        position=position,
        worth=score(TOGETHER, article.features[position]),
        own=sum([article.saliences[term] for term in row if term not in shared]),
        shared=shared,
        terms=len(row),
        titled=row.keys() & (terms.title or ()),
        vector=article.vectors[position],
        words=len(terms.words[position]),
        # What a first sentence leans on is the title above it.
        leaning=LEANING[opens_dangling(text, LANGUAGE)] if position else 0.0,
    )
