"""``digest explain``: why an article is quoted as it is."""

from __future__ import annotations

import click
import pytest

BODY = """The river Tamar burst its banks early on Tuesday and flooded forty homes in Bude.

Firefighters took twelve people from their roofs by boat, and two schools stay shut until Friday.

The council said that repairs to the banks of the Tamar would cost nine million pounds.

A spokesman for the bakery declined to comment on the flood.
"""


@pytest.mark.parametrize("name", ["flood", "content/flood.md", "./content/flood.md"])
def test_an_article_is_named_by_its_slug_or_its_path(project, name):
    project.article("flood", title="Tamar floods Bude", body=BODY)

    said = project.run("explain", name).out

    assert said.startswith("content/flood.md: Tamar floods Bude\n\nQuoted: 3 of 4 sentences, 42 words\n")
    assert said.index("burst its banks") < said.index("Almost") < said.index("repairs to")
    assert "key words: " in said


def test_lines_are_as_wide_as_the_terminal(project, monkeypatch):
    monkeypatch.setenv("COLUMNS", "40")
    project.article("flood", title="Tamar floods Bude", body=BODY)

    assert max(map(len, project.run("explain", "flood").out.splitlines())) <= 40


def test_an_unknown_name_is_answered_with_the_nearest(project):
    project.article("flood", title="Tamar floods Bude", body=BODY)

    with pytest.raises(click.UsageError, match=r"'floods'; did you mean flood\?"):
        project.run("explain", "floods")


@pytest.mark.parametrize(
    ("front", "says"),
    [
        ({"summary": "It rained."}, "The summary is the editor's own; nothing is quoted."),
        ({"lang": "uk"}, "The first sentences: our ranker was not measured on texts in 'uk'."),
    ],
)
def test_where_there_are_no_reasons_it_says_why(project, front, says):
    project.article("flood", title="Tamar floods Bude", body=BODY, **front)

    assert says in project.run("explain", "flood").out
