"""Which stories belong to one subject: the curator's themes first, then what else runs through the news."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, count
from typing import TYPE_CHECKING

from digest.grouping.guided import fits
from digest.grouping.keywords import mean_use, stemmed, use
from digest.grouping.labels import label
from digest.grouping.topics import running_topics
from digest.grouping.vectors import pack
from digest.model import Problem, Theme
from digest.model.each import one_by_one
from digest.text.likeness import nearest
from digest.text.slugs import slugify

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from digest.config import GroupingSettings, ThemeSettings
    from digest.grouping.topics import Topic
    from digest.grouping.vectors import Vector, Vectors
    from digest.model import Article, Story
    from digest.model.each import Each
    from digest.model.reading import Reading

# A name that is less like a curated theme's is meant as another.
_LEAST_LIKENESS = 0.85


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

    ``number`` is its position among the stories, whose ``vectors`` these are, ``first`` that of its earliest
    article; ``theme`` a position among the curated ones or None, ``named`` whether an article of it says so;
    ``fits`` how well it fits each of them, with none of them last; ``uses`` which keywords of each it uses.
    """

    story: Story
    number: int
    vectors: Vectors
    first: int
    theme: int | None
    named: bool
    fits: tuple[float, ...]
    uses: tuple[Mapping[str, float], ...]

    @property
    def vector(self) -> Vector:
        """The story's own."""
        return self.vectors[self.number]


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


def find_themes(  # noqa: PLR0913, PLR0917 - all that is known of articles, and the curator's word
    articles: Sequence[Article],
    readings: Sequence[Reading],
    stories: Sequence[Story],
    weighed: Sequence[Vector],
    themes: Sequence[ThemeSettings],
    settings: GroupingSettings,
    each: Each = one_by_one,
) -> tuple[tuple[Theme, ...], tuple[Problem, ...]]:
    """The themes, the curator's in their own order, then the discovered ones, that with most stories first.

    ``weighed`` are the vectors of ``articles``, read as ``readings``. A story goes to the theme that an
    article of it names, else to the curator's theme that it clearly fits best, else to a running topic of at
    least three stories, else to none.
    """
    found = search(articles, readings, stories, weighed, themes, settings)
    kept = tuple(
        Theme(theme.slug, theme.name, "curator", _newest_first(found.placed, position), theme.description)
        for position, theme in enumerate(found.curated)
    )
    discovered = sorted(_discovered(found, articles, readings, each), key=lambda theme: -len(theme.stories))
    return (*kept, *discovered), found.problems


def search(  # noqa: PLR0913, PLR0917 - all that is known of articles, and the curator's word
    articles: Sequence[Article],
    readings: Sequence[Reading],
    stories: Sequence[Story],
    weighed: Sequence[Vector],
    themes: Sequence[ThemeSettings],
    settings: GroupingSettings,
) -> Found:
    """The same with all that led to it, for `digest.grouping.reasons`."""
    curated, problems = _curated(themes, articles)
    placed, contradictions = _placed(articles, readings, stories, weighed, curated)
    free = tuple(one for one in placed if one.theme is None)
    vectors = placed[0].vectors.chosen([one.number for one in free]) if placed else ()
    topics = running_topics(vectors, settings.theme_threshold)
    return Found(curated, placed, free, topics, (*problems, *contradictions))


def _curated(
    themes: Sequence[ThemeSettings], articles: Sequence[Article]
) -> tuple[tuple[Curated, ...], tuple[Problem, ...]]:
    """The themes of the config, then those that only an article names; the latter are said aloud."""
    found = {_slug(theme.name): _from_settings(theme) for theme in reversed(themes)}
    found = {slug: found[slug] for slug in reversed(found)}
    names = [theme.name for theme in themes]
    problems: list[Problem] = []
    for article in articles:
        if article.theme is None or (slug := _slug(article.theme)) in found:
            continue
        found[slug] = Curated(slug, article.theme)
        if themes:
            message = f"{article.theme!r} is not one of the themes in digest.toml"
            near = nearest(article.theme, names, _LEAST_LIKENESS)
            hint = (
                f"did you mean {near}?" if near else f"add it there, or use one of these: {', '.join(names)}"
            )
            line = article.lines.get("theme")
            problems.append(Problem(article.path, message, line, "theme", hint, "warning"))
    return tuple(found.values()), tuple(problems)


def _slug(name: str) -> str:
    return slugify(name) or "theme"


def _from_settings(theme: ThemeSettings) -> Curated:
    return Curated(_slug(theme.name), theme.name, (theme.name, *theme.keywords), theme.description)


def _placed(
    articles: Sequence[Article],
    readings: Sequence[Reading],
    stories: Sequence[Story],
    weighed: Sequence[Vector],
    curated: Sequence[Curated],
) -> tuple[tuple[Placed, ...], tuple[Problem, ...]]:
    at = {article.slug: position for position, article in enumerate(articles)}
    told = [[at[slug] for slug in story.members] for story in stories]
    vectors = pack(weighed).means(told)
    named, problems = _named([[articles[position] for position in one] for one in told], curated)
    firsts = [one[0] for one in told]
    if not curated:
        return tuple(
            Placed(story, number, vectors, first, None, named=False, fits=(), uses=())
            for number, (story, first) in enumerate(zip(stories, firsts, strict=True))
        ), problems
    uses = [
        tuple(
            mean_use([use(readings[position], weighed[position], theme.phrases) for position in one])
            for theme in curated
        )
        for one in told
    ]
    fit = fits(
        vectors,
        [all(readings[position].language == "en" for position in one) for one in told],
        [[min(1.0, sum(used.values())) for used in one] for one in uses],
        [[stem for phrase in theme.phrases for stem in stemmed(phrase, "en")] for theme in curated],
        named,
    )
    homes = [_home(row, by_name) for row, by_name in zip(fit, named, strict=True)]
    are_named = [name is not None for name in named]
    columns = enumerate(zip(stories, firsts, homes, are_named, fit, uses, strict=True))
    return tuple(Placed(story, number, vectors, *others) for number, (story, *others) in columns), problems


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


def _newest_first(placed: Sequence[Placed], theme: int) -> tuple[str, ...]:
    return tuple(one.story.slug for one in reversed(placed) if one.theme == theme)


def _discovered(
    found: Found, articles: Sequence[Article], readings: Sequence[Reading], each: Each
) -> list[Theme]:
    """The running topics in the order in which they began, named by what was there then."""
    themes: list[Theme] = []
    taken = {theme.slug for theme in found.curated}
    # The first article of each story that founded a topic: what comes later must not rename it.
    founding = [[found.free[position].first for position in topic.founders] for topic in found.topics]
    told = [([articles[one] for one in firsts], [readings[one] for one in firsts]) for firsts in founding]
    for topic, name in zip(found.topics, each(label, told), strict=True):
        slug = _free_slug(_slug(name), taken)
        taken.add(slug)
        stories = tuple(found.free[position].story.slug for position in reversed(topic.stories))
        themes.append(Theme(slug, name, "discovered", stories))
    return themes


def _free_slug(slug: str, taken: set[str]) -> str:
    return next(c for c in chain([slug], (f"{slug}-{n}" for n in count(2))) if c not in taken)
