"""A build that is interrupted ends soon, in one line, and leaves nothing behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from digest.model import File
from digest.publish import publish, staging

CHECKOUT = Path(__file__).parents[2]
SLOW = """
import itertools, pathlib, time
import digest.publish as publishing
def stage(*_):
    (pathlib.Path(_[0]).with_name(".output.digest-next") / "new").mkdir(parents=True)
    print("on", flush=True)
    for _ in itertools.count(): time.sleep(0.01)
publishing.stage = stage
from digest.__main__ import main
main()
"""


@pytest.mark.parametrize("kind", [signal.SIGINT, signal.SIGTERM])
def test_a_build_that_is_interrupted_while_it_writes_says_so_and_leaves_no_litter(project, kind):
    project.article("a", title="Bridge", date="2025-12-07")
    command = [sys.executable, "-c", SLOW, "-C", str(project.root), "build"]
    where = {**os.environ, "PYTHONPATH": str(CHECKOUT)}
    with subprocess.Popen(  # noqa: S603 - ours
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=where
    ) as process:
        assert process.stdout.readline() == "on\n"
        process.send_signal(kind)
        _, said = process.communicate(timeout=120)
    assert (process.returncode, said.split()) == (130, ["interrupted"])
    assert {path.name for path in project.root.iterdir()} <= {"content", "digest.toml", ".digest"}


def test_an_interruption_during_the_exchange_waits_until_all_is_tidied_up(tmp_path, monkeypatch):
    output = tmp_path / "output"
    publish([File("index.html", b"old")], output)
    really_lay_to_rest = staging.lay_to_rest

    def interrupted(*arguments):
        signal.raise_signal(signal.SIGINT)
        really_lay_to_rest(*arguments)

    monkeypatch.setattr(staging, "lay_to_rest", interrupted)
    with pytest.raises(KeyboardInterrupt):
        publish([File("index.html", b"new")], output)
    assert (output / "index.html").read_bytes() == b"new"
    assert [path.name for path in tmp_path.iterdir()] == ["output"]
