"""``digest explain``: why an article is quoted as it is."""

from __future__ import annotations

import click
import pytest

from digest.cli.explaining import _folded

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


@pytest.mark.parametrize(
    ("line", "below"),
    [
        ("  +0.80 The river Tamar burst its banks early on Tuesday", "The river"),
        ("        – it has key words: Tamar, banks; it stands early", "it has"),
        ("  2025-01-02  Tamar floods forty homes in Bude (tamar-floods-bude)", "Tamar"),
        ("  they share: banks, boats, homes, schools, Tamar", "ey share"),
        ("Its story: 2 articles, at stories/tamar-floods-bude/", "s story"),
    ],
)
def test_at_a_terminal_what_goes_on_stands_below_where_it_began(line, below):
    first, *rest = _folded(line, 40).split("\n")

    assert rest
    assert len(first) <= 40
    assert {len(more) - len(more.lstrip()) for more in rest} == {first.index(below)}


def test_a_name_that_is_to_be_copied_stays_whole():
    slug = "tamar-floods-forty-homes-in-bude-and-twelve-people-are-saved"

    assert f"({slug})" in _folded(f"  2025-01-02  Tamar floods Bude ({slug})", 40).split("\n")[-1]


def test_a_pipe_gets_whole_lines(project):
    long = " ".join(["The river Tamar burst its banks"] * 9) + "."
    project.article("flood", title="Tamar floods Bude", body=long)

    assert long in project.run("explain", "flood").out


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("tamar-floods", "tamar-flood"),
        ("tmaar-flood", "tamar-flood"),
        ("TAMAR-FLOOD", "tamar-flood"),
        ("amar", "tamar-flood"),
        ("content/tamar-floo.md", "content/tamar-flood.md"),
        ("weathr", "weather"),
        ("Wether", "weather"),
    ],
)
def test_an_unknown_name_is_answered_with_the_nearest(project, name, meant):
    project.write("digest.toml", 'title = "D"\n[[themes]]\nname = "Weather"\nkeywords = ["flood"]\n')
    project.article("tamar-flood", title="Tamar floods Bude", body=BODY)

    with pytest.raises(click.UsageError, match=rf"{name!r}; did you mean {meant}\?"):
        project.run("explain", name)


def test_what_is_left_out_is_not_called_unknown(project):
    project.article("flood", title="Tamar floods Bude", body=BODY, draft=True)

    with pytest.raises(click.UsageError, match=r"content/flood\.md is not published; --drafts, "):
        project.run("explain", "flood")
    assert "Quoted: 3 of 4" in project.run("explain", "flood", "--drafts").out


def test_an_article_that_can_not_be_read_is_told(project):
    project.article("flood", title="Flood", body=BODY).article("wrong", title="Wrong", date="2025-13-07")

    assert "content/wrong.md:3: error: date" in project.run("explain", "flood").err


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


STORY = (
    "The river Tamar burst its banks on Tuesday and flooded forty homes in Bude, the council of Bude said. {}"
)


def test_a_story_says_what_holds_it_together_and_what_would_change_it(project):
    project.article("one", STORY.format("Rain is due."), title="Tamar floods Bude", date="2025-01-02")
    project.article("two", STORY.format("Boats came."), title="Tamar floods homes", date="2025-01-03")
    project.article(
        "three", "Astronomers of the council saw a comet over Chile.", title="Comet", date="2025-01-03"
    )

    said = project.run("explain", "two").out

    assert "Its story: 2 articles, at stories/one/\n  they share: " in said
    assert "close: one and two, " in said
    assert "  nearest story: Comet (three), " in said
    assert "at a threshold of 0.14, 0.16, 0.2 or 0.22, instead of 0.18: the same" in said


def test_a_theme_says_why_its_stories_are_in_it(project):
    project.write("digest.toml", 'title = "D"\n[[themes]]\nname = "Floods"\nkeywords = ["flood", "river"]\n')
    project.article("one", STORY.format("Rain is due."), title="Tamar floods Bude")
    project.article("two", "A bakery won a prize.", title="Prize", theme="Floods")

    for name in ("floods", "Floods"):
        said = project.run("explain", name).out

        assert said.startswith("Floods: 2 stories\n  Tamar floods Bude (one): ")
        assert "keywords: Floods, flood, river" in said
        assert "Prize (two): put there by the editor" in said
