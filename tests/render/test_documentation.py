"""What docs/themes-and-templates.md says that a template is told is what a template is told."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest

from digest.config import LookSettings
from digest.model import feeds, parts
from digest.model import pages as model
from digest.render import default_templates, templates

DOCS = (Path(__file__).parents[2] / "docs" / "themes-and-templates.md").read_text("utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")] for line in DOCS.splitlines() if line[:2] == "| "
]
BASE = {field.name for field in dataclasses.fields(model.PageBase)}
NOUNS = [
    one for module in (model, parts, feeds) for one in vars(module).values() if dataclasses.is_dataclass(one)
]
# JSON Feed is made without a template of its own.
PAGES = [one for one in NOUNS if model.PageBase in one.__mro__[1:] and one is not feeds.JsonFeedPage]
# What is told elsewhere on the page: the site as a whole, and what is no value of a template.
APART = {
    model.PageBase,
    model.Site,
    parts.Chrome,
    parts.Look,
    parts.Accent,
    feeds.SearchDocument,
    feeds.JsonFeedPage,
}
PARTS = [one for one in dict.fromkeys(NOUNS) if one not in APART and one not in PAGES]


def fields(one: type) -> list[str]:
    return [field.name for field in dataclasses.fields(one)]


def named(cell: str) -> list[str]:
    return re.findall(r"`([\w.]+)`", cell)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.__name__)
def test_every_page_is_documented_as_it_is(page):
    (row,) = [cells for cells in ROWS if page.template in named(cells[0]) and len(cells) == 2]
    assert named(row[1]) == [name for name in fields(page) if name not in BASE]


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.__name__)
def test_every_part_of_a_page_is_documented_as_it_is(part):
    (row,) = [cells for cells in ROWS if cells[0].startswith(f"`{part.__name__}`")]
    assert named(row[1]) == fields(part)


def test_the_chrome_is_documented_as_it_is():
    chrome = DOCS.split("### chrome")[1].split("###")[0]
    assert named(chrome.split("\n\n")[1]) == fields(parts.Chrome)
    assert named(chrome.split("`look` has")[1]) == fields(parts.Look)


def test_every_filter_function_and_block_is_documented():
    environment = templates((default_templates(),))
    own = set(environment.filters) - set(templates_without_ours().filters)
    said = {name for cells in ROWS for name in re.findall(r"`(\w+)(?:\([\w, ]*\))?`", cells[0])}
    assert own <= said
    assert {"url", "absolute", "markdown", "style"} <= said
    text = (default_templates() / "base.html").read_text("utf-8")
    assert set(re.findall(r"{% block (\w+)", text)) <= said


def templates_without_ours():
    from jinja2 import Environment  # noqa: PLC0415 - only to know what is its own

    return Environment(autoescape=True)


def test_every_part_and_every_value_of_the_style_is_documented():
    for part in (default_templates() / "parts").iterdir():
        assert f"`parts/{part.name}`" in DOCS
    style = (default_templates() / "assets" / "style.css").read_text("utf-8")
    for name in set(re.findall(r"^  (--[a-z]+):", style, re.MULTILINE)):
        assert f"`{name}`" in DOCS


def test_every_setting_is_documented():
    settings = DOCS.split("```toml")[1].split("```")[0]
    assert re.findall(r"^(\w+) =", settings, re.MULTILINE) == list(LookSettings.model_fields)


def test_the_settings_shown_are_settings(project):
    """They can be copied as they stand."""
    settings = DOCS.split("```toml")[1].split("```")[0]
    project.write("digest.toml", f'title = "A Digest"\nbase_url = "https://example.org/"\n{settings}')
    project.write("static/logo.svg", "<svg/>").write("static/own.css", "")
    for name in ("about", "imprint"):
        project.write(f"content/pages/{name}.md", f"---\ntitle: {name}\n---\n\nWords.\n")
    project.build()
    assert "Printed on <em>no</em> paper" in project.read("index.html")
