"""A preview's folder shows the site, whatever lay there, and only what changes is touched."""

from __future__ import annotations

import os
import time

import pytest

from digest.model import File, KnownFile
from digest.publish import Preview, PublishError

PAGE = File("index.html", b"<p>Old news")
OTHER = File("a/b/index.html", b"<p>News")


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "preview"


@pytest.fixture
def preview(folder):
    return Preview(folder, ".digest/preview")


@pytest.fixture
def _later(monkeypatch):
    """All was written long ago."""
    now = time.time_ns()
    monkeypatch.setattr("digest.publish.seen.time_ns", lambda: now + 10_000_000_000)


def shown(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_the_folder_holds_just_the_site(folder, preview):
    assert preview.update([PAGE, OTHER]) == ("a/b/index.html", "index.html")
    assert shown(folder) == {"a/b/index.html": b"<p>News", "index.html": b"<p>Old news"}


def test_what_changes_is_written_and_what_goes_goes_with_its_folders(folder, preview):
    preview.update([PAGE, OTHER])
    inode = (folder / "a/b/index.html").stat().st_ino

    assert preview.update([File("index.html", b"<p>New news"), OTHER]) == ("index.html",)
    assert (folder / "a/b/index.html").stat().st_ino == inode
    assert preview.update([PAGE]) == ("a/b/index.html", "index.html")
    assert [path.name for path in folder.iterdir()] == ["index.html"]


def test_what_an_earlier_preview_left_goes(folder, preview):
    Preview(folder, "x").update([PAGE, OTHER, File("old/index.html", b"")])

    assert preview.update([PAGE, OTHER]) == ("old/index.html",)
    assert not (folder / "old").exists()


def test_a_folder_becomes_a_file_and_a_file_a_folder(folder, preview):
    preview.update([File("a/index.html", b"1"), File("b", b"2")])
    preview.update([File("a", b"3"), File("b/index.html", b"4")])

    assert shown(folder) == {"a": b"3", "b/index.html": b"4"}


@pytest.mark.usefixtures("_later")
def test_a_file_that_looks_as_it_was_seen_is_not_read_again(preview, monkeypatch):
    preview.update([PAGE, OTHER])
    preview.update([PAGE, OTHER])
    monkeypatch.setattr("digest.publish.seen.sha256_of", lambda place: pytest.fail(f"reads {place}"))

    assert preview.update([PAGE, OTHER]) == ()


def test_a_file_that_was_written_a_moment_ago_is_read_again(preview, monkeypatch):
    preview.update([PAGE, OTHER])
    preview.update([PAGE, OTHER])
    read = []
    monkeypatch.setattr("digest.publish.seen.sha256_of", lambda place: read.append(place) or "")

    preview.update([PAGE, OTHER])

    assert len(read) == 2


@pytest.mark.usefixtures("_later")
@pytest.mark.parametrize("keep_time", [False, True])
def test_what_somebody_does_there_is_undone(folder, preview, keep_time):
    preview.update([PAGE, OTHER])
    preview.update([PAGE, OTHER])
    page = folder / "index.html"
    before = page.stat()
    page.write_bytes(b"<p>Bad news")
    if keep_time:
        os.utime(page, ns=(before.st_atime_ns, before.st_mtime_ns))
    (folder / "a/b/index.html").unlink()

    assert preview.update([PAGE, OTHER]) == ("a/b/index.html", "index.html")
    assert page.read_bytes() == b"<p>Old news"


def test_nothing_is_written_through_a_link(folder, preview, tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "kept").write_bytes(b"mine")
    preview.update([PAGE])
    (folder / "a").symlink_to(outside)
    (folder / "index.html").unlink()
    (folder / "index.html").symlink_to(outside / "kept")
    (folder / ".digest-new").symlink_to(outside / "kept")

    preview.update([PAGE, File("a/index.html", b"1")])

    assert shown(outside) == {"kept": b"mine"}
    assert shown(folder) == {"a/index.html": b"1", "index.html": b"<p>Old news"}


def test_a_folder_that_is_a_link_is_refused(folder, preview, tmp_path):
    (tmp_path / "outside").mkdir()
    folder.symlink_to(tmp_path / "outside")

    with pytest.raises(PublishError, match=r"\.digest/preview: error: is a symbolic link"):
        preview.update([PAGE])


def test_what_was_not_written_is_written_the_next_time(folder, preview):
    preview.update([PAGE, OTHER])
    another = KnownFile("index.html", File("", b"<p>Known").seal, lambda: b"<p>Another")

    with pytest.raises(PublishError, match="comes out different"):
        preview.update([another, OTHER])
    assert shown(folder)["index.html"] == b"<p>Old news"
    assert preview.update([File("index.html", b"<p>Known"), OTHER]) == ("index.html",)


def test_a_part_of_the_site_is_replaced_before_the_rest(folder, preview):
    preview.update([PAGE, OTHER])
    new = File("index.html", b"<p>New news")

    assert preview.replace([new, File("not/there/index.html", b"<p>Later")]) == ("index.html",)

    assert shown(folder) == {"a/b/index.html": b"<p>News", "index.html": b"<p>New news"}
    assert preview.replace([new]) == ()
    assert preview.update([new, OTHER]) == ()


def test_where_there_is_no_site_yet_no_part_of_it_is_replaced(folder, preview):
    assert preview.replace([PAGE]) == ()
    assert shown(folder) == {}
