"""Shells complete commands and options, fast."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]
HEAVY = {"jinja2", "numpy", "pydantic", "yaml", "livereload", "rich"}
RUN = "import sys; sys.argv[0] = 'digest'; from digest.cli import main; main()"


def digest(*arguments, **environment):
    where = {**os.environ, "PYTHONPATH": str(CHECKOUT), **environment}
    command = [sys.executable, "-c", RUN, *arguments]
    return subprocess.run(command, capture_output=True, text=True, env=where, check=False)  # noqa: S603 - ours


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_accepts_its_script(shell):
    ran = digest("completion", shell)

    assert (ran.returncode, ran.stderr) == (0, "")
    assert "_DIGEST_COMPLETE" in ran.stdout
    if program := shutil.which(shell):
        subprocess.run([program, "-n"], input=ran.stdout, text=True, check=True)  # noqa: S603 - a shell that only reads


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("digest bu", "plain,build"),
        ("digest build --dr", "plain,--drafts"),
        ("digest init --host net", "plain,netlify"),
    ],
)
def test_commands_options_and_choices_are_completed(words, expected):
    count = len(words.split()) - 1

    ran = digest(_DIGEST_COMPLETE="bash_complete", COMP_WORDS=words, COMP_CWORD=str(count))

    assert expected in ran.stdout.splitlines()


def test_completing_imports_nothing_heavy():
    code = (
        "import sys, atexit; sys.argv[:] = ['digest']\n"
        "atexit.register(lambda: print('LOADED', *{n.partition('.')[0] for n in sys.modules}))\n"
        "from digest.cli import main; main()"
    )
    where = {**os.environ, "PYTHONPATH": str(CHECKOUT), "_DIGEST_COMPLETE": "bash_complete"}
    where |= {"COMP_WORDS": "digest b", "COMP_CWORD": "1"}

    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=where, check=False)  # noqa: S603 - ours

    completed, _, loaded = ran.stdout.partition("LOADED")
    assert "plain,build" in completed
    assert not set(loaded.split()) & HEAVY
