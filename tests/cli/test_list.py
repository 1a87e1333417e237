"""``digest list``: what a build sees, as a table for people and as JSON for programs."""

from __future__ import annotations

import json

import pytest
from rich.cells import cell_len

from digest.cli.listing import _table

FLOOD = (
    "The river Tamar burst its banks on Tuesday and flooded forty homes in Bude, the council of Bude said."
)


@pytest.fixture
def digest(project):
    project.write("digest.toml", 'title = "D"\n[[themes]]\nname = "Floods"\nkeywords = ["flood", "river"]\n')
    project.article("one", FLOOD, title="Tamar floods Bude", date="2025-01-02", source="BBC", story="flood")
    project.article("two", FLOOD, title="Floods in Bude", date="2025-01-03", source="CNN", story="flood")
    return project.article("three", "A bakery won a prize.", title="Prize", draft=True)


def rows(project, *arguments):
    return json.loads(project.run("list", *arguments, "--json").out)


def test_articles_are_listed_newest_first_with_their_story(digest):
    assert rows(digest) == rows(digest, "articles")
    assert [(row["date"], row["slug"], row["source"], row["story"]) for row in rows(digest)] == [
        ("2025-01-03", "two", "CNN", "one"),
        ("2025-01-02", "one", "BBC", "one"),
    ]


def test_a_story_says_how_many_tell_it_and_how_many_by_themselves(digest):
    (story,) = rows(digest, "stories")

    assert (story["slug"], story["articles"], story["origins"], story["theme"]) == ("one", 2, 1, "floods")


def test_themes_sources_and_drafts_are_listed(digest):
    assert rows(digest, "themes") == [{"slug": "floods", "by": "curator", "stories": 1, "title": "Floods"}]
    assert [row["title"] for row in rows(digest, "sources")] == ["BBC", "CNN"]
    assert [row["slug"] for row in rows(digest, "drafts")] == ["three"]


def test_a_pipe_gets_whole_lines_and_the_count_goes_to_standard_error(digest):
    ran = digest.run("list", "themes")

    assert ran.out == "slug    by       stories  title\nfloods  curator        1  Floods\n"
    assert ran.err == "themes: 1\n"
    assert digest.run("list", "drafts", "-q").err == ""


def table(width, **row):
    return list(_table([row], width))


def test_where_the_terminal_is_narrow_titles_give_way_before_slugs():
    row = {"slug": "s" * 30, "title": "t" * 40}

    wide, narrow, narrowest = (table(width, **row)[1] for width in (72, 50, 20))

    assert wide == f"{'s' * 30}  {'t' * 40}"
    assert narrow == f"{'s' * 30}  {'t' * 17}…"
    assert narrowest == f"{'s' * 8}…  {'t' * 8}…"


def test_what_can_be_spared_is_left_out_before_anything_is_too_short_to_be_read():
    row = {"slug": "s" * 30, "source": "BBC", "title": "t" * 40, "story": "u" * 30}

    assert [len(table(width, **row)[0].split()) for width in (120, 84, 83, 58, 57)] == [4, 4, 3, 3, 2]


@pytest.mark.parametrize("width", [30, 40, 60, 80, 120])
def test_no_line_is_wider_than_the_terminal(width):
    row = {"date": "2025-01-02", "slug": "s" * 70, "articles": 12, "theme": "war", "title": "水" * 40}

    assert max(map(cell_len, table(width, **row))) <= width


def test_letters_that_take_two_places_leave_columns_straight():
    lines = list(_table([{"title": "水の都", "slug": "a"}, {"title": "water", "slug": "b"}], None))

    assert lines == ["title   slug", "水の都  a", "water   b"]


def test_an_article_that_can_not_be_read_is_told_and_not_just_missing(digest):
    ran = digest.article("four", title="Four", date="2025-13-07").run("list", "--json")

    assert len(json.loads(ran.out)) == 2
    assert "content/four.md:3: error: date: '2025-13-07' is not a date" in ran.err


def test_nothing_is_a_list_too(project):
    assert rows(project.write("content/x.png")) == []
    assert project.run("list", "stories").out == ""
