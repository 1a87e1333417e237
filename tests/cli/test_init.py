"""``digest init`` begins a digest, and never touches what is there."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
import yaml

from digest.cli.hosting import HOSTS
from digest.config import load

WORKFLOWS = {
    "github-pages": ".github/workflows/publish.yml",
    "gitlab-pages": ".gitlab-ci.yml",
    "netlify": "netlify.toml",
    "cloudflare": ".github/workflows/publish.yml",
    "s3": ".github/workflows/publish.yml",
}


@pytest.fixture
def empty(project):
    return project.remove("digest.toml")


def files(root):
    return {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()}


def test_a_digest_begins_with_what_it_needs_and_builds_without_errors(empty):
    ran = empty.run("init")

    written = files(empty.root)
    assert ran.status == 0
    assert {"digest.toml", "content/pages/about.md", ".gitignore"} < written
    assert len(written) == 4
    built = empty.run("build", "-b", "https://example.org/", "--strict")
    assert (built.status, built.err.count("\n")) == (0, 1), "no problem, and so no other line"
    assert len(empty.data()["articles"]) == 1
    assert len(empty.data()["articles"][0]["summary"]["sentences"]) == 3


def test_the_title_comes_from_the_folder_and_next_steps_name_it(empty):
    said = empty.run("init", "kyiv-brief_2").err

    assert 'title = "Kyiv Brief 2"' in (empty.root / "kyiv-brief_2" / "digest.toml").read_text("utf-8")
    assert "digest -C kyiv-brief_2 serve --open" in said


@pytest.mark.parametrize("name", ['say "hi" \\ $title', "Київ", "[x]#", "$$"])
def test_any_folders_name_makes_a_configuration_that_reads(empty, name):
    empty.run("init", name)

    config, problems = load(empty.root / name / "digest.toml", shown_as="digest.toml")

    assert problems == ()
    assert config.title.casefold() == name.casefold().replace("_", " ")


@pytest.mark.parametrize(
    ("zone", "expected"), [("Europe/Kyiv", "Europe/Kyiv"), (":UTC", "UTC"), ("no", "UTC")]
)
def test_the_time_zone_is_this_machines_where_it_has_a_name(empty, monkeypatch, zone, expected):
    monkeypatch.setenv("TZ", zone)
    empty.run("init")

    assert f'timezone = "{expected}"' in (empty.root / "digest.toml").read_text("utf-8")


def test_a_site_in_another_language_has_its_first_article_in_english(empty, monkeypatch):
    monkeypatch.setattr("locale.getlocale", lambda: ("uk_UA", "UTF-8"))
    empty.run("init")

    assert 'language = "uk"' in (empty.root / "digest.toml").read_text("utf-8")
    (article,) = (empty.root / "content").glob("*.md")
    assert "\nlang: en\n" in article.read_text("utf-8")


def test_what_is_there_stays_and_is_named(empty):
    mine = {"digest.toml": 'title = "Mine"\n', ".gitignore": "mine\n", "content/mine.md": "Mine.\n"}
    for path, text in mine.items():
        empty.write(path, text)

    said = empty.run("init", "--host", "netlify").err

    assert all((empty.root / path).read_text("utf-8") == text for path, text in mine.items())
    assert "kept digest.toml, which is there already" in said
    assert not list((empty.root / "content").glob("*welcome*")), "one who has articles needs no first one"
    before = {path: (empty.root / path).stat().st_mtime_ns for path in files(empty.root)}
    assert "wrote" not in empty.run("init", "--host", "netlify").err
    assert {path: (empty.root / path).stat().st_mtime_ns for path in files(empty.root)} == before


def test_a_link_is_not_written_through(empty):
    (empty.root / "digest.toml").symlink_to(empty.root / "elsewhere")

    empty.run("init")

    assert not (empty.root / "elsewhere").exists()


def test_commented_settings_show_what_holds_without_them(empty):
    empty.run("init")
    text = (empty.root / "digest.toml").read_text("utf-8")
    tables = text.partition("# Themes of your own")[0]
    spoken = re.sub(r"(?m)^# (?=[a-z_]+ = )", "", tables)

    config, problems = load(empty.write("spoken.toml", spoken).root / "spoken.toml", shown_as="x")
    bare, _ = load(empty.root / "digest.toml", shown_as="x")

    assert problems == ()
    for name in ("summary", "grouping", "editions", "front"):
        table = getattr(config, name)
        assert table.model_fields_set, f"[{name}] shows no setting"
        assert table == getattr(bare, name)
    every = re.sub(r"(?m)^# (?=[a-z_]+ = |\[\[)", "", text)
    config, problems = load(empty.write("every.toml", every).root / "every.toml", shown_as="x")
    assert (problems, len(config.themes), len(config.sources)) == ((), 1, 1)


@pytest.mark.parametrize("host", WORKFLOWS)
def test_each_host_gets_a_workflow_that_reads_builds_and_remembers(empty, host):
    said = empty.run("init", "--host", host).err

    text = (empty.root / WORKFLOWS[host]).read_text("utf-8")
    parsed = tomllib.loads(text) if host == "netlify" else yaml.safe_load(text)
    assert parsed
    assert "digest build" in text
    assert "$" not in (empty.root / "requirements.txt").read_text("utf-8")
    everything = "".join(
        (empty.root / path).read_text("utf-8") for path in files(empty.root) if "content" not in path
    )
    kept = "public" if host == "gitlab-pages" else "output"
    assert re.search(rf"\.digest/cache\W+{kept}\b", everything)
    assert "To publish: " in said


@pytest.mark.parametrize("host", ["github-pages", "cloudflare", "s3"])
def test_workflows_run_on_push_and_daily_and_put_no_expression_into_a_shell(empty, host):
    empty.run("init", "--host", host)

    workflow = yaml.safe_load((empty.root / WORKFLOWS[host]).read_text("utf-8"))

    on = workflow[True]  # YAML 1.1 takes the key "on" for true
    assert set(on) == {"push", "schedule", "workflow_dispatch"}
    (job,) = workflow["jobs"].values()
    assert all("${{" not in step.get("run", "") for step in job["steps"])
    assert workflow["permissions"]["contents"] == "read"


@pytest.mark.parametrize(
    ("remote", "expected"),
    [
        ("git@github.com:me/brief.git", ".github/workflows/publish.yml"),
        ("https://gitlab.com/me/brief.git", ".gitlab-ci.yml"),
        ("https://example.org/github.company/x.git", None),
    ],
)
def test_the_host_is_guessed_from_where_the_code_is_kept(empty, remote, expected):
    empty.write(".git/config", f'[remote "origin"]\n\turl = {remote}\n')
    empty.run("init")

    there = {path for path in WORKFLOWS.values() if (empty.root / path).exists()}
    assert there == ({expected} if expected else set())


def test_every_host_that_can_be_named_has_its_files():
    folder = Path(__file__).parents[2] / "digest" / "cli" / "hosts"

    assert {path.name for path in folder.iterdir()} == set(HOSTS) - {"none"} == set(WORKFLOWS)


def test_a_file_is_no_place_for_a_digest(empty):
    ran = empty.write("file", "").run("init", "file/below")

    assert ran.status == 1
    assert "file/below: can't be written to" in ran.err
