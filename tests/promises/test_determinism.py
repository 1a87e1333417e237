"""The same input, the same bytes: whatever the machine, its settings, or what is remembered."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).parents[2]
SHUFFLED = """
import os, random, sys
from digest.cli import main
from digest.runtime import work

work.WORTHWHILE = 2  # few as there are, workers are worth while
chance = random.Random(sys.argv.pop(1))
really_scandir, really_listdir = os.scandir, os.listdir

class Entries(list):
    def __enter__(self): return self
    def __exit__(self, *_): pass

def mixed(found):
    found = sorted(found, key=lambda one: getattr(one, "name", one))
    chance.shuffle(found)
    return Entries(found)

os.scandir = lambda *path: mixed(really_scandir(*path))
os.listdir = lambda *path: mixed(really_listdir(*path))
os.umask(int(sys.argv.pop(1), 8))
main()
"""
# Hash seed, time zone, locale, umask, order of files, age of files in seconds, workers.
MACHINES = [
    ("0", "UTC", "C", "022", "a", 0, "1"),
    ("1", "Asia/Tokyo", "C.UTF-8", "077", "b", 10_000_000, "2"),
    ("4711", "America/St_Johns", "tr_TR.UTF-8", "000", "c", -10_000_000, "3"),
]


def built(root, machine, *, away):
    """The site that this machine makes of the project; ``away``: started from another folder."""
    seed, zone, language, umask, order, age, jobs = machine
    for path in sorted((root / "content").rglob("*")):
        os.utime(path, (1_700_000_000 + age, 1_700_000_000 + age))
    where = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": os.pathsep.join([str(CHECKOUT), *sys.path]),
        "PYTHONHASHSEED": seed,
        "TZ": zone,
        "LC_ALL": language,
    }
    start = root.parent if away else root
    folder = ["-C", root.name] if away else []
    command = [sys.executable, "-c", SHUFFLED, order, umask, *folder, "build", "-j", jobs]
    command += ["--clock", "2026-01-01"]
    subprocess.run(command, check=True, cwd=start, env=where, capture_output=True)  # noqa: S603 - ours
    return {
        path.relative_to(root / "output").as_posix(): path.read_bytes()
        for path in (root / "output").rglob("*")
        if path.is_file()
    }


def test_every_machine_makes_the_same_bytes_warm_and_cold(sample, tmp_path_factory):
    first = built(sample.root, MACHINES[0], away=False)
    assert len(first) > 20
    for machine in MACHINES[1:]:
        elsewhere = tmp_path_factory.mktemp("elsewhere") / "a folder"
        shutil.copytree(sample.root, elsewhere, ignore=shutil.ignore_patterns("output", ".digest"))
        assert built(elsewhere, machine, away=True) == first
        shutil.rmtree(elsewhere / "output")
        assert built(elsewhere, machine, away=False) == first, "warm"
