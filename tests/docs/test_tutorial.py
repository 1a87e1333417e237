"""The tutorial is true: its files are written, its commands run, and they say what it says."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import digest

CHECKOUT = Path(__file__).parents[2]
STEP = re.compile(
    r"(?:save (?:it )?as `([^`]+)`:\s+)?^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL | re.IGNORECASE
)
SECONDS = re.compile(r"in \d+\.\d s")
# Nothing of the environment in which the tests run reaches what they install.
BARE = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}


def steps():
    return STEP.findall((CHECKOUT / "docs" / "tutorial.md").read_text("utf-8"))


def run(program, environment, arguments, folder):
    ran = subprocess.run(  # noqa: S603 - our own program
        [*program, *arguments],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout
    return SECONDS.sub("in 0.0 s", ran.stdout).rstrip()


def follow(program, environment, folder):
    """Does all that the tutorial says, in ``folder``; the commands."""
    commands = []
    for name, kind, text in steps():
        if kind == "console":
            command, _, said = text.partition("\n")
            called, *arguments = shlex.split(command.removeprefix("$ "))
            assert called == "digest"
            assert run(program, environment, arguments, folder) == SECONDS.sub("in 0.0 s", said).rstrip()
            commands.append(arguments[0])
        else:
            assert name, text
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_text(text, "utf-8")
    return commands


def test_every_command_of_the_tutorial_says_what_it_says_there(tmp_path):
    environment = {**os.environ, "PYTHONPATH": str(Path(digest.__file__).parents[1])}

    commands = follow([sys.executable, "-m", "digest"], environment, tmp_path)

    assert commands == ["add", "build", "check", "explain"]
    assert (tmp_path / "output/index.html").is_file()


@pytest.fixture
def installed(tmp_path):
    """The program, installed from its wheel into an environment that holds nothing else."""
    python = [sys.executable, "-m"]
    run(python, BARE, ["pip", "wheel", "-q", "--no-deps", "-w", str(tmp_path), str(CHECKOUT)], tmp_path)
    (wheel,) = tmp_path.glob("*.whl")
    run(python, BARE, ["venv", str(tmp_path / "venv")], tmp_path)
    commands = tmp_path / "venv" / ("Scripts" if os.name == "nt" else "bin")
    run([str(commands / "python")], BARE, ["-m", "pip", "install", "-q", str(wheel)], tmp_path)
    return [shutil.which("digest", path=commands)]


@pytest.mark.slow
def test_whoever_installs_the_wheel_into_an_empty_environment_can_follow_it(installed, tmp_path):
    folder = tmp_path / "empty"
    folder.mkdir()

    assert follow(installed, BARE, folder) == ["add", "build", "check", "explain"]
