"""`digest check` as a curator and a workflow meet it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

from digest.check.rules import RULES

CHECKOUT = Path(__file__).parents[2]
SOUND = {
    "title": "A",
    "date": "2025-01-01",
    "source": "CNN",
    "source_url": "https://example.com/a",
}
NETWORK = {"digest.check", "http.client", "httpx", "requests", "ssl", "urllib.request"}


def test_nothing_is_published(project):
    before = project.article("a", **SOUND).site(".")

    ran = project.run("check", "--no-cache")

    assert ran.status == 0
    assert project.site(".") == before


def test_what_a_build_says_is_said_too(project):
    project.article("a", title="A", date="2025-13-07").write("content/x.txt")

    ran = project.run("check")

    assert ran.status == 1
    assert "content/a.md:3: error: date: '2025-13-07' is not a date" in ran.err
    assert "content/x.txt: error: is no Markdown" in ran.err
    assert ran.err.endswith("0 articles checked: 2 errors, 0 warnings, 0 infos\n")


def test_each_line_names_its_place_and_its_rule(project):
    project.article("a", **{**SOUND, "source_url": None})

    ran = project.run("check")

    one, other, summary = ran.err.splitlines()
    assert one.startswith("content/a.md:1: info: only this article tells its story; ")
    assert one.endswith(" [single-source]")
    assert other.startswith("content/a.md:1: warning: source_url: its own address is not known, ")
    assert other.endswith("; write source_url: and where it was published [no-address]")
    assert summary == "1 article checked: 0 errors, 1 warning, 1 info"


@pytest.mark.parametrize(
    ("level", "options", "status"),
    [
        ("error", [], 1),
        ("warning", [], 0),
        ("warning", ["--strict"], 1),
        ("info", ["--strict"], 0),
        ("off", ["--strict"], 0),
    ],
)
def test_the_configuration_says_how_much_a_rule_matters(project, level, options, status):
    project.article("a", **{**SOUND, "source": None})
    project.write(
        "digest.toml", f'title = "D"\nbase_url = "https://x.org"\n[check.rules]\nno-source = "{level}"\n'
    )

    ran = project.run("check", *options)

    assert ran.status == status
    assert (f"{level}: source: names no outlet" in ran.err) == (level != "off")


@pytest.mark.parametrize(
    ("name", "hint"),
    [("single-sorce", "did you mean single-source?"), ("xyz", "digest check --rules lists them")],
)
def test_an_unknown_rule_in_the_configuration_is_a_warning(project, name, hint):
    project.article("a", **SOUND).write(
        "digest.toml", f'title = "D"\n[check]\nrules = {{ {name} = "off" }}\n'
    )

    ran = project.run("check")

    assert f"digest.toml:3: warning: check.rules.{name}: is not a known rule; {hint}\n" in ran.err


def test_an_unknown_level_is_an_error_of_the_configuration(project):
    project.article("a", **SOUND).write("digest.toml", 'title = "D"\n[check.rules]\nundated = "never"\n')

    ran = project.run("check", "--json")

    assert ran.status == 2
    [problem] = json.loads(ran.out)["problems"]
    assert (problem["line"], problem["field"]) == (3, "check.rules.undated")
    assert problem["message"] == "'never' is not one of 'error', 'warning', 'info' or 'off'"


def test_what_one_rule_says_often_is_counted_and_all_said_on_demand(project):
    for number in range(8):
        project.article(f"{number}", **{**SOUND, "source": None, "story": "key"})

    few, all_, data = (project.run("check", option) for option in ("--no-color", "-v", "--json"))

    assert few.err.count("[no-source]") == 5 + 1
    assert "3 more of [no-source]; -v shows all\n" in few.err
    assert all_.err.count("[no-source]") == 8
    assert "more of" not in all_.err
    assert sum(one["rule"] == "no-source" for one in json.loads(data.out)["problems"]) == 8


def test_errors_are_all_said(project):
    for number in range(8):
        project.article(f"{number}", **{**SOUND, "source": None})
    project.write("digest.toml", 'title = "D"\n[check.rules]\nno-source = "error"\n')

    quiet = project.run("check", "-q")

    assert quiet.err.count("error: source: names no outlet") == 8
    assert len(quiet.err.splitlines()) == 8


def test_drafts_are_checked_when_they_are_asked_for(project):
    project.article("a", **{**SOUND, "source": None, "draft": True})

    assert "no-source" not in project.run("check").err
    assert "no-source" in project.run("check", "--drafts").err


def test_json_has_every_problem_with_all_that_is_known_about_it(project):
    project.article("a", **{**SOUND, "source_url": None})

    ran = project.run("check", "--json")

    assert ran.err == "1 article checked: 0 errors, 1 warning, 1 info\n"
    data = json.loads(ran.out)
    assert data["version"] == 1
    assert data["problems"][1] == {
        "rule": "no-address",
        "severity": "warning",
        "path": "content/a.md",
        "line": 1,
        "field": "source_url",
        "message": "its own address is not known, so links to it are missing",
        "hint": "write source_url: and where it was published",
    }


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_can_be_explained(project, rule):
    ran = project.run("check", "--explain", rule.name)

    assert ran.status == 0
    assert ran.out.startswith(f"{rule.name} ({rule.level}): {rule.says}\n")
    assert " ".join(rule.why.split()) in " ".join(ran.out.split())


def test_an_unknown_rule_to_be_explained_is_wrong_usage(project):
    with pytest.raises(click.UsageError, match="undatd is not a rule; did you mean undated"):
        project.run("check", "--explain", "undatd")


def test_all_rules_can_be_listed(project):
    lines = project.run("check", "--rules").out.splitlines()

    assert [line.split()[:2] for line in lines] == [[rule.name, rule.level] for rule in RULES]


def test_two_reports_never_share_standard_output(project):
    with pytest.raises(click.UsageError, match="both write to standard output"):
        project.run("check", "--json", "--sarif", "-")


def test_a_digest_without_articles_can_be_checked(project):
    ran = project.run("check")

    assert ran.status == 1
    assert "content: error: there is no such folder" in ran.err


def test_the_sample_digest_says_little(sample):
    ran = sample.run("check", "--json")

    problems = json.loads(ran.out)["problems"]
    assert ran.status == 0
    assert len(problems) < 20
    assert {one["rule"] for one in problems} <= {None, "no-address", "no-source", "single-source"}


def test_the_report_is_the_same_whatever_the_hash_seed(project):
    for number in range(4):
        project.article(f"{number}", f"Flood {number} in Lviv [x](/y/).", title=f"Flood {number}")
    code = "import sys; from digest.cli import main; main()"
    command = [sys.executable, "-c", code, "-C", str(project.root), "check", "--json"]

    said = {
        subprocess.run(  # noqa: S603 - ours
            command,
            env={**os.environ, "PYTHONPATH": str(CHECKOUT), "PYTHONHASHSEED": seed},
            capture_output=True,
            check=False,
        ).stdout
        for seed in "012"
    }

    assert len(said) == 1


@pytest.mark.parametrize("command", ["build", "check"])
def test_no_network_code_is_loaded(project, command):
    code = (
        f"import sys; sys.argv = ['digest', '-C', {str(project.article('a', **SOUND).root)!r}, {command!r}]\n"
        "from digest.cli import cli; cli.main(standalone_mode=False)\n"
        "print('LOADED', *sorted(sys.modules), file=sys.stderr)"
    )
    ran = subprocess.run(  # noqa: S603 - ours
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(CHECKOUT)},
        capture_output=True,
        text=True,
        check=True,
    )

    loaded = set(ran.stderr.partition("LOADED")[2].split())

    assert "digest.build" in loaded
    assert loaded & (NETWORK | {"digest.check.external"}) == (
        {"digest.check"} if command == "check" else set()
    )
