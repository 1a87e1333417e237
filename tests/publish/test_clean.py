"""What a publish made can be taken away again, and nothing else."""

from __future__ import annotations

import os

import pytest

from digest.publish import PublishError, clean, staging

SITE = {"index.html": "home", "a/b/index.html": "b", "a/c/index.html": "c"}


def test_all_of_ours_goes_with_the_folders_and_the_output_itself(project):
    project.publish(SITE)
    assert clean(project.output) == 4
    assert not project.output.exists()
    assert project.beside() == []


def test_foreign_files_and_folders_stay(project):
    project.publish(SITE)
    project.write("CNAME").write("a/b/notes.txt")
    (project.output / "empty").mkdir()
    assert clean(project.output) == 4
    assert project.read() == {"CNAME": "foreign", "a/b/notes.txt": "foreign"}
    assert project.folders() == {"a", "a/b", "empty"}


def test_where_nothing_is_ours_nothing_goes(project):
    assert clean(project.output) == 0
    assert clean(project.root / "no" / "such" / "folder") == 0
    project.write("manifest.json", "{}").write("index.html")
    assert clean(project.output) == 0
    assert project.read() == {"index.html": "foreign"}


def test_a_removal_that_was_broken_off_can_be_taken_up_again(project, monkeypatch):
    project.publish(SITE)
    unlink = os.unlink

    def break_off(path, **options):
        if str(path).endswith("c/index.html"):
            raise KeyboardInterrupt
        unlink(path, **options)

    with monkeypatch.context() as patch:
        patch.setattr(os, "unlink", break_off)
        with pytest.raises(KeyboardInterrupt):
            clean(project.output)
    assert clean(project.output) > 0
    assert not project.output.exists()


def test_nothing_is_removed_through_a_link(project):
    project.publish(SITE)
    outside = project.root / "outside"
    (project.output / "a").rename(outside)
    (project.output / "a").symlink_to(outside)
    clean(project.output)
    assert (outside / "b/index.html").read_text() == "b"
    assert project.read() == {"a": f"-> {outside}"}


def test_the_rest_of_an_interrupted_publish_goes_too(project):
    project.publish(SITE)
    (staging.workspace(project.output) / "new").mkdir(parents=True)
    clean(project.output)
    assert project.beside() == []


def test_an_output_that_is_a_link_is_refused(project):
    project.output.symlink_to(project.root)
    with pytest.raises(PublishError, match="out: error: is a symbolic link"):
        clean(project.output, shown_as="out")
