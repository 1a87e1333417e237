"""The command that brings articles in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from digest.cli.project import DONE, PROBLEMS, WRONG_USAGE
from digest.ingest import add, messages

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from digest.cli.project import Project


def add_files(project: Project, files: Sequence[Path], content: Path) -> int:
    """Adds each file, and says what became of it; the exit status."""
    config, problems = project.load_config()
    if config is None:
        project.console.report(problems)
        return WRONG_USAGE
    added = add([project.path(file) for file in files], project.path(content), language=config.language)
    for line in messages(added):
        project.console.say(line)
    for one in added:
        if one.path:
            click.echo(one.path)
    return DONE if all(one.path for one in added) else PROBLEMS
