"""What is remembered between builds saves work, and never changes a byte."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from digest import build as digest_build
from digest.build import Ahead, Choice, Folders, build, pages, sources
from digest.config import load
from digest.model import Problem
from digest.publish import Preview
from digest.render import find_theme, search
from digest.runtime.cache import Cache
from digest.runtime.frozen import freeze
from digest.runtime.held import Held
from digest.runtime.work import WORTHWHILE, Workshop

BODY = "The council of Bude said on Monday that the bridge over the Tamar would be shut for {} weeks."


@pytest.fixture
def digest(project):
    for number in range(4):
        project.article(
            f"a{number}", BODY.format(number), title=f"Bridge {number}", date=f"2025-01-0{number + 1}"
        )
    return project


def anew(project, *options):
    """How many articles the build read and summarised, and how many pages it rendered."""
    (line,) = [
        line for line in project.run("-v", "build", *options).err.splitlines() if line.startswith("articles:")
    ]
    return tuple(int(word) for word in line.split() if word.isdigit())


def test_only_what_changed_is_done_again(digest):
    read, summarised, rendered = anew(digest)
    assert (read, summarised) == (4, 4)
    assert rendered > 20
    assert anew(digest) == (0, 0, 0)

    digest.article("a1", BODY.format("nine"), title="Bridge 1", date="2025-01-02")
    read, summarised, again = anew(digest)
    assert (read, summarised) == (1, 1)
    assert 0 < again < rendered

    digest.article("a1", BODY.format("nine"), title="Bridge 1", date="2025-01-02", note="Look.")
    assert anew(digest) == (1, 0, 2), "a note changes no summary; its article and story show it"


def test_a_page_is_rendered_again_when_what_it_is_rendered_with_changes(digest):
    _, _, all_pages = anew(digest)

    digest.write("templates/404.html", "{% extends '404.html' %}".replace("404", "base"))
    assert anew(digest)[2] == all_pages

    config = (digest.root / "digest.toml").read_text()
    digest.write("digest.toml", f'author = "A"\n{config}')
    assert anew(digest) == (0, 0, all_pages), "the author's name is on every page"


@pytest.mark.parametrize("damage", [Path.unlink, lambda path: path.write_text("another")])
@pytest.mark.parametrize("path", ["articles/a2/index.html", "search/index.js", "digest.json"])
def test_a_file_that_was_known_and_is_damaged_in_the_output_is_made_again(digest, damage, path):
    digest.build()
    site = digest.site()
    digest.article("a1", BODY.format("nine"), title="Bridge 1", date="2025-01-02").build()
    damage(digest.root / "output" / path)
    digest.article("a1", BODY.format("1"), title="Bridge 1", date="2025-01-02").build()

    assert digest.site() == site


@pytest.mark.parametrize(("too_old", "found_anew"), [(0, (1, 1, 0)), (9, (1, 2, 2))])
def test_the_last_search_index_is_brought_up_to_date(digest, monkeypatch, too_old, found_anew):
    digest.build()
    monkeypatch.setattr("digest.build.indexing._TOO_OLD", too_old)
    asked = []
    monkeypatch.setattr(
        "digest.render.search._found", lambda one, find=search._found: asked.append(one) or find(one)
    )
    changes = (
        lambda: digest.article("a1", BODY.format("nine"), title="Bridge closed", date="2025-01-02"),
        lambda: digest.article("b", "A ferry sails.", title="Ferry", date="2025-01-09"),
        lambda: digest.remove("content/a0.md"),
    )
    for change, number in zip(changes, found_anew, strict=True):
        change()
        asked.clear()
        digest.build()
        assert len(asked) == number
        digest.run("build", "--no-cache", "-o", "cold")
        assert digest.site() == digest.site("cold")


def test_settings_that_a_stage_reads_undo_what_it_remembered(digest):
    anew(digest)

    digest.write("digest.toml", 'title = "T"\n[summary]\nsentences = 1\n')
    assert anew(digest)[:2] == (0, 4)
    digest.write("digest.toml", 'title = "T"\ntimezone = "Europe/Kyiv"\n[summary]\nsentences = 1\n')
    assert anew(digest)[:2] == (4, 0)


def test_nothing_need_be_remembered(digest):
    assert anew(digest, "--no-cache") == anew(digest, "--no-cache")
    assert anew(digest, "--no-cache")[:2] == (4, 4)


def test_a_damaged_memory_costs_nothing_but_time(digest):
    anew(digest)
    site = digest.site()
    (digest.root / ".digest" / "cache" / "results.sqlite").write_bytes(b"damaged" * 1000)

    (digest.root / ".digest" / "cache" / "last-build.json").write_bytes(b"damaged")

    assert anew(digest)[:2] == (4, 4)
    assert digest.site() == site
    assert anew(digest) == (0, 0, 0)


FORGED = [7, None, "text", (), (1, 2, 3), {"a": 1}, (None, 7), ("a", "b")]


@pytest.mark.parametrize("command", [("build", "-b", "https://example.org/d/"), ("list",), ("explain", "a1")])
def test_a_memory_of_what_no_function_of_ours_returned_costs_nothing_but_time(digest, command):
    anew(digest)
    site, said = digest.site(), digest.run(*command).out
    last, file = (digest.root / ".digest" / "cache" / name for name in ("last-build.json", "results.sqlite"))
    for value in FORGED:
        last.unlink(missing_ok=True)
        digest.build()
        last.unlink()
        with closing(sqlite3.connect(file)) as database:
            keys = [key for (key,) in database.execute("SELECT key FROM results")]
        with closing(Cache(file)) as cache:
            cache.remember(dict.fromkeys(keys, freeze(value)))

        ran = digest.run(*command)

        assert ran.status == 0
        assert command[0] == "build" or ran.out == said
        assert digest.site() == site


def test_what_fails_without_a_memory_too_is_a_bug_and_raises(digest, monkeypatch):
    anew(digest)
    monkeypatch.setattr("digest.build.gather", lambda *_: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        digest.run("build", "--no-cache")
    with pytest.raises(ZeroDivisionError):
        digest.run("build", "-b", "https://example.org/e/")


@pytest.fixture
def _trusting(monkeypatch):
    """Times are trusted at once."""
    monkeypatch.setattr(sources, "TICK", 0)
    monkeypatch.setattr("digest.publish.seen._TICK_NS", 0)


@pytest.mark.usefixtures("_trusting")
def test_another_bound_on_files_holds_for_those_that_did_not_change(digest):
    digest.article("long", f"{BODY} " * 30, title="Long").build()
    digest.write("digest.toml", 'title = "T"\n[limits]\nfile_bytes = 1000\n')

    ran = digest.run("build")

    assert ran.status == 1
    assert "content/long.md:1: error: larger than 1 kB" in ran.err


@pytest.mark.usefixtures("_trusting")
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_file_that_is_written_while_it_is_read_is_read_as_it_is_then(digest, monkeypatch, jobs):
    number = 4 if jobs == 1 else WORTHWHILE
    for one in range(4, number):
        digest.article(f"a{one}", BODY.format(one), title=f"Bridge {one}", date="2025-01-02")
    digest.build()
    digest.write("digest.toml", 'title = "T"\ntimezone = "Europe/Kyiv"\n')

    def together(shop, groups, stage=""):
        if stage == "reading":
            digest.article("a1", BODY.format("nine"), title="Ferry", date="2025-01-02")
        return do(shop, groups, stage)

    do = Workshop.together
    with monkeypatch.context() as changed:
        changed.setattr(Workshop, "together", together)
        digest.build("--jobs", str(jobs))

    assert "Ferry" in digest.read("articles/a1/index.html")
    site = digest.site()
    assert digest.build("--no-cache").site() == site


def test_templates_that_change_while_pages_are_rendered_make_no_mixed_site(digest, monkeypatch):
    """Neither then, nor when they are again what they were."""
    first, other = (f"<!doctype html><title>{one}</title>" for one in ("first", "other"))

    def found(*arguments, **options):
        theme = find_theme(*arguments, **options)
        digest.write("templates/404.html", other)
        return theme

    digest.write("templates/404.html", first)
    with monkeypatch.context() as changed:
        changed.setattr("digest.build.find_theme", found)
        ran = digest.run("build")
    assert ran.status == 1
    assert "templates: error: changed while pages were rendered with them; build again" in ran.err

    assert digest.build().read("404.html") == other
    assert digest.write("templates/404.html", first).build().read("404.html") == first


def test_a_page_that_comes_out_another_than_it_is_known_by_is_not_published(digest, monkeypatch):
    digest.build()
    site = digest.site()
    (digest.root / "output" / "404.html").unlink()
    monkeypatch.setattr(pages, "render_with", lambda *_: Problem("templates/404.html", "is broken"))

    ran = digest.run("build")

    assert ran.status == 1
    assert "output/404.html: error: comes out different from how it was made before" in ran.err
    monkeypatch.undo()
    assert digest.build().site() == site


NAMES = st.sampled_from(["a", "b", "c", "d"])
WORDS = st.sampled_from(["ferry", "bridge", "storm", "She said so.", "Kyiv"])
EDITS = st.one_of(
    st.tuples(st.just("write"), NAMES, WORDS, WORDS),
    st.tuples(st.just("remove"), NAMES),
    st.tuples(st.just("rename"), NAMES, NAMES),
    st.tuples(st.just("configure"), st.integers(1, 3), st.sampled_from(["en", "uk"])),
    st.tuples(st.just("template"), WORDS),
    st.tuples(st.just("bound"), st.sampled_from([1000, 2000])),
    st.tuples(st.just("sneak"), NAMES),
    st.tuples(st.just("link"), NAMES, NAMES),
    st.tuples(st.just("damage"), st.sampled_from(["index.html", "404.html", "digest.json", "feed.xml"])),
)


def sneak(path):
    """Another text, of the same size and time."""
    found = path.stat()
    path.write_bytes(path.read_bytes().swapcase().replace(b"TITLE:", b"title:").replace(b"DATE:", b"date:"))
    os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns))


def edit(project, kind, *what):
    content = project.root / "content"
    if kind == "write":
        name, title, word = what
        project.article(
            name, f"{BODY.format(word)} {word}", title=title, date="2025-01-02", source="Bude Times"
        )
    elif kind == "remove":
        (content / f"{what[0]}.md").unlink(missing_ok=True)
    elif kind == "rename" and (content / f"{what[0]}.md").exists():
        (content / f"{what[0]}.md").rename(content / f"{what[1]}.md")
    elif kind == "configure":
        project.write(
            "digest.toml", f'title = "T"\nlanguage = "{what[1]}"\n[summary]\nsentences = {what[0]}\n'
        )
    elif kind == "bound":
        project.write("digest.toml", f'title = "T"\n[limits]\nfile_bytes = {what[0]}\n')
    elif kind == "sneak" and (path := content / f"{what[0]}.md").exists():
        sneak(path)
    elif kind == "link" and what[0] != what[1] and (content / f"{what[0]}.md").is_file():
        (content / f"{what[1]}.md").unlink(missing_ok=True)
        (content / f"{what[1]}.md").hardlink_to(content / f"{what[0]}.md")
    elif kind == "damage" and (path := project.root / "output" / what[0]).exists():
        path.unlink()
        path.write_text("another")
    elif kind == "template":
        project.write("templates/404.html", f"<!doctype html><title>{what[0]}</title>")


def preview(project, held, shown, happened):
    """As one process builds again and again, what is looked at first; that it was, ``happened`` says."""
    config, _ = load(project.root / "digest.toml", shown_as="digest.toml")
    folders = Folders(project.root, "content", project.root / ".digest" / "cache")
    held.turn()
    ahead = {}

    def take(files):
        if shown.replace(files):
            happened.append("shown")
        ahead.update((file.path, file.content) for file in files)

    looked_at = Ahead(["index.html", "articles/a1/index.html", "stories/a1/index.html", "gone.html"], take)
    with folders.workshop(held=held) as workshop:
        made = build(folders, config, Choice(datetime.now(UTC)), workshop, looked_at)
    shown.update(made.files)
    assert {file.path: file.content for file in made.files if file.path in ahead} == ahead
    return ahead


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("content/a0.md", "---\ntitle: A\ndate: 2025-13-01\n---\nText.\n"),
        ("templates/home.html", "{{ page.nothing.there }}"),
    ],
)
def test_what_goes_ahead_goes_only_where_nothing_is_wrong(digest, path, text):
    held, shown = Held(), Preview(digest.root / "preview", "preview")
    assert preview(digest, held, shown, []).keys() == {
        "index.html",
        "articles/a1/index.html",
        "stories/a1/index.html",
    }

    digest.write(path, text)

    assert "index.html" not in preview(digest, held, shown, [])


def test_an_edit_is_shown_before_articles_are_grouped_anew_and_again_where_that_shows(digest, monkeypatch):
    held, shown, happened = Held(), Preview(digest.root / "preview", "preview"), []
    grouped = digest_build.group
    monkeypatch.setattr(
        digest_build, "group", lambda *given: [happened.append("grouped"), grouped(*given)][1]
    )
    digest.article("b", "Nothing of the kind.", title="Else", date="2025-01-02")
    for title, text in (("One", BODY.format(1)), ("Two", BODY.format(1)), ("Two", "A cat sat on a mat.")):
        digest.article("a1", text, title=title, date="2025-01-02")
        preview(digest, held, shown, happened)
    digest.article("c", "A dog sat on a log.", title="New", date="2025-01-03")
    preview(digest, held, shown, happened)

    first, retitled, another, new = (
        ["grouped"],
        ["shown", "grouped"],
        ["shown", "grouped", "shown"],
        ["grouped", "shown"],
    )
    assert happened == [*first, *retitled, *another, *new]


def test_a_preview_tells_apart_what_python_calls_equal(digest):
    """The same moment in two zones, and one and true."""
    held, shown = Held(), Preview(digest.root / "preview", "preview")
    digest.write("templates/article.html", "{{ page.card.when.at.isoformat() }} {{ page.extra }}")
    for zone, value in (("UTC", 1), ("Europe/Kyiv", 1), ("Europe/Kyiv", True), ("Europe/Kyiv", 1.0)):
        digest.write("digest.toml", f'title = "T"\ntimezone = "{zone}"\n')
        digest.article(
            "a1", BODY.format(1), title="Bridge 1", date="2025-01-02T23:00:00Z", extra={"x": value}
        )
        preview(digest, held, shown, [])
        digest.build("--no-cache", "-o", "cold")

        cold = digest.site("cold")
        del cold["manifest.json"]
        assert digest.site("preview") == cold


@pytest.mark.slow
@pytest.mark.usefixtures("_trusting")
@given(st.lists(st.lists(EDITS, min_size=1, max_size=3), min_size=1, max_size=4))
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_warm_build_gives_the_bytes_of_a_cold_one(project, edits):
    with tempfile.TemporaryDirectory() as folder:
        fresh = replace(project, root=Path(folder)).write("digest.toml", 'title = "T"').write("content/x.png")
        held, shown = Held(), Preview(fresh.root / "preview", "preview")
        for some in edits:
            for one in some:
                edit(fresh, *one)
            warm = fresh.run("build", "--keep-going")
            cold = fresh.run("build", "--keep-going", "--no-cache", "-o", "cold")
            preview(fresh, held, shown, [])
            assert warm.status == cold.status
            assert fresh.site() == fresh.site("cold")
            del (site := fresh.site())["manifest.json"]
            assert fresh.site("preview") == site
