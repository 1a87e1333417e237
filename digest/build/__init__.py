"""The pipeline: read, choose, summarise, group, assemble, render. The only part where stages meet."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from digest import __version__
from digest.build.files import read_pictures, with_social_cards, with_static
from digest.build.gathering import Gathered, gather
from digest.build.project import Choice, Folders, turns
from digest.build.rendering import render_site
from digest.build.telling import read_for_grouping, settings_for, summarise_articles, summarise_stories
from digest.content.media import read_static, static_problems
from digest.grouping import find_cast, group
from digest.model import Problem
from digest.pictures import Memory
from digest.runtime.progress import untold
from digest.runtime.work import Workshop
from digest.site import Findings, assemble, missing_files

if TYPE_CHECKING:
    from collections.abc import Iterable
    from concurrent.futures import Executor

    from digest.config import Config
    from digest.model import AnyFile
    from digest.runtime.progress import Progress

__all__ = [
    "STAGES",
    "Build",
    "Choice",
    "Folders",
    "Gathered",
    "build",
    "gather",
    "in_order",
    "settings_for",
    "turns",
]

# What a worker needs.
STAGES = ("digest.content", "digest.grouping", "digest.summary", "digest.render")


@dataclass(frozen=True, slots=True)
class Build:
    """A whole site, not yet published, and everything that is wrong with what it was made from.

    ``parsed`` texts, ``summarised`` ones and ``rendered`` pages were not remembered from an earlier build.
    """

    gathered: Gathered
    findings: Findings
    files: tuple[AnyFile, ...]
    problems: tuple[Problem, ...]
    articles: int
    stories: int
    themes: int
    left_out: int
    parsed: int
    summarised: int
    rendered: int


def build(
    folders: Folders,
    config: Config,
    choice: Choice,
    executor: Executor | None = None,
    progress: Progress = untold,
) -> Build:
    """Turn the files of a project into the files of its site. Nothing is written but the cache.

    ``progress`` is told what is being done, and how much of it.
    """
    workshop = Workshop(folders.results, executor, progress)
    gathered = gather(folders, config, choice, workshop)
    articles = gathered.articles
    summaries, summarised = summarise_articles(articles, config.summary, workshop)
    progress("grouping", 0, 0)
    readings = read_for_grouping(articles, workshop)
    groups = group(articles, readings, config.themes, config.grouping)
    told = summarise_stories(groups.stories, articles, summaries, config.summary, workshop)
    progress("pictures", 0, 0)
    memory = Memory(folders.cache and folders.cache / "pictures")
    pictures, missing = read_pictures(articles, folders, memory)
    found = Findings(
        articles=articles,
        pages=gathered.pages,
        summaries=summaries,
        stories=groups.stories,
        story_summaries=told,
        themes=groups.themes,
        pictures=pictures.by_slug,
        cast=find_cast(articles, readings, groups.stories),
    )
    site, unsettled = assemble(found, config, f"digest {__version__}")
    site, cards = with_social_cards(site, config, memory)
    memory.forget_the_rest()
    rendered = render_site(site, folders, config.search.engine, workshop)
    static = read_static(folders.static)
    files, doubled = with_static((*rendered.files, *pictures.files, *cards), static, articles)
    unseen = missing_files(config.look, [file.path for file in static])
    faults = (missing, unsettled, rendered.problems, doubled, unseen, static_problems(folders.static))
    problems = (*gathered.problems, *groups.problems, *chain.from_iterable(faults))
    return Build(
        gathered=gathered,
        findings=found,
        files=files,
        problems=in_order((*problems, *_advice(config))),
        articles=len(articles),
        stories=len(groups.stories),
        themes=len(groups.themes),
        left_out=gathered.left_out,
        parsed=gathered.parsed,
        summarised=summarised,
        rendered=rendered.anew,
    )


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Each problem once, by place."""
    return tuple(
        sorted(dict.fromkeys(problems), key=lambda p: (p.path, p.line or 0, p.field or "", p.message))
    )


def _advice(config: Config) -> tuple[Problem, ...]:
    if config.base_url:
        return ()
    message = "is not set, so feeds link relatively, and there are no newsletters and no sitemap"
    hint = 'once it is known where the site will stand, write base_url = "https://…/"'
    return (Problem("digest.toml", message, None, "base_url", hint, "warning"),)
