"""How well pages are read: fields that are right, text that is kept, foreign text that comes along.

    python benchmarks/intake.py [FOLDER] [--each]

FOLDER (tests/cases/intake/pages) holds pages, each NAME.html with NAME.json beside it: ``url``, where it was
found, ``content_type``, the server's word for it, ``fields`` and ``body``, the article's paragraphs. Beside
our own reader stands plain trafilatura on the same bytes. A body is compared as a bag of words; CJK
characters count as words. Pastes, NAME.txt with NAME.json, stand in the folder ``pastes`` beside FOLDER.

    python benchmarks/intake.py --pull

pulls fifty feeds that are served on loopback, one of them slowly and three broken, twice, and prints how long
that takes (the whole command, with Python's own start) beside what the slowest feed takes.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from dataclasses import dataclass
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import trafilatura

from digest.ingest import add
from digest.webpage import read_page

FIELDS = ("title", "source", "authors", "date", "lang", "source_url")
PASTED = ("title", "source", "authors", "date")
PAGES = Path(__file__).parents[1] / "tests" / "cases" / "intake" / "pages"
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W_]+")
_MARKUP = re.compile(r"\]\([^)\s]*\)|[*_#>|\\]")


@dataclass(frozen=True)
class Read:
    """What a reader made of a page."""

    fields: dict[str, object]
    body: str


def ours(raw: bytes, case: dict) -> Read:
    """Our reader."""
    message = Message()
    message["content-type"] = case["content_type"]
    page, _ = read_page(raw, shown_as="page", address=case["url"], charset=message.get_param("charset"))
    if page is None:
        return Read({}, "")
    fields = {
        "title": page.title,
        "source": page.source,
        "authors": list(page.authors),
        "date": page.date,
        "lang": page.language,
        "source_url": page.address,
    }
    return Read(fields, page.body)


def plain(raw: bytes, case: dict) -> Read:
    """Trafilatura as it is."""
    found = trafilatura.bare_extraction(raw, url=case["url"], with_metadata=True, include_comments=False)
    if found is None:
        return Read({}, "")
    fields = {
        "title": found.title,
        "source": found.sitename,
        "authors": [name.strip() for name in (found.author or "").split(";") if name.strip()],
        "date": found.date,
        "lang": found.language,
        "source_url": found.url,
    }
    return Read(fields, found.text or "")


def is_right(field: str, found: object, expected: object, *, day_only: bool) -> bool:
    """Whether a field is right; of a date only the day counts for a reader that tells no more."""
    if field == "date" and day_only:
        return str(found)[:10] == str(expected)[:10]
    if field == "lang":
        return str(found or "")[:2] == str(expected)[:2]
    return found == expected


def shares(body: str, expected: list[str]) -> tuple[float, float]:
    """The part of the expected words that was kept, and of the found ones that is foreign."""
    found, wanted = _bag(body), _bag("\n".join(expected))
    shared = (found & wanted).total()
    return shared / max(1, wanted.total()), 1 - shared / max(1, found.total())


def _bag(text: str) -> Counter[str]:
    return Counter(_WORD.findall(_MARKUP.sub(" ", text).casefold()))


def read_pastes(folder: Path) -> None:
    """Print how well pasted texts are read; the body's yardstick is to keep everything that was pasted."""
    right: Counter[str] = Counter()
    kept = foreign = pasted = 0.0
    cases = sorted(folder.glob("*.json"))
    for path in cases:
        case = json.loads(path.read_text(encoding="utf-8"))
        text = path.with_suffix(".txt")
        (added,) = add([text], Path("nowhere"), language=case["language"], dry_run=True)
        right.update(name for name in PASTED if added.fields.get(name) == case["fields"].get(name))
        share, strange = shares((added.text or "").partition("\n---\n")[2], case["body"])
        kept, foreign = kept + share, foreign + strange
        pasted += shares(text.read_text(encoding="utf-8"), case["body"])[1]
    count = max(1, len(cases))
    fields = "  ".join(f"{name} {right[name] / count:.3f}" for name in PASTED)
    print(f"{len(cases)} pastes: {fields}  kept {kept / count:.3f}  foreign {foreign / count:.3f}", end="  ")
    print(f"(before: foreign {pasted / count:.3f})")


