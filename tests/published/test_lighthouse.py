"""Lighthouse gives full marks to the front page and to a story, on a phone and on a desk."""

from __future__ import annotations

import json
import os
import shutil
import subprocess

import pytest

pytestmark = [pytest.mark.site, pytest.mark.slow]
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")


def marks(url: str, preset: tuple[str, ...], command: str) -> dict[str, float]:
    node = shutil.which("node") or "node"
    ran = subprocess.run(  # noqa: S603 - our own tool on our own page
        [
            node, command, url, "--quiet", "--output=json", f"--only-categories={','.join(CATEGORIES)}",
            "--disable-full-page-screenshot",
            "--chrome-flags=--headless=new --no-sandbox --disable-gpu", *preset,
        ],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "CHROME_PATH": shutil.which("chromium") or ""},
    )  # fmt: skip
    found = json.loads(ran.stdout)["categories"]
    return {name: found[name]["score"] for name in CATEGORIES}


@pytest.mark.parametrize("preset", [(), ("--preset=desktop",)], ids=["phone", "desk"])
@pytest.mark.parametrize("kind", ["", "stories/"], ids=["home", "story"])
def test_lighthouse_gives_full_marks(digests, tool, kind, preset):
    sample = digests["sample"]
    command = tool("lighthouse/cli/index.js")
    (address,) = [one for one in sample.kinds() if one == kind or (kind and one.startswith(kind))]
    full = dict.fromkeys(CATEGORIES, 1)
    # A machine that is busy with something else makes a page slow that isn't.
    tried = []
    while full not in tried and len(tried) < 5:
        tried.append(marks(sample.home + address, preset, command))
    assert tried[-1] == full
