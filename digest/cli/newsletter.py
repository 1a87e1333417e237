"""The command that prints an edition as an e-mail."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from digest.build import build, in_order
from digest.cli.building import choice_of, folders_of, with_base_url
from digest.cli.project import DONE, PROBLEMS, WRONG_USAGE
from digest.model import Problem
from digest.render.newsletter import mailed
from digest.text.likeness import nearest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from digest.cli.options import Wanted
    from digest.cli.project import Project

FOLDER = "newsletter/"
SHOWN = 5
# Editions are alike to begin with: 2025-W49 has half of its letters in common with 2024-W01.
_LEAST_LIKENESS = 0.8


def print_newsletter(project: Project, wanted: Wanted, edition: str | None, *, text: bool) -> int:
    """Prints the e-mail of ``edition``, else of the latest one; the exit status."""
    config, problems = project.load_config()
    if config is None:
        project.console.report(problems)
        return WRONG_USAGE
    config = with_base_url(config, wanted)
    if not config.base_url:
        project.console.report([*problems, _homeless(project)])
        return WRONG_USAGE
    folders = folders_of(project, wanted)
    with folders.workshop() as workshop:
        made = build(folders, config, choice_of(wanted), workshop)
    problems = in_order((*problems, *made.problems))
    project.console.report(problems)
    if any(problem.severity == "error" for problem in problems):
        return PROBLEMS
    kind = ".txt" if text else ".html"
    letters = {
        file.path.removeprefix(FOLDER).removesuffix(kind): file.content
        for file in made.files
        if file.path.startswith(FOLDER) and file.path.endswith(kind)
    }
    chosen = edition or max(letters, default="")
    if chosen not in letters:
        raise click.UsageError(_missing(chosen, letters))
    letter = letters[chosen].decode()
    click.echo(letter if text else mailed(letter), nl=False)
    return DONE


def _homeless(project: Project) -> Problem:
    message = "is not set, and the links of an e-mail must be whole addresses"
    hint = 'write base_url = "https://…/", or say --base-url'
    return Problem(project.config_file, message, None, "base_url", hint)


def _missing(edition: str, letters: Mapping[str, bytes]) -> str:
    if not letters:
        return 'there is no edition: no article has a date, or digest.toml says [editions] period = "none"'
    latest = sorted(letters, reverse=True)
    more = f" and {len(latest) - SHOWN} more" if len(latest) > SHOWN else ""
    near = nearest(edition, latest, _LEAST_LIKENESS)
    hint = f"did you mean {near}? " if near else ""
    return f"there is no edition {edition!r}; {hint}there are {', '.join(latest[:SHOWN])}{more}"
