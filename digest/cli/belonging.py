"""In words: what holds a story together, and a theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from digest.grouping import StoryExplanation
    from digest.grouping.explain import Dated, Neighbour
    from digest.grouping.reasons import Belonging, ThemeReasons

MOST_BONDS = 10
MOST_STORIES = 20


def story_lines(story: StoryExplanation, titles: Mapping[str, str]) -> Iterator[str]:
    """Why the articles of a story belong together, and what would change that; ``titles`` by slug."""
    yield ""
    if not story.members[1:]:
        yield "Its story: told by no other article"
    else:
        yield f"Its story: {len(story.members)} articles, at {_address(story)}"
        yield f"  they share: {', '.join(word for word, _ in story.shared) or 'nothing'}"
    for dated in story.dates:
        yield f"  {_day(dated)}  {titles[dated.article]} ({dated.article})"
    for bond in sorted(story.bonds, key=lambda bond: bond.closeness)[:MOST_BONDS]:
        copied = f", {bond.contained:.0%} of the shorter stands in the other" if bond.contained else ""
        yield f"  {bond.closeness:.3f} close: {bond.one} and {bond.other}{copied}"
    if story.nearest:
        yield _neighbour(story.nearest, titles)
    yield from _otherwise(story)


def theme_lines(theme: ThemeReasons, titles: Mapping[str, str]) -> Iterator[str]:
    """Why each story is in a theme, those that are there most narrowly first; ``titles`` by slug."""
    bar = "" if theme.threshold is None else f", joined from a likeness of {theme.threshold:g} on"
    yield f"{theme.name}: {_stories(len(theme.inside))}{bar}"
    for one in sorted(theme.inside, key=lambda one: (one.by_editor, one.margin))[:MOST_STORIES]:
        yield from _belonging(one, titles)
    if theme.outside:
        yield ""
        yield "Nearest outside"
        for one in theme.outside:
            yield from _belonging(one, titles)


def _belonging(one: Belonging, titles: Mapping[str, str]) -> Iterator[str]:
    against = f"{one.score:.3f}, against {one.rival_score:.3f} for {one.rival or 'no theme'}"
    how = "put there by the editor" if one.by_editor else against
    yield f"  {titles[one.story]} ({one.story}): {how}"
    if one.keywords:
        yield f"    keywords: {', '.join(word for word, _ in one.keywords)}"
    if one.shared:
        yield f"    shares the stems: {', '.join(word for word, _ in one.shared)}"


def _neighbour(near: Neighbour, titles: Mapping[str, str]) -> str:
    far = (
        f"{near.short_by:.3f} too little"
        if near.short_by >= 0
        else "kept apart by the curator's word, or by its own articles"
    )
    shared = f"; they share {', '.join(near.shared)}" if near.shared else ""
    return f"  nearest story: {titles[near.story]} ({near.story}), {near.closeness:.3f} close, {far}{shared}"


def _otherwise(story: StoryExplanation) -> Iterator[str]:
    """What other thresholds would change, those of one consequence in a line."""
    thresholds: dict[str, list[str]] = {}
    for other in story.otherwise:
        thresholds.setdefault(_with(story, other.members), []).append(f"{other.threshold:g}")
    for changed, some in thresholds.items():
        tried = " or ".join(filter(None, (", ".join(some[:-1]), some[-1])))
        yield f"  at a threshold of {tried}, instead of {story.threshold:g}: {changed}"


def _with(story: StoryExplanation, members: tuple[str, ...]) -> str:
    joined = [slug for slug in members if slug not in story.members]
    parted = [slug for slug in story.members if slug not in members]
    changes = [f"with {', '.join(joined)}"] * bool(joined) + [f"without {', '.join(parted)}"] * bool(parted)
    return "; ".join(changes) or "the same"


def _day(dated: Dated) -> str:
    if dated.date:
        return dated.date.at.date().isoformat()
    return f"undated, taken to be of the day of {dated.taken_from}" if dated.taken_from else "undated"


def _address(story: StoryExplanation) -> str:
    return f"stories/{story.slug}/"


def _stories(number: int) -> str:
    return f"{number} {'story' if number == 1 else 'stories'}"
