"""What the fuzzer found stays mended, and a little of what it does is done with every run of the tests."""

from __future__ import annotations

import json
import runpy
from pathlib import Path

import pytest

HERE = Path(__file__).parent
FUZZ = runpy.run_path(str(HERE / "fuzz.py"))
FOUND = sorted((HERE / "found").rglob("*.json"))


@pytest.mark.parametrize("path", [pytest.param(one, id=f"{one.parent.name}-{one.stem}") for one in FOUND])
def test_what_was_found_once_is_no_fault_any_more(path):
    # What hangs takes minutes; how fast a busy machine is, no test should ask.
    FUZZ["attempt"](path.parent.name, json.loads(path.read_text("utf-8")), longest=20)


@pytest.mark.parametrize("name", sorted(FUZZ["TARGETS"]))
def test_nothing_is_found_at_once(name):
    assert FUZZ["explore"](name, 20_251_207, 15) is None
