"""A build must not write where it reads."""

from __future__ import annotations

import pytest

from digest.publish import overlapping


@pytest.mark.parametrize(
    "output", ["content", "content/out", ".", "link", "link/out", "content/../content", "away"]
)
def test_an_output_that_is_holds_or_lies_in_an_input_is_a_problem(tmp_path, monkeypatch, output):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "content").mkdir()
    (tmp_path / "link").symlink_to("content")
    (tmp_path / "away/deep").mkdir(parents=True)
    (tmp_path / "templates").symlink_to("away/deep")
    problem = overlapping(type(tmp_path)(output), [tmp_path / "content", tmp_path / "templates"])
    assert problem is not None
    assert problem.path == output
    assert "from which the site is built" in problem.message
    assert problem.hint == "choose another folder with --output"


def test_folders_beside_each_other_do_not_overlap(tmp_path):
    for name in ("content", "output", "content-2"):
        (tmp_path / name).mkdir()
    inputs = [tmp_path / "content", tmp_path / "static-that-is-not-there", tmp_path / "digest.toml"]
    assert overlapping(tmp_path / "output", inputs) is None
    assert overlapping(tmp_path / "content-2", inputs) is None
    assert overlapping(tmp_path / "not" / "there", inputs) is None


def test_one_folder_under_two_names_overlaps_itself(tmp_path, monkeypatch):
    (tmp_path / "content").mkdir()
    (tmp_path / "CONTENT").mkdir()
    assert overlapping(tmp_path / "CONTENT" / "out", [tmp_path / "content"]) is None

    def ignoring_case(one, other):
        return str(one).casefold() == str(other).casefold()

    monkeypatch.setattr(type(tmp_path), "samefile", ignoring_case)
    assert overlapping(tmp_path / "CONTENT" / "out", [tmp_path / "content"]) is not None


def test_folders_that_do_not_exist_yet_are_compared_by_name(tmp_path):
    assert overlapping(tmp_path / "x" / "out", [tmp_path / "x"]) is not None
    assert overlapping(tmp_path / "x", [tmp_path / "x" / "content"]) is not None
