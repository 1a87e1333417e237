"""When nothing has changed since the last build, its report is the answer, and nothing else is loaded."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, time_ns
from typing import TYPE_CHECKING, Any

import click

from digest.cli.notes import note, noted
from digest.cli.project import CACHE, is_led_away
from digest.cli.report import details, last_line
from digest.model import Problem
from digest.runtime.snapshot import Snapshot, again, settled, take, touched_since, written_since

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from digest.cli.options import Publishing, Wanted
    from digest.cli.project import Project
    from digest.cli.report import Report
    from digest.model import AnyFile
    from digest.publish import Seen

_PACKAGE = Path(__file__).parents[1]
_FILE = f"{CACHE}/last-build.json"


@dataclass(frozen=True, slots=True)
class Asked:
    """A build that was asked for: of what, as of when, and what is to become of it."""

    project: Project
    wanted: Wanted
    how: Publishing

    @property
    def may_be_remembered(self) -> bool:
        """Whether its report may stand for a later one's."""
        off = self.wanted.no_cache or self.how.dry_run or self.how.keep_going or self.how.profile
        return not (off or is_led_away(self.project))

    @property
    def inputs(self) -> tuple[Path, ...]:
        """What it is made from; the program is an input, too."""
        config = Path(self.project.config_file)
        own = (self.wanted.content, Path("templates"), Path("static"), config)
        return (*map(self.project.path, own), _PACKAGE, _PACKAGE.with_name("templates"))

    @property
    def outputs(self) -> tuple[Path, ...]:
        """What it makes, and what a crash would leave behind."""
        output = self.project.path(self.how.output)
        return output, output.with_name(f".{output.name}.digest-next")

    @property
    def options(self) -> str:
        """What was asked for, but for the time and what changes no result; of which Python and libraries."""
        project, wanted = self.project, self.wanted
        # To install another version of any library changes the folder in which it lies.
        places = [Path(place) for place in sys.path if place.endswith("-packages")]
        libraries = [place.stat().st_mtime_ns for place in places if place.is_dir()]
        who = (sys.version, libraries, os.path.realpath(project.root), project.config_file, project.named)
        which = (wanted.content, wanted.base_url, wanted.drafts, wanted.future, wanted.expired)
        return repr((who, which, self.how.output, self.how.strict))


@dataclass(frozen=True, slots=True)
class Watch:
    """A build that was asked for, when it began (nanoseconds), and its inputs as they were before."""

    asked: Asked
    options: str
    began: int
    before: Snapshot


def watch(asked: Asked) -> Watch | None:
    """To be called before anything is read; none where nothing may be remembered."""
    began = time_ns()
    before = take(asked.inputs, touched_since(began)) if asked.may_be_remembered else None
    return Watch(asked, asked.options, began, before) if before else None


def remember(
    watched: Watch, files: Iterable[AnyFile], turns: Iterable[datetime], said: Report, seen: Seen
) -> None:
    """Keeps the report of a build that published ``files``; at each of ``turns`` it would become another.

    What was ``seen`` while they were published is not listed again.
    """
    asked = watched.asked
    if not asked.may_be_remembered:
        return
    after = take(asked.outputs, written_since(watched.began), seen.names)
    if after is None or not _is_ours(after, asked.outputs[0], files):
        return
    moments = [turn.timestamp() for turn in turns]
    now = asked.wanted.clock.timestamp()
    record = {
        "options": watched.options,
        "inputs": watched.before,
        "outputs": settled(after, written_since(time_ns())),
        "since": max((moment for moment in moments if moment <= now), default=None),
        "until": min((moment for moment in moments if moment > now), default=None),
        "report": said,
    }
    note(asked.project.path(Path(_FILE)), record)


def _is_ours(after: Snapshot, output: Path, files: Iterable[AnyFile]) -> bool:
    """Whether what was written since the build began is what it wrote, and nobody else's."""
    folder = os.path.realpath(output)
    written = ((after.recent.get(f"{folder}/{file.path}"), file) for file in files)
    return all(known in {None, file.seal.sha256} for known, file in written)


def recall(asked: Asked) -> Report | None:
    """The report of the last build, when it is what a build of now would come to."""
    if not asked.may_be_remembered:
        return None
    file = asked.project.path(Path(_FILE))
    record = noted(file)
    try:
        said: Report = record["report"]
        before = Snapshot(*record["inputs"]), Snapshot(*record["outputs"])
        if not _is_of_now(record, asked):
            return None
        inputs, outputs = again(asked.inputs, before[0]), again(asked.outputs, before[1])
    except (OSError, TypeError, ValueError, KeyError, AttributeError):
        return None
    if inputs is None or outputs is None:
        return None
    if (inputs, outputs) != before:
        note(file, record | {"inputs": inputs, "outputs": outputs})
    return said


def _is_of_now(record: Mapping[str, Any], asked: Asked) -> bool:
    """Whether a build that was asked for the same made it, since when it would be made alike."""
    since, until, now = record["since"], record["until"], asked.wanted.clock.timestamp()
    return (
        record["options"] == asked.options
        and (since is None or since <= now)
        and (until is None or now < until)
    )


def say_report(asked: Asked, said: Report, seconds: float) -> None:
    """Tells what a build came to: programs on standard output, people in a line."""
    project, how = asked.project, asked.how
    if how.as_json:
        click.echo(json.dumps({**said, "seconds": round(seconds, 3)}, ensure_ascii=False, indent=2))
    for detail in details(said):
        project.console.detail(detail)
    if line := last_line(said, seconds, project.path(how.output) / "index.html"):
        project.console.say(line, None if said["outcome"] == "not published" else "green")


def say_unchanged(asked: Asked) -> bool:
    """Tells that there is nothing new, if there is nothing; otherwise says nothing."""
    started = monotonic()
    said = recall(asked)
    if said is not None:
        asked.project.console.report(Problem(**problem) for problem in said["problems"])
        say_report(asked, said, monotonic() - started)
    return said is not None
