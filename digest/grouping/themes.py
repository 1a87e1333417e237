"""Which stories belong to one subject: the curator's themes first, then what else runs through the news."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, count
from typing import TYPE_CHECKING

from digest.grouping.labels import label
from digest.grouping.linkage import unite
from digest.model import Problem, Theme
from digest.text.slugs import slugify
from digest.text.words import stems

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from digest.config import GroupingSettings, ThemeSettings
    from digest.grouping.similarity import Pair
    from digest.model import Article, Story

    Texts = tuple[str, str, str]

FEWEST_STORIES = 3
IN_TITLE = 3
MOST_IN_BODY = 3
FEWEST_HITS = 3


@dataclass(frozen=True, slots=True)
class Curated:
    """A theme that the curator named, in the config or in an article's front matter."""

    slug: str
    name: str
    phrases: tuple[str, ...] = ()
    description: str | None = None


def find_themes(
    articles: Sequence[Article],
    stories: Sequence[Story],
    near: Mapping[Pair, float],
    themes: Sequence[ThemeSettings],
    settings: GroupingSettings,
) -> tuple[tuple[Theme, ...], tuple[Problem, ...]]:
    """The themes, the curator's in their own order, then the discovered ones, that with most stories first.

    A story goes to the theme that an article of it names, else to the one whose keywords it uses most, else
    to a running topic of at least three stories, else to none.
    """
    by_slug = {article.slug: article for article in articles}
    told_by = {story.slug: tuple(by_slug[slug] for slug in story.members) for story in stories}
    curated, problems = _curated(themes, articles)
    homes = {slug: _home(members, curated) for slug, members in told_by.items()}
    kept = tuple(
        Theme(theme.slug, theme.name, "curator", _newest_first(stories, homes, theme), theme.description)
        for theme in curated
    )
    free = tuple(story for story in stories if homes[story.slug] is None)
    topics = _running_topics(articles, free, near, settings.theme_threshold)
    return (*kept, *_discovered(topics, told_by, {theme.slug for theme in kept})), problems


def _curated(
    themes: Sequence[ThemeSettings], articles: Sequence[Article]
) -> tuple[tuple[Curated, ...], tuple[Problem, ...]]:
    """The themes of the config, then those that only an article names; the latter are said aloud."""
    found = {_slug(theme.name): _from_settings(theme) for theme in themes}
    problems: list[Problem] = []
    for article in articles:
        if article.theme is None or (slug := _slug(article.theme)) in found:
            continue
        found[slug] = Curated(slug, article.theme)
        if themes:
            message = f"{article.theme!r} is not one of the themes in digest.toml"
            hint = "add it there, or use one of these: " + ", ".join(theme.name for theme in themes)
            line = article.lines.get("theme")
            problems.append(Problem(article.path, message, line, "theme", hint, "warning"))
    return tuple(found.values()), tuple(problems)


def _slug(name: str) -> str:
    return slugify(name) or "theme"


def _from_settings(theme: ThemeSettings) -> Curated:
    return Curated(_slug(theme.name), theme.name, (theme.name, *theme.keywords), theme.description)


def _home(members: Sequence[Article], curated: Sequence[Curated]) -> Curated | None:
    named = {_slug(article.theme) for article in members if article.theme}
    for theme in curated:
        if theme.slug in named:
            return theme
    texts = tuple(_texts(article) for article in members)
    hits = [(_hits(texts, theme.phrases), -position) for position, theme in enumerate(curated)]
    most, position = max(hits, default=(0.0, 0))
    return curated[-position] if most >= FEWEST_HITS else None


def _texts(article: Article) -> Texts:
    body = " ".join(block.plain for block in article.blocks)
    return (article.language, _stemmed(article.title, article.language), _stemmed(body, article.language))


def _hits(texts: Sequence[Texts], phrases: Sequence[str]) -> float:
    """How often an average member uses the phrases: thrice when in the title, thrice at most in the body."""
    return sum(_uses(text, phrase) for text in texts for phrase in phrases) / len(texts)


def _uses(text: Texts, phrase: str) -> int:
    language, title, body = text
    wanted = _stemmed(phrase, language)
    if not wanted.strip():
        return 0
    return IN_TITLE * (wanted in title) + min(body.count(wanted), MOST_IN_BODY)


def _stemmed(text: str, language: str) -> str:
    return f" {' '.join(stems(text, language))} "


def _newest_first(
    stories: Sequence[Story], homes: Mapping[str, Curated | None], theme: Curated
) -> tuple[str, ...]:
    return tuple(story.slug for story in reversed(stories) if homes[story.slug] is theme)


def _running_topics(
    articles: Sequence[Article], stories: Sequence[Story], near: Mapping[Pair, float], threshold: float
) -> tuple[tuple[Story, ...], ...]:
    """The loose cut: stories that unite, three or more at a time; the largest topic first."""
    at = {article.slug: position for position, article in enumerate(articles)}
    groups = [tuple(at[slug] for slug in story.members) for story in stories]
    home = {at[story.members[0]]: story for story in stories}
    inside = {position for group in groups for position in group}
    between = {(i, j): value for (i, j), value in near.items() if i in inside and j in inside}
    topics = (
        tuple(home[position] for position in group if position in home)
        for group in unite(groups, between, threshold)
    )
    return tuple(sorted((t for t in topics if len(t) >= FEWEST_STORIES), key=lambda topic: -len(topic)))


def _discovered(
    topics: Sequence[Sequence[Story]], told_by: Mapping[str, Sequence[Article]], taken: set[str]
) -> tuple[Theme, ...]:
    themes: list[Theme] = []
    for topic in topics:
        name = label([article for story in topic for article in told_by[story.slug]])
        slug = _free_slug(_slug(name), taken | {theme.slug for theme in themes})
        themes.append(Theme(slug, name, "discovered", tuple(story.slug for story in reversed(topic))))
    return tuple(themes)


def _free_slug(slug: str, taken: set[str]) -> str:
    return next(c for c in chain([slug], (f"{slug}-{n}" for n in count(2))) if c not in taken)
