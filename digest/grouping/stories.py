"""Which articles tell of one event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.grouping.linkage import unite
from digest.grouping.origins import origins
from digest.grouping.similarity import dated, shared_words
from digest.model import Story
from digest.text.words import stems, tokenise

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from digest.config import GroupingSettings
    from digest.grouping.linkage import Group
    from digest.grouping.similarity import Pair, Vector
    from digest.model import Article, Grouped

OWN = "own"
MOST_SHARED = 8


def find_stories(
    articles: Sequence[Article],
    weighed: Sequence[Vector],
    near: Mapping[Pair, float],
    settings: GroupingSettings,
) -> tuple[Story, ...]:
    """The stories of ``articles``, which are in order of time; ``near`` are their similarities."""
    groups = unite(
        _by_key(articles),
        dated(near, articles, settings.window_days),
        settings.story_threshold,
        lambda one, other: _agree(articles, one, other),
    )
    return tuple(_story(articles, weighed, members, settings) for members in groups)


def _by_key(articles: Sequence[Article]) -> tuple[Group, ...]:
    """The curator's groups: articles with one key together, every other alone."""
    keyed: dict[str, list[int]] = {}
    for position, article in enumerate(articles):
        key = article.story if article.story not in {None, OWN} else None
        keyed.setdefault(f"key {key}" if key else f"position {position}", []).append(position)
    return tuple(tuple(positions) for positions in keyed.values())


def _agree(articles: Sequence[Article], one: Group, other: Group) -> bool:
    """Whether the curator allows it: no two keys in one story, and nobody with whom wants to be alone."""
    keys = {articles[position].story for position in (*one, *other)} - {None}
    return OWN not in keys and len(keys) <= 1


def _story(
    articles: Sequence[Article],
    weighed: Sequence[Vector],
    members: Group,
    settings: GroupingSettings,
) -> Story:
    told_by = [articles[position] for position in members]
    lead = next((article for article in told_by if article.lead), told_by[0])
    common = shared_words([weighed[position] for position in members], MOST_SHARED) if members[1:] else ()
    return Story(
        slug=told_by[0].slug,
        members=tuple(article.slug for article in told_by),
        lead=lead.slug,
        grouped=_grouped(told_by),
        shared=_as_written(common, told_by[0]),
        origins=origins(told_by, settings.duplicate_threshold),
    )


def _grouped(told_by: Sequence[Article]) -> Grouped:
    """The editor's, when the curator's word alone put each of them where it is."""
    return "editor" if all(article.story for article in told_by) else "automatically"


def _as_written(common: Sequence[str], article: Article) -> tuple[str, ...]:
    """Each stem as a reader knows it: the first word of the article that has it."""
    if not common:
        return ()
    text = " ".join((article.title, *(block.plain for block in article.blocks)))
    written: dict[str, str] = {}
    for word in reversed(tokenise(text)):
        for stem in stems(word, article.language):
            written[stem] = word
    return tuple(written.get(stem, stem) for stem in common)
