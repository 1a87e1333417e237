"""What `digest check` says about a project, as values."""

from __future__ import annotations

import json

import pytest


@pytest.fixture
def found(project):
    """``found(rule, …)``: what the rule says about the project, as ``(path, line, message, hint)``."""

    def ask(rule, *options):
        ran = project.run("check", "--json", *options)
        return [
            (one["path"], one["line"], one["message"], one["hint"])
            for one in json.loads(ran.out)["problems"]
            if one["rule"] == rule
        ]

    return ask
