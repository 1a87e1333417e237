"""The command that brings articles in."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from digest.cli.project import DONE, PROBLEMS, WRONG_USAGE
from digest.cli.turns import turn
from digest.content.dates import parse_date
from digest.ingest import Wishes, add, messages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.cli.project import Project
    from digest.ingest import Added

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,20}://")
_STANDARD_INPUT = "-"
_MOST_PASTED = 20_000_001  # one byte more than a page may have, so that more is noticed


@dataclass(frozen=True, slots=True)
class Adding:
    """How articles are added, as the command line says it."""

    source: str | None = None
    date: str | None = None
    theme: str | None = None
    tag: tuple[str, ...] = ()
    draft: bool = False
    edit: bool = False
    dry_run: bool = False
    as_json: bool = False
    allow_private: bool = False

    @property
    def wishes(self) -> Wishes:
        """What the curator says of the articles. Raises UsageError for a date that is none."""
        from datetime import UTC  # noqa: PLC0415 - for this check alone

        if self.date and parse_date(self.date, UTC) is None:
            raise click.UsageError(
                f"--date: {self.date!r} is not a date; write YYYY-MM-DD, or YYYY-MM-DDTHH:MM+HH:MM"
            )
        return Wishes(self.source, self.date, self.theme, self.tag, self.draft)


def add_inputs(project: Project, inputs: Sequence[str], content: Path, how: Adding) -> int:
    """Adds each input, and says what became of it; the exit status."""
    wishes = how.wishes
    config, problems = project.load_config()
    if config is None:
        project.console.report(problems)
        return WRONG_USAGE
    added = add(
        [_item(project, one) for one in inputs],
        project.path(content),
        language=config.language,
        wishes=wishes,
        settings=_settings(how, inputs),
        dry_run=how.dry_run,
        turn=partial(turn, project),
    )
    _report(project, added, how)
    if how.edit and not how.dry_run:
        _edit(added)
    return DONE if all(one.path for one in added) else PROBLEMS


def _item(project: Project, given: str) -> Path | str | bytes:
    if given == _STANDARD_INPUT:
        with click.open_file(_STANDARD_INPUT, "rb") as stream:
            return bytes(stream.read(_MOST_PASTED))
    return given if _ADDRESS.match(given) else project.path(Path(given))


def _settings(how: Adding, inputs: Sequence[str]) -> Any:
    """The limits of fetching; none for the usual ones, or when what could fetch is not installed."""
    if not how.allow_private or not any(_ADDRESS.match(one) for one in inputs):
        return None
    try:
        from digest.fetch import FetchSettings  # noqa: PLC0415 - an extra, and heavy
    except ImportError:
        return None
    return FetchSettings(allow_private=True)


def _report(project: Project, added: Sequence[Added], how: Adding) -> None:
    if how.as_json:
        click.echo(
            json.dumps([_as_data(one, how) for one in added], ensure_ascii=False, indent=2, default=str)
        )
        return
    for line in messages(added):
        project.console.say(line)
    for one in added:
        if one.path:
            click.echo(one.path)
        if one.path and one.is_new and how.dry_run:
            click.echo(f"\n{one.text}")


def _as_data(added: Added, how: Adding) -> dict[str, object]:
    return {
        "input": added.input,
        "path": added.path.as_posix() if added.path else None,
        "new": added.is_new,
        "written": added.is_new and added.path is not None and not how.dry_run,
        "fields": dict(added.fields),
        "removed": [{"line": one.line, "text": one.text, "why": one.why} for one in added.removed],
        "problems": [
            {
                "path": one.path,
                "line": one.line,
                "field": one.field,
                "severity": one.severity,
                "message": one.message,
                "hint": one.hint,
            }
            for one in added.problems
        ],
    }


def _edit(added: Sequence[Added]) -> None:
    """Opens what was written in the curator's editor."""
    for one in added:
        if one.path and one.is_new:
            click.edit(filename=str(one.path))
