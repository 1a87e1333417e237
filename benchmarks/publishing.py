"""What a published site survives: ``python benchmarks/publishing.py kills|pairs|full``.

- ``kills``: rebuilds over an existing site are killed at random moments while a reader walks the site;
- ``pairs``: two builds of different content start at once;
- ``full``: a rebuild on a small disk that is full to different degrees (mounts a tmpfs, so root or
  ``unshare -rm`` is needed).

``--mounted`` has the output be a mount point, which can't be exchanged: there a walk may meet files of both
sites, yet each of them whole, and the next build must complete it. The exit status is 1 when a promise broke.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_FILLS = (0.0, 0.01, 0.05, 0.15, 0.3, 0.45, 0.6, 0.75, 0.85, 0.95)


def main() -> int:
    """Runs what is asked for; 1 when a promise broke."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("what", choices=["kills", "pairs", "full"])
    options.add_argument("--times", type=int, default=None, help="kills 200, pairs 20, full 10")
    options.add_argument("--articles", type=int, default=300)
    options.add_argument("--seed", type=int, default=0)
    options.add_argument("--mounted", action="store_true")
    wanted = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        site = Site(Path(folder), wanted.articles)
        if wanted.what == "full" or wanted.mounted:
            place = site.root / "output" if wanted.mounted else site.root
            place.mkdir(exist_ok=True)
            subprocess.run(["mount", "-t", "tmpfs", "-o", "size=96m", "tmpfs", place], check=True)  # noqa: S603, S607 - ours
        try:
            site.fill(0)
            site.build()
            faults = {"kills": kills, "pairs": pairs, "full": full}[wanted.what](site, wanted)
        finally:
            if wanted.what == "full" or wanted.mounted:
                subprocess.run(["umount", "-l", place], check=True)  # noqa: S603, S607 - ours
    for fault in faults:
        print(fault)
    return 1 if faults else 0


