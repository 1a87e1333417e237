"""The commands: what they say, and with which status they end; and lists of feeds."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import tomllib
from pathlib import Path

import click
import pytest

from digest.cli import turns
from digest.publish.lock import locked

CHECKOUT = Path(__file__).parents[2]
OPML = """<?xml version="1.0"?><opml version="2.0"><head><title>Mine</title></head><body>
<outline text="Weather"><outline type="rss" text="The &quot;Paper&quot;&#10;x = 1" xmlUrl="https://paper.example/feed?a=1&amp;b=2"/></outline>
<outline text="Blog" xmlURL="feed://blog.example/atom"/>
<outline text="Again" xmlUrl="https://paper.example/feed?a=1&amp;b=2"/>
<outline text="Bad" xmlUrl="javascript:alert(1)"/><outline text="A note"/>
</body></opml>"""
CONFIG = '# mine\ntitle = "D" # a comment\r\n[[themes]]\nname = "weather"\n\n[look]\nfooter = "x"'


def feeds_of(project):
    return tomllib.loads((project.root / "digest.toml").read_bytes().decode()).get("feeds", [])


def test_a_list_of_feeds_is_shown_and_added(project):
    project.write("digest.toml", CONFIG.replace("\r", "")).write("feeds.opml", OPML)

    ran = project.run("pull", "--opml", "feeds.opml")

    assert ran.status == 0
    assert ran.out.splitlines() == [
        'https://paper.example/feed?a=1&b=2  The "Paper" x = 1',
        "https://blog.example/atom  Blog",
    ]
    assert "is no address" in ran.err or "is not an address of the web" in ran.err
    assert "2 feeds added to digest.toml" in ran.err
    assert feeds_of(project) == [
        {"url": "https://paper.example/feed?a=1&b=2", "theme": "weather"},
        {"url": "https://blog.example/atom"},
    ]


@pytest.mark.parametrize(
    "text", [CONFIG.replace("\r", ""), CONFIG.replace("\r", "").replace("\n", "\r\n"), "title='D'\n"]
)
def test_what_stood_in_the_configuration_stays_byte_for_byte(project, text):
    project.write("digest.toml", text).write("feeds.opml", OPML)

    project.run("pull", "--opml", "feeds.opml")

    now = (project.root / "digest.toml").read_bytes()
    assert now.startswith(text.encode())
    assert (b"\r\n" in text.encode()) == (b"\r\n" in now)
    assert now.count(b"\r\n") in {0, now.count(b"\n")}


def test_adding_a_list_twice_adds_nothing(project):
    project.write("feeds.opml", OPML).run("pull", "--opml", "feeds.opml")
    before = (project.root / "digest.toml").read_bytes()

    ran = project.run("pull", "--opml", "feeds.opml")

    assert (project.root / "digest.toml").read_bytes() == before
    assert ran.out.count("(is there already)") == 2


def test_a_dry_run_only_shows_the_list(project):
    project.write("feeds.opml", OPML)
    before = (project.root / "digest.toml").read_bytes()

    ran = project.run("pull", "--opml", "feeds.opml", "--dry-run")

    assert "2 feeds would be added" in ran.err
    assert (project.root / "digest.toml").read_bytes() == before


def test_feeds_on_one_line_are_left_as_they_are(project):
    text = 'title = "D"\nfeeds = [{ url = "https://a.example/" }]\n'
    project.write("digest.toml", text).write("feeds.opml", OPML)

    ran = project.run("pull", "--opml", "feeds.opml")

    assert ran.status == 1
    assert "write each as a [[feeds]] table" in ran.err
    assert (project.root / "digest.toml").read_text() == text


@pytest.mark.parametrize("text", ["", "no list", "<html/>", "<opml><body/></opml>"])
def test_what_is_no_list_of_feeds_is_told(project, text):
    ran = project.write("feeds.opml", text).run("pull", "--opml", "feeds.opml")

    assert ran.status == 1
    assert "feeds.opml: error: " in ran.err


def test_a_list_is_not_a_door_to_other_files(project):
    text = '<!DOCTYPE opml [<!ENTITY x SYSTEM "digest.toml">]><opml><body><outline text="&x;" xmlUrl="https://a.example/"/></body></opml>'

    ran = project.write("feeds.opml", text).run("pull", "--opml", "feeds.opml")

    assert "A Digest" not in ran.out


def test_without_feeds_there_is_nothing_to_pull(project):
    ran = project.run("pull")

    assert ran.status == 2
    assert "names no feed" in ran.err


def test_a_pull_says_what_came_and_what_did_not(project, web, rss):
    web.pages["/a"] = rss({"title": "One"}, {"title": "Two"})
    tables = "".join(f'[[feeds]]\nurl = "{web.url(path)}"\n' for path in ("/a", "/missing"))
    project.write("digest.toml", f'title = "D"\n{tables}')

    ran = project.run("pull", "--allow-private")

    assert ran.status == 1
    assert ran.out == f"{project.root}/content/one.md\n{project.root}/content/two.md\n"
    assert f"{web.url('/missing')}: error: the server answers 404" in ran.err
    assert ran.err.endswith("1 feed read, 1 not read: 2 new drafts\n")


def test_drafts_are_not_published_until_they_are_kept(project, web, rss):
    web.pages["/a"] = rss(
        {"title": "One", "description": "It began.", "pubDate": "Mon, 01 Dec 2025 08:00:00 GMT"}
    )
    project.article("other", title="Other", date="2025-12-01")
    project.write("digest.toml", f'title = "D"\n[[feeds]]\nurl = "{web.url("/a")}"\n')
    project.run("pull", "--allow-private")

    before = [one["title"] for one in project.build().data()["articles"]]
    ran = project.run("keep", "one")
    after = [one["title"] for one in project.build().data()["articles"]]

    assert (ran.status, before, sorted(after)) == (0, ["Other"], ["One", "Other"])


def test_a_damaged_memory_ends_a_pull_before_it_begins(project, web, rss):
    web.pages["/a"] = rss({"title": "One"})
    project.write("digest.toml", f'title = "D"\n[[feeds]]\nurl = "{web.url("/a")}"\n').write(
        ".digest/pulled.json", "{"
    )

    ran = project.run("pull", "--allow-private")

    assert ran.status == 1
    assert ".digest/pulled.json: error: is damaged" in ran.err
    assert web.asked == []


def test_dropping_and_keeping_need_a_name_that_is_there(project):
    for command in ("keep", "drop"):
        ran = project.article("a", title="A").run(command, "b")

        assert ran.status == 1
        assert "b: error: is no draft's path or slug" in ran.err


@pytest.mark.parametrize(
    "command",
    [("pull", "--allow-private"), ("keep", "a"), ("drop", "a"), ("add", "b.txt"), ("import", "theirs")],
)
def test_while_another_command_changes_the_articles_one_waits_and_then_says_so(
    project, web, rss, monkeypatch, command
):
    web.pages["/a"] = rss({"title": "One"})
    project.write("digest.toml", f'title = "D"\n[[feeds]]\nurl = "{web.url("/a")}"\n')
    project.article("a", title="A", draft=True).write("b.txt", "A title of a text\n\nA text of one sentence.")
    project.write("theirs/_posts/2025-12-07-c.md", "---\ntitle: C\n---\n\nA text of one sentence.")
    before = project.site("content")
    monkeypatch.setattr(turns, "PATIENCE_S", 0.1)
    (project.root / ".digest").mkdir(exist_ok=True)

    with locked(project.root / ".digest" / "intake.lock"), pytest.raises(click.ClickException) as said:
        project.run(*command)

    assert said.value.message == (
        f"another digest (process {os.getpid()}) is changing the articles here; try again when it is done"
    )
    assert project.site("content") == before
    assert project.run(*command).status == (1 if command[0] == "drop" else 0)


@pytest.mark.slow
def test_pulls_of_two_terminals_bring_each_item_once(project, web, rss):
    both = threading.Barrier(2, timeout=60)

    def together(handler):
        both.wait()
        web.send(handler, rss(*({"title": f"Item {number}"} for number in range(20))))

    web.pages["/a"] = together
    project.write("digest.toml", f'title = "D"\n[[feeds]]\nurl = "{web.url("/a")}"\n')
    line = [sys.executable, "-m", "digest", "pull", "--allow-private"]

    how = {"cwd": project.root, "env": {**os.environ, "PYTHONPATH": str(CHECKOUT)}, "stdout": subprocess.PIPE}

    started = [subprocess.Popen(line, **how) for _ in "ab"]  # noqa: S603 - ours
    said = [one.communicate(timeout=60) for one in started]

    assert [one.returncode for one in started] == [0, 0]
    assert sorted(out.count(b"\n") for out, _ in said) == [0, 20]
    assert len(project.site("content")) == 20
    assert not (project.root / ".digest" / "intake.lock").exists()
