"""The process may die at any moment: the old site stands or the new one, and the next publish tidies up."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from digest.publish import exchange, staging
from digest.publish.resting import resting_place

OLDER = {"index.html": "older", "same.css": "same", "old/index.html": "old"}
OLD = {"index.html": "old", "same.css": "same", "old/index.html": "old"}
NEW = {"index.html": "new", "same.css": "same", "new/a/index.html": "new", "new/b/index.html": "new"}
NEXT = {"index.html": "next", "next/index.html": "next"}
FOREIGN = {"CNAME": "foreign", ".git/HEAD": "foreign", "old/notes.txt": "foreign"}
STEPS = ("link", "rename", "replace", "unlink", "mkdir", "rmdir", "chmod", "open")


class Death(BaseException):
    """The process is gone."""


class Reaper:
    """Lets so many steps on the disk happen, and none after."""

    def __init__(self, monkeypatch, steps):
        self.left = steps
        for name in STEPS:
            monkeypatch.setattr(os, name, self._mortal(getattr(os, name)))
        monkeypatch.setattr("builtins.open", self._mortal(open))
        monkeypatch.setattr(staging, "exchange", self._mortal(staging.exchange))

    def _mortal(self, step):
        def taken(*args, **options):
            self.left -= 1
            if self.left < 0:
                raise Death
            return step(*args, **options)

        return taken


def _no_exchange(_one, _other):
    return False


@pytest.mark.parametrize("system", ["exchanges", "renames twice"])
@pytest.mark.parametrize("following", [OLD, NEW, NEXT], ids=["old again", "new again", "next"])
def test_after_a_death_at_each_single_step_a_whole_site_stands_and_the_next_publish_heals(
    project, monkeypatch, system, following
):
    if system == "renames twice":
        monkeypatch.setattr(staging, "exchange", _no_exchange)
    whole = [{**OLD, **FOREIGN}, {**NEW, **FOREIGN}]
    seen = []
    for steps in range(1000):
        there = type(project)(project.root / str(steps))
        there.publish(OLDER)
        there.publish(OLD)
        assert resting_place(there.output).is_dir()
        for path, text in FOREIGN.items():
            there.write(path, text)
        with monkeypatch.context() as patch:
            Reaper(patch, steps)
            died = _dies(there)
        assert there.read() in whole if there.output.exists() else system == "renames twice"
        seen.append(there.output.exists() and whole.index(there.read()))
        there.publish(following)
        assert there.read() == {**following, **FOREIGN}
        assert there.beside() == []
        if not died:
            break
    assert len(seen) > 30
    assert seen[0] == 0
    assert seen[-1] == 1


def _dies(project):
    try:
        project.publish(NEW)
    except Death:
        return True
    return False


@pytest.mark.parametrize("steps", range(14))
def test_after_a_death_during_the_very_first_publish_there_is_nothing_or_the_site(
    project, monkeypatch, steps
):
    with monkeypatch.context() as patch:
        Reaper(patch, steps)
        _dies(project)
    assert not project.output.exists() or project.read() == NEW
    project.publish(NEW)
    assert project.read() == NEW
    assert project.beside() == []


def test_without_an_exchange_of_the_system_two_renames_do(project, monkeypatch):
    project.publish(OLD)
    project.write("CNAME")
    monkeypatch.setattr(exchange, "_system_exchange", lambda _one, _other: None)
    project.publish(NEW)
    assert project.read() == {**NEW, "CNAME": "foreign"}
    assert project.beside() == []


def test_when_the_second_of_the_two_renames_fails_the_old_site_comes_back(project, monkeypatch):
    project.publish(OLD)
    monkeypatch.setattr(staging, "exchange", _no_exchange)
    rename = Path.rename

    def failing(source, target):
        if source.name.isdecimal() and Path(target).name == "output":
            raise OSError(5, "Input/output error")
        return rename(source, target)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(Exception, match="input/output error"):
        project.publish(NEW)
    assert project.read() == OLD
    assert project.beside() == []


def test_without_syncfs_each_file_and_folder_is_flushed_by_itself(project, monkeypatch):
    flushed = []
    monkeypatch.setattr(exchange, "_library", lambda: None)
    monkeypatch.setattr(exchange, "flush_one", lambda path: flushed.append(Path(path)))
    project.publish({"a/b": "text"})
    names = [path.name for path in flushed]
    assert names[:3] == ["b", "manifest.json", "a"]
    assert names[3].isdecimal()


PUBLISHER = """
import sys
from pathlib import Path
from digest.model import File
from digest.publish import publish

output, first = Path(sys.argv[1]), int(sys.argv[2])
print("ready", flush=True)
for generation in range(first, first + 100_000):
    text = f"{generation:09}" * 2000
    pages = [File(f"{n % 7}/{n}/index.html", text.encode()) for n in range(60)]
    publish([*pages, File(f"only-{generation % 2}.html", text.encode()), File("same.css", b"same")], output)
"""


class Reader(threading.Thread):
    """Walks the site over and over; what it finds between two equal looks at a page must be of one piece."""

    def __init__(self, output):
        super().__init__(daemon=True)
        self.output = output
        self.walks = 0
        self.faults = []
        self.over = False

    def run(self):
        while not self.over:
            before = _generation(self.output, "0/0/index.html")
            found = {_generation(self.output, f"{n % 7}/{n}/index.html") for n in range(60)}
            foreign = _generation(self.output, "CNAME")
            if _generation(self.output, "0/0/index.html") != before:
                continue
            self.walks += 1
            if found != {before} or before in {"missing", "torn"} or foreign != "foreign":
                self.faults.append((before, found, foreign))


def _generation(output, path):
    try:
        text = (output / path).read_text()
    except FileNotFoundError:
        return "missing"
    if len(text) == 18_000 and len({text[n : n + 9] for n in range(0, 18_000, 9)}) == 1:
        return text[:9]
    return text if text == "foreign" else "torn"


@pytest.mark.slow
def test_killed_at_random_moments_under_the_eyes_of_a_reader_the_site_is_never_a_mixture(project):
    chance = random.Random(0)  # noqa: S311 - moments to die at, no secrets
    project.publish({f"{n % 7}/{n}/index.html": f"{0:09}" * 2000 for n in range(60)})
    project.write("CNAME")
    reader = Reader(project.output)
    reader.start()
    for kill in range(10):
        command = [sys.executable, "-c", PUBLISHER, project.output, str(1 + kill * 100_000)]
        with subprocess.Popen(  # noqa: S603 - our own script
            command, stdout=subprocess.PIPE, text=True
        ) as publisher:
            assert publisher.stdout.readline() == "ready\n"
            time.sleep(chance.uniform(0.02, 0.25))
            publisher.kill()
        assert len({_generation(project.output, f"{n % 7}/{n}/index.html") for n in range(60)}) == 1
    reader.over = True
    reader.join()
    assert reader.faults == []
    assert reader.walks > 50
    project.publish(NEXT)
    assert project.read() == {**NEXT, "CNAME": "foreign"}
    assert project.beside() == []
