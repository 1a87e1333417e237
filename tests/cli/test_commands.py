"""What the command line itself promises, whatever the command."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import click
import pytest

from digest import __version__
from digest.cli import cli

CHECKOUT = Path(__file__).parents[2]
HEAVY = {"frontmatter", "jinja2", "livereload", "markdown_it", "nltk", "numpy", "pydantic", "sumy", "yaml"}


def python(code: str, *arguments: str, cwd: Path = CHECKOUT) -> subprocess.CompletedProcess[str]:
    where = {**os.environ, "PYTHONPATH": str(CHECKOUT)}
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, capture_output=True, text=True, cwd=cwd, env=where, check=False)  # noqa: S603 - ours


RUN = "from digest.cli import main; main()"


@pytest.mark.parametrize(
    "arguments",
    [["--help"], ["--version"], ["build", "--help"], ["serve", "-h"], ["init", "-h"], ["completion", "zsh"]],
)
def test_help_imports_nothing_heavy(arguments):
    code = (
        f"import sys; from digest.cli import cli; cli.main({arguments}, standalone_mode=False)\n"
        "print(*sorted({name.partition('.')[0] for name in sys.modules}), file=sys.stderr)"
    )

    loaded = set(python(code).stderr.split())

    assert "click" in loaded
    assert not loaded & HEAVY


def test_a_build_without_anything_to_summarise_needs_no_summariser(project):
    code = (
        f"import sys; sys.argv = ['digest', '-C', {str(project.write('content/x.png').root)!r}, 'build']\n"
        "from digest.cli import cli; cli.main(standalone_mode=False)\n"
        "print('LOADED', *sorted(sys.modules), file=sys.stderr)"
    )

    loaded = python(code).stderr.partition("LOADED")[2].split()

    assert "jinja2" in loaded
    assert "sumy" not in loaded


def test_every_command_and_option_says_what_it_is_for():
    for command in cli.commands.values():
        assert command.help
        for option in command.params:
            assert isinstance(option, click.Argument) or option.help, f"{command.name} {option.name}"


def test_the_version_is_said():
    ran = python(RUN, "--version")

    assert (ran.returncode, ran.stdout) == (0, f"digest, version {__version__}\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["bild"], "No such command 'bild'"),
        (["build", "--colour"], "No such option '--colour'"),
        (["-C", "nowhere", "build"], "nowhere: there is no such folder"),
        (["build", "--clock", "noon"], "'noon' is not a time; write YYYY-MM-DD"),
        (["build", "-b", "example.org"], "'example.org' is not an http or https address"),
        (["build", "-c", "other.toml"], "other.toml: error: there is no such file"),
        (["add"], "Missing argument"),
    ],
)
def test_wrong_usage_is_said_and_exits_with_2(arguments, said, tmp_path):
    ran = python(RUN, *arguments, cwd=tmp_path)

    assert ran.returncode == 2
    assert said in ran.stderr
    assert "Traceback" not in ran.stderr


def test_common_options_may_stand_on_either_side_of_the_command(project):
    project.article("2025-01-01-one", title="One")

    before = project.run("-q", "build", "--dry-run")
    after = project.run("build", "--dry-run", "-q")

    assert before.err == after.err == ""


def test_another_configuration_may_be_named(project):
    project.write("other.toml", 'title = "Another"\n').write("content/x.png")

    project.build("-c", "other.toml")

    assert "<title>Another</title>" in project.read("index.html")


def test_colours_are_for_those_who_ask_or_see(project):
    project.article("undated", title="Undated")

    assert "\x1b[" not in project.run("build").err
    assert "\x1b[33m" in project.run("build", "--color").err


def test_ctrl_c_ends_with_one_line_and_130(project):
    # Short sleeps: a signal that comes just before a long one would not cut it short.
    slow = (
        "import time, digest.cli.building as building\n"
        "building.build = lambda *_: (print('on', flush=True), [time.sleep(0.01) for _ in range(6000)])\n"
    )
    command = [sys.executable, "-c", slow + RUN, "-C", str(project.root), "build"]
    where = {**os.environ, "PYTHONPATH": str(CHECKOUT)}
    with subprocess.Popen(  # noqa: S603 - ours
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=where
    ) as process:
        assert process.stdout.readline() == "on\n"
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=120)

    assert (process.returncode, said) == (130, "\ninterrupted\n"), "the terminal has shown ^C"
