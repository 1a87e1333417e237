"""Pasted texts and what becomes of them, side by side in tests/cases/rawtext.

``NAME.txt`` is the paste. ``NAME.expected.md`` is the article with everything that was said about it: the
fields that were found, what was removed and the warnings, each with its line.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from digest.content.frontmatter import parse
from digest.rawtext import parse_raw

CASES = Path(__file__).parents[1] / "cases" / "rawtext"


def told(article):
    said = {
        "title": article.title,
        "title_made": article.title_made,
        "date": article.date,
        "source": article.source,
        "authors": list(article.authors),
        "description": article.description,
        "credit": article.credit,
        "via": article.via,
        "removed": [f"{one.line}, {one.why}: {one.text}" for one in article.removed],
        "problems": [str(problem) for problem in article.problems],
    }
    return {name: value for name, value in said.items() if value}


@pytest.mark.parametrize("name", sorted(path.stem for path in CASES.glob("*.txt")))
def test_a_paste_becomes_the_article_beside_it(name):
    article = parse_raw((CASES / f"{name}.txt").read_bytes().decode("utf-8-sig"), path=f"{name}.txt")
    expected, problems = parse("", (CASES / f"{name}.expected.md").read_text(encoding="utf-8"))

    assert problems == ()
    assert told(article) == expected.fields
    assert article.body == expected.body


def test_there_is_a_paste_for_each_expectation():
    pastes = {path.name.removesuffix(".txt") for path in CASES.glob("*.txt")}
    assert pastes == {path.name.removesuffix(".expected.md") for path in CASES.glob("*.expected.md")}
    assert len(pastes) >= 40
