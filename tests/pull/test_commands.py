"""The commands: what they say, and with which status they end; and lists of feeds."""

from __future__ import annotations

import tomllib

import pytest

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
