"""Feeds each way in with what nobody would write: ``python tests/fuzz/fuzz.py --seconds 60``.

A case fails when anything is raised, when a promise of the target's own is broken, or when it takes more than
two seconds of CPU, three times in a row and at the machine's best pace: where others are at work, a second of
CPU does less, and a piece of work that is always the same tells how much. Each failure is made as small as
may be and kept below ``tests/fuzz/found/TARGET/``, where the tests find it again. The exit status is 1 when
there was one.
"""

# ruff: noqa: RUF001 - marks that look like others

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import re
import shutil
import signal
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from time import monotonic, process_time
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from digest.build import Choice, Folders, Workshop, build
from digest.config import Config
from digest.content import read, read_page
from digest.content.blocks import parse_blocks, prose
from digest.content.bounds import excess
from digest.content.encoding import LIMITS, decode
from digest.publish import publish
from digest.rawtext import parse_raw
from digest.render.addresses import Addresses
from digest.render.markdown import to_html
from digest.text.fragments import text_fragment
from digest.text.sentences import split
from digest.text.slugs import MAX_BYTES, slugify

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

FOUND = Path(__file__).with_name("found")
LONGEST_S = 2.0
AGAIN = 2
SHRINKING_S = 20.0
YARD = re.compile(r"[a-z]+|[0-9]")

YAML = [
    *("title: x\n", "date: 2025-12-07\n", "date: 2025-12-07T25:61\n", "tags: [a, b]\n", "- a\n", "  b: c\n"),
    *(
        "&a",
        "*a",
        "<<: *a\n",
        "!!python/object",
        "!!binary",
        "? ",
        ": ",
        "|\n  x\n",
        ">-\n",
        "'",
        '"',
        "\\x00",
    ),
    *("[", "]", "{", "}", "#", "%", "@", "`", "---\n", "...\n", "\t", "~", "null", "yes", "0x1F", "1e999"),
    *("slug: ../x\n", "aliases: [/a/, b]\n", "source_url: javascript:x\n", "image: /etc/passwd\n"),
    *("expires: 0001-01-01\n", "weight: 9999999999\n", "lang: xx-yy-zz\n", "authors: [{name: A}]\n"),
]
TOML = [
    "title = 'x'\n",
    "date = 2025-12-07\n",
    "[a]\n",
    "[[a]]\n",
    "a.b.c = 1\n",
    '"""',
    "'''",
    "= ",
    "{",
    "}",
]
MARKDOWN = [
    *("*", "**", "_", "__", "~~", "`", "``", "```\n", "[", "](", ")", "![", "](<", ">", "<", "<a>", "</a>"),
    *("> ", "- ", "1. ", "    ", "\t", "# ", "===\n", "---\n", "| a | b |\n", "|--|:-:|\n", "&amp;", "&#0;"),
    *(
        "\\",
        "\\\n",
        "[a]: b\n",
        "[a]: <b> 'c'\n",
        "[^1]",
        "[^1]: x\n",
        "<!--",
        "-->",
        "<![CDATA[",
        "<?",
        "<script>",
    ),
    *(
        "http://x.example/",
        "<http://x.example>",
        "javascript:x",
        "data:text/html,x",
        "![a](https://x.example/p.png)",
    ),
    *("{{ x }}", "{% y %}", "&", "&copy", "a.b.c", "  \n", "<div>\n", "\n</div>\n"),
]
PROSE = [
    *("LONDON (Reuters) - ", "By Jane Doe", "Published 7 December 2025", "He said: “", "”", "U.S. ", "Mr. "),
    *(
        "3.5",
        "?!",
        "…",
        "a. ",
        "A. ",
        "Dr",
        " — ",
        "\u00a0",
        "i.e. ",
        "«",
        "»",
        "。",
        "！",
        "(",
        ")",
        "12:30 GMT",
    ),
    *("https://x.example/a?b=c", "@x", "#x", "©", "Image caption, ", "Read more: ", "All rights reserved."),
    *(
        "Kyiv",
        "The minister said on Sunday that talks had failed.",
        "Überraschung",
        "Київ",
        "基輔",
        "العربية",
        "हिन्दी",
    ),
]
ODD = [
    *(
        "\u200b",
        "\u202e",
        "\u2066",
        "\ufeff",
        "\u0085",
        "\u2028",
        "\u2029",
        "\x0b",
        "\x0c",
        "\x1b",
        "\x7f",
        "\x00",
    ),
    *(
        "\r",
        "\r\n",
        "e\u0301",
        "\u0301",
        "\U0001f600",
        "\U0001f1fa",
        "\u200d",
        "\ufdd0",
        "\uffff",
        "İ",
        "ı",
        "ß",
        "ﬁ",
    ),
]
PLAIN = ["\n", "\n\n", " ", "a", "word ", "A sentence stands here. "]


