"""Why a story is in its theme, and which ones nearly were."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.grouping.order import in_order
from digest.grouping.similarity import weigh_all
from digest.grouping.themes import search
from digest.grouping.topics import nearness

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from digest.config import GroupingSettings, ThemeSettings
    from digest.grouping.themes import Found, Placed
    from digest.grouping.vectors import Vector
    from digest.model import Article, Story, Theme
    from digest.model.reading import Reading

MOST_WORDS = 8
MOST_OUTSIDE = 5
# What subtracting floats may leave of nothing.
NOTHING = 1e-9


@dataclass(frozen=True, slots=True)
class Belonging:
    """Why one story is in a theme, or stayed outside.

    ``by_editor`` when an article of it names the theme. ``keywords`` are those that it uses, ``shared``
    the stems that it has in common with the theme's other stories, each with its weight, heaviest first.
    ``score`` is how well it fits; ``rival`` what it fits best besides, with its score: a theme's
    name, or None for what is in no theme. The ``margin`` is the one less the other.
    """

    story: str
    by_editor: bool
    keywords: tuple[tuple[str, float], ...]
    shared: tuple[tuple[str, float], ...]
    score: float
    rival: str | None
    rival_score: float

    @property
    def margin(self) -> float:
        """By how much it fits this theme better; below 0 outside of it, but where the editor put it."""
        return round(self.score - self.rival_score, 6)


@dataclass(frozen=True, slots=True)
class ThemeReasons:
    """A theme's stories, oldest first, and those that stayed out most narrowly, the nearest first.

    For a theme of the curator's, scores say how well a story fits its keywords and stories; for a discovered
    one, how near it is to the others on average, and ``threshold`` is what that must reach.
    """

    name: str
    inside: tuple[Belonging, ...]
    outside: tuple[Belonging, ...]
    threshold: float | None = None


def explain_theme(  # noqa: PLR0913, PLR0917 - what is known, what was made of it, and the curator's word
    articles: Sequence[Article],
    readings: Sequence[Reading],
    stories: Sequence[Story],
    theme: Theme,
    themes: Sequence[ThemeSettings],
    settings: GroupingSettings,
) -> ThemeReasons:
    """Why the stories of ``theme``, which grouping found among ``stories``, belong to it."""
    articles, readings = in_order(articles, readings)
    found = search(articles, readings, stories, weigh_all(readings), themes, settings)
    if theme.by == "curator" and (known := explain_curated(found, theme.slug)):
        return known
    return explain_discovered(found, theme, settings.theme_threshold)


def explain_curated(found: Found, slug: str) -> ThemeReasons | None:
    """What is known about a theme of the curator's; None if there is none of this slug."""
    theme = next((position for position, one in enumerate(found.curated) if one.slug == slug), None)
    if theme is None:
        return None
    members = [one for one in found.placed if one.theme == theme]
    total = _total(members)
    inside = tuple(_guided(one, theme, found, total, itself=True) for one in members)
    others = (one for one in found.placed if one.theme != theme and not one.named)
    outside = (_guided(one, theme, found, total, itself=False) for one in others)
    nearest = sorted(outside, key=lambda one: -one.margin)[:MOST_OUTSIDE]
    return ThemeReasons(found.curated[theme].name, inside, tuple(nearest))


def explain_discovered(found: Found, theme: Theme, threshold: float) -> ThemeReasons:
    """What is known about a discovered theme; ``threshold`` is the settings' ``theme_threshold``."""
    members = [one for one in found.free if one.story.slug in theme.stories]
    total = _total(members)
    inside = tuple(_near(one, total, len(members), threshold, itself=True) for one in members)
    others = (one for one in found.free if one.story.slug not in theme.stories)
    outside = (_near(one, total, len(members), threshold, itself=False) for one in others)
    nearest = sorted(outside, key=lambda one: -one.score)[:MOST_OUTSIDE]
    return ThemeReasons(theme.name, inside, tuple(nearest), threshold)


def _guided(one: Placed, theme: int, found: Found, total: Mapping[str, float], *, itself: bool) -> Belonging:
    rivals = [position for position in range(len(one.fits)) if position != theme]
    rival = max(rivals, key=lambda position: (one.fits[position], -position))
    return Belonging(
        story=one.story.slug,
        by_editor=one.named and one.theme == theme,
        keywords=_heaviest(one.uses[theme]),
        shared=_shared(one.vector, total, itself=itself),
        score=one.fits[theme],
        rival=found.curated[rival].name if rival < len(found.curated) else None,
        rival_score=one.fits[rival],
    )


def _near(
    one: Placed, total: Mapping[str, float], members: int, threshold: float, *, itself: bool
) -> Belonging:
    rest = _less(total, one.vector) if itself else total
    return Belonging(
        story=one.story.slug,
        by_editor=False,
        keywords=(),
        shared=_shared(one.vector, total, itself=itself),
        score=nearness(one.vector, rest, max(members - itself, 1)),
        rival=None,
        rival_score=threshold,
    )


def _total(members: Sequence[Placed]) -> dict[str, float]:
    total: dict[str, float] = {}
    for one in members:
        for word, weight in one.vector.items():
            total[word] = total.get(word, 0.0) + weight
    return total


def _less(total: Mapping[str, float], vector: Vector) -> dict[str, float]:
    return {word: weight - vector.get(word, 0.0) for word, weight in total.items()}


def _shared(vector: Vector, total: Mapping[str, float], *, itself: bool) -> tuple[tuple[str, float], ...]:
    """The product of a word's weight in the story and in all the others."""
    return _heaviest(
        {
            word: weight * (total[word] - weight * itself)
            for word, weight in vector.items()
            if total.get(word, 0.0) - weight * itself > NOTHING
        }
    )


def _heaviest(weights: Mapping[str, float]) -> tuple[tuple[str, float], ...]:
    ordered = sorted(weights, key=lambda word: (-round(weights[word], 6), word))[:MOST_WORDS]
    return tuple((word, round(weights[word], 6)) for word in ordered)
