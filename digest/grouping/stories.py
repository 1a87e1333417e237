"""Which articles tell of one event."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.grouping import curation
from digest.grouping.closeness import closeness
from digest.grouping.linkage import unite
from digest.grouping.origins import containments, origins
from digest.grouping.similarity import shared_words
from digest.model import Story
from digest.text.words import stem, tokenise

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Mapping, Sequence

    from digest.config import GroupingSettings
    from digest.grouping.closeness import Closeness
    from digest.grouping.linkage import Group
    from digest.grouping.similarity import Pair, Reading, Vector
    from digest.model import Article, Grouped, Problem

MOST_SHARED = 8
LEAST_OF_COPIES = 0.3


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for two articles telling of one event: what `found` of those that may, by their positions.

    ``near`` lists how close they are, ``copies`` which carry the same text.
    """

    near: Mapping[Pair, float]
    copies: frozenset[Pair]
    close: Closeness
    contained: Callable[[int, int], float]


def find_stories(
    articles: Sequence[Article],
    readings: Sequence[Reading],
    vectors: Sequence[Vector],
    settings: GroupingSettings,
) -> tuple[tuple[Story, ...], tuple[Problem, ...]]:
    """The stories of ``articles``, which are in order of time, and where the curator contradicts himself."""
    evidence = weigh_evidence(articles, readings, vectors, settings)
    groups = partition(articles, evidence, settings.story_threshold)
    stories = tuple(_story(articles, vectors, members, evidence) for members in groups)
    return stories, curation.contradictions(articles, groups)


def weigh_evidence(
    articles: Sequence[Article],
    readings: Sequence[Reading],
    vectors: Sequence[Vector],
    settings: GroupingSettings,
) -> Evidence:
    """What there is to say about every two articles that may belong together."""
    close = closeness(articles, readings, vectors, settings.window_days)
    contained = containments(readings)
    alike = tuple(close.alike(min(settings.story_threshold, LEAST_OF_COPIES)))
    copies = (
        (i, j)
        for i, j, value in alike
        if value >= LEAST_OF_COPIES and contained(i, j) >= settings.duplicate_threshold
    )
    near = {(i, j): close.given(i, j, value) for i, j, value in alike}
    return Evidence(near, frozenset(copies), close, contained)


def partition(articles: Sequence[Article], evidence: Evidence, threshold: float) -> tuple[Group, ...]:
    """The articles' positions by story: the curator's groups, then copies of one text, then average link."""

    def allowed(one: Group, other: Group) -> bool:
        return curation.may_unite(articles, one, other)

    given = unite(curation.groups(articles), dict.fromkeys(evidence.copies, 1.0), 0.0, allowed)
    near = {pair: value for pair, value in evidence.near.items() if value >= threshold}
    return unite(given, near, threshold, allowed, evidence.close.between)


def _story(
    articles: Sequence[Article],
    vectors: Sequence[Vector],
    members: Group,
    evidence: Evidence,
) -> Story:
    told_by = [articles[position] for position in members]
    common = shared_words([vectors[position] for position in members], MOST_SHARED) if members[1:] else ()
    carried = origins(members, evidence.copies)
    return Story(
        slug=told_by[0].slug,
        members=tuple(article.slug for article in told_by),
        lead=curation.lead(told_by).slug,
        grouped=_grouped(told_by),
        shared=as_written(common, told_by),
        origins=tuple((articles[one].slug, articles[other].slug) for one, other in carried),
    )


def _grouped(told_by: Sequence[Article]) -> Grouped:
    """The editor's, when the curator's word alone put each of them where it is."""
    return "editor" if all(article.story for article in told_by) else "automatically"


def as_written(common: Sequence[str], articles: Sequence[Article]) -> tuple[str, ...]:
    """Each stem as a reader knows it: the first word of the articles that has it."""
    missing = set(common)
    begins = {letter for word in common for letter in (word[0], word[0].upper())}
    written: dict[str, str] = {}
    texts = ((article, text) for article in articles for text in _texts(article))
    while missing and (found := next(texts, None)):
        article, text = found
        for token in dict.fromkeys(tokenise(text)):
            if not _may_begin(token, begins):
                continue  # stemming takes long
            if (known := stem(token, article.language)) in missing:
                written[known] = token
                missing.discard(known)
    return tuple(written.get(word, word) for word in common)


def _may_begin(token: str, begins: Container[str]) -> bool:
    """Whether the stem may begin with one of the letters: accents go, and so does what is elided (l'…)."""
    return token[0] in begins or not token.isascii() or "'" in token


def _texts(article: Article) -> Iterator[str]:
    yield article.title
    for block in article.blocks:
        yield block.plain