def soup(*kinds: Sequence[str]) -> st.SearchStrategy[str]:
    """Pieces in any order, some of them many times: what makes slow rules slow."""
    piece = st.sampled_from([one for kind in (*kinds, ODD, PLAIN) for one in kind])
    many = st.tuples(st.lists(piece, min_size=1, max_size=3), st.sampled_from([1, 1, 1, 2, 30, 1000, 20_000]))
    repeated = many.map(lambda pair: "".join(pair[0]) * pair[1])
    texts = st.lists(st.one_of(piece, piece, repeated, st.text(max_size=8)), max_size=14)
    return texts.map("".join).map(lambda text: text.encode("utf-8", "replace").decode()[:120_000])


MATTER = st.one_of(
    soup(YAML).map(lambda inside: f"---\n{inside}\n---\nBody."),
    soup(YAML).map(lambda inside: f"---\ntitle: x\n{inside}\n---\nBody."),
    soup(TOML).map(lambda inside: f"+++\ntitle = 'x'\n{inside}\n+++\nBody."),
    soup(YAML).map(lambda inside: f'{{"title": "x", {inside}}}\nBody.'),
    soup(YAML, TOML, MARKDOWN),
)


def _sound_article(raw: bytes) -> None:
    article, problems = read("content/a.md", raw, timezone="Europe/Kyiv", language="en", themes=("Ports",))
    errors = [problem for problem in problems if problem.severity == "error"]
    assert (article is None) == bool(errors)
    assert all(problem.line and str(problem).isprintable() for problem in problems)
    for sentence in prose(parse_blocks(article.body, article.language)) if article else ():
        assert article.body[sentence.start : sentence.end] == sentence.text


