"""Distinct articles get distinct pages."""

from __future__ import annotations

from dataclasses import replace

from digest.site import distinct


def test_slugs_from_file_names_are_numbered_when_they_meet(article):
    one, two = article("fire"), replace(article("fire"), path="content/z/fire.md")

    articles, (problem,) = distinct([two, one])

    assert [(a.path, a.slug) for a in articles] == [
        ("content/z/fire.md", "fire-2"),
        ("content/fire.md", "fire"),
    ]
    assert str(problem) == (
        "content/z/fire.md: warning: its file name makes the same address as content/fire.md; "
        "a number is added to this one's; write slug: in one of them"
    )


def test_a_slug_that_was_written_stands_before_one_from_a_file_name(article):
    written = replace(article("fire"), path="content/z.md", lines={"slug": 3})

    articles, _ = distinct([article("fire"), written])

    assert [a.slug for a in articles] == ["fire-2", "fire"]


def test_one_slug_written_twice_is_an_error(article):
    one = replace(article("fire"), path="content/a.md", lines={"slug": 3})
    two = replace(one, path="content/b.md", lines={"slug": 5})

    _, problems = distinct([one, two])

    (problem,) = problems
    assert str(problem) == (
        "content/b.md:5: error: slug: 'fire' is already the slug of content/a.md; "
        "give one of them another slug"
    )
