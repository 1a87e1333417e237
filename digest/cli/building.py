"""The commands that make a site, or unmake it: build, serve, clean."""

from __future__ import annotations

import json
import shutil
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

import click

from digest.build import STAGES, Choice, Folders, build, in_order
from digest.cli.progress import shown
from digest.cli.project import CACHE, DONE, PREVIEW, PROBLEMS, STATE, WRONG_USAGE
from digest.cli.report import report
from digest.publish import PublishError, clean, overlapping, publish
from digest.runtime.executor import workers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.build import Build
    from digest.cli.options import Wanted
    from digest.cli.project import Project
    from digest.cli.report import Outcome
    from digest.config import Config
    from digest.model import Problem
    from digest.publish import Published

# Where results are kept. Nothing is written or removed through a link: if one of these is one, none are.
_REMEMBERED = (STATE, CACHE, *(f"{CACHE}/{name}" for name in ("pictures", "results.sqlite", "templates")))


@dataclass(frozen=True, slots=True)
class Publishing:
    """Where a site goes, and in spite of what."""

    output: Path
    strict: bool = False
    keep_going: bool = False
    force: bool = False
    dry_run: bool = False
    as_json: bool = False


@dataclass(frozen=True, slots=True)
class _Done:
    """How far a build came."""

    status: int
    problems: tuple[Problem, ...]
    made: Build | None = None
    published: Published | None = None


def build_site(project: Project, wanted: Wanted, how: Publishing) -> int:
    """Builds and publishes; the exit status."""
    started = monotonic()
    done = _build(project, wanted, how)
    seconds = monotonic() - started
    if how.as_json:
        outcome: Outcome = (
            "published" if done.published else "dry run" if done.status == DONE else "not published"
        )
        data = report(
            outcome,
            str(how.output),
            done.problems,
            made=done.made,
            published=done.published,
            seconds=seconds,
        )
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
    for line in _last_lines(project, how, done, seconds):
        project.console.say(line, "green" if done.status == DONE else None)
    return done.status


def _build(project: Project, wanted: Wanted, how: Publishing) -> _Done:
    """Builds and publishes; the problems are said on the way."""
    config, problems = project.load_config()
    overlap = overlapping(project.path(how.output), folders_of(project, wanted).inputs)
    if config is None or overlap:
        problems = (*problems, *((overlap,) if overlap else ()))
        project.console.report(problems)
        return _Done(WRONG_USAGE, problems)
    with shown(project.console) as progress:
        with workers(wanted.jobs, STAGES) as executor:
            folders = folders_of(project, wanted)
            made = build(folders, with_base_url(config, wanted), choice_of(wanted), executor, progress)
        progress("publishing", 0, 0)
        problems = in_order((*problems, *made.problems))
        if how.strict:
            problems = tuple(replace(problem, severity="error") for problem in problems)
        wrong = any(problem.severity == "error" for problem in problems)
        done = _Done(PROBLEMS if wrong else DONE, problems, made)
        if not how.dry_run and (how.keep_going or not wrong):
            done = _publish(project, how, done)
    project.console.detail(f"articles: {made.parsed} read anew, {made.summarised} summarised anew")
    project.console.report(done.problems)
    return done


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
    project.console.say(f"removed {_count(removed, 'file')} from {output}/")
    return DONE


def folders_of(project: Project, wanted: Wanted) -> Folders:
    """Where the project keeps its files."""
    led_away = any(project.path(Path(path)).is_symlink() for path in _REMEMBERED)
    cache = None if wanted.no_cache or led_away else project.path(Path(CACHE))
    return Folders(project.root, wanted.content.as_posix(), cache)


def with_base_url(config: Config, wanted: Wanted) -> Config:
    """The configuration, with the address that was asked for."""
    return config.model_copy(update={"base_url": wanted.base_url}) if wanted.base_url else config


def choice_of(wanted: Wanted) -> Choice:
    """Which articles are published."""
    return Choice(wanted.clock, wanted.drafts, wanted.future, wanted.expired)


def _publish(project: Project, how: Publishing, done: _Done) -> _Done:
    """With the site in its place, or what kept it from there."""
    files = done.made.files if done.made else ()
    try:
        published = publish(files, project.path(how.output), force=how.force, shown_as=str(how.output))
    except PublishError as error:
        return replace(done, status=PROBLEMS, problems=(*done.problems, *error.problems))
    return replace(done, published=published)


def _last_lines(project: Project, how: Publishing, done: _Done, seconds: float) -> Iterator[str]:
    """What was built, how much of it is new, how long it took, and where to look."""
    if done.made is None:
        return
    new = f"{_count(done.made.parsed, 'text')} new or changed"
    took = f"in {seconds:.1f} s"
    if done.published:
        for path in done.published.changed:
            project.console.detail(f"changed: {path}")
        shown_at = project.path(how.output) / "index.html"
        yield f"{_contents(done.made)}; {new}; {_changes(done.published)} {took}; open {shown_at}"
    elif how.dry_run and done.status == DONE:
        files = _count(len(done.made.files), "file")
        yield f"{_contents(done.made)}; {new}; {files} {took}, nothing written"
    else:
        wrong = sum(problem.severity == "error" for problem in done.problems)
        yield f"{_count(wrong, 'error')}; nothing is published, {how.output}/ stays as it was"


def _contents(made: Build) -> str:
    parts = [
        _count(made.articles, "article"),
        _count(made.stories, "story", "stories"),
        _count(made.themes, "theme"),
    ]
    left_out = f", {made.left_out} left out" if made.left_out else ""
    return ", ".join(parts) + left_out


def _changes(published: Published) -> str:
    written, removed = _count(published.written, "file") + " written", f"{published.removed} removed"
    return f"{written}, {published.unchanged} unchanged, {removed}"


def _count(number: int, one: str, many: str | None = None) -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"
