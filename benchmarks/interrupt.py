"""Interrupts builds at random moments: ``python benchmarks/interrupt.py --times 40``.

Each build must end within three seconds, with status 130 and one line, and leave neither litter nor a
process; the site must be the old one or the new one. Time in which the system itself waits for a disk, and
lets nobody interrupt it, is told apart and not counted; nor is what comes before the interpreter has begun
with our code. Both are seen on Linux only.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

_LONGEST_S = 3.0
_INTERRUPTED = 130
_STEP_S = 0.02


def main() -> int:
    """How many interruptions were wrong, as an exit status."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--times", type=int, default=40)
    options.add_argument("--articles", type=int, default=300)
    options.add_argument("--seed", type=int, default=0)
    wanted = options.parse_args()
    chance = random.Random(wanted.seed)  # noqa: S311 - moments, no secrets
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        fill(root, wanted.articles, 0)
        started = time.monotonic()
        subprocess.run(command(root), check=True, capture_output=True)  # noqa: S603 - ours
        whole_s = time.monotonic() - started
        wrong, slowest, done = [], 0.0, 0
        for number in range(wanted.times):
            fill(root, wanted.articles, number + 1)
            fault, took_s = interrupt(root, chance.uniform(0.0, whole_s), number)
            slowest = max(slowest, took_s)
            done += fault == "done"
            if fault not in {"", "done"}:
                wrong.append(fault)
                print(fault)
        print(
            f"{wanted.times} interruptions in {whole_s:.1f} s of building, {done} of them too late: "
            f"{len(wrong)} wrong; the slowest took {slowest:.2f} s"
        )
    return 1 if wrong else 0


def fill(root: Path, articles: int, generation: int) -> None:
    """A project whose pages all change with the generation."""
    (root / "content").mkdir(exist_ok=True)
    (root / "digest.toml").write_text(
        f'title = "Generation {generation}"\nbase_url = "https://example.org/"\n'
    )
    for number in range(articles if generation == 0 else 0):
        text = f"The council of town {number} met on Monday. It spoke about bridge {number} for hours. " * 9
        date = f"2025-12-0{1 + number % 7}"
        front = f"---\ntitle: Bridge {number} is late\ndate: {date}\nsource: Paper {number % 9}\n"
        (root / f"content/{number}.md").write_text(f"{front}---\n\n{text}\n")


def command(root: Path) -> list[str]:
    """A build of the project."""
    return [sys.executable, "-m", "digest", "-C", str(root), "build", "--clock", "2026-01-01"]


def interrupt(root: Path, after_s: float, number: int) -> tuple[str, float]:
    """What was wrong with one interruption (nothing, or that it came too late), and how long it took."""
    kind = (signal.SIGINT, signal.SIGTERM)[number % 2]
    with subprocess.Popen(  # noqa: S603 - ours
        command(root), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        _wait_until_it_listens(process)
        time.sleep(after_s)
        sent = time.monotonic()
        process.send_signal(kind)
        disk_s = _seconds_at_the_disk(process)
        out, said = process.communicate(timeout=60)
        took_s = time.monotonic() - sent - disk_s
        while (group_is_left := _is_alive(process.pid)) and time.monotonic() - sent < _LONGEST_S:
            time.sleep(_STEP_S)  # whoever has to may not yet have heard of its end
    lines = [line for line in said.splitlines() if line]
    place = f"{kind.name} after {after_s:.3f} s: "
    if process.returncode == 0:
        return "done", took_s
    if process.returncode != _INTERRUPTED or lines[-1:] != ["interrupted"] or "Traceback" in said or out:
        return f"{place}status {process.returncode}, said {said!r}", took_s
    if took_s > _LONGEST_S:
        return f"{place}took {took_s:.1f} s, and {disk_s:.1f} s at the disk", took_s
    litter = sorted(path.name for path in root.iterdir() if path.name.startswith(".output"))
    if litter or group_is_left:
        return f"{place}left {litter or 'a process'}", took_s
    pages = (root / "output").rglob("*.html")
    generations = {
        found for page in pages for found in re.findall(r"Generation \d+", page.read_text("utf-8"))
    }
    return ("" if len(generations) == 1 else f"{place}the site is of {generations}"), took_s


def _wait_until_it_listens(process: subprocess.Popen[str]) -> None:
    """Returns when the process has a handler for SIGTERM, or is over."""
    while process.poll() is None and (facts := _facts(process.pid, "status")):
        caught = next(line.split()[1] for line in facts.splitlines() if line.startswith("SigCgt"))
        if int(caught, 16) & 1 << (signal.SIGTERM - 1):
            return
        time.sleep(_STEP_S)


def _seconds_at_the_disk(process: subprocess.Popen[str]) -> float:
    """How long the process was where nothing can interrupt it, until its end."""
    seconds = 0.0
    while process.poll() is None:
        started = time.monotonic()
        time.sleep(_STEP_S)
        if _facts(process.pid, "stat").rpartition(")")[2].split()[:1] == ["D"]:
            seconds += time.monotonic() - started
    return seconds


def _facts(process: int, name: str) -> str:
    try:
        return Path(f"/proc/{process}/{name}").read_text("utf-8")
    except OSError:
        return ""


def _is_alive(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


if __name__ == "__main__":
    raise SystemExit(main())
