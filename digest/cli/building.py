"""The commands that make a site, or unmake it: build, serve, clean."""

from __future__ import annotations

import gc
import shutil
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

import click

from digest.build import STAGES, Choice, Folders, build, has_errors, in_order, turns
from digest.cli.notes import note, noted
from digest.cli.profiling import Stopwatch
from digest.cli.progress import shown
from digest.cli.project import CACHE, DONE, PREVIEW, PROBLEMS, STATE, WRONG_USAGE, is_led_away
from digest.cli.report import contents, of_nothing_new, report
from digest.cli.unchanged import remember, say_report, watch
from digest.publish import PublishError, Seen, clean, overlapping, publish
from digest.runtime.cluster import ClusterError, cluster
from digest.runtime.executor import workers
from digest.runtime.memory import give_back

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from concurrent.futures import Executor
    from contextlib import AbstractContextManager
    from datetime import datetime

    from digest.build import Build
    from digest.cli.options import Publishing, Wanted
    from digest.cli.project import Project
    from digest.cli.report import Outcome
    from digest.cli.unchanged import Asked
    from digest.config import Config
    from digest.model import AnyFile, Problem
    from digest.publish import Published
    from digest.runtime.progress import Progress

# Nearly all that a build makes it keeps to its end; to look through it for garbage took a third of the time.
GARBAGE = (50_000, 20, 1_000)
# What the files of the output hold, by how they look; below the cache.
_SEEN = "output.json"


@dataclass(frozen=True, slots=True)
class _Made:
    """What is wanted of a `Build` while it is published and after that; all else that it found is large."""

    content: Mapping[str, int]
    files: Sequence[AnyFile]
    rendered: Sequence[tuple[str, str]]
    turns: Sequence[datetime]

    @classmethod
    def of(cls, made: Build) -> _Made:
        """Of all that was made."""
        return cls(contents(made), made.files, made.rendered, tuple(turns(made.gathered.read)))


@dataclass(frozen=True, slots=True)
class _Done:
    """How far a build came, and what of the output was ``seen`` meanwhile."""

    status: int
    problems: tuple[Problem, ...]
    made: _Made | None = None
    published: Published | None = None
    seen: Seen = field(default_factory=Seen)


def build_site(asked: Asked) -> int:
    """Builds and publishes; the exit status."""
    started = monotonic()
    gc.set_threshold(*GARBAGE)
    watched = watch(asked)
    try:
        done = _build(asked.project, asked.wanted, asked.how)
    except ClusterError as error:
        asked.project.console.fail(f"--scheduler: {error}")
        return WRONG_USAGE
    outcome: Outcome = (
        "published" if done.published else "dry run" if done.status == DONE else "not published"
    )
    made = done.made
    said = report(
        outcome, str(asked.how.output), done.problems, made.content if made else None, done.published
    )
    if made and done.published and watched:
        remember(watched, made.files, made.turns, of_nothing_new(said), done.seen)
    for path, why in made.rendered if made else ():
        asked.project.console.detail(f"rendered: {path}: {why}")
    say_report(asked, said, monotonic() - started)
    return done.status


def _build(project: Project, wanted: Wanted, how: Publishing) -> _Done:
    """Builds and publishes; the problems are said on the way."""
    config, problems = project.load_config()
    overlap = overlapping(project.path(how.output), folders_of(project, wanted).inputs)
    if config is None or overlap:
        problems = (*problems, *((overlap,) if overlap else ()))
        project.console.report(problems)
        return _Done(WRONG_USAGE, problems)
    with shown(project.console) as heard:
        watch = Stopwatch(heard)
        folders = folders_of(project, wanted)
        made, faults = _make(folders, with_base_url(config, wanted), wanted, how, watch.tell)
        give_back()
        watch.tell("publishing", 0, 0)
        problems = in_order((*problems, *faults))
        if how.strict:
            problems = tuple(replace(problem, severity="error") for problem in problems)
        wrong = has_errors(problems)
        done = _Done(PROBLEMS if wrong else DONE, problems, made)
        if not how.dry_run and (how.keep_going or not wrong):
            done = _publish(project, how, done, folders.cache)
    if how.profile:
        for line in watch.lines():
            click.echo(line, err=True)
    project.console.report(done.problems)
    return done


def _make(
    folders: Folders, config: Config, wanted: Wanted, how: Publishing, progress: Progress
) -> tuple[_Made, Sequence[Problem]]:
    """What is to be published, and what is wrong with it."""
    with _workers(wanted.jobs, how.scheduler) as executor, folders.workshop(executor, progress) as workshop:
        made = build(folders, config, choice_of(wanted), workshop)
    return _Made.of(made), made.problems


def _workers(jobs: int, scheduler: str | None) -> AbstractContextManager[Executor | None]:
    return workers(jobs, STAGES) if scheduler is None else cluster(scheduler)


def clean_up(project: Project, output: Path) -> int:
    """Removes the site and what is remembered; the exit status."""
    try:
        removed = clean(project.path(output), shown_as=str(output))
    except PublishError as error:
        project.console.report(error.problems)
        return PROBLEMS
    for made in (CACHE, PREVIEW):
        shutil.rmtree(project.path(Path(made)), ignore_errors=True)
    with suppress(OSError):  # what was pulled and dropped is remembered on
        project.path(Path(STATE)).rmdir()
    project.console.say(f"removed {removed} {'file' if removed == 1 else 'files'} from {output}/")
    return DONE


def folders_of(project: Project, wanted: Wanted) -> Folders:
    """Where the project keeps its files."""
    cache = None if wanted.no_cache or is_led_away(project) else project.path(Path(CACHE))
    return Folders(project.root, wanted.content.as_posix(), cache)


def with_base_url(config: Config, wanted: Wanted) -> Config:
    """The configuration, with the address that was asked for."""
    return config.model_copy(update={"base_url": wanted.base_url}) if wanted.base_url else config


def choice_of(wanted: Wanted) -> Choice:
    """Which articles are published."""
    return Choice(wanted.clock, wanted.drafts, wanted.future, wanted.expired)


def _publish(project: Project, how: Publishing, done: _Done, cache: Path | None) -> _Done:
    """With the site in its place, or what kept it from there."""
    files = done.made.files if done.made else ()
    seen = Seen(noted(cache / _SEEN) if cache else None)
    output, shown_as = project.path(how.output), str(how.output)
    try:
        published = publish(files, output, force=how.force, shown_as=shown_as, seen=seen)
    except PublishError as error:
        return replace(done, status=PROBLEMS, problems=(*done.problems, *error.problems))
    if cache:
        note(cache / _SEEN, seen.known)
    return replace(done, published=published, seen=seen)
