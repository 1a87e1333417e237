"""Rules about stories and themes."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from digest.check.closeness import closeness, joined, parted
from digest.check.material import at_field
from digest.check.tracking import untracked
from digest.model import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from digest.check.material import Material
    from digest.model import Article, Story, Theme

OWN = "own"
# How near to the threshold is near: within 15 percent of it.
MARGIN = 0.15


def single_source(material: Material) -> Iterator[Problem]:
    """Stories that one outlet tells, or one text in several."""
    articles = material.by_slug
    for story in material.findings.stories:
        told_by = [articles[slug] for slug in story.members]
        lead = articles[story.lead]
        message = _alone(story, told_by)
        if message:
            yield Problem(lead.path, message, 1, hint="look for a second report of it")


def borderline_story(material: Material) -> Iterator[Problem]:
    """Articles that are in a story, or out of it, by little."""
    threshold = material.config.grouping.story_threshold
    articles, stories = material.by_slug, material.findings.stories
    similar = closeness(material.findings.articles, material.readings, material.config.grouping)
    for slug, story, near in joined(similar, stories):
        if near < threshold * (1 + MARGIN) and not articles[slug].story:
            title = _title(articles[_another(story, slug)])
            message = f"is in one story with {title} by little: {_figures(near, threshold)}"
            yield at_field(articles[slug], "story", message, "if it is another event, write story: own")
    for one, other, near in parted(similar, stories):
        first, second = articles[one.members[0]], articles[other.members[0]]
        if threshold * (1 - MARGIN) <= near < threshold and _may_unite(one, other, articles):
            message = f"is just not in one story with {_title(first)}: {_figures(near, threshold)}"
            hint = "if it is the same event, write the same story: key in both"
            yield at_field(second, "story", message, hint)


def near_duplicate(material: Material) -> Iterator[Problem]:
    """Articles of one outlet that carry one text, or have one address."""
    articles = material.by_slug
    first: dict[tuple[str, ...], Article] = {}
    for story in material.findings.stories:
        origins = dict(story.origins)
        for slug in story.members:
            article = articles[slug]
            earlier = [first.setdefault(key, article) for key in _marks(article, origins.get(slug, slug))]
            if doubled := next((one for one in earlier if one is not article), None):
                yield _doubled(article, doubled)


def thin_theme(material: Material) -> Iterator[Problem]:
    """Themes of the curator's with one story or none."""
    for theme in material.findings.themes:
        if theme.by == "curator" and len(theme.stories) < 2:  # noqa: PLR2004 - one is few
            has = "has only one story" if theme.stories else "has no story"
            yield _at_theme(theme, material, f"the theme {theme.name!r} {has}")


def no_theme(material: Material) -> Iterator[Problem]:
    """Stories outside all themes, where there are any; said at the article that leads the story."""
    inside = {slug for theme in material.findings.themes for slug in theme.stories}
    articles = material.by_slug
    for story in material.findings.stories:
        if material.findings.themes and story.slug not in inside:
            hint = "write theme:, or give a theme in the configuration a keyword that the article uses"
            yield at_field(articles[story.lead], "theme", "belongs to no theme", hint)


def _alone(story: Story, told_by: Sequence[Article]) -> str | None:
    if not story.members[1:]:
        return "only this article tells its story"
    many = f"{len(told_by)} articles tell its story"
    outlets = {article.outlet for article in told_by}
    if len(outlets) == 1 and outlets != {""}:
        return f"{many}, all of them from {outlets.pop()}"
    if len({origin for _, origin in story.origins}) == 1:
        return f"{many}, and all carry one text"
    return None


def _title(article: Article) -> str:
    return repr(article.shown_title)


def _another(story: Story, slug: str) -> str:
    return next(member for member in (story.lead, *story.members) if member != slug)


def _figures(near: float, threshold: float) -> str:
    return f"similarity {near:.3f}, threshold {threshold:g}"


def _may_unite(one: Story, other: Story, articles: Mapping[str, Article]) -> bool:
    """Whether the curator hasn't said otherwise."""
    keys = {articles[slug].story for slug in (*one.members, *other.members)} - {None}
    return OWN not in keys and len(keys) <= 1


def _marks(article: Article, origin: str) -> Iterator[tuple[str, ...]]:
    """What no two articles should have in common: their address; their outlet and whose text they carry."""
    if article.source_url:
        yield ("address", _comparable(article.source_url))
    if article.source:
        yield ("text", article.source, origin)


def _comparable(address: str) -> str:
    """The same for two addresses of one page."""
    parts = urlsplit(untracked(address))
    host = (parts.hostname or "").removeprefix("www.")
    return f"{host}{parts.path.rstrip('/')}?{parts.query}"


def _doubled(article: Article, earlier: Article) -> Problem:
    hint = "keep one of them"
    if _has_address_of(article, earlier):
        return at_field(article, "source_url", f"is that of {earlier.path}, too", hint)
    message = f"carries the text of {earlier.path}, which is from {article.source}, too"
    return Problem(article.path, message, 1, hint=hint)


def _has_address_of(article: Article, earlier: Article) -> bool:
    both = article.source_url, earlier.source_url
    return all(both) and len({_comparable(address or "") for address in both}) == 1


def _at_theme(theme: Theme, material: Material, message: str) -> Problem:
    """At the article that names it, unless it has a place in the configuration."""
    names = [known.name for known in material.config.themes]
    article = next((one for one in material.findings.articles if one.theme == theme.name), None)
    if article and theme.name not in names:
        return at_field(article, "theme", message, "use a theme that other articles have, too")
    key = ("themes", names.index(theme.name), "name") if theme.name in names else ("themes",)
    hint = "give it keywords that articles use, or take it out"
    return material.config_file.problem(key, message, hint)
