"""What lies in a file until somebody asks for it."""

from __future__ import annotations

import gc
import os
import weakref
from pathlib import Path

import pytest

from digest.runtime.spool import Spool


def test_what_was_put_there_comes_back_whole_in_any_order(tmp_path):
    spool = Spool(tmp_path)
    kept = [spool.put(b"%d" % number * number) for number in range(200)]

    assert [one() for one in reversed(kept)] == [b"%d" % number * number for number in reversed(range(200))]
    assert spool.put(b"more")() == b"more"
    assert kept[7]() == b"7777777"


def test_nobody_sees_the_file_and_it_goes_with_the_last_who_may_ask(tmp_path):
    spool = Spool(tmp_path)
    fetch = spool.put(b"seen by nobody")
    there = weakref.ref(spool)
    del spool

    assert fetch() == b"seen by nobody"
    assert not any(tmp_path.iterdir())
    del fetch
    gc.collect()
    assert there() is None


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a disk that is always full")
def test_what_finds_no_room_stays_in_memory(monkeypatch, tmp_path):
    nowhere = Spool(tmp_path / "not" / "there")
    monkeypatch.setattr("digest.runtime.spool.TemporaryFile", lambda **_: os.fdopen(_full(), "r+b", 0))
    full = Spool(tmp_path)

    assert [one.put(b"kept after all")() for one in (nowhere, full)] == [b"kept after all"] * 2


def _full():
    return os.open("/dev/full", os.O_RDWR)
