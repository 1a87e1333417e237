"""Bringing files in: what is written, what is refused, and what is said about it."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from digest.content import read
from digest.ingest import add, messages
from digest.ingest import placing as placing_module

STORM = (
    "Storm closes the port of Odesa\n\nA storm closed the port on Tuesday.\n\nIt will open again on Friday.\n"
)
POST = """---
layout: post
title: "Storm: port closed"
date: 2025-12-07T05:32:09
author: badely
categories: [News, Weather]
tags: []
excerpt: "The port is closed."
image: assets/storm.jpg
colour: red
---

A storm closed the port. It _will_ open again.

---

Soon.
"""


@pytest.fixture
def put(tmp_path):
    def write(name, text):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write


@pytest.fixture
def content(tmp_path):
    return tmp_path / "content"


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def fields(path):
    found, problems = read(path.name, path.read_bytes(), timezone="UTC", language="en")
    assert [problem for problem in problems if problem.severity == "error"] == []
    return found


def only_problem(added):
    (one,) = added
    assert one.path is None
    (problem,) = one.problems
    return problem


def test_raw_text_becomes_an_article_named_after_its_title(put, content):
    (added,) = add([put("paste.txt", STORM)], content)

    assert added.is_new
    assert added.path == content / "storm-closes-the-port-of-odesa.md"
    assert added.path.read_text(encoding="utf-8") == (
        "---\ntitle: Storm closes the port of Odesa\n---\n\n"
        "A storm closed the port on Tuesday.\n\nIt will open again on Friday.\n"
    )


def test_a_date_that_the_text_tells_comes_first_in_the_name(put, content):
    text = STORM.replace("\n\n", "\nPublished: 3 March 2025 10:15 GMT\n\n", 1)

    (added,) = add([put("paste.txt", text)], content)

    assert added.path.name == "2025-03-03-storm-closes-the-port-of-odesa.md"
    assert fields(added.path).date.at.isoformat() == "2025-03-03T10:15:00+00:00"


def test_any_file_that_is_neither_markdown_nor_a_web_page_is_raw_text(put, content):
    (added,) = add([put("paste", STORM)], content)

    assert added.path.name == "storm-closes-the-port-of-odesa.md"


def test_front_matter_comes_out_in_our_names_whatever_the_files_name(put, content):
    (added,) = add([put("post.txt", POST)], content)
    article = fields(added.path)

    assert added.path.name == "2025-12-07-storm-port-closed.md"
    assert added.path.read_text(encoding="utf-8").startswith(
        "---\ntitle: 'Storm: port closed'\ndate: 2025-12-07T05:32:09\nauthor: badely\ncategories: [Weather]\n"
        "description: The port is closed.\nimage: assets/storm.jpg\ncolour: red\n---\n\nA storm"
    )
    assert article.authors == ("badely",)
    assert article.extra == {"colour": "red"}
    assert article.body == "A storm closed the port. It _will_ open again.\n\n---\n\nSoon."


def test_what_was_left_out_of_front_matter_is_told_with_its_line(put, content):
    (added,) = add([put("post.txt", POST)], content)

    assert [(one.line, one.text, one.why) for one in added.removed] == [
        (2, "layout: post", "a field of another generator"),
        (6, "categories: News", "says nothing about the article"),
        (7, "tags:", "is empty"),
    ]


def test_names_of_other_generators_that_hide_in_extra_stay_there(put, content):
    toml = '+++\ntitle = "Zola"\ndate = 2025-12-07\n[extra]\ntitle = "other"\nmood = "calm"\n+++\nText.\n'

    (added,) = add([put("zola.md", toml)], content)

    assert fields(added.path).title == "Zola"
    assert "extra:\n  title: other\n" in added.path.read_text(encoding="utf-8")


def test_markdown_without_front_matter_is_titled_by_its_heading_and_dated_by_its_name(put, content):
    (added,) = add([put("2025-03-04-x.md", "# The harbour\n\nIt is open.\n")], content)

    assert added.path.name == "2025-03-04-the-harbour.md"
    assert (fields(added.path).title, fields(added.path).body) == ("The harbour", "It is open.")


def test_markdown_without_any_title_gets_its_first_sentence_and_a_warning(put, content):
    (added,) = add([put("x.md", "The harbour is open. Ships come in.\n")], content)

    assert fields(added.path).title == "The harbour is open"
    assert [(one.field, one.severity) for one in added.problems] == [("title", "warning")]


def test_a_date_that_is_none_is_told_and_kept_out_of_the_name(put, content):
    (added,) = add([put("x.md", "---\ntitle: Odesa\ndate: last week\n---\nText.\n")], content)

    assert added.path.name == "odesa.md"
    assert [(one.line, one.field) for one in added.problems] == [(3, "date")]


def test_what_is_there_already_is_pointed_to(put, content):
    (first,) = add([put("a.txt", STORM)], content)
    before = first.path.read_bytes()

    (again,) = add([put("b.txt", STORM)], content)

    assert (again.path, again.is_new) == (first.path, False)
    assert names(content) == [first.path.name]
    assert first.path.read_bytes() == before
    assert "is there already" in messages([again])[-1]


def test_an_article_that_a_curator_dated_since_is_known_again(put, content):
    (first,) = add([put("a.txt", STORM)], content)
    dated = first.path.with_name(f"2025-03-03-{first.path.name}")
    first.path.rename(dated)
    text = dated.read_text(encoding="utf-8")
    dated.write_text(text.replace("---\n\n", "date: 2025-03-03\n---\n\n"), encoding="utf-8")

    (again,) = add([put("b.txt", STORM)], content)

    assert (again.path, again.is_new) == (dated, False)


def test_another_article_of_the_same_name_gets_a_number(put, content):
    other = STORM.replace("Tuesday", "Monday")

    added = add([put("a.txt", STORM), put("b.txt", other), put("c.txt", other)], content)

    assert [one.path.name for one in added] == [
        "storm-closes-the-port-of-odesa.md",
        "storm-closes-the-port-of-odesa-2.md",
        "storm-closes-the-port-of-odesa-2.md",
    ]
    assert [one.is_new for one in added] == [True, True, False]


def test_nothing_is_overwritten_even_what_is_no_article(put, content):
    content.mkdir()
    taken = content / "storm-closes-the-port-of-odesa.md"
    taken.symlink_to(content / "nowhere")

    (added,) = add([put("a.txt", STORM)], content)

    assert added.path.name == "storm-closes-the-port-of-odesa-2.md"
    assert taken.is_symlink()


@pytest.mark.parametrize(
    ("name", "raw", "message"),
    [
        ("empty.txt", b"", "is empty"),
        ("blank.txt", b"\xef\xbb\xbf \r\n", "is empty"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(64)), "is not a text file"),
        ("latin.txt", "Überschrift\n".encode("latin-1"), "not UTF-8 at byte 0"),
        ("wide.txt", STORM.encode("utf-16"), "not UTF-8 but UTF-16 or UTF-32"),
        ("page.html", b"<p>Storm</p>", "has no article in it"),
        (
            "page.txt",
            b"<!DOCTYPE html>\n<html><body>Storm</body></html>",
            "has no article in it",
        ),
        ("open.md", b"---\ntitle: Storm\n\nText.\n", "the front matter that opens with --- is never closed"),
        ("title.txt", b"Storm closes the port of Odesa\n", "holds a title and no text"),
        ("buttons.txt", b"Search\nCopy link\n", "holds no text of an article"),
        ("nothing.md", b"---\nauthor: x\n---\n", "has neither a title nor a text"),
    ],
)
def test_a_file_that_holds_no_article_is_a_problem(put, content, name, raw, message):
    problem = only_problem(add([put(name, raw)], content))

    assert (problem.severity, problem.message) == ("error", message)
    assert problem.path.endswith(name)
    assert problem.hint
    assert not content.exists()


def test_folders_and_missing_files_are_problems(tmp_path, content):
    folder, missing, unnameable = add([tmp_path, tmp_path / "none.txt", Path("a\0b")], content)

    assert folder.problems[0].message == "is a folder"
    assert missing.problems[0].message == "can't be read: no such file or directory"
    assert unnameable.problems[0].message.startswith("can't be read: ")


def test_one_bad_file_does_not_keep_the_others_out(put, content):
    added = add([put("bad.txt", b"\xff\xfe"), put("good.txt", STORM)], content)

    assert [one.path is None for one in added] == [True, False]


def test_a_control_character_is_told_and_does_no_harm(put, content):
    (added,) = add([put("a.txt", STORM.replace("closed", "closed\x08"))], content)

    assert [(one.severity, one.line) for one in added.problems if "control" in one.message] == [
        ("warning", 3)
    ]
    assert "closed  the port" in fields(added.path).body


def test_a_disk_without_links_gets_whole_files_and_keeps_what_is_there(put, content, monkeypatch):
    def no_links(*_):
        raise OSError(errno.ENOTSUP, "Operation not supported")

    monkeypatch.setattr(placing_module.os, "link", no_links)

    added = add([put("a.txt", STORM), put("b.txt", STORM.replace("Tuesday", "Monday"))], content)

    assert names(content) == ["storm-closes-the-port-of-odesa-2.md", "storm-closes-the-port-of-odesa.md"]
    assert ["Tuesday" in one.path.read_text(encoding="utf-8") for one in added] == [True, False]


def test_a_name_that_is_written_twice_is_told_and_the_article_added(put, content):
    (added,) = add([put("a.md", "---\ntitle: One\ntitle: Two\n---\nText.\n")], content)

    assert fields(added.path).title == "Two"
    assert [(one.severity, one.line, one.field) for one in added.problems] == [("warning", 3, "title")]


def test_a_content_folder_that_is_a_file_is_a_problem(put, tmp_path):
    (tmp_path / "content").write_text("x", encoding="utf-8")

    (added,) = add([put("a.txt", STORM)], tmp_path / "content")

    assert added.path is None
    assert added.problems[-1].message.startswith("can't be written")


def test_no_half_written_file_is_left_when_the_disk_is_full(put, content, monkeypatch):
    def full(_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(placing_module.os, "fsync", full)

    (added,) = add([put("a.txt", STORM)], content)

    assert added.path is None
    assert "No space left" in added.problems[-1].message
    assert names(content) == []


def test_messages_come_in_the_order_of_files_and_lines_and_long_texts_are_shortened(
    put, content, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    long = "Legal Disclaimer: " + "we do not accept any responsibility " * 20
    put("a.txt", f"Search\n{STORM}\n{long}\n\nCopyright © 2024 Port News Ltd.\n\x1b[31mCopy link")
    put("b.txt", b"")

    lines = messages(add([Path("a.txt"), Path("b.txt")], content))

    assert lines[0] == 'a.txt:1: note: removed, a button of the page: "Search"'
    assert [line.partition(": ")[0] for line in lines] == [
        "a.txt:1",
        "a.txt:8",
        "a.txt:10",
        "a.txt:10",
        "a.txt:11",
        "b.txt",
    ]
    assert all(len(line) < 250 and line.isprintable() for line in lines)
    assert lines[-1] == "b.txt: error: is empty; paste the article's text into it"
