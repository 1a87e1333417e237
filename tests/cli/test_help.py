"""Help reads well on any terminal, and shows somebody new where to begin."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from digest.cli import cli
from digest.cli.helping import SECTIONS

CHECKOUT = Path(__file__).parents[2]
RUN = "import sys; sys.argv[0] = 'digest'; from digest.cli import main; main()"


def digest(*arguments, columns=80):
    where = {**os.environ, "PYTHONPATH": str(CHECKOUT), "COLUMNS": str(columns)}
    command = [sys.executable, "-c", RUN, *arguments]
    return subprocess.run(command, capture_output=True, text=True, env=where, check=False)  # noqa: S603 - ours


def test_every_command_stands_in_one_section():
    assert sorted(name for names in SECTIONS.values() for name in names) == sorted(cli.commands)


def test_help_shows_where_to_begin_before_all_else():
    said = digest("--help").stdout

    assert said.index("\n  init ") == min(said.index(f"\n  {name} ") for name in cli.commands)
    assert said.index("\n  completion ") < said.index("\nOptions:")
    assert "New here? digest init FOLDER" in said


def test_what_a_command_does_is_cut_nowhere():
    said = " ".join(digest("--help", columns=40).stdout.split())

    for command in cli.commands.values():
        assert command.help.partition("\n")[0] in said


def test_no_command_at_all_gets_the_same_help():
    ran = digest()

    assert (ran.returncode, ran.stderr) == (2, digest("--help").stdout)


@pytest.mark.parametrize("columns", [40, 80])
def test_lines_fit_the_terminal(columns, monkeypatch):
    monkeypatch.setenv("COLUMNS", str(columns))
    for name, command in cli.commands.items():
        with command.make_context(name, [], resilient_parsing=True) as context:
            lines = command.get_help(context).splitlines()
        # What is to be copied is not broken.
        assert [line for line in lines if len(line) > columns and "digest completion" not in line] == [], name


def test_the_options_of_a_command_come_before_those_of_every_command():
    said = digest("clean", "--help").stdout

    assert said.index("--output") < said.index("Options of every command:") < said.index("--directory")


def test_what_is_to_be_copied_stands_on_lines_of_its_own():
    assert (
        '\n  bash: put eval "$(digest completion bash)" into ~/.bashrc\n' in digest("completion", "-h").stdout
    )
