"""How help is laid out: commands by what one does when, and a command's own options before everybody's."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import click

from digest.cli.options import is_common

if TYPE_CHECKING:
    from collections.abc import Iterable

# In the order in which somebody new meets them.
SECTIONS = {
    "Begin": ("init", "new", "import"),
    "Bring articles in": ("add", "pull", "keep", "drop"),
    "Look": ("serve", "list", "check", "explain", "config"),
    "Publish": ("build", "newsletter", "clean"),
    "Your shell": ("completion",),
}
_WIDEST, _NARROWEST = 80, 30
# Where lines are shorter, an option stands above what it does instead of beside it.
_BESIDE = 60
_MARGIN = 2


class Formatter(click.HelpFormatter):
    """click's, for narrow terminals, too; its own lines have at least 50 columns."""

    def __init__(
        self, indent_increment: int = 2, width: int | None = None, max_width: int | None = None
    ) -> None:
        columns = min(shutil.get_terminal_size().columns, max_width or _WIDEST)
        super().__init__(indent_increment, width or max(columns, _NARROWEST) - _MARGIN)

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Terms with what they mean."""
        super().write_dl(rows, col_max if self.width >= _BESIDE else self.indent_increment, col_spacing)


class _Context(click.Context):
    formatter_class = Formatter


class Command(click.Command):
    """A command that tells its own options from those that all have."""

    context_class = _Context

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Its own options, then those of every command."""
        options = [one for one in self.get_params(ctx) if isinstance(one, click.Option)]
        parts = {"Options": False, "Options of every command": True}
        for title, of_all in parts.items():
            records = [one.get_help_record(ctx) for one in options if is_common(one) is of_all]
            if records:
                with formatter.section(title):
                    formatter.write_dl([record for record in records if record])


class Commands(Command, click.Group):
    """The commands, in sections, each with all that it says of itself."""

    command_class = Command

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """Their names, in the order in which they are met."""
        return [name for names in SECTIONS.values() for name in names]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands first: who asks for help at large looks for one."""
        self.format_commands(ctx, formatter)
        super().format_options(ctx, formatter)

    def format_commands(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Each section with its commands, what they do being cut nowhere."""
        longest = max(map(len, self.commands)) if formatter.width >= _BESIDE else 0
        for title, names in SECTIONS.items():
            with formatter.section(title):
                formatter.write_dl([(name.ljust(longest), _what(self.commands[name])) for name in names])


def _what(command: click.Command) -> str:
    return (command.help or "").partition("\n")[0]
