"""What a theme or a story is called: names and noun phrases that its articles share, as they write them."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.grouping import affinity
from digest.grouping.cast import Mention, names_of
from digest.grouping.phrases import Phrase, noun_phrases
from digest.text.language import base
from digest.text.names import United, unite_names
from digest.text.words import stem, stems, tokenise

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest.model import Article
    from digest.model.reading import Reading

MOST_TITLE_WORDS = 3
IN_TITLE = 1.0
# A phrase of several words says more than its last one.
PER_WORD = 1.0
RARE = 0.72
MANY = 3
# In so much of the news that by themselves they say nothing.
EVERYWHERE = frozenset({"United States", "America", "Washington", "White House", "Congress", "Senate"})


@dataclass(frozen=True, slots=True)
class _Shared:
    """A name or phrase, and how well it stands for the articles."""

    text: str
    words: frozenset[str]
    weight: float
    is_person: bool = False


def label(articles: Sequence[Article], readings: Sequence[Reading]) -> str:
    """A heading for ``articles``: a name and a noun phrase that most share; else the first's title.

    In English ``Ukraine peace talks`` or ``Harvey Weinstein: sexual harassment``. In other languages the
    names that most articles share, or the words that most titles do.
    """
    if all(base(article.language) == "en" for article in articles):
        found = _english(articles, readings)
    else:
        found = " · ".join(one.text for one in _names(articles, readings)[:2]) or _title_words(articles)
    return found[:1].upper() + found[1:] if found else articles[0].shown_title


def _english(articles: Sequence[Article], readings: Sequence[Reading]) -> str:
    names = _names(articles, readings)
    phrase = _phrase(articles, readings)
    if not names:
        return phrase.text if phrase else _title_words(articles)
    name = names[0]
    if phrase is None:
        names = [one for one in names if one.text not in EVERYWHERE]
        if not names:
            return _title_words(articles)
        name = names[0]
        others = [
            other for other in names[1:] if not other.words & name.words and other.is_person == name.is_person
        ]
        return " and ".join(one.text for one in (name, *others[:1]))
    return f"{name.text}{':' if name.is_person else ''} {phrase.text}"


def _names(articles: Sequence[Article], readings: Sequence[Reading]) -> list[_Shared]:
    """The names that more than half of the articles have, the most telling first."""
    bylines = {name for article in articles for name in (article.source, *article.authors) if name}
    columns = zip(articles, readings, strict=True)
    told = [[Mention(*name) for name in names_of(*one)] for one in columns]
    found = unite_names(told, [0] * len(articles))
    shared = [_weighed(one, articles) for one in found if _is_shared(len(one.mentions), articles)]
    usable = [one for one in shared if one.text not in bylines and one.weight > 0]
    return sorted(usable, key=lambda one: (-round(one.weight, 6), one.text))


def _weighed(name: United, articles: Sequence[Article]) -> _Shared:
    titles = sum(any(_has(article.title, one) for one in name.spellings) for article in articles)
    times = sum(min(count, 4) for _, count in name.mentions)
    known = name.kind != "unknown"
    last = name.text.split()[-1]
    weight = (times + 3 * IN_TITLE * titles) / len(articles) * _rarity(stem(last, "en")) * known
    return _Shared(name.text, frozenset(stems(name.text, "en")), weight, name.kind == "person")


def _has(title: str, name: str) -> bool:
    return f" {name} " in f" {' '.join(tokenise(title))} "


def _phrase(articles: Sequence[Article], readings: Sequence[Reading]) -> _Shared | None:
    """The phrase that stands best for the articles, if more than half of them have it."""
    found = [one for one in noun_phrases(articles, readings) if _is_telling(one, articles)]
    best = min(found, key=lambda one: (-round(_weight(one, articles), 6), one.text), default=None)
    return _Shared(best.text, frozenset(best.stems), _weight(best, articles)) if best else None


def _is_telling(phrase: Phrase, articles: Sequence[Article]) -> bool:
    """A single word says little: it must stand in titles too, or be rare and in all of many articles."""
    return (
        len(phrase.stems) > 1
        or phrase.titles * 3 > len(articles)
        or (len(articles) >= MANY and phrase.articles == len(articles) and _rarity(phrase.stems[0]) >= RARE)
    )


def _weight(phrase: Phrase, articles: Sequence[Article]) -> float:
    spread = (phrase.articles + IN_TITLE * phrase.titles) / len(articles)
    rarity = sum(_rarity(one) for one in phrase.stems) / len(phrase.stems)
    return spread * rarity * (1 + PER_WORD * (len(phrase.stems) - 1))


def _is_shared(holders: int, articles: Sequence[Article]) -> bool:
    return holders * 2 > len(articles)


def _rarity(one: str) -> float:
    """From 0 for the commonest word of English news to 1 for one that it hardly has."""
    row = int(affinity.rows([one])[0])
    return 1.0 if row < 0 else math.log(2 + row) / math.log(2 + len(affinity.places()))


def _title_words(articles: Sequence[Article]) -> str:
    """The stems that most titles share, as the first of these writes them, in its order."""
    holders = Counter(one for article in articles for one in set(stems(article.title, article.language)))
    first = [(one, word) for one, word in _written(articles[0]) if _is_shared(holders[one], articles)]
    chosen = sorted(dict(first), key=lambda one: (-holders[one], one))[:MOST_TITLE_WORDS]
    if len(articles) == 1 or len(chosen) < MOST_TITLE_WORDS - 1:
        return ""
    return " ".join(word for one, word in dict.fromkeys(first) if one in chosen)


def _written(article: Article) -> Iterator[tuple[str, str]]:
    for word in tokenise(article.title):
        if one := stem(word, article.language):
            yield one, word
