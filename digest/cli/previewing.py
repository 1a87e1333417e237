"""The command that previews a site while it is being written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from digest.build import Choice, build, in_order
from digest.cli.building import folders_of, with_base_url
from digest.cli.project import DONE, PREVIEW, PROBLEMS
from digest.model import Problem
from digest.publish import PublishError, publish
from digest.serve import Rebuilt, ServeError, serve

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.cli.options import Wanted
    from digest.cli.project import Project


def preview(project: Project, wanted: Wanted, port: int) -> int:
    """Serves a site of its own until interrupted, drafts and all; the exit status."""
    folders = folders_of(project, wanted)
    watched = (*folders.inputs, project.root / project.config_file)
    try:
        serve(
            lambda: _rebuild(project, wanted),
            watched,
            project.path(Path(PREVIEW)),
            port=port,
            say=project.console.say,
        )
    except ServeError as error:
        project.console.report([Problem("digest serve", str(error))])
        return PROBLEMS
    return DONE


def _rebuild(project: Project, wanted: Wanted) -> Rebuilt:
    """Brings the preview up to date; with errors, it stays as it was."""
    config, problems = project.load_config()
    if config is None:
        return _failed(problems)
    choice = Choice(wanted.clock, drafts=True, future=True, expired=wanted.expired)
    made = build(folders_of(project, wanted), with_base_url(config, wanted), choice)
    problems = in_order((*problems, *made.problems))
    if any(problem.severity == "error" for problem in problems):
        return _failed(problems)
    try:
        published = publish(made.files, project.path(Path(PREVIEW)), shown_as=PREVIEW)
    except PublishError as error:
        return _failed((*problems, *error.problems))
    return Rebuilt(published.changed, tuple(map(str, problems)))


def _failed(problems: Sequence[Problem]) -> Rebuilt:
    return Rebuilt(problems=tuple(map(str, problems)), published=False)
