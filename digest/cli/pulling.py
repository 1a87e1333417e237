"""The commands that bring drafts in from feeds, and keep or drop them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import click

from digest.cli.project import DONE, PROBLEMS, STATE, WRONG_USAGE
from digest.ingest.memory import DamagedMemoryError, Ledger, UnsavedMemoryError
from digest.ingest.pages import missing_extra
from digest.model import Problem

if TYPE_CHECKING:
    from collections.abc import Sequence
    from contextlib import AbstractContextManager

    from digest.cli.project import Project
    from digest.config import Config
    from digest.ingest.pulling import Pulled

MEMORY = f"{STATE}/pulled.json"
_FAULTS = (DamagedMemoryError, UnsavedMemoryError, OSError)


@dataclass(frozen=True, slots=True)
class Wish:
    """How feeds are pulled, as the command line says it."""

    opml: Path | None = None
    full: bool = False
    dry_run: bool = False
    allow_private: bool = False


def pull_feeds(project: Project, content: Path, wish: Wish) -> int:
    """Pulls the feeds of digest.toml, or adds a list's feeds to them; the exit status."""
    config, problems = project.load_config()
    project.console.report(problems)
    if config is None:
        return WRONG_USAGE
    if problem := _missing():
        project.console.report([problem])
        return WRONG_USAGE
    if wish.opml:
        return _add_feeds(project, config, wish.opml, dry_run=wish.dry_run)
    if not config.feeds:
        hint = 'write [[feeds]] and url = "https://…" for each, or add a list of them with --opml FILE'
        project.console.report([Problem(project.config_file, "names no feed", hint=hint)])
        return WRONG_USAGE
    return _pull(project, config, content, wish)


def keep_drafts(project: Project, names: Sequence[str], content: Path) -> int:
    """Makes articles of drafts; the exit status."""
    from digest.ingest.curating import keep  # noqa: PLC0415 - a pull has no use for it

    with _turn(project):
        kept, problems = keep(names, project.path(content))
    return _told(project, kept, problems)


def drop_drafts(project: Project, names: Sequence[str], content: Path, *, force: bool) -> int:
    """Removes drafts for good; the exit status."""
    from digest.ingest.curating import drop  # noqa: PLC0415 - a pull has no use for it

    try:
        with _ledger(project).opened() as memory:
            dropped, problems = drop(names, project.path(content), memory, force=force)
    except _FAULTS as error:
        project.console.report([_fault(error)])
        return PROBLEMS
    for one in dropped:
        try:
            one.path.unlink()
        except OSError as error:
            message = f"can't be removed: {error.strerror or error}"
            problems = (*problems, Problem(one.shown_as, message, hint="delete the file yourself"))
    return _told(project, [one.path for one in dropped], problems)


def _missing() -> Problem | None:
    if missing_extra("") is None and find_spec("feedparser"):
        return None
    hint = "run: pip install 'news-digest[intake]'"
    return Problem("digest pull", "what reads feeds is not installed", hint=hint)


def _pull(project: Project, config: Config, content: Path, wish: Wish) -> int:
    from digest.fetch import FetchSettings  # noqa: PLC0415 - an extra, and heavy
    from digest.ingest.pulling import Expected, Pulling, pull  # noqa: PLC0415 - an extra, and heavy

    expected = Expected(config.language, config.sources, datetime.now(UTC))
    how = Pulling(wish.full, wish.dry_run, FetchSettings(allow_private=wish.allow_private))
    try:
        pulled = pull(config.feeds, project.path(content), _ledger(project), expected, how)
    except _FAULTS as error:
        project.console.report([_fault(error)])
        return PROBLEMS
    wrong = _told(project, pulled.drafts, pulled.problems)
    project.console.say(_summary(pulled, dry_run=wish.dry_run))
    return wrong


def _ledger(project: Project) -> Ledger:
    return Ledger(project.path(Path(MEMORY)), partial(_turn, project))


def _turn(project: Project) -> AbstractContextManager[None]:
    from digest.cli.turns import turn  # noqa: PLC0415 - feeds are asked before what writes is loaded

    return turn(project)


def _fault(error: Exception) -> Problem:
    """What is wrong with what pulls remember, or with a file that can't be read."""
    if isinstance(error, DamagedMemoryError):
        return Problem(MEMORY, "is damaged", hint="delete it; what was dropped may then come again")
    if isinstance(error, UnsavedMemoryError):
        return Problem(MEMORY, f"can't be written: {error}", hint="make room, or allow it")
    place, reason = getattr(error, "filename", None), getattr(error, "strerror", None)
    return Problem(str(place or MEMORY), f"can't be read: {reason or error}", hint="allow it")


def _add_feeds(project: Project, config: Config, file: Path, *, dry_run: bool) -> int:
    from digest.ingest.subscribing import new_among, read_list, subscribe  # noqa: PLC0415 - an extra, and heavy

    listed, problems = read_list(project.path(file), str(file))
    project.console.report(problems)
    new = new_among(listed, config)
    for one in listed:
        title = f"  {one.title}" if one.title else ""
        note = "" if one in new else "  (is there already)"
        click.echo(f"{one.address}{title}{note}")
    if new and not dry_run:
        path = project.root / project.config_file
        if problem := subscribe(path, new, config, project.config_file):
            project.console.report([problem])
            return PROBLEMS
    if listed:
        done = "would be added" if dry_run else "added"
        after = "; run digest pull to read them" if new and not dry_run else ""
        project.console.say(f"{_count(len(new), 'feed')} {done} to {project.config_file}{after}")
    return DONE if listed else PROBLEMS


def _told(project: Project, paths: Sequence[Path], problems: Sequence[Problem]) -> int:
    project.console.report(problems)
    for path in paths:
        click.echo(path)
    return PROBLEMS if any(one.severity == "error" for one in problems) else DONE


def _summary(pulled: Pulled, *, dry_run: bool) -> str:
    parts = [f"{_count(pulled.read, 'feed')} read"]
    parts += [f"{pulled.unchanged} unchanged"] if pulled.unchanged else []
    parts += [f"{pulled.failed} not read"] if pulled.failed else []
    drafts = _count(len(pulled.drafts), "new draft") + (", nothing written" if dry_run else "")
    filtered = f", {_count(pulled.filtered, 'item')} filtered out" if pulled.filtered else ""
    return f"{', '.join(parts)}: {drafts}{filtered}"


def _count(number: int, one: str) -> str:
    return f"{number} {one if number == 1 else one + 's'}"
