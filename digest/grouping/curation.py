"""What the curator said about stories: ``story: key`` joins, ``story: own`` parts, ``lead: true`` leads."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from digest.model import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest.grouping.linkage import Group
    from digest.model import Article

OWN = "own"


def groups(articles: Sequence[Article]) -> tuple[Group, ...]:
    """The positions of articles with one key together, of every other alone."""
    keyed: defaultdict[tuple[str | None, int], list[int]] = defaultdict(list)
    for position, article in enumerate(articles):
        key = article.story if article.story != OWN else None
        keyed[key, -1 if key else position].append(position)
    return tuple(tuple(positions) for positions in keyed.values())


def may_unite(articles: Sequence[Article], one: Group, other: Group) -> bool:
    """Whether the curator allows it: no two keys in one story, and nobody with whom wants to be alone."""
    keys = {articles[position].story for position in (*one, *other)} - {None}
    return OWN not in keys and len(keys) <= 1


def lead(members: Sequence[Article]) -> Article:
    """Who leads a story: the one that the curator marked, else the first."""
    return next((article for article in members if article.lead), members[0])


def contradictions(articles: Sequence[Article], stories: Sequence[Group]) -> tuple[Problem, ...]:
    """Where the curator says what can't be: two leads in one story, a key that joins an article to none."""
    keys: defaultdict[str, list[Article]] = defaultdict(list)
    for article in articles:
        if article.story not in {None, OWN}:
            keys[str(article.story)].append(article)
    alone = (_alone(there[0]) for there in keys.values() if len(there) == 1)
    doubled = (problem for story in stories for problem in _second_leads([articles[at] for at in story]))
    return (*alone, *doubled)


def _alone(article: Article) -> Problem:
    message = f"no other article has the key {article.story!r}"
    hint = f"give it to the others of its story, or write story: {OWN} to keep the article by itself"
    return Problem(article.path, message, article.lines.get("story"), "story", hint, "warning")


def _second_leads(members: Sequence[Article]) -> Iterator[Problem]:
    leads = [article for article in members if article.lead]
    for article in leads[1:]:
        message = f"its story is led by {leads[0].path} already"
        hint = "leave lead: true to one of them, or part them by story: keys"
        yield Problem(article.path, message, article.lines.get("lead"), "lead", hint, "warning")
