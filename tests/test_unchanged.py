"""When nothing has changed, a build says so without looking at anything but names and times."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time

import pytest

from digest.cli import building
from digest.publish import publish
from digest.runtime import snapshot

LOADED = (
    "import sys, digest.cli\ntry:\n    digest.cli.main()\nfinally:\n    print('digest.build' in sys.modules)"
)


@pytest.fixture
def digest(project):
    return (
        project.article("a", title="Bridge", date="2025-01-02", source="Bude Times")
        .write("content/notes.pdf", "not read")
        .write("static/robots.txt", "User-agent: *\n")
        .write("static/__pycache__/a.txt")
    )


@pytest.fixture(autouse=True)
def _a_fine_clock(monkeypatch):
    """Times are trusted at once, so that what a time can't show would be seen to be missed."""
    monkeypatch.setattr(snapshot, "TICK", 0)


def is_answered_at_once(project, *options):
    """Whether a build loaded nothing of the pipeline."""
    ran = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", LOADED, "-C", str(project.root), "build", *options],
        capture_output=True,
        text=True,
        check=True,
    )
    return ran.stdout.strip().splitlines()[-1] == "False"


def touch(path):
    """Another time, as any editor leaves it."""
    os.utime(path, ns=(1, path.stat().st_mtime_ns + 1))


def test_the_same_report_comes_again_and_says_that_nothing_is_new(digest):
    first = json.loads(digest.run("build", "--json").out)
    again = json.loads(digest.run("build", "--json").out)

    assert is_answered_at_once(digest)
    assert again["problems"] == first["problems"] != []
    assert again["content"] == first["content"] | dict.fromkeys(
        ["read_anew", "summarised_anew", "rendered_anew"], 0
    )
    assert again["files"] == {
        "written": 0,
        "unchanged": first["files"]["written"],
        "removed": 0,
        "changed": [],
    }


@pytest.mark.parametrize(
    "change",
    [
        lambda root: touch(root / "content" / "a.md"),
        lambda root: (root / "content" / "b.md").write_text("---\ntitle: B\n---\nText."),
        lambda root: (root / "content" / "a.md").rename(root / "content" / "c.md"),
        lambda root: (root / "digest.toml").write_text('title = "Another"'),
        lambda root: touch(root / "static" / "robots.txt"),
        lambda root: touch(root / "static" / "__pycache__" / "a.txt"),
        lambda root: (root / "templates").mkdir(),
        lambda root: (root / "output" / "index.html").unlink(),
        lambda root: (root / "output" / "index.html").write_text("another"),
        lambda root: (root / "output" / "CNAME").write_text("news.example"),
        lambda root: (root / ".output.digest-next").mkdir(),
        lambda root: (root / ".digest" / "cache" / "last-build.json").unlink(),
        lambda root: (root / ".digest" / "cache" / "last-build.json").write_text("{}"),
    ],
)
def test_a_change_of_anything_is_seen(digest, change):
    digest.build()
    assert is_answered_at_once(digest)

    change(digest.root)

    assert not is_answered_at_once(digest)
    assert is_answered_at_once(digest)


@pytest.mark.parametrize(
    "options",
    [
        ["--drafts"],
        ["--base-url", "https://news.example/"],
        ["--no-cache"],
        ["--dry-run"],
        ["--keep-going"],
        ["-o", "elsewhere"],
    ],
)
def test_another_question_has_another_answer(digest, options):
    digest.build()

    assert not is_answered_at_once(digest, *options)


def test_what_was_written_within_a_tick_is_known_by_its_bytes(tmp_path, monkeypatch):
    monkeypatch.setattr(snapshot, "TICK", 10**12)
    monkeypatch.setattr(snapshot, "_hash_of_all", lambda *_: "the same size, times and number")
    (tmp_path / "a.md").write_text("one")
    then = snapshot.take([tmp_path], snapshot.touched_since(time.time_ns()))
    assert snapshot.again([tmp_path], then)

    (tmp_path / "a.md").write_text("two")

    assert not snapshot.again([tmp_path], then)


def test_what_came_into_a_folder_within_a_tick_is_seen(tmp_path, monkeypatch):
    monkeypatch.setattr(snapshot, "TICK", 10**12)
    monkeypatch.setattr(snapshot, "_hash_of_all", lambda *_: "the same size, times and number")
    then = snapshot.take([tmp_path], snapshot.touched_since(time.time_ns()))

    (tmp_path / "a.md").write_text("one")

    assert not snapshot.again([tmp_path], then)


