"""Digests as readers meet them: built, served below a prefix under a strict policy, and looked at.

The tools come from npm; ``.ci/run`` installs them, and requires them by ``DIGEST_TEST_SITE=required``.
Elsewhere the tests that need a missing one are skipped.
"""

from __future__ import annotations

import gzip
import json
import os
import random
import shutil
import struct
import threading
import zlib
from collections import defaultdict
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from click.testing import CliRunner

from digest.cli import cli

CHECKOUT = Path(__file__).parents[2]
TOOLS = CHECKOUT / ".ci" / "node_modules"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
REQUIRED = os.environ.get("DIGEST_TEST_SITE") == "required"
PREFIX = "/brief/"
POLICY = "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'"
TYPES = {
    ".css": "text/css", ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".png": "image/png",
    ".svg": "image/svg+xml", ".json": "application/json", ".xml": "application/xml",
}  # fmt: skip
KINDS = ["sample", "large", "empty"]


def needed(path: Path | str | None, what: str) -> str:
    """``path`` as text; without it the test is skipped, or fails where the tools are required."""
    if path and Path(path).exists():
        return str(path)
    if REQUIRED:
        pytest.fail(f"DIGEST_TEST_SITE=required, and there is no {what}")
    pytest.skip(f"there is no {what}")


@dataclass
class Digest:
    """A built digest: its files, and where they are served."""

    root: Path
    origin: str = ""
    policy: str = POLICY
    asked: list[str] = field(default_factory=list)

    @property
    def output(self) -> Path:
        return self.root / "output"

    @property
    def home(self) -> str:
        return f"{self.origin}{PREFIX}"

    def pages(self) -> dict[str, str]:
        """Every page that a reader sees, by its address; redirects are left out."""
        found = {}
        for path in sorted(self.output.rglob("*.html")):
            text = path.read_text("utf-8")
            if 'http-equiv="refresh"' not in text and path.parent.name != "newsletter":
                found[path.relative_to(self.output).as_posix().removesuffix("index.html")] = text
        return found

    def kinds(self) -> list[str]:
        """The address of one page of each kind, the longest: it has the most that can go wrong."""
        kinds = defaultdict(list)
        for address, text in self.pages().items():
            folder, *rest = address.rstrip("/").split("/")
            kinds[(folder, bool(rest))].append((len(text), address))
        return [max(pages)[1] for _, pages in sorted(kinds.items())]

    def letter(self) -> list[str]:
        """The address of the longest newsletter, where there is one."""
        letters = sorted((self.output / "newsletter").glob("*.html"), key=lambda file: file.stat().st_size)
        return [f"newsletter/{file.name}" for file in letters[-1:]]


class Handler(BaseHTTPRequestHandler):
    """A static host as one would set it up with care: compressed, and under a strict policy."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        digest: Digest = self.server.digest
        path = unquote(urlsplit(self.path).path)
        digest.asked.append(path)
        file = digest.output / path.removeprefix(PREFIX) if path.startswith(PREFIX) else digest.output / "?"
        file = file / "index.html" if file.is_dir() else file
        status = 200 if file.is_file() else 404
        file = file if status == 200 else digest.output / "404.html"
        body = gzip.compress(file.read_bytes())
        self.send_response(status)
        for name, value in {
            "Content-Type": TYPES.get(file.suffix, "application/octet-stream"),
            "Content-Encoding": "gzip",
            "Content-Length": str(len(body)),
            "Content-Security-Policy": digest.policy,
            "Cache-Control": "max-age=600",
        }.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def served(digest: Digest):
    """``digest`` on a port of its own."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.digest = digest
    digest.origin = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield digest
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def build(digest: Digest, *, told_its_address: bool = True) -> None:
    arguments = ["-C", str(digest.root), "build", "--clock", "2026-01-01"]
    arguments += ["-b", digest.home] if told_its_address else []
    result = CliRunner().invoke(cli, arguments)
    assert result.exit_code == 0, result.output


