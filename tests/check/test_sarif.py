"""What SARIF 2.1.0 asks of a log, and code hosts of one that they show."""

from __future__ import annotations

import json

import click
import pytest

from digest.check.rules import RULES
from digest.check.sarif import sarif
from digest.model import Problem

LEVELS = {"none", "note", "warning", "error"}
FAULTY = {"title": "A", "date": "2025-01-01", "note": "See [x](/y/) and [x](/z/)."}


@pytest.fixture
def log(project):
    project.article("a b", "One.\n\nShare", **FAULTY).write("content/x.txt")
    return json.loads(project.run("check", "--sarif", "-").out)


def test_a_log_names_its_version_and_schema_and_one_run(log):
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("/sarif-schema-2.1.0.json")
    assert len(log["runs"]) == 1


def test_the_tool_has_a_name_a_version_and_all_rules_each_once(log):
    driver = log["runs"][0]["tool"]["driver"]

    assert driver["name"] == "digest"
    assert driver["semanticVersion"]
    assert [rule["id"] for rule in driver["rules"]] == ["build", *(rule.name for rule in RULES)]


def test_each_rule_says_what_it_is_about_and_how_much_it_matters(log):
    for rule in log["runs"][0]["tool"]["driver"]["rules"]:
        assert rule["shortDescription"]["text"].endswith(".")
        assert rule["fullDescription"]["text"]
        assert {"text", "markdown"} <= rule["help"].keys()
        assert rule["defaultConfiguration"]["level"] in LEVELS


def test_each_result_names_its_rule_its_level_its_place_and_what_is_wrong(log):
    run = log["runs"][0]
    rules = run["tool"]["driver"]["rules"]

    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in LEVELS
        assert result["message"]["text"]
        [location] = result["locations"]
        place = location["physicalLocation"]
        assert place["region"]["startLine"] >= 1
        assert " " not in place["artifactLocation"]["uri"]


def test_problems_of_the_build_and_of_rules_are_there_with_their_lines(log):
    said = {
        (
            one["ruleId"],
            one["level"],
            one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"],
            one["locations"][0]["physicalLocation"]["region"]["startLine"],
        )
        for one in log["runs"][0]["results"]
    }

    assert ("build", "error", "content/x.txt", 1) in said
    assert ("boilerplate", "warning", "content/a%20b.md", 9) in said
    assert ("single-source", "note", "content/a%20b.md", 1) in said


def test_a_fingerprint_outlives_a_move_and_no_two_are_the_same():
    one = Problem("a.md", "is wrong", 3, rule="no-source")
    again = Problem("a.md", "is wrong", 8, rule="no-source")
    moved = Problem("a.md", "is wrong", 30, rule="no-source")

    def fingerprints(*problems):
        [run] = sarif(problems)["runs"]
        return [result["partialFingerprints"]["digest/v1"] for result in run["results"]]

    first, second = fingerprints(one, again)
    assert first != second
    assert fingerprints(moved) == [first]
    assert fingerprints(Problem("b.md", "is wrong", 3, rule="no-source")) != [first]


def test_a_log_may_go_to_a_file_beside_what_people_read(project):
    project.article("a", **FAULTY)

    ran = project.run("check", "--sarif", "found.sarif")

    assert "[no-source]" in ran.err
    assert ran.out == ""
    assert json.loads((project.root / "found.sarif").read_text("utf-8"))["version"] == "2.1.0"


def test_a_file_that_cannot_be_written_is_said(project):
    with pytest.raises(click.FileError):
        project.article("a", **FAULTY).run("check", "--sarif", "nowhere/found.sarif")
