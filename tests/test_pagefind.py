"""Where pagefind is wanted and not there."""

from __future__ import annotations

import sys


def test_a_build_without_pagefind_says_what_to_install(project, monkeypatch):
    monkeypatch.setitem(sys.modules, "pagefind.service", None)
    project.write(
        "digest.toml", 'title = "D"\nbase_url = "https://x.example/"\n[search]\nengine = "pagefind"\n'
    )
    ran = project.article("a", title="A", date="2025-01-01").run("build")

    assert ran.status == 1
    assert "digest.toml: error: search.engine: pagefind is not installed; run pip install" in ran.err
