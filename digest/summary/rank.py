"""Our ranker: how salient words are, how good sentences are, and which of them go together best.

Measured on English news; docs/summaries.md has its figures and what it was compared with.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np

from digest.summary.background import UNKNOWN, rarities
from digest.summary.choice import DIGITS, Candidates, choose
from digest.summary.features import Features, features, scores, vectors
from digest.summary.guard import Dangling, cuts_quotation, is_fragment, opens_dangling
from digest.summary.salience import saliences
from digest.summary.terms import LANGUAGE, Terms, read

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.summary.choice import Flags
    from digest.summary.terms import Floats, Ints

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
    """An article as the ranker sees it; most parts are what the function of its name says.

    ``alone`` is how good each sentence is by itself, in logits, ``together`` what it adds to a summary.
    """

    terms: Terms
    saliences: Floats
    vectors: Floats
    features: Features[Floats]
    alone: Floats
    together: Floats


def look(texts: Sequence[str], title: str) -> Article:
    """What there is to know of an article's sentences."""
    terms = read(texts, title)
    known = rarities()
    rarity = np.array([known.get(stem, UNKNOWN) for stem in terms.stems], np.float64)
    salience = saliences(terms, rarity)
    vector = vectors(terms, rarity)
    seen = features(texts, terms, rarity, salience, vector)
    return Article(terms, salience, vector, seen, *scores(seen, ALONE, TOGETHER))


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
    chosen = choose(looked_at, number, most_words).positions
    # So few are all that are whole.
    known = order if len(looked_at.positions) >= number else [at for at in order if at in chosen]
    return tuple(sorted(known, key=lambda position: position not in chosen))


def ordered(article: Article) -> list[int]:
    """The positions of different sentences, in order of how good each is by itself."""
    alone = (-article.alone.round(DIGITS)).tolist()
    first = {words: position for position, words in reversed([*enumerate(article.terms.words)])}
    return sorted(sorted(first.values()), key=alone.__getitem__)


def candidates(texts: Sequence[str], article: Article, order: Sequence[int], number: int) -> Candidates:
    """Those among which the best ``number`` are looked for: all whole if any is, in order of position."""
    most = number + SPARE
    whole = [*islice((position for position in order if is_whole(texts[position])), most)]
    return _described(texts, article, np.array(sorted(whole or order[:most]), np.int64))


def _described(texts: Sequence[str], article: Article, positions: Ints) -> Candidates:
    """What there is to know of the sentences at ``positions`` beside one another."""
    terms = article.terms
    entries = np.flatnonzero(_marked(positions, len(texts))[terms.sentence])
    held = np.flatnonzero(np.bincount(terms.term[entries], minlength=len(terms.stems)))
    places = np.searchsorted(positions, terms.sentence[entries]), np.searchsorted(held, terms.term[entries])
    shape = len(positions), len(held)
    has, vectors = np.zeros(shape, np.bool_), np.zeros(shape)
    has[places], vectors[places] = True, article.vectors[entries]
    return Candidates(
        positions=positions,
        worth=article.together[positions],
        leaning=np.array([_leaning(texts[at], at) for at in positions]),
        words=np.array([len(terms.words[at]) for at in positions], np.int64),
        has=has,
        vectors=vectors,
        salience=article.saliences[held],
        title=_marked(terms.title or [], len(terms.stems))[held],
        titled=len(terms.title or ()),
    )


def _marked(places: Ints | Sequence[int], length: int) -> Flags:
    flags = np.zeros(length, np.bool_)
    flags[places] = True
    return flags


def is_whole(text: str) -> bool:
    """Whether a text is a sentence, and cuts no quotation in two."""
    return not (is_fragment(text, LANGUAGE) or cuts_quotation(text))


def _leaning(text: str, position: int) -> float:
    """What it costs to show a sentence without the one before; a first one leans on the title above it."""
    return LEANING[opens_dangling(text, LANGUAGE)] if position else 0.0
