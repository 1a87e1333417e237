"""Which stories belong to one subject: the curator's themes first, then what else runs through the news."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, count
from typing import TYPE_CHECKING

from digest.grouping.guided import fits
from digest.grouping.keywords import mean_use, stemmed, use
from digest.grouping.labels import label
from digest.grouping.topics import running_topics
from digest.model import Problem, Theme
from digest.text.language import base
from digest.text.slugs import slugify

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from digest.config import GroupingSettings, ThemeSettings
    from digest.grouping.similarity import Vector
    from digest.grouping.topics import Topic
    from digest.model import Article, Story


@dataclass(frozen=True, slots=True)
class Curated:
    """A theme that the curator named, in the config or in an article's front matter."""

    slug: str
    name: str
    phrases: tuple[str, ...] = ()
    description: str | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a story was put, and why.

    ``theme`` is a position among the curated ones or None, ``named`` whether an article of it says so;
    ``fits`` how well it fits each of them, with none of them last; ``uses`` which keywords of each it uses.
    """

    story: Story
    members: tuple[Article, ...]
    vector: Vector
    theme: int | None
    named: bool
    fits: tuple[float, ...]
    uses: tuple[Mapping[str, float], ...]


@dataclass(frozen=True, slots=True)
class Found:
    """All that is known about themes: the curator's, where each story was put, and the running topics.

    The stories of ``topics`` are positions in ``free``, the stories that no curated theme has.
    """

    curated: tuple[Curated, ...]
    placed: tuple[Placed, ...]
    free: tuple[Placed, ...]
    topics: tuple[Topic, ...]
    problems: tuple[Problem, ...]


def find_themes(
    articles: Sequence[Article],
    stories: Sequence[Story],
    weighed: Sequence[Vector],
    themes: Sequence[ThemeSettings],
    settings: GroupingSettings,
) -> tuple[tuple[Theme, ...], tuple[Problem, ...]]:
    """The themes, the curator's in their own order, then the discovered ones, that with most stories first.

    ``weighed`` are the vectors of ``articles``. A story goes to the theme that an article of it names, else
    to the curator's theme that it clearly fits best, else to a running topic of at least three stories, else
    to none.
    """
    found = search(articles, stories, weighed, themes, settings)
    kept = tuple(
        Theme(theme.slug, theme.name, "curator", _newest_first(found.placed, position), theme.description)
        for position, theme in enumerate(found.curated)
    )
    discovered = sorted(_discovered(found), key=lambda theme: -len(theme.stories))
    return (*kept, *discovered), found.problems


def search(
    articles: Sequence[Article],
    stories: Sequence[Story],
    weighed: Sequence[Vector],
    themes: Sequence[ThemeSettings],
    settings: GroupingSettings,
) -> Found:
    """The same with all that led to it, for `digest.grouping.reasons`."""
    curated, problems = _curated(themes, articles)
    placed, contradictions = _placed(articles, stories, weighed, curated)
    free = tuple(one for one in placed if one.theme is None)
    topics = running_topics([one.vector for one in free], settings.theme_threshold)
    return Found(curated, placed, free, topics, (*problems, *contradictions))


def _curated(
    themes: Sequence[ThemeSettings], articles: Sequence[Article]
) -> tuple[tuple[Curated, ...], tuple[Problem, ...]]:
    """The themes of the config, then those that only an article names; the latter are said aloud."""
    found = {_slug(theme.name): _from_settings(theme) for theme in reversed(themes)}
    found = {slug: found[slug] for slug in reversed(found)}
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


def _placed(
    articles: Sequence[Article],
    stories: Sequence[Story],
    weighed: Sequence[Vector],
    curated: Sequence[Curated],
) -> tuple[tuple[Placed, ...], tuple[Problem, ...]]:
    by_slug = dict(
        zip((article.slug for article in articles), zip(articles, weighed, strict=True), strict=True)
    )
    told = [tuple(by_slug[slug] for slug in story.members) for story in stories]
    members = [tuple(article for article, _ in one) for one in told]
    vectors = [mean([vector for _, vector in one]) for one in told]
    named, problems = _named(members, curated)
    if not curated:
        nowhere = zip(stories, members, vectors, strict=True)
        return tuple(Placed(*one, None, named=False, fits=(), uses=()) for one in nowhere), problems
    uses = [
        tuple(mean_use([use(article, vector, theme.phrases) for article, vector in one]) for theme in curated)
        for one in told
    ]
    fit = fits(
        vectors,
        [all(base(article.language) == "en" for article in one) for one in members],
        [[min(1.0, sum(used.values())) for used in one] for one in uses],
        [[stem for phrase in theme.phrases for stem in stemmed(phrase, "en")] for theme in curated],
        named,
    )
    homes = [_home(row, by_name) for row, by_name in zip(fit, named, strict=True)]
    columns = zip(
        stories, members, vectors, homes, (name is not None for name in named), fit, uses, strict=True
    )
    return tuple(Placed(*one) for one in columns), problems


def _home(fit: tuple[float, ...], named: int | None) -> int | None:
    """The editor's choice, else the best fit; None when no theme fits better than none of them."""
    if named is not None:
        return named
    best = max(range(len(fit)), key=lambda theme: (fit[theme], theme))
    return best if best < len(fit) - 1 else None


