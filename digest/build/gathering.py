"""All that there is, read; and what of it is to be published."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from digest.build.sources import open_sources
from digest.content import find, read, read_page
from digest.runtime.tasks import given, task
from digest.runtime.work import ChangedError
from digest.site import distinct

if TYPE_CHECKING:
    from digest.build.project import Choice, Folders
    from digest.config import Config
    from digest.model import Article, PlainPage, Problem
    from digest.runtime.cache import Cache
    from digest.runtime.work import Workshop


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a site is made of; ``left_out`` counts the articles that are not to be published.

    ``read`` are all articles that could be read, these among them; ``parsed`` counts those that were not
    remembered from an earlier build.
    """

    articles: tuple[Article, ...]
    read: tuple[Article, ...]
    pages: tuple[PlainPage, ...]
    problems: tuple[Problem, ...]
    left_out: int
    parsed: int


def gather(
    folders: Folders,
    config: Config,
    choice: Choice,
    workshop: Workshop,
) -> Gathered:
    """Read all that there is, and take what is to be published; no two articles share a slug."""
    try:
        return _gather(folders, config, choice, workshop, None if workshop.is_far else workshop.cache)
    except ChangedError:
        # A file is written just now; so none is trusted to be what it looks like, and all are read.
        return _gather(folders, config, choice, workshop, None)


def _gather(
    folders: Folders, config: Config, choice: Choice, workshop: Workshop, looks: Cache | None
) -> Gathered:
    """``looks`` is where it is remembered what files looked like when they were read."""
    there, problems = find(folders.root, folders.content)
    limits = config.limits
    sources = open_sources(folders.root, there, limits.file_bytes, looks)
    bounds = given(limits)
    read_pages = [
        task(read_page, one.found.path, one.raw, bounds)
        for one in sources
        if one.raw and one.found.kind == "page"
    ]
    themes = tuple(theme.name for theme in config.themes)
    read_articles = [
        task(read, one.found.path, one.raw, config.timezone, config.language, themes, bounds)
        for one in sources
        if one.raw and one.found.kind != "page"
    ]
    pages = workshop.together([(one,) for one in read_pages])
    done = workshop.together([(one,) for one in read_articles], "reading")
    found = [one for (one,) in done.results]
    faults = [
        *(one.problems for one in sources),
        *(faults for ((_, faults),) in pages.results),
        *(faults for _, faults in found),
    ]
    articles = [article for article, _ in found if article]
    taken, clashing = distinct([article for article in articles if choice.takes(article)])
    return Gathered(
        articles=taken,
        read=tuple(articles),
        pages=tuple(page for ((page, _),) in pages.results if page),
        problems=(*problems, *chain.from_iterable(faults), *clashing),
        left_out=len(articles) - len(taken),
        parsed=len(read_articles) - done.remembered,
    )
