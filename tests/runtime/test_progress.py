"""Whoever wants to know hears how far the work is, and the work is the same."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime

from digest.build import Choice, Folders, build
from digest.config import load
from digest.runtime.cache import Cache
from digest.runtime.executor import workers
from digest.runtime.work import WORTHWHILE, Workshop
from digest.text.slugs import slugify


def test_of_many_only_those_not_remembered_are_told(tmp_path):
    heard = []
    with closing(Cache(tmp_path / "results.sqlite")) as cache:
        Workshop(cache).each(slugify, [("A b",)])

        listening = Workshop(cache, progress=lambda *told: heard.append(told))
        listening.each(slugify, [("A b",), ("C d",)], "naming")

    assert heard == [("naming", 0, 1), ("naming", 1, 1)]


def test_several_workers_are_counted_by_what_they_bring_back():
    heard = []
    inputs = [(f"Title {number}",) for number in range(WORTHWHILE)]

    with workers(2, ["digest.text"]) as executor:
        Workshop(None, executor, lambda *told: heard.append(told)).each(slugify, inputs, "naming")

    assert heard == [("naming", done, WORTHWHILE) for done in range(WORTHWHILE + 1)]


def test_a_build_names_its_stages_in_order_and_makes_the_same_site(sample):
    config, _ = load(sample.root / "digest.toml", shown_as="digest.toml")
    folders, choice = Folders(sample.root, "content", None), Choice(datetime(2026, 1, 1, tzinfo=UTC))
    heard = []

    told = build(folders, config, choice, Workshop(progress=lambda *told: heard.append(told)))

    stages = list(dict.fromkeys(stage for stage, _, _ in heard))
    assert stages[:3] == ["reading", "summarising", "grouping"]
    assert stages[-2:] == ["rendering", "indexing"]
    assert all(0 <= done <= total for _, done, total in heard)
    assert told.files == build(folders, config, choice, Workshop()).files
