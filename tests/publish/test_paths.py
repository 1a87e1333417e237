"""Which paths a site may have."""

from __future__ import annotations

import pytest

from digest.model import File
from digest.publish import PublishError, publish


def _refusals(tmp_path, *paths):
    with pytest.raises(PublishError) as raised:
        publish([File(path, b"") for path in paths], tmp_path / "output")
    assert list(tmp_path.iterdir()) == []
    return [(problem.path, problem.message) for problem in raised.value.problems]


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("", "is an empty path"),
        ("/etc/passwd", "is not relative to the output folder"),
        ("//host/share", "is not relative to the output folder"),
        ("C:/x", "is not relative to the output folder"),
        ("../x", "has an empty, '.' or '..' part"),
        ("a/../../x", "has an empty, '.' or '..' part"),
        ("a/..", "has an empty, '.' or '..' part"),
        ("./x", "has an empty, '.' or '..' part"),
        ("a//b", "has an empty, '.' or '..' part"),
        ("a/", "has an empty, '.' or '..' part"),
        ("a\\b", "has a character that no path of a site may have"),
        ("a\0b", "has a character that no path of a site may have"),
        ("a\ud800b", "is not valid Unicode"),
        ("manifest.json", "is digest's own record of the site"),
        ("Manifest.JSON", "is digest's own record of the site"),
    ],
)
def test_a_path_that_can_not_be_below_the_output_is_refused(tmp_path, path, message):
    assert _refusals(tmp_path, path) == [(f"output/{path}", message)]


@pytest.mark.parametrize(
    ("first", "second", "message"),
    [
        ("a", "a", "collides with 'a'"),
        ("Ab", "aB", "collides with 'Ab'"),
        ("straße", "STRASSE", "collides with 'straße'"),
        ("é", "e\u0301", "collides with 'é'"),
        ("a", "a/b", "lies below 'a', which is a file of the site"),
        ("A", "a/b/c", "lies below 'A', which is a file of the site"),
        ("a/b", "a", "is also a folder of the site, 'a/'"),
        ("a/b/c", "a/B", "is also a folder of the site, 'a/b/'"),
        ("a/b", "A/c", "lies in a folder that collides with 'a/'"),
    ],
)
def test_two_paths_that_some_file_system_can_not_keep_apart_are_refused(tmp_path, first, second, message):
    assert _refusals(tmp_path, first, second) == [(f"output/{second}", message)]


def test_all_bad_paths_are_named(tmp_path):
    assert [path for path, _ in _refusals(tmp_path, "../a", "fine", "/b", "fine")] == [
        "output/../a",
        "output//b",
        "output/fine",
    ]


def test_any_other_name_will_do(tmp_path):
    names = [".nojekyll", "…", "a b", "con", "a\nb", "%2e%2e", "x" * 200, "-rf", "..."]
    publish([File(name, b"") for name in names], tmp_path / "output")
    assert {path.name for path in (tmp_path / "output").iterdir()} == {*names, "manifest.json"}


def test_a_name_too_long_for_the_file_system_is_refused_in_words(tmp_path):
    with pytest.raises(PublishError, match=r"file name too long.*shorter slug"):
        publish([File(f"{'x' * 300}/index.html", b"")], tmp_path / "output")
    assert list(tmp_path.iterdir()) == []
