"""The commands that make a site, or unmake it: build, serve, clean."""

from __future__ import annotations

import shutil
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from digest.build import STAGES, Choice, Folders, build, in_order
from digest.cli.project import CACHE, DONE, PREVIEW, PROBLEMS, STATE, WRONG_USAGE
from digest.publish import PublishError, clean, overlapping, publish
from digest.runtime.executor import workers

if TYPE_CHECKING:
    from digest.build import Build
    from digest.cli.options import Wanted
    from digest.cli.project import Project
    from digest.config import Config
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


def build_site(project: Project, wanted: Wanted, how: Publishing) -> int:
    """Builds and publishes; the exit status."""
    started = monotonic()
    config, problems = project.load_config()
    if config is None:
        project.console.report(problems)
        return WRONG_USAGE
    folders = folders_of(project, wanted)
    if overlap := overlapping(project.path(how.output), folders.inputs):
        project.console.report((*problems, overlap))
        return WRONG_USAGE
    with workers(wanted.jobs, STAGES) as executor:
        made = build(folders, with_base_url(config, wanted), choice_of(wanted), executor)
    project.console.detail(f"articles: {made.parsed} read anew, {made.summarised} summarised anew")
    problems = in_order((*problems, *made.problems))
    if how.strict:
        problems = tuple(replace(problem, severity="error") for problem in problems)
    project.console.report(problems)
    wrong = sum(problem.severity == "error" for problem in problems)
    if wrong and not how.keep_going:
        project.console.say(f"{_count(wrong, 'error')}; nothing is published, {how.output}/ stays as it was")
        return PROBLEMS
    if not _publish(project, made, how, started):
        return PROBLEMS
    return PROBLEMS if wrong else DONE


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


def _publish(project: Project, made: Build, how: Publishing, started: float) -> bool:
    """Whether the site is in its place, or would be."""
    if how.dry_run:
        project.console.say(f"{_contents(made)}: {_count(len(made.files), 'file')}, nothing written")
        return True
    try:
        published = publish(made.files, project.path(how.output), force=how.force, shown_as=str(how.output))
    except PublishError as error:
        project.console.report(error.problems)
        return False
    for path in published.changed:
        project.console.detail(f"changed: {path}")
    took = monotonic() - started
    project.console.say(f"{_contents(made)}: {_changes(published)} in {how.output}/ ({took:.1f} s)", "green")
    return True


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
