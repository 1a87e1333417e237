"""A project to write into, build and look at: ``project.write(…).build().read("index.html")``."""

from __future__ import annotations

import json
import math
import os
import shutil
import signal
from dataclasses import dataclass
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from hypothesis import settings

from digest.cli import cli

if TYPE_CHECKING:
    from collections.abc import Callable

# Speed is measured in benchmarks; a busy machine fails no test.
settings.register_profile("digest", deadline=None)
# Whether a change is sound must not be a matter of chance; whoever works on it has chance look for more.
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if "CI" in os.environ else "digest")

# A runner in the background may have it ignored, and processes started here would inherit that.
signal.signal(signal.SIGINT, signal.default_int_handler)

HERE = Path(__file__).parent
CHECKOUT = HERE.parent


@dataclass(frozen=True)
class Ran:
    """What a command left behind: its exit status and all that it said."""

    status: int
    out: str
    err: str


@dataclass(frozen=True)
class Project:
    """A folder with a digest in it. Each method that changes something gives the project back."""

    root: Path

    def write(self, path: str, content: str | bytes = "") -> Project:
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content if isinstance(content, bytes) else content.encode())
        return self

    def article(self, name: str, body: str = "Something happened here today.", **fields: object) -> Project:
        """An article with these fields; JSON is YAML, too."""
        lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in fields.items()]
        return self.write(f"content/{name}.md", "\n".join(["---", *lines, "---", "", body, ""]))

    def remove(self, path: str) -> Project:
        (self.root / path).unlink()
        return self

    def copy(self, *names: str) -> Project:
        """Files and folders of the sample digest."""
        for name in names:
            source, target = CHECKOUT / name, self.root / name
            if source.is_dir():
                shutil.copytree(source, target)
            else:
                shutil.copyfile(source, target)
        return self

    def run(self, *arguments: str, **environment: str) -> Ran:
        result = CliRunner().invoke(
            cli, ["-C", str(self.root), *arguments], env=environment, standalone_mode=False
        )
        if result.exception is not None:
            raise result.exception
        return Ran(result.return_value or result.exit_code, result.stdout, result.stderr)

    def build(self, *arguments: str) -> Project:
        ran = self.run("build", *arguments)
        assert ran.status == 0, ran.err
        return self

    def read(self, path: str) -> str:
        return (self.root / "output" / path).read_text("utf-8")

    def data(self) -> dict:
        return json.loads(self.read("digest.json"))

    def site(self, folder: str = "output") -> dict[str, bytes]:
        """Every file of the site by its path."""
        return files_below(self.root / folder)


def files_below(folder: Path) -> dict[str, bytes]:
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


@pytest.fixture
def linear():
    """``linear(work, make)``: the work on ``make(size)`` grows no faster than the size does.

    A ratio of CPU times, the best of a few each, tried in turn: eight times the text may take 40 times as
    long, while quadratic work takes 64.
    """

    def cost(work: Callable[[str], object], text: str) -> float:
        start = process_time()
        work(text)
        return process_time() - start

    def check(work: Callable[[str], object], make: Callable[[int], str], size: int = 10_000) -> None:
        short, long = make(size), make(8 * size)
        shortest = longest = math.inf
        for _ in range(5):
            shortest, longest = min(shortest, cost(work, short)), min(longest, cost(work, long))
            if longest < 40 * max(shortest, 0.005):
                return
        raise AssertionError(f"{longest:.3f} s for eight times what takes {shortest:.3f} s")

    return check


@pytest.fixture(scope="module")
def chromium():
    """A browser for the tests of a module, and gone after it: while one is driven, no event loop runs."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - where there is no browser, nobody needs it

    executable = shutil.which("chromium")
    assert executable, "DIGEST_TEST_BROWSER=required, and there is no Chromium"
    quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=quiet)
        yield browser
        browser.close()


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """An empty digest."""
    return Project(tmp_path).write("digest.toml", 'title = "A Digest"\nbase_url = "https://example.org/d/"\n')


@pytest.fixture
def sample(tmp_path: Path) -> Project:
    """A copy of the sample digest."""
    return Project(tmp_path).copy("digest.toml", "content")
