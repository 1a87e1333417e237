"""The pipeline: read, choose, summarise, group, assemble, render. The only part where stages meet."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from digest.build.ahead import Ahead, glimpse, keep
from digest.build.files import read_pictures, with_static
from digest.build.gathering import Gathered, gather
from digest.build.layout import Layout
from digest.build.project import Choice, Folders, turns
from digest.build.rendering import render_records, render_site
from digest.build.telling import (
    cast,
    names_told,
    read_all,
    reading_of,
    settings_for,
    study,
    tell_stories,
    whole_texts,
)
from digest.content.media import read_static, static_problems
from digest.grouping import group
from digest.model import Problem
from digest.pictures import Memory
from digest.render import find_theme
from digest.runtime.healing import healed
from digest.runtime.memory import give_back
from digest.runtime.work import Workshop
from digest.site import Findings, missing_files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from digest.config import Config
    from digest.model import AnyFile, File

__all__ = [
    "STAGES",
    "Ahead",
    "Build",
    "Choice",
    "Folders",
    "Gathered",
    "Workshop",
    "build",
    "gather",
    "has_errors",
    "in_order",
    "read_all",
    "reading_of",
    "settings_for",
    "turns",
]

# What a worker needs.
STAGES = ("digest.content", "digest.grouping", "digest.render", "digest.summary")


@dataclass(frozen=True, slots=True)
class Build:
    """A whole site, not yet published, and everything that is wrong with what it was made from.

    So many articles as ``summarised`` says, and the pages ``rendered``, each with its path and why, were not
    remembered from an earlier build.
    """

    gathered: Gathered
    findings: Findings
    files: tuple[AnyFile, ...]
    problems: tuple[Problem, ...]
    summarised: int
    rendered: tuple[tuple[str, str], ...]


def build(
    folders: Folders, config: Config, choice: Choice, workshop: Workshop, ahead: Ahead | None = None
) -> Build:
    """Turn the files of a project into the files of its site. Nothing is written but the cache.

    ``workshop`` says with what help. Pages that go ``ahead`` are made first, and only if nothing is wrong.
    """
    return healed(partial(_build, folders, config, choice, ahead), workshop)


def _build(
    folders: Folders, config: Config, choice: Choice, ahead: Ahead | None, workshop: Workshop
) -> Build:
    gathered = gather(folders, config, choice, workshop)
    give_back()
    memory = Memory(folders.cache and folders.cache / "pictures")
    theme, stray = find_theme(folders.templates, folders.root, is_remembered=folders.cache is not None)

    def lay_out(findings: Findings, problems: Sequence[Problem] = ()) -> Layout:
        layout = Layout.of(findings, config, memory)
        if ahead and not has_errors((*gathered.problems, *stray, *problems, *layout.problems)):
            ahead.show(layout.site, theme)
        return layout

    found = _understand(gathered, folders, config, memory, workshop, lay_out)
    give_back()
    workshop.progress("assembling", 0, 0)
    # What pages show is let go of before the records are made: either is large.
    shown = render_site(lay_out(found.findings, found.problems), theme, workshop)
    memory.forget_the_rest()
    give_back()
    records, unsearched = render_records(found.findings, config, workshop)
    static = read_static(folders.static)
    made = (*shown.files, *records, *found.pictures)
    files, doubled = with_static(made, static, gathered.articles)
    unseen = missing_files(config.look, [file.path for file in static])
    faults = (stray, shown.problems, unsearched, doubled, unseen, static_problems(folders.static))
    problems = (*gathered.problems, *found.problems, *chain.from_iterable(faults))
    give_back()
    return Build(
        gathered=gathered,
        findings=found.findings,
        files=files,
        problems=in_order((*problems, *_advice(config))),
        summarised=found.summarised,
        rendered=shown.anew,
    )


@dataclass(frozen=True, slots=True)
class _Understood:
    """What there is to show, the files of its ``pictures``, and how many articles were summarised anew."""

    findings: Findings
    pictures: tuple[File, ...]
    problems: tuple[Problem, ...]
    summarised: int


def _understand(  # noqa: PLR0913, PLR0917 - what there is, with what help, and who has a glimpse
    gathered: Gathered,
    folders: Folders,
    config: Config,
    memory: Memory,
    workshop: Workshop,
    show: Callable[[Findings], object],
) -> _Understood:
    """Summarise and group. What grouping wants of the texts is much, and gone after it."""
    articles = gathered.articles
    studied = study(articles, config.summary, workshop)
    if early := glimpse(gathered, studied, workshop.held):
        show(early)
    give_back()
    workshop.progress("grouping", 0, 0)
    groups = group(articles, studied.readings, config.themes, config.grouping, workshop.each)
    names = names_told(articles, studied.readings)
    studied = replace(studied, readings=())
    give_back()
    told = tell_stories(groups.stories, articles, studied.summaries, config.summary, workshop)
    workshop.progress("pictures", 0, 0)
    pictures, missing = read_pictures(articles, folders, memory)
    findings = Findings(
        articles=articles,
        pages=gathered.pages,
        summaries=studied.summaries,
        stories=groups.stories,
        story_summaries=told.summaries,
        themes=groups.themes,
        pictures=pictures.by_slug,
        cast=cast(names, groups.stories, workshop),
        links={**studied.links, **told.links},
        whole_texts=whole_texts(articles, workshop),
    )
    keep(findings, workshop.held)
    return _Understood(findings, pictures.files, (*groups.problems, *missing), studied.anew)


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any keeps the site from being published."""
    return any(problem.severity == "error" for problem in problems)


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
