"""A real scheduler and real workers on this machine: the same site, also when one of them is lost."""

from __future__ import annotations

import re
import subprocess
import sys
import threading
from concurrent.futures import CancelledError, ThreadPoolExecutor

import pytest

from digest.runtime import cluster as module
from digest.runtime import work
from digest.runtime.cluster import ClusterError, cluster
from digest.runtime.frozen import thaw

distributed = pytest.importorskip("distributed")
KilledWorker = distributed.KilledWorker
ARTICLES = 420


def started(*arguments, **how):
    return subprocess.Popen(  # noqa: S603 - our own programs
        [sys.executable, "-W", "ignore", "-m", "distributed.cli." + arguments[0], *arguments[1:]],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        **how,
    )


def line_with(process, pattern):
    for line in process.stdout:
        if found := re.search(pattern, line):
            threading.Thread(target=process.stdout.read, daemon=True).start()
            return found
    raise AssertionError(f"{process.args} ended")


@pytest.fixture(scope="module")
def dask():
    """A scheduler's address and two processes that work for it, each in a folder of its own."""
    scheduler = started("dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard")
    address = line_with(scheduler, r"(tcp://127\.0\.0\.1:\d+)")[1]
    workers = [
        started("dask_worker", address, "--nworkers", "1", "--nthreads", "1", "--no-nanny", "--no-dashboard")
        for _ in range(2)
    ]
    for worker in workers:
        line_with(worker, "Starting established connection")
    yield address, workers
    for process in (*workers, scheduler):
        process.kill()
        process.wait()
        process.stdout.close()


@pytest.fixture
def archive(project):
    for number in range(ARTICLES):
        project.article(
            f"a{number}",
            f"The council of Bude met for the {number}th time. It spoke of {number * 7} bridges and ferries.",
            title=f"Meeting {number}",
            date=f"2025-{number % 12 + 1:02}-{number % 28 + 1:02}",
        )
    return project.write("templates/404.html", "{% extends 'base.html' %}")


@pytest.mark.slow
def test_a_cluster_makes_the_same_site_and_a_lost_worker_is_made_up_for(archive, dask, monkeypatch):
    address, workers = dask
    archive.build("--no-cache", "-j", "1")
    losses = iter([workers[0].kill])

    def thaw_and_lose_a_worker(frozen):
        next(losses, lambda: None)()
        return thaw(frozen)

    monkeypatch.setattr(work, "thaw", thaw_and_lose_a_worker)

    ran = archive.run("build", "--no-cache", "--scheduler", address, "-o", "clustered")

    assert next(losses, None) is None, "a worker was lost after its first answers"
    assert ran.status == 0, ran.err
    assert "Traceback" not in ran.err
    assert archive.site("clustered") == archive.site()


def test_where_no_scheduler_is_one_sentence_says_so(project, monkeypatch):
    monkeypatch.setattr(module, "SECONDS", 0.2)

    ran = project.article("a").run("build", "--scheduler", "tcp://127.0.0.1:1")

    assert ran.status == 2
    assert "there is no scheduler at tcp://127.0.0.1:1" in ran.err
    assert not (project.root / "output").exists()


@pytest.mark.parametrize("address", ["", "nonsense", "http://a:8786", "tcp://a", "tcp://a:port"])
def test_what_is_no_address_is_said_to_be_none(project, address):
    ran = project.article("a").run("build", "--scheduler", address)

    assert ran.status == 2
    assert f"--scheduler: '{address}' is not the address of a scheduler" in ran.err


class Client:
    """A cluster that answers as it is told."""

    def __init__(self, found):
        self.found = found
        self.status = "running"

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    def get_executor(self, **_how):
        return ThreadPoolExecutor(1)

    def run(self, function, on_error):
        assert on_error == "return"
        return {worker: one(function()) if callable(one) else one for worker, one in self.found.items()}


@pytest.mark.parametrize(
    ("found", "said"),
    [
        ({}, "has no workers yet"),
        ({"tcp://a:1": ModuleNotFoundError("No module named 'digest'")}, "worker tcp://a:1 can't run digest"),
        ({"tcp://a:1": lambda own: {**own, "jinja2": "2.0"}}, "worker tcp://a:1 has jinja2 2.0, here"),
        ({"tcp://a:1": lambda own: {**own, "Python": "3.9"}}, "Python 3.9, here 3"),
    ],
)
def test_workers_that_would_give_other_results_are_refused(found, said):
    with pytest.raises(ClusterError, match=re.escape(said)):
        module._compare(Client(found))


def test_workers_like_this_one_are_welcome():
    module._compare(Client({"tcp://a:1": dict}))


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (CancelledError, "the scheduler at tcp://a:1 went away; build again when it is back"),
        (KilledWorker("task", None, 3), "workers are lost again and again"),
    ],
)
def test_a_cluster_that_is_lost_is_said_to_be_in_a_sentence(monkeypatch, error, said):
    monkeypatch.setattr(distributed, "Client", lambda *_, **__: Client({"tcp://a:2": dict}))

    with pytest.raises(ClusterError, match=re.escape(said)), cluster("tcp://a:1"):
        raise error


def test_a_scheduler_may_be_away_for_a_moment(monkeypatch):
    client, now = Client({}), [0.0]
    executor = module._ClusterExecutor(client)
    monkeypatch.setattr(module, "monotonic", lambda: now[0])

    for client.status, now[0] in (
        ("running", 1.0),
        ("connecting", 2.0),
        ("connecting", 9.0),
        ("running", 14.0),
    ):
        executor.watch()
    client.status = "connecting"
    executor.watch()
    now[0] += module.SECONDS + 1
    with pytest.raises(CancelledError):
        executor.watch()
    executor.shutdown()


def test_without_dask_the_extra_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)

    with pytest.raises(ClusterError, match=r"news-digest\[cluster\]"), cluster("tcp://127.0.0.1:1"):
        pass