@dataclass(frozen=True)
class Site:
    """A project of so many articles, all of whose pages say which generation they are of."""

    root: Path
    articles: int

    @property
    def output(self) -> Path:
        """Where the site stands."""
        return self.root / "output"

    def fill(self, generation: int) -> None:
        """The title changes every page; odd generations have an article more, and so other pages."""
        content = self.root / "content"
        content.mkdir(exist_ok=True)
        (self.root / "digest.toml").write_text(
            f'title = "Generation {generation}"\nbase_url = "https://example.org/"\n'
        )
        numbers = range(self.articles) if generation == 0 else [self.articles + 1]
        for number in numbers:
            text = (
                f"The council of town {number} met on Monday. It spoke about bridge {number} for hours. " * 6
            )
            front = (
                f"---\ntitle: Bridge {number}\ndate: 2025-12-0{1 + number % 7}\nsource: Paper {number % 9}\n"
            )
            (content / f"{number}.md").write_text(f"{front}---\n\n{text}\n")
        if generation % 2 == 0:
            (content / f"{self.articles + 1}.md").unlink(missing_ok=True)

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        """A build."""
        command = [sys.executable, "-m", "digest", "-C", str(self.root), "build", "--clock", "2026-01-01"]
        return subprocess.Popen(  # noqa: S603 - ours
            [*command, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
        )

    def build(self, *arguments: str) -> tuple[int, str]:
        """Status and messages of a build that nobody disturbs."""
        with self.start(*arguments) as process:
            _, said = process.communicate()
        return process.returncode, said

    def litter(self) -> list[str]:
        """What a publish left beside the site, or in it."""
        beside = [path.name for path in self.root.glob(".output*") if path.name != ".output.digest-previous"]
        return beside + [path.name for path in self.output.iterdir() if path.name.startswith(".digest")]


def look(output: Path) -> tuple[str, list[str]]:
    """What a walk over the site finds: its manifest's hash, and what does not agree with the manifest."""
    try:
        before = (output / "manifest.json").read_bytes()
        files = json.loads(before)["files"]
    except FileNotFoundError:
        return "none", ["there is no manifest"]
    wrong = []
    for path, facts in files.items():
        try:
            found = hashlib.sha256((output / path).read_bytes()).hexdigest()
        except FileNotFoundError:
            wrong.append(f"{path} is missing")
            continue
        if found != facts["sha256"]:
            wrong.append(f"{path} is of another site, or torn")
    after = (output / "manifest.json").read_bytes() if (output / "manifest.json").exists() else b""
    # The site was exchanged under this walk: it went through two sites, and neither was mixed.
    return (hashlib.sha256(before).hexdigest(), wrong) if before == after else ("changed", [])


@dataclass
class Reader(threading.Thread):
    """Walks the site until told to end. In a mounted output only torn files are faults."""

    output: Path
    mounted: bool
    walks: int = 0
    over: bool = False
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(daemon=True)

    def __hash__(self) -> int:
        return id(self)

    def run(self) -> None:
        """Until it is over."""
        while not self.over:
            identity, wrong = look(self.output)
            if self.mounted:
                wrong = list(self.torn())
            self.walks += identity != "changed"
            self.faults += [f"a reader found that {one}" for one in wrong]

    def torn(self) -> list[str]:
        """The pages that are not whole."""
        return [f"{page} is torn" for page in _pages(self.output) if not _is_whole(page)]


def _pages(output: Path) -> Iterator[Path]:
    """Also while folders come and go."""
    for folder, inner, names in os.walk(output):
        inner[:] = [name for name in inner if name != ".digest-next"]
        yield from (Path(folder, name) for name in names if name.endswith(".html"))


def _is_whole(page: Path) -> bool:
    try:
        return page.read_bytes().rstrip().endswith(b"</html>")
    except FileNotFoundError:
        return True


def kills(site: Site, wanted: argparse.Namespace) -> list[str]:
    """Kills at random moments."""
    chance = random.Random(wanted.seed)  # noqa: S311 - moments, no secrets
    site.fill(1)
    started = time.monotonic()
    site.build()
    whole_s = time.monotonic() - started
    reader = Reader(site.output, wanted.mounted)
    reader.start()
    faults, sites, late = [], set(), 0
    times = wanted.times or 200
    for kill in range(times):
        site.fill(kill + 2)
        with site.start() as process:
            # Half of them late, when files are written and the sites are exchanged.
            time.sleep(chance.uniform(0.66 if kill % 2 else 0.0, 1.3) * whole_s)
            late += process.poll() is not None
            process.kill()
        if wanted.mounted:
            faults += [f"after kill {kill} {one}" for one in reader.torn()]
            continue
        identity, wrong = look(site.output)
        sites.add(identity)
        faults += [f"after kill {kill} {one}" for one in wrong]
    status, said = site.build()
    reader.over = True
    reader.join()
    _, wrong = look(site.output)
    faults += reader.faults + wrong + [f"litter: {name}" for name in site.litter()]
    faults += [] if status == 0 else [f"the next build ended with {status}: {said}"]
    print(
        f"{times} kills of a {whole_s:.1f} s rebuild ({late} after its end), {len(sites)} sites seen, "
        f"{reader.walks} whole walks of a reader: {len(faults)} faults"
    )
    return faults


def pairs(site: Site, wanted: argparse.Namespace) -> list[str]:
    """Two builds at once, of the same project with two addresses."""
    faults, refused = [], 0
    times = wanted.times or 20
    for pair in range(times):
        addresses = [f"https://{side}{pair}.example.org/" for side in "ab"]
        both = [site.start("-b", address) for address in addresses]
        ends = [(process.communicate()[1], process.returncode) for process in both]
        refused += sum(status == 1 for _, status in ends)
        faults += [
            f"pair {pair}: status {status}: {said}"
            for said, status in ends
            if status not in {0, 1} or (status == 1 and "another digest is publishing here" not in said)
        ]
        _, wrong = look(site.output)
        whose = [one for one in addresses if one in (site.output / "sitemap.xml").read_text("utf-8")]
        if wrong or len(whose) != 1 or site.litter():
            faults.append(f"pair {pair}: {wrong} {whose} {site.litter()}")
    print(f"{times} pairs of builds, {refused} refused in a sentence: {len(faults)} faults")
    return faults


def full(site: Site, wanted: argparse.Namespace) -> list[str]:
    """A disk with too little room for the next site."""
    old, wrong = look(site.output)
    faults = list(wrong)
    changing = [
        path for path in site.output.rglob("*") if path.is_file() and b"Generation" in path.read_bytes()
    ]
    size = sum(-(-path.stat().st_size // 4096) * 4096 for path in changing)
    filler = site.output.parent / "filler" if not wanted.mounted else site.output / ".filler"
    times = wanted.times or len(_FILLS)
    for share in _FILLS[:: max(1, len(_FILLS) // times)]:
        site.fill(2)
        shutil.rmtree(site.root / ".digest")  # what is remembered has no room, either
        facts = os.statvfs(filler.parent)
        room = facts.f_bavail * facts.f_frsize - int(size * share)
        with filler.open("wb") as file:
            file.write(bytes(room))
        status, said = site.build()
        now, wrong = look(site.output)
        filler.unlink()
        told = "no space left on device" in said and "Traceback" not in said
        if status != 1 or not told or now != old or wrong or site.litter():
            faults.append(
                f"room for {share:.0%}: status {status}, {wrong[:3]}, {site.litter()}: {said[-2000:]}"
            )
    status, said = site.build()
    faults += [] if status == 0 else [f"with room again: {said}"]
    print(f"{times} fill levels of a disk for a site of {size / 1e6:.1f} MB: {len(faults)} faults")
    return faults


if __name__ == "__main__":
    raise SystemExit(main())
