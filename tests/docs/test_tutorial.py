"""The tutorial is true: its files are written, its commands run, and they say what it says."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import digest

DOCS = Path(__file__).parents[2] / "docs"
STEP = re.compile(
    r"(?:save (?:it )?as `([^`]+)`:\s+)?^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL | re.IGNORECASE
)
SECONDS = re.compile(r"in \d+\.\d s")


def steps():
    return STEP.findall((DOCS / "tutorial.md").read_text("utf-8"))


def run(line, folder):
    program, *arguments = shlex.split(line)
    assert program == "digest"
    environment = {**os.environ, "COLUMNS": "100", "PYTHONPATH": str(Path(digest.__file__).parents[1])}
    ran = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", "digest", *arguments],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout
    return SECONDS.sub("in 0.0 s", ran.stdout).rstrip()


def test_every_command_of_the_tutorial_says_what_it_says_there(tmp_path):
    ran = 0
    for name, kind, text in steps():
        if kind == "console":
            command, _, said = text.partition("\n")
            assert run(command.removeprefix("$ "), tmp_path) == SECONDS.sub("in 0.0 s", said).rstrip()
            ran += 1
        else:
            assert name, text
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_text(text, "utf-8")
    assert ran == 4
    assert (tmp_path / "output/index.html").is_file()