def _named(
    told: Sequence[Sequence[Article]], curated: Sequence[Curated]
) -> tuple[tuple[int | None, ...], tuple[Problem, ...]]:
    """The theme that the articles of each story name; the earliest article's, where they disagree."""
    position = {theme.slug: number for number, theme in enumerate(curated)}
    homes: list[int | None] = []
    problems: list[Problem] = []
    for members in told:
        naming = [article for article in members if article.theme]
        homes.append(position[_slug(naming[0].theme or "")] if naming else None)
        problems += _contradictions(naming)
    return tuple(homes), tuple(problems)


def _contradictions(naming: Sequence[Article]) -> list[Problem]:
    return [
        Problem(
            article.path,
            f"{article.theme!r} contradicts {naming[0].theme!r}, which {naming[0].path} says of this story",
            article.lines.get("theme"),
            "theme",
            "name one theme for the story, or part the articles by story: own",
            "warning",
        )
        for article in naming[1:]
        if _slug(article.theme or "") != _slug(naming[0].theme or "")
    ]


def mean(vectors: Sequence[Vector]) -> Vector:
    """The vector of an average article, of unit length."""
    if len(vectors) == 1:
        return vectors[0]
    total: dict[str, float] = {}
    for vector in vectors:
        for word, weight in vector.items():
            total[word] = total.get(word, 0.0) + weight
    length = sum(weight * weight for weight in total.values()) ** 0.5
    return {word: weight / length for word, weight in total.items()} if length else total


def _newest_first(placed: Sequence[Placed], theme: int) -> tuple[str, ...]:
    return tuple(one.story.slug for one in reversed(placed) if one.theme == theme)


def _discovered(found: Found) -> list[Theme]:
    """The running topics in the order in which they began, named by what was there then."""
    themes: list[Theme] = []
    taken = {theme.slug for theme in found.curated}
    for topic in found.topics:
        name = label(_founding(found, topic))
        slug = _free_slug(_slug(name), taken)
        taken.add(slug)
        stories = tuple(found.free[position].story.slug for position in reversed(topic.stories))
        themes.append(Theme(slug, name, "discovered", stories))
    return themes


def _founding(found: Found, topic: Topic) -> list[Article]:
    """The first article of each story that founded a topic: what comes later must not rename it."""
    return [found.free[position].members[0] for position in topic.founders]


def _free_slug(slug: str, taken: set[str]) -> str:
    return next(c for c in chain([slug], (f"{slug}-{n}" for n in count(2))) if c not in taken)
