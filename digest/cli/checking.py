"""The command that looks for faults and doubts, and publishes nothing."""

from __future__ import annotations

import json
import textwrap
from collections import Counter
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from time import time
from typing import TYPE_CHECKING

import click

from digest.build import in_order
from digest.check import check
from digest.check.memory import remembering
from digest.check.rules import RULES, nearest
from digest.check.sarif import sarif
from digest.cli.building import choice_of, folders_of, with_base_url
from digest.cli.project import DONE, PROBLEMS, WRONG_USAGE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from digest.check import Checked
    from digest.check.material import Answer
    from digest.cli.options import Wanted
    from digest.cli.project import Project
    from digest.model import Problem, Severity

# What one rule says more often than this is only counted, unless all is to be said.
MOST_ALIKE = 5
JSON_VERSION = 1
_STDOUT = "-"
_SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
_WIDTH = 88


@dataclass(frozen=True, slots=True)
class Checking:
    """How strict the check is, whether it looks outside, and where its report goes."""

    strict: bool = False
    external: bool = False
    as_json: bool = False
    sarif: str | None = None

    @property
    def is_for_programs(self) -> bool:
        """Whether standard output has the whole report."""
        return self.as_json or self.sarif == _STDOUT


def check_project(project: Project, wanted: Wanted, how: Checking) -> int:
    """Checks, and says what was found; the exit status."""
    if how.as_json and how.sarif == _STDOUT:
        raise click.UsageError("--json and --sarif - both write to standard output")
    config, problems = project.load_config()
    checked: Checked | None = None
    if config is not None:
        folders = folders_of(project, wanted)
        ask = remembering(partial(_ask, project), folders.cache, time()) if how.external else None
        config = with_base_url(config, wanted)
        checked = check(folders, config, choice_of(wanted), project.config_file, ask)
        problems = in_order((*problems, *checked.problems))
    _write(project, how, problems)
    if checked is None:
        return WRONG_USAGE
    counts = Counter(problem.severity for problem in problems)
    project.console.say(_summary(checked, counts))
    return PROBLEMS if counts["error"] or (how.strict and counts["warning"]) else DONE


def list_rules() -> int:
    """Prints each rule's name, its severity and what it says; the exit status."""
    name, level = (max(map(len, column)) for column in zip(*((r.name, r.level) for r in RULES), strict=True))
    for rule in RULES:
        click.echo(f"{rule.name:{name}}  {rule.level:{level}}  {rule.says}")
    return DONE


def explain_rule(name: str) -> int:
    """Prints what a rule is about; the exit status."""
    rule = next((rule for rule in RULES if rule.name == name), None)
    if rule is None:
        near = nearest(name)
        hint = f"did you mean {near}?" if near else "digest check --rules lists them"
        raise click.UsageError(f"{name} is not a rule; {hint}")
    click.echo(f"{rule.name} ({rule.level}): {rule.says}\n\n{textwrap.fill(rule.why, _WIDTH)}\n")
    click.echo(f'To change how much it matters, write in digest.toml:\n\n[check.rules]\n{rule.name} = "off"')
    return DONE


def _ask(project: Project, addresses: Iterable[str]) -> Mapping[str, Answer]:
    from digest.check.external import Limits, ask  # noqa: PLC0415 - the network, and rarely wanted

    wanted = tuple(addresses)
    project.console.say(f"asking {_count(len(wanted), 'address', 'addresses')} …")
    return ask(wanted, limits=Limits())


def _write(project: Project, how: Checking, problems: Sequence[Problem]) -> None:
    """The report to wherever it is wanted; for people, all but what is said too often."""
    if how.as_json:
        click.echo(json.dumps(_as_json(problems), indent=2))
    if how.sarif == _STDOUT:
        click.echo(json.dumps(sarif(problems), indent=2))
    elif how.sarif:
        _save(project.path(Path(how.sarif)), json.dumps(sarif(problems), indent=2) + "\n")
    if not how.is_for_programs:
        _tell(project, problems)


def _tell(project: Project, problems: Sequence[Problem]) -> None:
    said: Counter[str] = Counter()
    for problem in problems:
        rule = problem.rule or ""
        said[rule] += 1
        if said[rule] <= MOST_ALIKE or not rule or problem.severity == "error" or project.console.verbose:
            project.console.report([problem])
    if not project.console.verbose:
        for rule, number in said.items():
            if rule and number > MOST_ALIKE:
                project.console.say(f"{number - MOST_ALIKE} more of [{rule}]; -v shows all")


def _save(file: Path, text: str) -> None:
    try:
        file.write_text(text, "utf-8")
    except OSError as error:
        raise click.FileError(str(file), error.strerror or type(error).__name__) from None


def _as_json(problems: Sequence[Problem]) -> Mapping[str, object]:
    keys = ("rule", "severity", "path", "line", "field", "message", "hint")
    said = [{key: getattr(problem, key) for key in keys} for problem in problems]
    return {"version": JSON_VERSION, "problems": said}


def _summary(checked: Checked, counts: Mapping[Severity, int]) -> str:
    left_out = f" ({checked.left_out} left out)" if checked.left_out else ""
    found = ", ".join(_count(counts[severity], severity) for severity in _SEVERITIES)
    return f"{_count(checked.articles, 'article')} checked{left_out}: {found}"


def _count(number: int, one: str, many: str | None = None) -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"
