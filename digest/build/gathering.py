"""All that there is, read; and what of it is to be published."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from digest.content import find, load, read, read_page
from digest.runtime.work import Workshop
from digest.site import distinct

if TYPE_CHECKING:
    from digest.build.project import Choice, Folders
    from digest.config import Config
    from digest.model import Article, PlainPage, Problem


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
    workshop: Workshop | None = None,
) -> Gathered:
    """Read all that there is, and take what is to be published; no two articles share a slug."""
    there, problems = find(folders.root, folders.content)
    limits = config.limits
    loaded = [(file, *load(folders.root, file.path, limits.file_bytes)) for file in there]
    own = [(file.path, raw) for file, raw, _ in loaded if raw is not None and file.kind == "page"]
    pages = [read_page(path, raw, limits) for path, raw in own]
    themes = tuple(theme.name for theme in config.themes)
    inputs = [
        (file.path, raw, config.timezone, config.language, themes, limits)
        for file, raw, _ in loaded
        if raw is not None and file.kind != "page"
    ]
    done = (workshop or Workshop(folders.results)).each(read, inputs, "reading")
    faults = [faults for *_, faults in (*loaded, *pages, *done.results)]
    articles = [article for article, _ in done.results if article]
    taken, clashing = distinct([article for article in articles if choice.takes(article)])
    return Gathered(
        articles=taken,
        read=tuple(articles),
        pages=tuple(page for page, _ in pages if page),
        problems=(*problems, *chain.from_iterable(faults), *clashing),
        left_out=len(articles) - len(taken),
        parsed=len(inputs) - done.remembered,
    )
