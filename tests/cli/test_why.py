"""``-v`` says which pages were rendered, and why."""

from __future__ import annotations

import pytest


@pytest.fixture
def digest(project):
    return project.article("a", title="Bridge", date="2025-01-02").article(
        "b", title="Storm", date="2025-01-03"
    )


def reasons(project):
    """Why each page was rendered, by its path."""
    lines = [line for line in project.run("-v", "build").err.splitlines() if line.startswith("rendered: ")]
    return dict(line.removeprefix("rendered: ").split(": ", 1) for line in lines)


def test_at_first_nothing_is_remembered(digest):
    assert set(reasons(digest).values()) == {"no earlier build is remembered"}
    assert reasons(digest) == {}


def test_a_page_is_rendered_for_what_it_shows(digest):
    reasons(digest)

    found = reasons(digest.article("a", title="Bridge", date="2025-01-02", note="Look."))

    assert found == {"articles/a/index.html": "what it shows is new"}


def test_all_pages_are_rendered_for_what_they_share(digest):
    everything = reasons(digest).keys()
    config = (digest.root / "digest.toml").read_text()

    for change, why in (
        (("templates/404.html", "{% extends 'base.html' %}"), "templates that changed"),
        (("digest.toml", f'author = "A"\n{config}'), "a title, a navigation or a look that changed"),
    ):
        found = reasons(digest.write(*change))
        assert set(found.values()) == {why}
        assert found.keys() == everything
