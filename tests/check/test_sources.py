"""Rules about where an article comes from, and when."""

from __future__ import annotations

import pytest

CLOCK = ("--clock", "2026-01-15")


def test_an_article_without_an_outlet_is_named(project, found):
    project.article("2025-01-01-a", title="A").article("2025-01-01-b", title="B", author="Ann")
    project.article("2025-01-01-c", title="C", source="CNN")

    assert [(path, message) for path, _, message, _ in found("no-source")] == [
        ("content/2025-01-01-a.md", "names no outlet"),
        ("content/2025-01-01-b.md", "names no outlet, though it has a byline"),
    ]


def test_an_article_without_an_address_is_named_and_where_its_links_lead(project, found):
    project.write("digest.toml", 'title = "D"\n[[sources]]\nname = "CNN"\nhomepage = "https://cnn.com/"\n')
    project.article("2025-01-01-a", title="A").article("2025-01-01-b", title="B", source="CNN")
    project.article("2025-01-01-c", title="C", source_url="https://example.org/c")

    said = {path: message.rpartition("links to it ")[2] for path, _, message, _ in found("no-address")}

    assert said == {
        "content/2025-01-01-a.md": "are missing",
        "content/2025-01-01-b.md": "lead to the outlet's home page",
    }


def test_an_undated_article_is_named_once_in_the_words_of_the_build(project, found):
    project.article("a", title="A")

    assert [message for _, _, message, _ in found("undated")] == ["is missing"]
    assert project.run("check").err.count("date: is missing") == 1


def test_turned_off_the_rule_silences_the_build_too(project):
    project.article("a", title="A").write("digest.toml", 'title = "D"\n[check.rules]\nundated = "off"\n')

    assert "date: is missing" not in project.run("check").err
    assert "date: is missing" in project.run("build", "--dry-run").err


@pytest.mark.parametrize(
    ("name", "fields", "said"),
    [
        ("2025-12-01-a", {"date": "2025-12-07"}, (3, "is 2025-12-07, but the file's name says 2025-12-01")),
        ("a", {"date": "2025-12-07", "published": "2025-12-08"}, (4, "says '2025-12-08', but date says")),
        (
            "a",
            {"date": "2025-12-07", "updated": "2025-12-06"},
            (4, "is 2025-12-06, before the article's date"),
        ),
        ("a", {"date": "2025-12-07T10:00", "updated": "2025-12-07T09:00"}, (4, "is 2025-12-07, before the")),
        ("a", {"date": "2025-12-07", "expires": "2025-12-07"}, (4, "is 2025-12-07, no later than the")),
        ("a", {"date": "2026-02-16"}, (3, "is 2026-02-16, 32 days ahead, and the article is left out until")),
        (
            "a",
            {"date": "2025-12-07", "source_url": "https://example.org/2024/12/07/x"},
            (3, "is 2025-12-07, but source_url says 2024-12-07"),
        ),
    ],
)
def test_dates_that_contradict_each_other_are_in_doubt(project, found, name, fields, said):
    project.article(name, title="A", **fields)

    [(_, line, message, _)] = found("date-in-doubt", *CLOCK)

    assert line == said[0]
    assert message.startswith(said[1])


@pytest.mark.parametrize(
    "fields",
    [
        {"date": "2025-12-07T10:00", "updated": "2025-12-07"},
        {"date": "2025-12-07", "expires": "2025-12-08"},
        {"date": "2026-02-14"},
        {"date": "2026-09-01", "draft": True},
        {"date": "2025-12-07", "source_url": "https://example.org/2025/12/08/x"},
        {"date": "2025-12-07", "source_url": "https://example.org/2025/13/45/x"},
        {"date": "2025-12-07", "source_url": "https://example.org/12024/12/071"},
    ],
)
def test_dates_that_agree_are_not(project, found, fields):
    project.article("a", title="A", **fields)

    assert found("date-in-doubt", *CLOCK) == []


def test_an_outlet_of_the_configuration_that_is_never_used_is_named_with_the_likeliest_one_meant(
    project, found
):
    tables = "".join(
        f'\n[[sources]]\nname = "{name}"\n' for name in ("CNN", "Al-Jazeera", "Gazette", "Draft")
    )
    project.write("digest.toml", f'title = "D"\n{tables}')
    project.article("2025-01-01-a", title="A", source="CNN")
    project.article("2025-01-01-b", title="B", source="Al Jazeera")
    project.article("2025-01-01-c", title="C", source="Draft", draft=True)

    assert found("unused-source") == [
        ("digest.toml", 7, "no article is from 'Al-Jazeera'", "did you mean 'Al Jazeera'?"),
        ("digest.toml", 10, "no article is from 'Gazette'", "take it out, or write it as the articles do"),
    ]