@pytest.fixture(scope="session")
def digests(tmp_path_factory):
    """The sample, one of 200 articles that are as unlike each other as can be, and an empty one."""
    folder = tmp_path_factory.mktemp("digests")
    (folder / "sample").mkdir()
    shutil.copytree(CHECKOUT / "content", folder / "sample" / "content")
    shutil.copyfile(CHECKOUT / "digest.toml", folder / "sample" / "digest.toml")
    write_large(folder / "large")
    (folder / "empty" / "content").mkdir(parents=True)
    (folder / "empty" / "digest.toml").write_text('title = "An Empty Paper"\n', "utf-8")
    with (
        served(Digest(folder / "sample")) as sample,
        served(Digest(folder / "large")) as large,
        served(Digest(folder / "empty")) as empty,
    ):
        for digest in (sample, large, empty):
            build(digest)
        yield {"sample": sample, "large": large, "empty": empty}


@pytest.fixture(scope="session")
def nameless(tmp_path_factory):
    """One that was not told its own address, on a host without a policy."""
    folder = tmp_path_factory.mktemp("nameless")
    (folder / "content").mkdir()
    (folder / "digest.toml").write_text('title = "A Paper"\n[look]\naccent = "#00ff00"\n', "utf-8")
    with served(Digest(folder, policy="img-src *")) as digest:
        build(digest, told_its_address=False)
        yield digest


@pytest.fixture(params=KINDS)
def digest(digests, request):
    """Each of the three in turn."""
    return digests[request.param]


@pytest.fixture(scope="module")
def browser(request):
    needed(CHROMIUM, "Chromium")
    return request.getfixturevalue("chromium")


@pytest.fixture(scope="session")
def tool():
    """``tool(path)``: a file of the tools that npm installed."""
    return lambda path: needed(TOOLS / path, f".ci/node_modules/{path}")


# A digest of 200 articles.

OUTLETS = (
    "Reuters", "The Guardian", "Al Jazeera", "Der Spiegel", "Le Monde", "朝日新聞", "الشرق الأوسط",
    "The Very Long Named Gazette of the Northern Provinces and Islands",
)  # fmt: skip
THEMES = {
    "War and peace": ("ceasefire", "troops", "frontline", "missile"),
    "Climate": ("flood", "drought", "emissions", "storm"),
    "Markets": ("inflation", "shares", "tariff", "currency"),
}
PLACES = ("Geneva", "Lima", "Nairobi", "Oslo", "Hanoi", "Quito", "Dakar", "Riga", "Perth", "Izmir")
ODD_TITLES = {
    7: "Flood",
    11: "On the storm, the flood and the drought in Geneva, in Lima, in Nairobi and in Oslo, and on what "
    "the councils of all of these have decided to do before the winter comes, if it comes at all",
    13: "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft warnt",
    17: "“Quotes”, <b>marks</b> & entities &amp; a 🌊",
}
ARABIC = (
    "اختتمت قمة المناخ أعمالها اليوم باتفاق جديد حول خفض الانبعاثات بحلول عام ٢٠٣٥.",
    "وقال رئيس القمة إن الاتفاق خطوة أولى نحو مستقبل أفضل للجميع.",
)
JAPANESE = (
    "東京都内で十二日、大規模な洪水が発生し、数千人が避難した。",
    "気象庁によると、雨は今夜も続く見込みで、河川の水位はさらに上がる恐れがある。",
)


