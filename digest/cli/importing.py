"""The command that copies another generator's site in."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from digest.cli.project import DONE, PROBLEMS, WRONG_USAGE
from digest.cli.turns import turn
from digest.ingest import messages
from digest.ingest.importing import Target, import_site

if TYPE_CHECKING:
    from digest.cli.project import Project


def import_from(project: Project, site: Path, content: Path, *, dry_run: bool) -> int:
    """Copies what is in ``site``, and says what became of each file; the exit status."""
    config, problems = project.load_config()
    if config is None:
        project.console.report(problems)
        return WRONG_USAGE
    source = project.path(site)
    if not source.is_dir():
        raise click.UsageError(f"{site}: there is no such folder")
    folder = project.path(content)
    if source.resolve() in {project.root.resolve(), folder.resolve()}:
        raise click.UsageError(f"{site} is this digest itself; name the folder of the other site")
    static = project.path(Path("static"))
    with nullcontext() if dry_run else turn(project):
        imported = import_site(source, Target(folder, static, config.language, dry_run))
    for line in messages(imported):
        project.console.say(line)
    for one in imported:
        if one.path and one.is_new:
            click.echo(one.path.relative_to(project.root).as_posix())
    new = sum(one.is_new and one.path is not None for one in imported)
    there = sum(one.path is not None and not one.is_new for one in imported)
    failed = [one for one in imported if one.path is None]
    done = "would be imported" if dry_run else "imported"
    project.console.say(f"{new} {done}, {there} there already, {len(failed)} left out")
    wrong = any(problem.severity == "error" for one in failed for problem in one.problems)
    if not imported:
        project.console.say(f"{site}: there are no Markdown files in it")
    return PROBLEMS if wrong or not imported else DONE
