"""What publishing saw in a folder of its own it does not read again."""

from __future__ import annotations

import os
import time

import pytest

from digest.model import File
from digest.publish import Seen, publish

FILES = (File("index.html", b"<p>Old news"), File("a/index.html", b"<p>News"))


@pytest.fixture
def output(tmp_path):
    publish(FILES, tmp_path / "output")
    return tmp_path / "output"


def pretend(monkeypatch, seconds):
    now = time.time_ns()
    monkeypatch.setattr("digest.publish.seen.time_ns", lambda: now + seconds * 1_000_000_000)


def test_a_file_that_looks_the_same_is_not_read_again(output, monkeypatch):
    pretend(monkeypatch, 10)
    seen = Seen()
    publish(FILES, output, seen=seen)
    monkeypatch.setattr("digest.publish.seen.sha256_of", lambda place: pytest.fail(f"reads {place}"))

    assert publish(FILES, output, seen=seen).unchanged == len(FILES)


def test_a_file_that_was_written_a_moment_ago_is_read_again(output, monkeypatch):
    seen = Seen()
    publish(FILES, output, seen=seen)
    read = []
    monkeypatch.setattr("digest.publish.seen.sha256_of", lambda place: read.append(place) or "")

    publish(FILES, output, seen=seen)

    assert str(output / "index.html") in read


@pytest.mark.parametrize("times", ["new", "old"])
def test_what_somebody_wrote_there_is_undone(output, monkeypatch, times):
    pretend(monkeypatch, 10)
    seen = Seen()
    publish(FILES, output, seen=seen)
    page = output / "index.html"
    before = page.stat()
    page.write_bytes(b"<p>Bad news")
    if times == "old":
        os.utime(page, ns=(before.st_atime_ns, before.st_mtime_ns))

    assert publish(FILES, output, seen=seen).changed == ("index.html",)
    assert page.read_bytes() == b"<p>Old news"


def test_what_changed_is_written(output, monkeypatch):
    pretend(monkeypatch, 10)
    seen = Seen()
    publish(FILES, output, seen=seen)

    changed = publish((File("index.html", b"<p>New news"), FILES[1]), output, seen=seen).changed

    assert changed == ("index.html",)
    assert (output / "index.html").read_bytes() == b"<p>New news"
