"""A tiny digest, and every byte of its site. ``REGENERATE=1 pytest tests/test_golden.py`` renews it."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

GOLDEN = Path(__file__).parent / "golden" / "tiny"


def test_the_site_of_a_tiny_digest_is_what_it_was(project):
    for name in ("digest.toml", "content"):
        source = GOLDEN / name
        (shutil.copytree if source.is_dir() else shutil.copyfile)(source, project.root / name)

    site = project.build("--clock", "2025-04-01").site()

    if os.environ.get("REGENERATE"):
        shutil.rmtree(GOLDEN / "site", ignore_errors=True)
        for path, content in site.items():
            target = GOLDEN / "site" / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
    assert project.site(str(GOLDEN / "site")) == site
