"""docs/commands.md says of every command and option just what the program says.

After a change, ``python tests/cli/test_documentation.py`` writes it anew.
"""

from __future__ import annotations

from pathlib import Path

import click

from digest.cli import cli

DOCUMENT = Path(__file__).parents[2] / "docs" / "commands.md"
MARK = "<!-- from here on as the program says it -->\n"


def reference():
    """The options that all commands have, then each command with its own."""
    common = [one for one in cli.params if isinstance(one, click.Option) and one.name != "version"]
    everywhere = {option.name for option in common}
    parts = [
        "## Options of every command",
        "They may stand before the command's name or behind it.",
        table(common),
    ]
    for name, command in sorted(cli.commands.items()):
        parts += [f"## digest {name}", f"```\n{usage(name, command)}\n```", prose(command)]
        own = [one for one in command.params if isinstance(one, click.Option) and one.name not in everywhere]
        parts += [table(own)] if own else []
    return "\n\n".join(parts) + "\n"


def usage(name, command):
    pieces = command.collect_usage_pieces(click.Context(command))
    return " ".join(["digest", name, *pieces])


def prose(command):
    """The help text; what is set off there is set off here."""
    first, *blocks = (command.help or "").split("\b\n")
    return "\n\n".join([first.strip(), *(f"```\n{block.strip()}\n```" for block in blocks)])


def table(options):
    rows = [(*option.get_help_record(click.Context(cli)),) for option in options]
    lines = [f"| `{names}` | {says} |".replace("  ", " ") for names, says in rows]
    return "\n".join(["| option | |", "| --- | --- |", *(escaped(line) for line in lines)])


def escaped(row):
    """A row whose choices (``a|b``) don't end its cell."""
    cells = row[2:-2].split(" | ")
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def test_the_page_of_commands_says_what_the_program_says():
    assert DOCUMENT.read_text("utf-8").partition(MARK)[2] == "\n" + reference()


def test_the_page_names_every_command_before_it_explains_them():
    introduction = DOCUMENT.read_text("utf-8").partition(MARK)[0]

    for name in cli.commands:
        assert f"`digest {name}" in introduction, name


if __name__ == "__main__":
    head = DOCUMENT.read_text("utf-8").partition(MARK)[0]
    DOCUMENT.write_text(head + MARK + "\n" + reference(), "utf-8")
