"""`digest newsletter` prints an edition for a mailer."""

from __future__ import annotations

import re

import click
import pytest


@pytest.fixture
def two_editions(project):
    project.article("2025-12-01-old", "A bridge fell down.", title="Old news", source="CNN")
    return project.article("2025-12-10-new", "The harvest was good.", title="New news", source="CNN")


def test_the_latest_edition_is_printed(two_editions):
    ran = two_editions.run("newsletter")

    assert ran.status == 0
    assert "New news" in ran.out
    assert "Old news" not in ran.out
    assert not (two_editions.root / "output").exists(), "nothing is published"
    text = two_editions.run("newsletter", "--text").out
    assert text == two_editions.build().read("newsletter/2025-W50.txt")


def test_only_in_the_letter_the_mark_to_unsubscribe_is_a_link(two_editions):
    def links(html):
        return re.findall(r'<a href="([^"]*)"', re.sub("<!--.*?-->", "", html))

    letter, page = two_editions.run("newsletter").out, two_editions.build().read("newsletter/2025-W50.html")
    assert links(letter) == [*links(page), "{{ unsubscribe_url }}"]

    two_editions.write(
        "digest.toml", 'title = "D"\n[newsletter]\nunsubscribe = "https://lists.example/leave"\n'
    )
    letter = two_editions.run("newsletter", "--base-url", "https://example.org/").out
    page = two_editions.build("--base-url", "https://example.org/").read("newsletter/2025-W50.html")
    assert letter == page
    assert links(page)[-1] == "https://lists.example/leave"


def test_any_edition_can_be_named(two_editions):
    assert "Old news" in two_editions.run("newsletter", "2025-W49").out


def test_an_edition_that_is_not_there_is_wrong_usage_and_those_that_are_are_named(two_editions):
    with pytest.raises(click.UsageError, match="no edition '2024-W01'; there are 2025-W50, 2025-W49"):
        two_editions.run("newsletter", "2024-W01")


def test_without_an_edition_it_says_why(project):
    with pytest.raises(click.UsageError, match="no article has a date"):
        project.article("a", title="Undated").run("newsletter")


def test_without_base_url_it_says_what_to_write(two_editions):
    two_editions.write("digest.toml", 'title = "D"\n')
    ran = two_editions.run("newsletter")

    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("digest.toml: error: base_url: is not set")
    assert two_editions.run("newsletter", "--base-url", "https://example.org/").status == 0


def test_with_errors_in_content_nothing_is_printed(two_editions):
    ran = two_editions.write("content/bad.md", "---\ntitle: x\ndate: never\n---\n").run("newsletter")

    assert (ran.status, ran.out) == (1, "")
    assert "bad.md:3: error: date" in ran.err
