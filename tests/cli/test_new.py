"""``digest new`` begins an article."""

from __future__ import annotations

import pytest

from digest.content import read


def begun(project, *words):
    """The file, as it is printed, and what it says."""
    ran = project.run("new", *words)
    assert ran.status == 0
    path = project.root / "content" / ran.out.strip().rpartition("/")[2]
    return path, path.read_text("utf-8")


def test_an_article_begins_as_a_dated_draft_whose_fields_wait(project):
    path, text = begun(project, "A", "bridge:", '"open"')

    day = path.name[:10]
    assert path.name == f"{day}-a-bridge-open.md"
    assert text == (
        f"---\ntitle: 'A bridge: \"open\"'\ndate: {day}\nsource: ''\nsource_url: ''\ndraft: true\n---\n"
    )


@pytest.mark.parametrize(
    "title",
    ["../../etc/passwd", "CON", "no", "12:30", "Міст відкрито", "---", "{{ x }}", "…", "a\tb\nc", "x" * 500],
)
def test_any_title_comes_back_as_it_was_and_its_file_stays_in_the_folder(project, title):
    path, text = begun(project, "--", title)

    article, _ = read(f"content/{path.name}", text.encode(), "UTC", "en")
    assert article.title == " ".join(title.split())
    assert article.draft
    assert path.parent == project.root / "content"


def test_a_title_taken_today_gets_a_number(project):
    first, before = begun(project, "A bridge")
    second, _ = begun(project, "A bridge")

    assert second.name == first.name.replace(".md", "-2.md")
    assert first.read_text("utf-8") == before


def test_the_day_is_that_of_the_digests_time_zone(project, monkeypatch):
    class Clock:
        @staticmethod
        def now(zone):
            from datetime import UTC, datetime  # noqa: PLC0415 - the real one

            return datetime(2025, 12, 31, 23, 30, tzinfo=UTC).astimezone(zone)

    monkeypatch.setattr("digest.cli.beginning.datetime", Clock)
    project.write("digest.toml", 'title = "A"\ntimezone = "Asia/Tokyo"\n')

    path, _ = begun(project, "A bridge")

    assert path.name == "2026-01-01-a-bridge.md"


def test_it_opens_in_the_editor_when_asked(project):
    project.run("new", "--edit", "A bridge", EDITOR="sed -i s/bridge/tunnel/", VISUAL="")

    (path,) = (project.root / "content").glob("*.md")
    assert "title: A tunnel" in path.read_text("utf-8")
