"""The reference has every key and field of the code, with its default or its other names, and no other."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from digest.config import Config
from digest.content.fields import Fields
from digest.content.names import ALIASES

DOCS = Path(__file__).parents[2] / "docs"
CHAPTERS = dict(
    zip(
        *[iter(re.split(r"^## (.+)\n", (DOCS / "reference.md").read_text("utf-8"), flags=re.MULTILINE)[1:])]
        * 2,
        strict=True,
    )
)


def rows(chapter):
    cells = [
        line.strip("| ").split(" | ", 2) for line in CHAPTERS[chapter].splitlines() if line.startswith("| `")
    ]
    return {name.strip("`"): second.strip() for name, second, *_ in cells}


def keys(model, prefix=""):
    for name, field in model.model_fields.items():
        if isinstance(field.annotation, type) and hasattr(field.annotation, "model_fields"):
            yield from keys(field.annotation, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", field


def test_every_setting_is_there_and_no_other():
    assert list(rows("digest.toml")) == [name for name, _ in keys(Config)]


@pytest.mark.parametrize(("name", "field"), list(keys(Config)), ids=[name for name, _ in keys(Config)])
def test_a_setting_has_the_default_that_it_has_in_the_code(name, field):
    said = rows("digest.toml")[name].strip("`| ")
    default = field.get_default(call_default_factory=True)
    if field.is_required() or default is None or default in ((), {}):
        assert said == "" or "means" in said or not said.startswith('"')
    elif isinstance(default, bool):
        assert said == str(default).lower()
    else:
        assert said.strip('"') == str(default)


def test_every_field_is_there_with_its_other_names():
    listed = {name: tuple(re.findall(r"`(\w+)`", also)) for name, also in rows("Front matter").items()}

    assert set(listed) == set(Fields.model_fields)
    assert {name: listed[name] for name in ALIASES if ALIASES[name]} == {
        name: also for name, also in ALIASES.items() if also
    }


def test_every_link_between_pages_leads_to_one():
    for page in DOCS.glob("*.md"):
        text = re.sub(r"^```.*?^```", "", page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
        text = re.sub(r"`[^`\n]*`", "", text)
        for target in re.findall(r"\]\((\w[\w./-]*?|\.\.[\w./-]*?)(?:#[\w-]+)?\)", text):
            assert (page.parent / target).exists(), f"{page.name}: {target}"
