"""Whole pages as they were pasted, side by side with what is expected in tests/cases/intake/pastes.

``NAME.json`` has the fields and the paragraphs of the article that is in ``NAME.txt``.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from digest.content import read
from digest.ingest import add

PASTES = Path(__file__).parents[1] / "cases" / "intake" / "pastes"
NAMES = sorted(path.stem for path in PASTES.glob("*.json"))


def words(text):
    return Counter(re.findall(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W_]+", text.casefold()))


@pytest.mark.parametrize("name", NAMES)
def test_a_paste_yields_the_fields_and_the_text_beside_it(name, tmp_path):
    case = json.loads((PASTES / f"{name}.json").read_text(encoding="utf-8"))
    expected = dict(case["fields"])
    made = expected.pop("title_made", False)

    (added,) = add([PASTES / f"{name}.txt"], tmp_path, language=case["language"])

    found = {field: value for field, value in added.fields.items() if field != "credit"}
    if made:
        assert any(one.field == "title" for one in added.problems)
        found.pop("title")
    assert found == expected
    article, _ = read("a.md", added.path.read_bytes(), timezone="UTC", language=case["language"])
    assert words(article.body) == words("\n".join(case["body"]))


def test_there_are_pastes_of_many_shapes():
    assert len(NAMES) >= 25
    assert {path.stem for path in PASTES.glob("*.txt")} == set(NAMES)
