"""How the commands speak: messages on standard error, results on standard output."""

from __future__ import annotations

import os
import shutil
import sys
import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterable

    from digest.model import Problem

_NARROWEST = 30
_INDENT = "  "


@dataclass(frozen=True, slots=True)
class Console:
    """``color`` is None where the terminal and its user's NO_COLOR are to decide."""

    quiet: bool = False
    verbose: bool = False
    color: bool | None = None

    @property
    def is_animated(self) -> bool:
        """Whether somebody sits before it, for whom something may move."""
        return (
            not self.quiet
            and sys.stderr.isatty()
            and not os.environ.get("CI")
            and os.environ.get("TERM") != "dumb"
        )

    @property
    def is_coloured(self) -> bool | None:
        """As was asked; else not for those who never want any, and for the rest as the terminal can."""
        if self.color is None and (os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"):
            return False
        return self.color

    def say(self, text: str, style: str | None = None) -> None:
        """Says ``text``, unless quiet."""
        if not self.quiet:
            self._print(text, style)

    def detail(self, text: str) -> None:
        """Says ``text`` only where much is to be said."""
        if self.verbose:
            self.say(text)

    def fail(self, text: str) -> None:
        """Says what a command could not do, also when quiet."""
        self._print(text, "red")

    def report(self, problems: Iterable[Problem]) -> None:
        """Says each problem; when quiet, errors alone."""
        for problem in problems:
            if problem.severity == "error":
                self.fail(str(problem))
            else:
                self.say(str(problem), "yellow")

    def _print(self, text: str, style: str | None) -> None:
        click.secho(folded(text), fg=style, err=True, color=self.is_coloured)


def folded(text: str) -> str:
    """At a terminal, lines broken between words; in a pipe each stays whole, for programs read lines."""
    if not sys.stderr.isatty():
        return text
    width = max(shutil.get_terminal_size().columns, _NARROWEST)
    return "\n".join(
        textwrap.fill(line, width, subsequent_indent=_INDENT, break_long_words=False, break_on_hyphens=False)
        for line in text.split("\n")
    )