def test_what_has_settled_is_known_by_its_looks(tmp_path, monkeypatch):
    (tmp_path / "a.md").write_text("one")
    monkeypatch.setattr(snapshot, "TICK", 10**12)
    then = snapshot.take([tmp_path], snapshot.touched_since(time.time_ns()))
    assert then.recent.keys() == {str(tmp_path), str(tmp_path / "a.md")}
    assert snapshot.again([tmp_path], then) == then

    monkeypatch.setattr(snapshot, "TICK", -1)

    assert snapshot.again([tmp_path], then) == then._replace(recent={})


def test_no_folder_is_listed_to_see_that_it_is_the_same(tmp_path, monkeypatch):
    (tmp_path / "a").mkdir()
    then = snapshot.take([tmp_path, tmp_path / "b"], lambda _: False)
    monkeypatch.setattr(os, "listdir", None)

    assert snapshot.again([tmp_path, tmp_path / "b"], then)


@pytest.mark.parametrize("leads_to", ["a file", "a folder", "nothing"])
def test_what_a_link_leads_to_is_watched(tmp_path, leads_to):
    elsewhere = tmp_path / "elsewhere"
    if leads_to == "a file":
        elsewhere.write_text("one")
    if leads_to == "a folder":
        elsewhere.mkdir()
    content = tmp_path / "content"
    content.mkdir()
    (content / "link").symlink_to(elsewhere)
    then = snapshot.take([content], lambda _: False)
    assert snapshot.again([content], then)

    if leads_to == "a folder":
        (elsewhere / "a.md").write_text("one")
    else:
        elsewhere.write_text("another")

    assert not snapshot.again([content], then)


def test_a_place_that_leads_elsewhere_is_another(tmp_path):
    for name in "one", "other":
        (tmp_path / name).mkdir()
    place = tmp_path / "place"
    place.symlink_to("one")
    then = snapshot.take([place], lambda _: False)

    place.unlink()
    place.symlink_to("other")

    assert not snapshot.again([place], then)


def test_an_article_of_the_future_appears_when_its_time_has_come(digest):
    digest.article("b", title="Storm", date="2030-01-01", source="Bude Times")
    digest.build("--clock", "2029-01-01")
    assert is_answered_at_once(digest, "--clock", "2029-12-31")
    assert not is_answered_at_once(digest, "--clock", "2030-01-02")
    assert (digest.root / "output" / "articles" / "b").exists()

    assert is_answered_at_once(digest, "--clock", "2031-01-01")
    assert not is_answered_at_once(digest, "--clock", "2029-01-01"), "a clock that goes back"
    assert not (digest.root / "output" / "articles" / "b").exists()


def test_an_article_that_expires_goes_when_its_time_has_come(digest):
    digest.article("b", title="Storm", date="2025-01-01", expires="2030-01-01")
    digest.build("--clock", "2029-01-01")

    assert not is_answered_at_once(digest, "--clock", "2030-01-02")
    assert not (digest.root / "output" / "articles" / "b").exists()


def test_a_file_too_large_to_be_known_by_its_bytes_is_not_trusted(tmp_path, monkeypatch):
    (tmp_path / "large").write_bytes(b"12345")
    now = time.time_ns()
    monkeypatch.setattr(snapshot, "TICK", 10**12)
    monkeypatch.setattr(snapshot, "MOST_BYTES", 4)

    assert snapshot.take([tmp_path], snapshot.touched_since(now)) is None
    assert snapshot.take([tmp_path], snapshot.touched_since(now + 10**13)) is not None


def test_what_somebody_did_to_the_site_while_it_was_published_is_undone_by_the_next_build(
    digest, monkeypatch
):
    def publish_and_edit(*arguments, **options):
        published = publish(*arguments, **options)
        digest.write("output/index.html", "another")
        return published

    with monkeypatch.context() as changed:
        changed.setattr(building, "publish", publish_and_edit)
        digest.build()
    digest.build()

    assert digest.read("index.html") != "another"


def test_a_folder_of_libraries_that_is_not_there_changes_nothing(digest, monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path / "site-packages")])

    digest.build()


def test_nothing_is_noted_through_a_link(digest, tmp_path_factory):
    mine = tmp_path_factory.mktemp("mine") / "letter.txt"
    mine.write_text("Dear")
    cache = digest.root / ".digest" / "cache"
    cache.mkdir(parents=True)
    for name in ("last-build.new", "last-build.json", "output.new", "output.json"):
        (cache / name).symlink_to(mine)

    digest.build().build()

    assert mine.read_text() == "Dear"
