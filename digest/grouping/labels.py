"""What a discovered theme is called: the names that its articles share."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest.model import Article

LONGEST = 3
MOST_NAMES = 2
ENDS = ".,;:!?…—)]}”\"'»"
EDGES = ENDS + "([{“‘«–-"


def label(articles: Sequence[Article]) -> str:
    """One or two names that most of ``articles`` mention, the commonest first; else the first one's title."""
    mentions: Counter[str] = Counter()
    for article in articles:
        mentions.update(set(_names(article)))
    ranked = sorted(mentions, key=lambda name: (-mentions[name] * len(name.split()) ** 0.5, name))
    chosen: list[str] = []
    for name in ranked:
        if mentions[name] * 2 > len(articles) and not any(_overlap(name, other) for other in chosen):
            chosen.append(name)
        if len(chosen) == MOST_NAMES:
            break
    return " and ".join(chosen) or articles[0].title


def _overlap(one: str, other: str) -> bool:
    return bool(set(one.split()) & set(other.split()))


def _names(article: Article) -> Iterator[str]:
    """Runs of capitalised words inside sentences; a sentence's first word says nothing by its capital."""
    for sentence in article.sentences:
        run: list[str] = []
        for word in sentence.plain.split()[1:]:
            bare = word.strip(EDGES).removesuffix("’s").removesuffix("'s")
            if bare[:1].isupper() and len(bare) > 1:
                run.append(bare)
            if run and (bare != word or not bare[:1].isupper()):
                yield " ".join(run[:LONGEST])
                run = []
        if run:
            yield " ".join(run[:LONGEST])
