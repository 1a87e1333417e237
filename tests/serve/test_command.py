"""The preview as a process: how it starts, how it ends, what it never says."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from digest.serve import Listening, Rebuilt, ServeError, serve

SERVER = """
import sys, time
from pathlib import Path
from digest.serve import Listening, Rebuilt, serve

def rebuild():
    time.sleep(float(sys.argv[2]))
    return Rebuilt(("index.html",))

folder = Path(sys.argv[1])
serve(rebuild, [folder], folder, Listening(port=0), say=lambda line: print(line, flush=True))
print("returned")
"""


@pytest.mark.parametrize("build_seconds", [0, 30])
def test_interrupted_it_ends_within_a_second_with_one_line_also_while_a_build_runs(tmp_path, build_seconds):
    command = [sys.executable, "-W", "error", "-c", SERVER, tmp_path, str(build_seconds)]
    with subprocess.Popen(  # noqa: S603 - our own script
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout.readline().startswith("serving on http://127.0.0.1:")
        if not build_seconds:
            assert process.stdout.readline() == "built; files changed: 1\n"
        time.sleep(0.2)
        process.send_signal(signal.SIGINT)
        started = time.monotonic()
        said, errors = process.communicate(timeout=10)
    assert said == "stopped\nreturned\n"
    assert errors == ""
    assert process.returncode == 0
    assert time.monotonic() - started < 1


def _serve(**options):
    serve(Rebuilt, [Path("content")], Path("site"), Listening(**options), say=lambda _: None)


def test_a_taken_port_is_named(running):
    with pytest.raises(ServeError, match=rf"^port {running.port} on 127.0.0.1 is taken .* with --port$"):
        _serve(port=running.port)


@pytest.mark.parametrize("host", ["192.0.2.1", "é" + "x" * 70])
def test_a_host_that_is_not_this_machine_is_named(host):
    with pytest.raises(ServeError, match=f"^can't listen on {host}, port 0: "):
        _serve(host=host, port=0)


@pytest.mark.parametrize("port", [-1, 65_536])
def test_a_port_that_there_is_not_is_named(port):
    with pytest.raises(ServeError, match=f"^there is no port {port}; name one up to 65535 with --port$"):
        _serve(port=port)


def test_it_listens_on_this_machine_only(running):
    assert running.said[0] == f"serving on http://127.0.0.1:{running.port}/ (stop with Ctrl-C)"
