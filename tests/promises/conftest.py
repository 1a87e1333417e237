"""A project that lives as long as its module, for what is built once and compared with often."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def new_project():
    """``new_project(folder)``: an empty digest there."""
    return runpy.run_path(str(Path(__file__).parents[1] / "conftest.py"))["Project"]