def front_matter(text: str) -> None:
    """Front matter in any format, as text and as bytes that are cut off."""
    raw = text.encode()
    _sound_article(raw)
    _sound_article(raw[: len(raw) * 2 // 3])
    read_page("content/pages/a.md", raw)


def markdown(text: str) -> None:
    """A body: its blocks, its sentences, its HTML."""
    text, _ = decode("a.md", text.encode())
    if text is None or excess("a.md", text, LIMITS):
        return
    for block in parse_blocks(text, "en"):
        for sentence in block.sentences:
            assert text[sentence.start : sentence.end] == sentence.text
    html = to_html(text, addresses=Addresses("articles/a/", "https://example.org/")).lower()
    assert "<script" not in html
    assert 'href="javascript' not in html


def raw_text(text: str) -> None:
    """What somebody pasted."""
    article = parse_raw(text, path="a.txt")
    assert all(problem.path == "a.txt" for problem in article.problems)


def fragments(text: str) -> None:
    """Sentences, and the links that lead to them."""
    spans = split(text, "en")
    for start, end in (*spans[:3], *spans[-3:]):
        text_fragment(text[start:end], text, start).encode("ascii")


def slugs(text: str) -> None:
    """Parts of an address."""
    slug = slugify(text)
    assert slugify(slug) == slug
    assert len(slug.encode()) <= MAX_BYTES
    assert not set(slug) & set("/\\.:\0 ")


NAMES = st.one_of(
    st.sampled_from(
        ["a.md", "b.md", "A.md", "é.md", "e\u0301.md", "con.md", "pages/about.md", "2025-12-07-x.md", "x.txt"]
    ),
    st.text(min_size=1, max_size=12).map(
        lambda name: (
            name.replace("/", "∕").replace("\0", "0").encode("utf-8", "replace").decode()[:40] + ".md"
        )
    ),
)
TEXTS = st.one_of(soup(MARKDOWN, PROSE), soup(ODD), st.text(max_size=20)).map(lambda text: text[:3000])
VALUES = st.one_of(
    TEXTS.map(lambda text: text[:300]),
    st.lists(TEXTS.map(lambda text: text[:60]), max_size=3),
    st.booleans(),
    st.integers(-5, 5),
    st.sampled_from(
        ["2025-12-07", "9998-12-31", "1000-01-01T00:00+14:00", "2025-03-30T02:30", "https://x.example/ü?'\""]
    ),
)
FIELDS = st.dictionaries(
    st.sampled_from(
        [
            "title",
            "headline",
            "date",
            "updated",
            "source",
            "source_url",
            "authors",
            "theme",
            "tags",
            "description",
            "summary",
            "note",
            "story",
            "lead",
            "pin",
            "hide",
            "weight",
            "draft",
            "expires",
            "image",
            "image_alt",
            "image_credit",
            "lang",
            "slug",
            "aliases",
            "license",
            "full_text",
            "via",
            "archive_url",
            "paywall",
            "kind",
        ]
    ),
    VALUES,
    max_size=8,
)
ARTICLES = st.builds(
    lambda fields, body: json.dumps({"title": "x", **fields}, ensure_ascii=False) + "\n" + body, FIELDS, TEXTS
)
CONTENT = st.dictionaries(NAMES, st.one_of(ARTICLES, ARTICLES, ARTICLES, MATTER), min_size=1, max_size=7)


def folders(files: dict[str, str]) -> None:
    """A whole content folder: a site or problems, and a site that machines can read."""
    root = Path(tempfile.mkdtemp())
    try:
        for name, text in files.items():
            target = root / "content" / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(text.encode("utf-8", "replace"))
        config = Config(title="A & B", base_url="https://example.org/d/")
        made = build(
            Folders(root, "content", None), config, Choice(datetime(2026, 1, 1, tzinfo=UTC)), Workshop()
        )
        assert all("\n" not in str(problem) for problem in made.problems)
        for file in made.files:
            _readable(file.path, file.content)
        publish(made.files, root / "output")
    finally:
        shutil.rmtree(root)


def _readable(path: str, content: bytes) -> None:
    if path.endswith((".html", ".xml", ".json", ".txt", ".css")):
        content.decode()
    if path.endswith(".xml"):
        ET.fromstring(content)  # noqa: S314 - made by us
    if path.endswith(".json"):
        json.loads(content)


@dataclass(frozen=True)
class Target:
    """What is tried, and with what."""

    run: Callable[[Any], None]
    cases: st.SearchStrategy[Any]


TARGETS = {
    "front_matter": Target(front_matter, MATTER),
    "markdown": Target(markdown, soup(MARKDOWN, PROSE)),
    "raw_text": Target(raw_text, soup(PROSE, MARKDOWN)),
    "fragments": Target(fragments, soup(PROSE)),
    "slugs": Target(slugs, soup(PROSE)),
    "folders": Target(folders, CONTENT),
}


def _give_up(*_: object) -> None:
    raise TimeoutError("does not end")


def attempt(name: str, case: Any, longest: float = LONGEST_S) -> None:
    """Raises when the target fails, or takes more than ``longest`` seconds of CPU at the best pace."""
    took = cost(lambda: TARGETS[name].run(case), 10 * longest)
    for _ in range(AGAIN):
        if took < longest:
            return
        slowed = yardstick() / best_pace()
        took = min(took, cost(lambda: TARGETS[name].run(case), 10 * longest) / max(1, slowed))
    assert took < longest, f"took {took:.1f} s"


def cost(work: Callable[[], object], most: float) -> float:
    """The seconds of CPU that it takes; what takes more than ``most`` is ended, and raises."""
    signal.signal(signal.SIGVTALRM, _give_up)
    signal.setitimer(signal.ITIMER_VIRTUAL, most)  # a hang is a failure to tell of as well
    started = process_time()
    try:
        work()
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return process_time() - started


def yardstick() -> float:
    """The seconds of CPU that some work takes now which is always the same, and much like what is tried."""
    words = [f"word {number}" for number in range(40_000)]
    started = process_time()
    sum(len(YARD.findall(word)) + len(word.casefold().split()) for word in words)
    return process_time() - started


@cache
def best_pace() -> float:
    """The least that the yardstick took, when it was first asked for."""
    return min(yardstick() for _ in range(20))


class _SmallEnough(BaseException):
    """Ends the search for a smaller case; no subclass of Exception, which would count as one more failure."""


def explore(name: str, number: int, examples: int) -> tuple[Any, Exception] | None:
    """Tries so many cases of one target; the smallest that fails, and how.

    The first that fails is told and kept before a smaller one is sought, so that whatever ends the search, or
    never does, a finding stays.
    """
    best_pace()
    failed: list[tuple[Any, Exception]] = []
    until: list[float] = []

    @seed(number)
    @settings(
        max_examples=examples,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate, Phase.target, Phase.shrink],
        report_multiple_bugs=False,
    )
    @given(TARGETS[name].cases)
    def test(case: Any) -> None:
        if until and monotonic() > until[0]:
            raise _SmallEnough
        try:
            attempt(name, case)
        except Exception as error:
            failed.append((case, error))
            if not until:
                until.append(monotonic() + SHRINKING_S)
                tell(name, error, keep(name, case))
            raise

    try:
        test()
    except (_SmallEnough, Exception):
        if not failed:
            raise
        first, smallest = keep(name, failed[0][0]), keep(name, failed[-1][0])
        if first != smallest:
            first.unlink()
            tell(name, failed[-1][1], smallest)
    return failed[-1] if failed else None


def keep(name: str, case: Any) -> Path:
    """Where the case lies from now on."""
    text = json.dumps(case, ensure_ascii=True, indent=1)
    path = FOUND / name / f"{hashlib.sha256(text.encode()).hexdigest()[:12]}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text + "\n", "utf-8")
    return path


def tell(name: str, error: Exception, path: Path) -> None:
    """One line on what failed, and where the case lies."""
    print(f"{name}: {type(error).__name__}: {str(error)[:300]!r}: {path}", flush=True)


def main() -> int:
    """Takes the targets in turn until the time is over."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seconds", type=float, default=60)
    options.add_argument("--seed", type=int, default=None)
    options.add_argument("targets", nargs="*", default=list(TARGETS))
    given_options = options.parse_args()
    first = given_options.seed if given_options.seed is not None else random.SystemRandom().getrandbits(32)
    end = monotonic() + given_options.seconds
    rounds = failures = 0
    while monotonic() < end:
        name = given_options.targets[rounds % len(given_options.targets)]
        found = explore(name, first + rounds, 40)
        rounds += 1
        if found is not None:
            failures += 1
    print(f"seed {first}: {rounds} rounds of 40 cases, {failures} failures", flush=True)
    return 1 if failures else 0


if __name__ == "__main__":
    os.environ.setdefault("PYTHONHASHSEED", "0")
    raise SystemExit(main())
