"""Of an output that nobody touched, no file is read to know that it is as it was."""

from __future__ import annotations

import json
import os

import pytest

from digest.publish import seen

PAGE = "articles/a1/index.html"


@pytest.fixture(autouse=True)
def _trusting(monkeypatch):
    """Times are trusted at once."""
    monkeypatch.setattr("digest.publish.seen._TICK_NS", 0)


@pytest.fixture
def digest(project):
    for number in range(4):
        project.article(f"a{number}", title=f"Bridge {number}", date=f"2025-01-0{number + 1}")
    project.build()
    for title in ("Bridge one", "Bridge two"):  # links are given, then stay
        edit(project, title).build()
    return project


def edit(project, title):
    return project.article("a3", title=title, date="2025-01-04")


@pytest.fixture
def read(monkeypatch, digest):
    """The files of the output that were read."""
    found = []
    really = seen.sha256_of
    output = f"{os.path.realpath(digest.root)}/output/"
    monkeypatch.setattr(
        seen, "sha256_of", lambda place: found.append(place.removeprefix(output)) or really(place)
    )
    monkeypatch.setattr(
        "digest.publish.tree.sha256_of",
        lambda place: found.append(place.removeprefix(output)) or really(place),
    )
    return found


def test_after_an_edit_only_what_the_edit_before_changed_is_read(digest, read):
    edit(digest, "Bridge three").build()
    assert "articles/a3/index.html" not in read  # it has another size
    assert PAGE not in read
    assert "style.css" not in read
    assert len(read) < len(digest.site()) / 2


def test_only_folders_in_which_something_came_or_went_are_listed(digest, monkeypatch):
    listed = []
    really = seen._names_in
    monkeypatch.setattr(seen, "_names_in", lambda place: listed.append(place) or really(place))

    edit(digest, "Bridge three").build()
    assert not [place for place in listed if place.endswith("/a1")]

    edit(digest, "Bridge four").build("--no-cache")
    assert [place for place in listed if place.endswith("/a1")]


def test_what_somebody_puts_into_a_folder_that_was_seen_stays_in_every_later_site(digest):
    mine = digest.root / "output/articles/a1/notes.txt"
    mine.write_text("Dear")

    for title in ("Bridge three", "Bridge four", "Bridge five"):
        edit(digest, title).build()
        assert mine.read_text() == "Dear"


def test_without_a_cache_all_is_read(digest, read):
    edit(digest, "Bridge three").build("--no-cache")
    assert PAGE in read


@pytest.mark.parametrize("edited", [True, False])
def test_a_page_that_was_damaged_is_restored_though_its_size_and_time_say_nothing(digest, edited):
    page = digest.root / "output" / PAGE
    whole, facts = page.read_bytes(), page.stat()
    page.write_bytes(whole.replace(b"Bridge", b"Cudgel"))
    os.utime(page, ns=(facts.st_atime_ns, facts.st_mtime_ns))
    if edited:
        edit(digest, "Bridge three")
    digest.build()
    assert page.read_bytes() == whole


@pytest.mark.parametrize("said", ["", "[5]", "{", "null", b"\xff", "[" * 100_000, "every page is 5"])
def test_a_note_that_says_nothing_is_believed_nothing(digest, read, said):
    file = digest.root / ".digest/cache/output.json"
    if said == "every page is 5":
        said = json.dumps(dict.fromkeys(json.loads(file.read_text()), 5))
    file.write_bytes(said if isinstance(said, bytes) else said.encode())
    edit(digest, "Bridge three").build()
    assert PAGE in read
    assert json.loads(file.read_text())


def test_files_that_are_gone_are_forgotten(digest):
    (digest.root / "content/a1.md").unlink()
    digest.build()
    assert PAGE not in (digest.root / ".digest/cache/output.json").read_text()
