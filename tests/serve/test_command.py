"""The preview as a process: how it starts, how it ends, what it never says."""

from __future__ import annotations

import asyncio
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from digest.serve import Listening, Rebuilt, ServeError, preview, serve

SERVER = """
import sys, time
from pathlib import Path
from digest.serve import Listening, Rebuilt, serve

def rebuild(looking):
    time.sleep(float(sys.argv[2]))
    return Rebuilt(("index.html",))

folder = Path(sys.argv[1])
serve(rebuild, [folder], folder, Listening(port=0), say=lambda line: print(line, flush=True))
print("returned")
"""


@pytest.mark.parametrize("asked", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("build_seconds", [0, 30])
def test_asked_to_end_it_ends_at_once_with_one_line_also_while_a_build_runs(tmp_path, build_seconds, asked):
    command = [sys.executable, "-W", "error", "-c", SERVER, tmp_path, str(build_seconds)]
    with subprocess.Popen(  # noqa: S603 - our own script
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout.readline().startswith("serving on http://127.0.0.1:")
        if not build_seconds:
            assert process.stdout.readline().endswith("files changed: 1\n")
        time.sleep(0.2)
        process.send_signal(asked)
        started = time.monotonic()
        said, errors = process.communicate(timeout=10)
    assert said == "stopped\nreturned\n"
    assert errors == ""
    assert process.returncode == 0
    assert time.monotonic() - started < 10  # a busy machine takes its time, a build would take 30 seconds


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


def test_a_taken_usual_port_gives_way_to_the_next_aloud(tmp_path, monkeypatch):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        usual = taken.getsockname()[1]
        monkeypatch.setattr("digest.serve._USUAL_PORT", usual)
        said = _said_by(tmp_path, Listening())
    assert said[1] == f"port {usual} is taken, so it is {_port(said)}"
    assert _port(said) > usual


def test_listening_beyond_this_machine_is_warned_of(tmp_path):
    said = _said_by(tmp_path, Listening("0.0.0.0", 0))  # noqa: S104 - that is what is tested
    assert said[0] == f"serving on http://localhost:{_port(said)}/ (stop with Ctrl-C)"
    assert said[1] == "whoever can reach this machine can read the preview, drafts included"
    assert len(_said_by(tmp_path, Listening("localhost", 0))) == 1


def test_beyond_this_machine_addresses_are_answered_and_foreign_names_are_not(project):
    project.at = Listening("0.0.0.0", 0)  # noqa: S104 - as above
    project.start()
    answers = {
        host: project.get("/", Host=host)[0] for host in ("192.0.2.7:80", "[2001:db8::1]", "evil.example")
    }
    project.stop()
    assert answers == {"192.0.2.7:80": 200, "[2001:db8::1]": 200, "evil.example": 421}


def test_a_browser_is_opened_after_the_first_build_and_only_then(project):
    project.start()
    assert project.eventually(lambda: project.opened)
    project.page("index.html", "edited")
    assert project.shows("/", "edited")
    project.stop()
    assert project.opened == [f"http://127.0.0.1:{project.port}/"]


def _said_by(folder, at):
    """What the preview says before its first build is done."""
    said, go_on = [], threading.Event()

    def rebuild(_looking):
        go_on.wait(10)
        return Rebuilt()

    async def run():
        task = asyncio.create_task(preview(rebuild, [folder], folder, at, say=said.append))
        await asyncio.sleep(0.3)
        go_on.set()
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

    asyncio.run(run())
    return said


def _port(said):
    return int(said[0].rpartition(":")[2].partition("/")[0])
