"""Front matter as files: what is read from sound ones, and what is said of the others.

``valid/NAME.json`` has the fields that are not at their defaults; ``invalid/NAME.problems`` every problem.
A ``.bin`` is a Markdown file whose bytes must stay as they are.
"""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest

from digest.content import read
from digest.model import Article, Moment

CASES = Path(__file__).parents[1] / "cases" / "frontmatter"
SETTINGS = {"timezone": "Europe/Kyiv", "language": "en", "themes": ("War in Ukraine", "Energy")}


def files(kind):
    found = sorted(path for path in (CASES / kind).rglob("*") if path.suffix in {".md", ".bin"})
    return [pytest.param(path, id=path.relative_to(CASES / kind).as_posix()) for path in found]


def read_case(kind, file):
    path = file.relative_to(CASES / kind).with_suffix(".md").as_posix()
    return read(f"content/{path}", file.read_bytes(), **SETTINGS)


def shown(value):
    if isinstance(value, Moment):
        return value.at.isoformat() + (" (whole day)" if value.whole_day else "")
    return list(value) if isinstance(value, tuple) else value


def told(article):
    """What an article says beyond the defaults; path and lines say nothing of its fields."""
    default = Article(path="", slug="", title="")
    names = {field.name for field in dataclasses.fields(article)} - {"path", "text", "lines"} | {"body"}
    values = {name: getattr(article, name) for name in names}
    return {name: shown(value) for name, value in values.items() if value != getattr(default, name)}


@pytest.mark.parametrize("file", files("valid"))
def test_sound_front_matter_is_read_without_a_word(file):
    article, problems = read_case("valid", file)

    assert [str(problem) for problem in problems] == []
    assert told(article) == json.loads(file.with_suffix(".json").read_text("utf-8"))


@pytest.mark.parametrize("file", files("invalid"))
def test_all_that_is_wrong_is_said_at_once_and_with_its_line(file):
    article, problems = read_case("invalid", file)

    assert [str(problem) for problem in problems] == file.with_suffix(".problems").read_text(
        "utf-8"
    ).splitlines()
    assert (article is None) == any(problem.severity == "error" for problem in problems)
    assert all(problem.line for problem in problems)


def test_no_expectation_is_left_over_without_its_case():
    expected = [*CASES.glob("valid/**/*.json"), *CASES.glob("invalid/**/*.problems")]

    assert [
        one for one in expected if not any(one.with_suffix(end).exists() for end in (".md", ".bin"))
    ] == []
