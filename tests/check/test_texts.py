"""Rules about what is quoted, and about what stands in a body."""

# ruff: noqa: RUF001 - Cyrillic letters look like Latin ones

from __future__ import annotations

import pytest

CONFIG = 'title = "D"\n[summary]\nsentences = {}\nmax_quote_words = {}\n'
PROSE = "The council met on Monday in the old town hall."


def test_an_article_in_a_language_that_was_not_measured_is_named(project, found):
    body = "Рада зібралася в понеділок. Вона ухвалила бюджет міста. Мер подякував усім. Далі буде перерва."
    project.article("2025-01-01-a", body, title="Рада", lang="uk")
    project.article("2025-01-01-b", body, title="Рада", lang="uk", summary="Моє.")
    project.article("2025-01-01-c", PROSE, title="Short", lang="uk")

    [(path, line, message, _)] = found("summary-fallback")

    assert (path, line) == ("content/2025-01-01-a.md", 1)
    assert "not measured for 'uk'" in message


def test_an_article_with_a_text_of_which_nothing_can_be_quoted_is_named(project, found):
    project.article("2025-01-01-a", "- one\n- two", title="A")
    project.article("2025-01-01-b", "- one\n- two", title="B", summary="Mine.")
    project.article("2025-01-01-c", "", title="C")
    project.article("2025-01-01-d", PROSE, title="D")

    assert [path for path, *_ in found("nothing-quotable")] == ["content/2025-01-01-a.md"]


def test_a_quoted_sentence_that_leans_on_one_that_is_not_is_named_at_its_line(project, found):
    long = (
        "The mayor of Lviv, Andriy Sadovyi, "
        + "who has led the city for many years, " * 6
        + "spoke on Monday."
    )
    project.write("digest.toml", CONFIG.format(1, 20))
    project.article("2025-01-01-a", f"{long}\n\nHe called the flood a disaster for all.", title="Flood")

    [(path, line, message, _)] = found("dangling-reference")

    assert (path, line) == ("content/2025-01-01-a.md", 7)
    assert message.startswith("“He called the flood a disaster for all.” is quoted without")


def test_one_that_is_shown_with_the_sentence_before_it_is_not(project, found):
    project.article(
        "2025-01-01-a", "The mayor of Lviv spoke on Monday. He called it a disaster.", title="Flood"
    )

    assert found("dangling-reference") == []


def test_an_article_of_which_more_is_quoted_than_may_be_is_named_at_its_longest_sentence(project, found):
    project.write("digest.toml", CONFIG.format(1, 5))
    for name, fields in {"a": {}, "b": {"license": "CC BY 4.0"}, "c": {"full_text": True}}.items():
        project.article(f"2025-01-01-{name}", f"\n\n{PROSE}", title="Council", **fields)

    [(path, line, message, _)] = found("quote-over-budget")

    assert (path, line) == ("content/2025-01-01-a.md", 7)
    assert message == "10 words of it are quoted, and at most 5 may be"


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (
            "Sign up for our daily newsletter to get the news in your inbox.",
            "a subscription offer or sign-up",
        ),
        ("© 2025 Gazette. All rights reserved.", "a copyright line"),
        ("## Related: What comes next", "points to another article"),
        ("- Share", "a button of the page"),
        ("5 min read", "a counter of the page"),
        ("Image: Jane Doe/Reuters", "a picture's credit or caption"),
    ],
)
def test_what_was_left_of_the_publishers_page_is_named_at_its_line(project, found, line, why):
    project.article("2025-01-01-a", f"{PROSE}\n\n{line}\n\n{PROSE}", title="Council")

    [(_, at, message, _)] = found("boilerplate")

    assert (at, message.rpartition(": ")[2]) == (7, why)


@pytest.mark.parametrize(
    "line",
    [
        "Readers can sign up for the ministry's newsletter, said the mayor.",
        "The Gazette reserved all rights to the picture, the court heard on Monday.",
        "```\nShare\n```",
    ],
)
def test_prose_about_such_things_is_not(project, found, line):
    project.article("2025-01-01-a", f"{PROSE}\n\n{line}", title="Council")

    assert found("boilerplate") == []


@pytest.mark.parametrize("opening", ["", "\ufeff", "\n\n"])
def test_lines_are_those_of_the_file_however_it_begins_and_ends(project, found, opening):
    text = f"---\ntitle: A\ndate: 2025-01-01\n---\n\n\n{PROSE}\n\nShare\n\n\n".replace("\n", "\r\n")
    project.write("content/a.md", opening + text)

    assert [line for _, line, *_ in found("boilerplate")] == [9 + opening.count("\n")]
