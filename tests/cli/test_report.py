"""What a build says at its end: to people in a line, to programs as JSON."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "report.schema.json").read_text("utf-8"))


def reported(project, *arguments):
    ran = project.run("build", "--json", *arguments)
    report = json.loads(ran.out)
    Draft202012Validator(SCHEMA).validate(report)
    return ran, report


def test_a_build_reports_what_it_did(project):
    project.article("2025-01-01-one", title="One", source="A")

    _, report = reported(project)
    assert report["outcome"] == "published"
    assert report["content"] | {"files": 0, "rendered_anew": 0} == {
        "articles": 1,
        "stories": 1,
        "themes": 0,
        "left_out": 0,
        "read_anew": 1,
        "summarised_anew": 1,
        "rendered_anew": 0,
        "files": 0,
    }
    assert report["files"]["written"] == report["content"]["files"] == len(report["files"]["changed"])

    _, again = reported(project)
    assert again["content"]["read_anew"] == again["files"]["written"] == 0
    assert again["files"]["changed"] == []


def test_a_failed_build_reports_its_problems_and_that_nothing_is_published(project):
    ran, report = reported(project.article("one", title="One", date="2025-13-07"))

    assert ran.status == 1
    assert (report["outcome"], report["files"]) == ("not published", None)
    (problem,) = (one for one in report["problems"] if one["severity"] == "error")
    assert (problem["path"], problem["line"], problem["field"]) == ("content/one.md", 3, "date")
    assert problem["hint"].startswith("write YYYY-MM-DD")


def test_a_configuration_that_can_not_be_used_is_reported_too(project):
    ran, report = reported(project.write("digest.toml", "title = 3\n"))

    assert (ran.status, report["outcome"], report["content"]) == (2, "not published", None)
    assert report["problems"][0]["path"] == "digest.toml"


def test_a_dry_run_and_an_output_that_is_not_ours_are_told_apart(project):
    project.article("2025-01-01-one", title="One").write("output/mine.txt", "mine")

    assert reported(project, "--dry-run")[1]["outcome"] == "dry run"
    ran, report = reported(project)
    assert (ran.status, report["outcome"]) == (1, "not published")
    assert any(one["path"].startswith("output") for one in report["problems"])


def test_what_was_published_in_spite_of_errors_is_reported_so(project):
    project.article("one", title="One", date="2025-13-07").article("2025-01-01-two", title="Two")

    ran, report = reported(project, "--keep-going")

    assert (ran.status, report["outcome"]) == (1, "published")


def test_the_last_line_says_what_was_built_how_much_is_new_how_long_it_took_and_where_to_look(project):
    project.article("2025-01-01-one", title="One", source="A")

    last = project.run("build").err.splitlines()[-1]

    assert re.fullmatch(
        r"1 article, 1 story, 0 themes; 1 text new or changed; \d+ files written, 0 unchanged, 0 removed "
        rf"in \d+\.\d s; open {re.escape(str(project.root))}/output/index\.html",
        last,
    )
    project.article("2025-01-02-two", title="Two", source="A")
    assert "; 1 text new or changed; " in project.run("build").err


@pytest.mark.parametrize("width", ["20", "300"])
def test_in_a_pipe_each_problem_is_one_line(project, width):
    project.article("one", title="One", date="2025-13-07", sourc="x")

    said = project.run("build", COLUMNS=width).err.splitlines()

    assert sum("content/one.md:" in line for line in said) == 2
    assert all(re.match(r"\S+: (error|warning): ", line) for line in said[:-1])
