"""Which files of the content folder are read, and what is said of the others."""

from __future__ import annotations

import os
import socket
import sys

import pytest

from digest.content import Found, find, load
from digest.content.encoding import MAX_BYTES

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")


@pytest.fixture
def put(tmp_path):
    def write(*paths, content=b"x"):
        for path in paths:
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_bytes(content)
        return tmp_path

    return write


def said(problems):
    return [(problem.path, problem.severity, problem.message) for problem in problems]


def test_articles_and_pages_are_found_in_order_of_their_paths(put):
    root = put(
        *("content/b.md", "content/B.MARKDOWN", "content/a/z.md", "content/a-b.md", "content/a.md"),
        *("content/pages/about.md", "content/pages/more/method.md", "content/2025/pages/x.md"),
    )

    assert find(root) == (
        (
            Found("content/2025/pages/x.md", "article"),
            Found("content/B.MARKDOWN", "article"),
            Found("content/a-b.md", "article"),
            Found("content/a.md", "article"),
            Found("content/a/z.md", "article"),
            Found("content/b.md", "article"),
            Found("content/pages/about.md", "page"),
            Found("content/pages/more/method.md", "page"),
        ),
        (),
    )


def test_hidden_files_backups_pictures_and_films_are_passed_in_silence(put):
    root = put(
        *(
            "content/.hidden.md",
            "content/.git/a.md",
            "content/a.md~",
            "content/a.md.bak",
            "content/.a.md.swp",
        ),
        *(
            "content/#a.md#",
            "content/.#a.md",
            "content/a.PNG",
            "content/b/a.svg",
            "content/a.mp4",
            "content/Thumbs.db",
        ),
    )

    assert find(root) == ((), ())


def test_raw_text_and_saved_web_pages_are_told_how_to_come_in(put):
    root = put("content/a.txt", "content/b.HTML", "content/c/d.htm", "content/pages/e.txt")
    found, problems = find(root)

    assert found == ()
    assert [(p.path, p.severity) for p in problems] == [
        (path, "error")
        for path in ("content/a.txt", "content/b.HTML", "content/c/d.htm", "content/pages/e.txt")
    ]
    assert problems[0].hint == "bring it in with digest add content/a.txt, and delete it here"


def test_section_pages_of_other_generators_and_unknown_files_are_warned_about(put):
    root = put("content/_index.md", "content/a/_index.de.md", "content/a/b.rst", "content/LICENSE")
    found, problems = find(root)

    assert found == ()
    assert said(problems) == [
        ("content/LICENSE", "warning", "is no Markdown and no picture, and not read"),
        ("content/_index.md", "warning", "is another generator's section page, and not read"),
        ("content/a/_index.de.md", "warning", "is another generator's section page, and not read"),
        ("content/a/b.rst", "warning", "is no Markdown and no picture, and not read"),
    ]


def test_the_folder_may_have_another_name_and_must_be_there(put):
    root = put("posts/a.md", "posts/pages/b.md", "file")

    assert find(root, "posts/")[0] == (Found("posts/a.md", "article"), Found("posts/pages/b.md", "page"))
    assert said(find(root)[1]) == [("content", "error", "there is no such folder")]
    assert said(find(root, "file")[1]) == [("file", "error", "there is no such folder")]


@POSIX
def test_a_link_is_followed_to_a_file_of_the_folder_and_nowhere_else(put, tmp_path):
    root = put("site/content/a.md", "site/content/.kept/b.md", "site/content/d/e.md", "secret.md") / "site"
    links = {
        "out.md": tmp_path / "secret.md",
        "up.md": "../../secret.md",
        "in.md": "a.md",
        "kept.md": ".kept/b.md",
        "gone.md": "nothing.md",
        "self.md": "self.md",
        "folder": "d",
        "loop": ".",
        "outside": tmp_path,
    }
    for name, target in links.items():
        (root / "content" / name).symlink_to(target)
    found, problems = find(root)

    assert [one.path for one in found] == [
        f"content/{name}" for name in ("a.md", "d/e.md", "in.md", "kept.md")
    ]
    assert said(problems) == [
        ("content/folder", "warning", "is a link to no file, and not followed"),
        ("content/gone.md", "error", "is a link that leads nowhere"),
        ("content/loop", "warning", "is a link to no file, and not followed"),
        ("content/out.md", "error", "is a link that leads out of the folder"),
        ("content/outside", "error", "is a link that leads out of the folder"),
        ("content/self.md", "error", "is a link that leads nowhere"),
        ("content/up.md", "error", "is a link that leads out of the folder"),
    ]


@POSIX
def test_pipes_and_sockets_are_not_read(put, monkeypatch):
    root = put("content/a.md")
    os.mkfifo(root / "content/pipe.md")
    monkeypatch.chdir(root / "content")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("socket.md")
        found, problems = find(root)

    assert [one.path for one in found] == ["content/a.md"]
    assert said(problems) == [
        ("content/pipe.md", "error", "is a pipe, a socket or a device"),
        ("content/socket.md", "error", "is a pipe, a socket or a device"),
    ]


@POSIX
def test_a_name_that_is_no_text_is_a_problem_that_can_be_shown(put):
    root = put("content/a.md")
    try:
        (root / os.fsdecode(b"content/\xff.md")).write_bytes(b"x")
    except OSError:
        pytest.skip("this file system takes only names in UTF-8")
    found, [problem] = find(root)

    assert [one.path for one in found] == ["content/a.md"]
    assert str(problem) == "content/\ufffd.md: error: the file's name is not UTF-8; rename it"


def test_a_file_is_loaded_whole_unless_it_is_far_too_large(put):
    root = put("content/a.md", content=b"abc")
    put("content/b.md", content=b"x" * (MAX_BYTES + 10))

    assert load(root, "content/a.md") == (b"abc", ())
    raw, problems = load(root, "content/b.md")
    assert (len(raw), problems) == (MAX_BYTES + 1, ())


def test_a_file_that_cannot_be_read_is_a_problem(put):
    root = put("content/a.md")
    (root / "content/folder.md").mkdir()

    raw, [problem] = load(root, "content/gone.md")
    assert raw is None
    assert str(problem) == "content/gone.md: error: can't be read: no such file or directory"
    assert load(root, "content/folder.md")[0] is None
