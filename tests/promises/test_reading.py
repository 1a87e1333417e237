"""Nothing is read, kept or removed but in the project's own folders, wherever a link leads."""

from __future__ import annotations

import os
import tempfile

import pytest


@pytest.mark.parametrize("link", [".digest", ".digest/cache", ".digest/cache/pictures"])
def test_nothing_is_kept_or_removed_where_a_link_leads(project, tmp_path, link):
    mine = tmp_path / "mine"
    (mine / "pictures").mkdir(parents=True)
    kept = [mine / name for name in ("letter.txt", "0" * 64, f"pictures/{'0' * 64}")]
    for path in kept:
        path.write_text("x")
    (project.root / link).parent.mkdir(parents=True, exist_ok=True)
    (project.root / link).symlink_to(mine)

    project.article("a", title="Bridge", date="2025-12-07").build()

    assert sorted(path for path in mine.rglob("*") if path.is_file()) == sorted(kept)


def test_a_template_that_became_a_link_is_not_taken_from_what_was_compiled(project):
    template = "{% extends 'base.html' %}"
    project.article("a", title="Bridge", date="2025-12-07").write("templates/article.html", template).build()
    project.write("elsewhere.html", template).remove("templates/article.html")
    (project.root / "templates/article.html").symlink_to("../elsewhere.html")

    ran = project.run("build")

    assert ran.status == 1
    assert "templates/article.html: error: is a link that leads out of the folder" in ran.err


def test_nothing_is_run_that_came_with_a_project(project, monkeypatch, tmp_path):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    project.article("a", title="Bridge", date="2025-12-07").build()

    assert list(tmp_path.glob("*jinja2*/*"))
    assert not [
        path for path in project.root.rglob("*.cache") if path.is_relative_to(project.root / ".digest")
    ]


@pytest.mark.parametrize(
    ("path", "closed"),
    [
        ("static/a.txt", "static"),
        ("static/a.txt", "static/a.txt"),
        ("static/sub/a.txt", "static/sub"),
        ("templates/404.html", "templates"),
        ("templates/parts/nav.html", "templates/parts"),
        ("templates/assets/own.css", "templates/assets"),
    ],
)
def test_what_may_not_be_read_is_named(project, monkeypatch, path, closed):
    project.article("a", title="Bridge").write(path, "x")
    really = os.access
    denied = str(project.root / closed)

    def access(at, mode, **how):
        return str(at) != denied and really(at, mode, **how)

    monkeypatch.setattr(os, "access", access)

    ran = project.run("build")

    assert ran.status == 1
    assert f"{closed}: error: can't be read: permission denied" in ran.err
    assert "Traceback" not in ran.err