def write_large(root: Path) -> None:
    """200 articles: pictures and none, notes, copies, right to left, no spaces, no date, no source."""
    chance = random.Random(4)  # noqa: S311 - the same digest each time
    (root / "content" / "pages").mkdir(parents=True)
    (root / "static").mkdir()
    (root / "static" / "field.png").write_bytes(picture(480, 320))
    (root / "static" / "mark.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10"><rect width="40" height="10" '
        'fill="#1a6b50"/></svg>'
    )
    (root / "static" / "own.css").write_text(":root { --measure: 36rem; }\n")
    (root / "digest.toml").write_text(large_settings(), "utf-8")
    (root / "content" / "pages" / "about.md").write_text(
        "---\ntitle: About\n---\n\nWho we are.\n\n## Money\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n", "utf-8"
    )
    number = 0
    for event in range(200):
        for copy in range(chance.choice((1, 1, 2, 3))):
            if number < 200:
                fields, body = large_article(number, event, copy, chance)
                lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in fields.items()]
                text = "\n".join(("---", *lines, "---", "", *body, ""))
                (root / "content" / f"a{number:03}.md").write_text(text, "utf-8")
                number += 1


def large_settings() -> str:
    parts = [
        'title = "The Long View"',
        'description = "Two hundred articles from eight newsrooms"',
        'author = "The editors"',
        "[look]",
        'accent = "#ffd500"',
        'logo = "mark.svg"',
        'css = ["own.css"]',
        'footer = "Printed on *no* paper."',
        'social = [{ label = "Mastodon", address = "https://social.example/@view" }]',
    ]
    for name, words in THEMES.items():
        parts += ["[[themes]]", f'name = "{name}"', f"keywords = {json.dumps(words)}"]
    for number, name in enumerate(OUTLETS[:5]):
        parts += ["[[sources]]", f'name = "{name}"', f'homepage = "https://news{number}.example/"']
    return "\n".join(parts) + "\n"


def large_article(number: int, event: int, copy: int, chance: random.Random) -> tuple[dict, tuple[str, ...]]:
    words = chance.choice(tuple(THEMES.values()))
    place, (one, other) = PLACES[event % len(PLACES)], chance.sample(words, 2)
    named = (
        f"plan https://council.example/{'of_the_council_' * 9}{event}" if place == "Lima" else f"plan {event}"
    )
    body = (
        f"The council of {place} agreed on {named} for {one} after a night of debate over {other}.\n",
        f"Residents of district {event % 17} said that {one} had changed their lives, and asked for help.\n",
        f"“We have {event + 3} days to act on {other},” said the mayor, who leads coalition {event}.\n",
    )
    outlet = OUTLETS[(number * 5 + copy) % len(OUTLETS)]
    day = date(2025, 12, 21) - timedelta(days=event * event // 90)
    fields = {
        "title": ODD_TITLES.get(number, f"{place} agrees on {one} plan {event} as {other} fears grow"),
        "date": day.isoformat(),
        "source": outlet,
        "source_url": f"https://news{OUTLETS.index(outlet)}.example/{number}",
        "tags": [one, other],
    }
    if number % 41 == 20:
        fields |= {"title": "قمة المناخ تختتم أعمالها باتفاق", "lang": "ar"}
        body = ARABIC
    if number % 43 == 21:
        fields |= {"title": "東京で大規模な洪水、数千人が避難", "lang": "ja"}
        body = JAPANESE
    fields |= large_extras(number)
    return {key: value for key, value in fields.items() if value is not None}, body


def large_extras(number: int) -> dict:
    """What only some articles have, or lack."""
    given = {
        5: {"image": "field.png", "image_alt": "A field", "image_credit": "Drawn"},
        17: {"note": "The editors asked for *comment*; none came."},
        23: {"summary": "Two outlets disagree about the number of people affected."},
        29: {"paywall": True, "kind": "opinion"},
        31: {"full_text": True, "license": "CC BY 4.0"},
        53: {"date": None},
        59: {"source": None, "source_url": None},
    }
    return {key: value for n, fields in given.items() if number % n == 3 for key, value in fields.items()}


def picture(width: int, height: int) -> bytes:
    """A field of colour as PNG."""
    rows = b"".join(
        b"\0" + b"".join(bytes((x * 255 // width, y * 255 // height, 120)) for x in range(width))
        for y in range(height)
    )

    def chunk(kind: bytes, data: bytes) -> bytes:
        whole = kind + data
        return struct.pack(">I", len(data)) + whole + struct.pack(">I", zlib.crc32(whole))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )
