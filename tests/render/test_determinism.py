"""The same page, the same bytes, whatever the machine."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SCRIPT = """
import hashlib, runpy, sys
given = runpy.run_path(sys.argv[1])
shown = [given["show"](page, base_url="https://example.org/") for page in given["every_page"]()]
print(hashlib.sha256("".join(shown).encode()).hexdigest())
"""


def test_every_page_has_the_same_bytes_under_any_hash_seed_time_zone_and_locale():
    conftest = str(Path(__file__).with_name("conftest.py"))
    digests = {
        subprocess.run(  # noqa: S603 - our own interpreter
            [sys.executable, "-c", SCRIPT, conftest],
            env={"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": language, "PYTHONPATH": ":".join(sys.path)},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed, zone, language in (("0", "UTC", "C"), ("7", "Asia/Tokyo", "C.UTF-8"))
    }
    assert len(digests) == 1
