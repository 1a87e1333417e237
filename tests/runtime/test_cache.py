"""What is remembered, what is forgotten, and that a damaged file costs nothing but time."""

from __future__ import annotations

import os
import sqlite3
import threading
from contextlib import closing

import pytest

from digest.runtime.cache import Cache


@pytest.fixture
def cache(tmp_path):
    with closing(Cache(tmp_path / "state" / "results.sqlite")) as cache:
        yield cache


def test_what_was_remembered_is_recalled_by_its_key(cache):
    cache.remember({b"a": b"1", b"b": b"2"})
    cache.remember({b"b": b"3"})

    assert cache.recall([b"a", b"b", b"c"]) == {b"a": b"1", b"b": b"3"}


def test_nothing_is_recalled_before_anything_was_remembered(cache):
    assert cache.recall([b"a"]) == {}
    assert cache.recall([]) == {}


def test_more_can_be_asked_for_at_once_than_sqlite_takes(cache):
    values = {b"%d" % number: b"%d" % -number for number in range(40_000)}
    cache.remember(values)

    assert cache.recall([*values]) == values


@pytest.mark.parametrize("damage", [b"no database" * 1000, b"SQLite format 3\0" + b"\xff" * 5000, b""])
def test_a_damaged_file_is_begun_anew(cache, damage):
    cache.remember({b"a": b"1"})
    cache.close()
    for path in cache.path.parent.iterdir():
        path.write_bytes(damage)

    cache.recall([b"a"])
    cache.remember({b"b": b"2"})
    cache.remember({b"b": b"2"})

    assert cache.recall([b"b"]) == {b"b": b"2"}


def test_a_file_so_damaged_that_what_is_said_of_it_is_no_text_is_begun_anew(cache):
    cache.remember({b"a": b"1"})
    cache.close()
    with closing(sqlite3.connect(cache.path)) as database:
        database.execute("PRAGMA journal_mode = DELETE")
    damaged = cache.path.read_bytes().replace(b"TABLE", b"TABXE").replace(b"tableresults", b"table\xa2esults")
    cache.path.write_bytes(damaged)

    assert cache.recall([b"a"]) == {}
    cache.remember({b"b": b"2"})
    assert cache.recall([b"b"]) == {b"b": b"2"}


def test_a_value_that_was_changed_is_not_recalled(cache):
    cache.remember({b"a": b"1", b"b": b"2"})
    with closing(sqlite3.connect(cache.path)) as database, database:
        database.execute(
            "UPDATE results SET value = CAST(substr(value, 1, 8) || 'x' AS BLOB) WHERE key = ?", (b"a",)
        )

    assert cache.recall([b"a", b"b"]) == {b"b": b"2"}


def test_what_came_first_is_forgotten_first_when_there_is_too_much(cache):
    with closing(Cache(cache.path, most_bytes=200_000)) as small:
        for number in range(40):
            small.remember({b"%d" % number: bytes(10_000)})
        left = sorted(int(key) for key in small.recall([b"%d" % number for number in range(40)]))

    assert left == list(range(left[0], 40)), "the newest are there"
    assert 5 <= len(left) < 25
    assert cache.path.stat().st_size < 400_000


def test_another_build_that_writes_at_the_same_time_loses_nothing(cache):
    def write(name):
        with closing(Cache(cache.path)) as own:
            for number in range(50):
                own.remember({b"%s%d" % (name, number): b"x"})

    threads = [threading.Thread(target=write, args=(name,)) for name in (b"a", b"b")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert (
        len(cache.recall([b"%s%d" % (name, number) for name in (b"a", b"b") for number in range(50)])) == 100
    )


@pytest.mark.skipif(os.name != "posix", reason="about folders that are files")
def test_where_nothing_can_be_written_nothing_is_remembered(tmp_path):
    (tmp_path / "state").write_text("a file stands where the folder should be")
    cache = Cache(tmp_path / "state" / "results.sqlite")

    cache.remember({b"a": b"1"})

    assert cache.recall([b"a"]) == {}


@pytest.mark.parametrize("value", ["CAST('text' AS TEXT)", "17", "1.5"])
def test_what_is_no_bytes_is_no_value(cache, value):
    cache.remember({b"a": b"1"})
    with closing(sqlite3.connect(cache.path)) as database, database:
        database.execute(f"UPDATE results SET value = {value}")  # noqa: S608 - from above

    assert cache.recall([b"a"]) == {}


@pytest.mark.parametrize(
    "schema",
    [
        "DROP TABLE results; CREATE VIEW results AS SELECT x'61' AS key, x'61' AS value",
        "CREATE TRIGGER first BEFORE INSERT ON results BEGIN DELETE FROM results; END",
        "ALTER TABLE results RENAME COLUMN value TO other",
    ],
)
def test_a_file_that_would_do_anything_but_hold_values_is_begun_anew(cache, schema):
    cache.remember({b"a": b"1"})
    cache.close()
    with closing(sqlite3.connect(cache.path)) as database:
        database.executescript(schema)

    assert cache.recall([b"a"]) == {}
    cache.remember({b"b": b"2"})
    cache.remember({b"c": b"3"})
    assert cache.recall([b"b", b"c"]) == {b"b": b"2", b"c": b"3"}
