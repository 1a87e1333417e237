"""`digest keep` and `digest drop`: what changes, what goes, and what is left alone."""

from __future__ import annotations

import pytest

from digest.ingest.curating import drop, keep
from digest.ingest.memory import load, save

FEED = {"title": "A storm is coming", "link": "https://news.example/storm", "guid": "storm"}
NAME = "a-storm-is-coming"


@pytest.fixture
def draft(web, rss, pulled):
    """A draft that was pulled."""
    web.pages["/feed"] = rss({**FEED, "pubDate": "Mon, 01 Dec 2025 08:00:00 GMT"})
    (path,) = pulled("/feed").drafts
    return path


def said(problems):
    return "\n".join(map(str, problems))


@pytest.mark.parametrize("name", [NAME, f"2025-12-01-{NAME}", f"content/2025-12-01-{NAME}.md"])
def test_a_draft_is_kept_by_its_slug_or_its_path(draft, pulled, name):
    before = draft.read_bytes()

    kept, problems = keep([name], pulled.content)

    assert (kept, problems) == ((draft,), ())
    assert draft.read_bytes() == before.replace(b"draft: true", b"draft: false")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            b"---\r\ntitle: A\r\ndraft: true # look\r\n---\r\n\r\nx",
            b"---\r\ntitle: A\r\ndraft: false # look\r\n---\r\n\r\nx",
        ),
        (b'+++\ntitle = "A"\ndraft = true\n+++\nx  \n\n', b'+++\ntitle = "A"\ndraft = false\n+++\nx  \n\n'),
        (b'{\n"title": "A",\n"draft": true\n}\nx', b'{\n"title": "A",\n"draft": false\n}\nx'),
        (
            b'---\ndraft: "yes"\ntitle: A\n---\ndraft: true\n',
            b'---\ndraft: "false"\ntitle: A\n---\ndraft: true\n',
        ),
        (
            b"\xef\xbb\xbf---\ntitle: A\nDraft: True\n---\nx",
            b"\xef\xbb\xbf---\ntitle: A\nDraft: false\n---\nx",
        ),
    ],
)
def test_nothing_but_one_word_changes(tmp_path, before, after):
    path = tmp_path / "content" / "a.md"
    path.parent.mkdir()
    path.write_bytes(before)
    path.chmod(0o640)

    kept, problems = keep(["a"], path.parent)

    assert (kept, said(problems)) == ((path,), "")
    assert path.read_bytes() == after
    assert path.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize(
    "text", ["---\ntitle: A\nstatus: draft\n---\nx", "---\ntitle: A\npublished: false\n---\nx"]
)
def test_a_draft_that_says_so_in_another_way_is_left_to_the_curator(tmp_path, text):
    path = tmp_path / "content" / "a.md"
    path.parent.mkdir()
    path.write_text(text)

    kept, problems = keep(["a"], path.parent)

    assert kept == ()
    assert "in a way of its own" in said(problems)
    assert path.read_text() == text


def test_a_slip_of_the_pen_is_answered_with_the_nearest_draft(draft, pulled):
    _, problems = keep(["a-strom-is-coming"], pulled.content)

    assert f"did you mean {NAME}?" in said(problems)
    assert b"draft: true" in draft.read_bytes()


def test_one_that_is_not_there_does_not_keep_the_others_out(draft, pulled):
    kept, problems = keep(["nowhere", NAME], pulled.content)

    assert kept == (draft,)
    assert "nowhere: error: is no draft's path or slug" in said(problems)


def test_a_name_that_several_have_is_not_guessed_at(tmp_path):
    for folder in ("one", "two"):
        path = tmp_path / "content" / folder / "a.md"
        path.parent.mkdir(parents=True)
        path.write_text("---\ntitle: A\ndraft: true\n---\nx")

    kept, problems = keep(["a"], tmp_path / "content")

    assert kept == ()
    assert "content/one/a.md, content/two/a.md" in said(problems)


def test_what_is_dropped_goes_and_never_comes_back(project, web, rss):
    web.pages["/feed"] = rss(FEED)
    config = f'title = "D"\n[[feeds]]\nurl = "{web.url("/feed")}"\n'
    project.write("digest.toml", config).run("pull", "--allow-private")

    ran = project.run("drop", NAME)

    assert (ran.status, ran.out) == (0, f"{project.root}/content/{NAME}.md\n")
    assert project.site("content") == {}
    web.pages["/feed"] = rss({**FEED, "guid": "another"}, {"title": "New"})
    web.pages["/other"] = rss({**FEED, "title": "The same elsewhere"})
    project.write("digest.toml", f'{config}[[feeds]]\nurl = "{web.url("/other")}"\n')
    project.run("clean")
    project.run("pull", "--allow-private")
    assert list(project.site("content")) == ["new.md"]


def test_only_drafts_that_were_pulled_are_dropped(draft, pulled):
    memory = load(pulled.state)
    mine = pulled.content / "mine.md"
    mine.write_text("---\ntitle: Mine\ndraft: true\n---\nx")
    draft.write_bytes(draft.read_bytes().replace(b"draft: true", b"draft: false"))

    dropped, problems = drop(["mine", NAME], pulled.content, memory)

    assert dropped == ()
    assert "mine.md: error: was not brought by a pull" in said(problems)
    assert "is no draft" in said(problems)
    forced, problems = drop(["mine", NAME], pulled.content, memory, force=True)
    assert ([one.path for one in forced], problems) == ([mine, draft], ())


def test_a_draft_that_was_renamed_is_known_by_its_address(draft, pulled):
    moved = draft.rename(pulled.content / "storm.md")
    memory = load(pulled.state)

    ((one,), problems) = drop(["storm"], pulled.content, memory)

    assert (one.path, problems) == (moved, ())
    assert memory.dropped


def test_another_file_under_a_pulled_name_is_not_taken_for_it(draft, pulled):
    draft.write_text("---\ntitle: Mine\ndraft: true\nsource_url: https://mine.example/x\n---\nx")

    dropped, problems = drop([NAME], pulled.content, load(pulled.state))

    assert dropped == ()
    assert "was not brought by a pull" in said(problems)


@pytest.mark.usefixtures("draft")
def test_memory_is_read_as_it_was_written(pulled):
    memory = load(pulled.state)

    save(memory, pulled.state)

    assert load(pulled.state) == memory
    assert not list(pulled.state.parent.glob("*.part"))
