"""The command that begins an article."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import click

from digest.cli.project import DONE, PROBLEMS, WRONG_USAGE
from digest.ingest.entry import Entry
from digest.ingest.placing import place
from digest.model.zones import time_zone

if TYPE_CHECKING:
    from pathlib import Path

    from digest.cli.project import Project


def begin(project: Project, title: str, content: Path, *, edit: bool) -> int:
    """Writes an article with all that is known of it, and prints where; the exit status."""
    title = " ".join(title.split())
    if not title:
        raise click.UsageError("the title is empty")
    config, problems = project.load_config()
    if config is None:
        project.console.report(problems)
        return WRONG_USAGE
    today = datetime.now(time_zone(config.timezone)).date().isoformat()
    fields = {"title": title, "date": today, "source": "", "source_url": "", "draft": True}
    try:
        path = place(Entry(fields, ""), project.path(content))
    except OSError as error:
        project.console.fail(f"{content}: can't be written to: {error.strerror or type(error).__name__}")
        return PROBLEMS
    click.echo(path)
    project.console.say("a draft: digest serve shows it; delete the line draft: true to have it published")
    if edit:
        click.edit(filename=str(path))
    return DONE
