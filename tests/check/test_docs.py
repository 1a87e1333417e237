"""docs/check.md has every rule as the program has it."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest.check.rules import RULES

PAGE = (Path(__file__).parents[2] / "docs" / "check.md").read_text("utf-8")
SECTIONS = dict(part.split("\n", 1) for part in PAGE.split("\n### ")[1:])


def test_the_page_has_all_rules_in_their_order_and_no_other():
    assert list(SECTIONS) == [rule.name for rule in RULES]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_each_is_explained_as_the_program_explains_it(rule):
    said = f"*{rule.level}*: {rule.says}. {rule.why}"

    assert " ".join(SECTIONS[rule.name].split()) == said