class Feeds(BaseHTTPRequestHandler):
    """Fifty feeds of twenty items each: /0 is slow, /47 fails, /48 breaks off, /49 is a page."""

    slowest = 2.0
    failing, breaking, page = 47, 48, 49

    def do_GET(self) -> None:
        """Answer as the feed of this number does; with nothing to who has it."""
        number = int(self.path[1:])
        time.sleep(self.slowest if number == 0 else 0)
        if number == self.failing:
            self.send_error(500)
        elif self.headers.get("If-None-Match"):
            self.send_response(304)
            self.end_headers()
        else:
            broken = {self.breaking: '{"items": [', self.page: "<html><p>x"}
            body = broken.get(number) or self.rss(number)
            self.send_response(200)
            self.send_header("ETag", '"1"')
            self.end_headers()
            self.wfile.write(body.encode())

    def rss(self, number: int) -> str:
        """The feed of this number."""
        items = "".join(
            f"<item><title>Council {number} decides on bridge {at}</title>"
            f"<link>https://{number}.example/{at}</link><pubDate>Mon, 01 Dec 2025 08:{at:02}:00 GMT</pubDate>"
            f"<description>It cost {at} million, the mayor said; work begins in spring.</description></item>"
            for at in range(20)
        )
        return f"<rss version='2.0'><channel><title>Paper {number}</title>{items}</channel></rss>"

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def pull_feeds() -> None:
    """Print how long a pull takes, and the one after it."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Feeds)
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    with tempfile.TemporaryDirectory() as folder:
        feeds = "".join(
            f'[[feeds]]\nurl = "http://127.0.0.1:{server.server_port}/{number}"\n' for number in range(50)
        )
        Path(folder, "digest.toml").write_text(f'title = "D"\n{feeds}', encoding="utf-8")
        command = [sys.executable, "-m", "digest", "-C", folder, "pull", "--allow-private"]
        for _ in range(2):
            start = time.monotonic()
            ran = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - ours
            said = ran.stderr.splitlines()[-1]
            print(f"{time.monotonic() - start:.2f} s, the slowest feed {Feeds.slowest:.2f} s: {said}")
    server.shutdown()


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", nargs="?", type=Path, default=PAGES)
    parser.add_argument("--each", action="store_true", help="also what is wrong, page by page")
    parser.add_argument("--pull", action="store_true", help="time a pull instead")
    options = parser.parse_args()
    if options.pull:
        pull_feeds()
        return
    readers = {"digest": ours, "trafilatura": plain}
    right: dict[str, Counter[str]] = {name: Counter() for name in readers}
    kept: Counter[str] = Counter()
    foreign: Counter[str] = Counter()
    worse: list[str] = []
    cases = sorted(options.folder.glob("*.json"))
    for path in cases:
        case = json.loads(path.read_text(encoding="utf-8"))
        raw = path.with_suffix(".html").read_bytes()
        good: dict[str, set[str]] = {}
        for name, reader in readers.items():
            read = reader(raw, case)
            good[name] = {
                field
                for field in FIELDS
                if is_right(
                    field, read.fields.get(field), case["fields"].get(field), day_only=reader is plain
                )
            }
            right[name].update(good[name])
            share, strange = shares(read.body, case["body"])
            kept[name] += share
            foreign[name] += strange
            if options.each:
                wrong = {field: read.fields.get(field) for field in FIELDS if field not in good[name]}
                print(f"{path.stem:28} {name:12} kept {share:.3f} foreign {strange:.3f} wrong {wrong}")
        worse += [f"{path.stem}: {sorted(good['trafilatura'] - good['digest'])}"] * bool(
            good["trafilatura"] - good["digest"]
        )
    if not cases:
        sys.exit(f"{options.folder}: no cases")
    print(f"{len(cases)} pages")
    for name in readers:
        fields = "  ".join(f"{field} {right[name][field] / len(cases):.3f}" for field in FIELDS)
        text = f"kept {kept[name] / len(cases):.3f}  foreign {foreign[name] / len(cases):.3f}"
        print(f"{name:12} {fields}  {text}")
    print("right there and wrong here:", "; ".join(worse) or "none")
    read_pastes(options.folder.parent / "pastes")


if __name__ == "__main__":
    main()
