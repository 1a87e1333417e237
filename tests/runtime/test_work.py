"""The same results, in order, wherever the work is done and however much of it is remembered."""

from __future__ import annotations

import os
import re
import signal
import tomllib
from concurrent.futures import BrokenExecutor, ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

import digest.runtime.fingerprint as fingerprints
from digest.runtime.cache import Cache
from digest.runtime.executor import workers
from digest.runtime.fingerprint import LIBRARIES, fingerprint
from digest.runtime.held import Held
from digest.runtime.tasks import task
from digest.runtime.work import BATCH, WORTHWHILE, WorkError, Workshop
from digest.text.slugs import slugify

INPUTS = [(f"Title Number {number}",) for number in range(WORTHWHILE + BATCH // 2)]
SLUGS = tuple(slugify(*one) for one in INPUTS)


@pytest.fixture
def cache(tmp_path):
    with closing(Cache(tmp_path / "results.sqlite")) as cache:
        yield cache


def slugified(cache, inputs):
    return Workshop(cache).together([(task(slugify, *one),) for one in inputs])


def test_results_are_in_the_order_of_the_inputs():
    assert Workshop().each(slugify, INPUTS) == SLUGS
    with ThreadPoolExecutor(3) as executor:
        assert Workshop(executor=executor).each(slugify, INPUTS) == SLUGS


def test_what_is_remembered_is_not_done_again(cache):
    assert slugified(cache, INPUTS[:5]).remembered == 0

    done = slugified(cache, INPUTS[:7])

    assert (done.results, done.remembered) == (tuple((one,) for one in SLUGS[:7]), 5)
    assert slugified(cache, INPUTS[:7]).remembered == 7


def test_nothing_to_do_is_done_at_once(cache):
    assert Workshop(cache).each(slugify, []) == ()


def test_equal_inputs_have_equal_results_and_others_have_their_own(cache):
    assert Workshop(cache).each(slugify, [("A b",), ("A b",), ("A c",)]) == ("a-b", "a-b", "a-c")
    assert slugified(cache, [("A c",)]).remembered == 1


def test_what_is_held_from_the_build_before_is_not_done_again():
    done = []

    def slug(title):
        done.append(title)
        return slugify(title)

    held = Held()
    for some in (INPUTS[:3], INPUTS[1:5], INPUTS[:1]):
        held.turn()
        assert tuple(Workshop(held=held).once(slug, one) for (one,) in some) == tuple(
            slugify(*one) for one in some
        )

    assert done == [one for (one,) in (*INPUTS[:3], *INPUTS[3:5], INPUTS[0])], "the first was let go"
    assert Workshop().once(slug, INPUTS[0][0]) == SLUGS[0]


def test_a_change_of_the_code_makes_everything_anew(cache, monkeypatch):
    Workshop(cache).each(slugify, INPUTS[:3])
    monkeypatch.setattr("digest.runtime.tasks.fingerprint", lambda _: b"another")

    assert slugified(cache, INPUTS[:3]).remembered == 0


def test_a_fingerprint_covers_a_part_and_all_below_it(monkeypatch, tmp_path):
    for folder in ("summary", "site", "text", "model", "config"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.py").write_text(folder)
    monkeypatch.setattr(fingerprints, "PACKAGE", tmp_path)
    monkeypatch.setattr(fingerprints, "LIBRARIES", ("jinja2", "of-which-nobody-heard"))

    def now():
        fingerprint.cache_clear()
        return fingerprint("summary")

    before = now()
    assert now() == before
    (tmp_path / "site" / "a.py").write_text("changed")
    assert now() == before
    (tmp_path / "text" / "table.z").write_text("new")
    assert now() != before
    before = now()
    monkeypatch.setattr(fingerprints, "version", lambda name: f"{name} of tomorrow")
    assert now() != before
    fingerprint.cache_clear()


def test_the_libraries_of_the_project_are_those_that_count():
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))["project"]
    names = {re.match(r"[\w-]+", one)[0].lower() for one in project["dependencies"]}

    of_no_remembered_stage = {
        *("click", "livereload", "pillow", "rich", "tornado", "watchfiles"),
    }
    assert names - of_no_remembered_stage == {name.lower() for name in LIBRARIES}


def broken(number):
    raise KeyError(number)


broken.__module__ = "digest.text.broken"


def test_a_fault_is_shown_with_its_traceback():
    with ThreadPoolExecutor(1) as executor, pytest.raises(WorkError, match=r"(?s)Traceback.*KeyError: 7"):
        Workshop(executor=executor).each(broken, [(7,)] * WORTHWHILE)
    with pytest.raises(KeyError):
        Workshop().each(broken, [(7,)])


def test_one_worker_is_this_process():
    with workers(1, ()) as executor:
        assert executor is None


def test_few_things_to_do_prepare_no_processes(monkeypatch):
    monkeypatch.setattr("multiprocessing.get_context", lambda _: pytest.fail("prepares processes"))

    with workers(2, ()) as executor:
        assert Workshop(executor=executor).each(slugify, INPUTS[:5]) == SLUGS[:5]


@pytest.mark.slow
def test_processes_give_the_same(cache):
    with workers(2, ("digest.text.slugs",)) as executor:
        assert Workshop(cache, executor).each(slugify, INPUTS) == SLUGS
    assert slugified(cache, INPUTS).remembered == len(INPUTS)


@pytest.mark.slow
def test_what_killed_workers_leave_undone_is_done_here():
    with workers(2, ("digest.text.slugs",)) as executor:
        executor.submit(os.kill, executor.submit(os.getpid).result(), signal.SIGKILL).exception()
        with pytest.raises(BrokenExecutor):
            executor.submit(os.getpid)
        assert Workshop(executor=executor).each(slugify, INPUTS) == SLUGS
