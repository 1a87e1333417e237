"""How the commands speak: messages on standard error, results on standard output."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterable

    from digest.model import Problem


@dataclass(frozen=True, slots=True)
class Console:
    """``color`` is None where a terminal is to decide."""

    quiet: bool = False
    verbose: bool = False
    color: bool | None = None

    def say(self, text: str, style: str | None = None) -> None:
        """Says ``text``, unless quiet."""
        if not self.quiet:
            click.secho(text, fg=style, err=True, color=self.color)

    def detail(self, text: str) -> None:
        """Says ``text`` only where much is to be said."""
        if self.verbose:
            self.say(text)

    def report(self, problems: Iterable[Problem]) -> None:
        """Says each problem; when quiet, errors alone."""
        for problem in problems:
            if problem.severity == "error":
                click.secho(str(problem), fg="red", err=True, color=self.color)
            else:
                self.say(str(problem), "yellow")
