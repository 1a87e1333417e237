"""Saved pages and what becomes of them, side by side in tests/cases/intake/pages.

``NAME.html`` is the page, in whatever encoding. ``NAME.json`` has the address where it was found, the
server's word for its type, the fields that are expected, and the paragraphs of the article.
"""

# ruff: noqa: RUF001 - dates in other scripts look like Latin ones

from __future__ import annotations

import json
import random
import re
import time
from collections import Counter
from email.message import Message
from pathlib import Path

import pytest

from digest.content import read as read_article
from digest.content.write import front_matter
from digest.webpage import read_page

PAGES = Path(__file__).parents[1] / "cases" / "intake" / "pages"
NAMES = sorted(path.stem for path in PAGES.glob("*.json"))
OUR_NAMES = {"address": "source_url", "language": "lang", "picture": "image_url"}
TOLD = ("title", "source", "authors", "date", "updated", "address", "language", "picture", "kind", "paywall")
DAMAGE = [
    *(
        b"",
        b"<div>",
        b"</p>",
        b'"',
        b"<script>",
        b"\x00",
        b"<table><tr>",
        b"&#x1F;",
        b'<a href="//[">',
        b"<h1>",
        b"{",
    ),
    *(
        b'datetime="99999999999999"',
        b"\xff\xfe",
        b"<li>*[x](y)",
        b"\\ud800",
        b'<time datetime="2025-13-45T99:99">',
    ),
]
EVERYWHERE = {"title", "source", "authors", "date", "source_url", "lang"}


def words(text):
    bare = re.sub(r"\]\([^)\s]*\)|[*_#>|\\]", " ", text)
    return Counter(re.findall(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W_]+", bare.casefold()))


def unmarked(block):
    text = re.sub(r"^#+ |^> |^- |\*\*|(?<!\w)\*|\*(?!\w)|\\(?=[^\w\s])", "", block)
    return re.sub(r"\[([^\]]+)\]\([^)\s]+\)", r"\1", text)


def read(name):
    case = json.loads((PAGES / f"{name}.json").read_text(encoding="utf-8"))
    header = Message()
    header["content-type"] = case["content_type"]
    raw = (PAGES / f"{name}.html").read_bytes()
    charset = header.get_param("charset")
    page, problems = read_page(raw, shown_as=f"{name}.html", address=case["url"], charset=charset)
    return case, page, problems


@pytest.mark.parametrize("name", NAMES)
def test_a_page_tells_the_fields_beside_it(name):
    case, page, _ = read(name)
    found = {OUR_NAMES.get(field, field): getattr(page, field) for field in TOLD}
    found["authors"] = list(page.authors)
    told = {field: value for field, value in found.items() if value or field in EVERYWHERE}

    assert told == {name: value for name, value in case["fields"].items() if name != "description"}
    assert page.description == case["fields"].get("description", page.description)


@pytest.mark.parametrize("name", NAMES)
def test_its_body_is_the_article_and_nothing_else(name):
    case, page, _ = read(name)
    found, wanted = words(page.body), words("\n".join(case["body"]))

    assert (wanted - found).total() <= 0.01 * wanted.total()
    assert (found - wanted).total() <= 0.03 * found.total()


@pytest.mark.parametrize(
    "name", [name for name in NAMES if name not in {"lists-and-quotes", "hostile-title"}]
)
def test_each_paragraph_stays_one(name):
    case, page, _ = read(name)
    shown = [unmarked(block) for block in re.split(r"\n\n|\n(?=- )", page.body)]

    assert [text for text in case["body"] if text not in shown] == []


def test_there_are_pages_of_many_shapes():
    assert len(NAMES) >= 40
    assert {path.stem for path in PAGES.glob("*.html")} == set(NAMES)


@pytest.mark.parametrize(
    ("name", "field", "said"),
    [
        ("dates-contradict", "date", "JSON-LD says '2019-01-01T00:00:00+00:00'"),
        ("paywalled-teaser", "paywall", "is behind a paywall: this is only its teaser"),
        ("greek-wrong-header", None, "says that its encoding is 'utf-8', which its bytes are not"),
    ],
)
def test_what_is_doubtful_is_told(name, field, said):
    _, _, problems = read(name)

    assert any(one.field == field and said in one.message and one.severity == "warning" for one in problems)


@pytest.mark.parametrize(
    "reference",
    [
        "&#31;",
        "&#31a",
        "&#x1F;",
        "&#x0000001f;",
        "&#0;",
        "&#xD800;",
        "&#xFFFE;",
        "&#1114112;",
    ],
)
def test_references_to_characters_that_no_text_can_hold_are_spaces(reference):
    text = f"<p>The ferry{reference} sails again next spring, nine years after the last crossing.</p>"
    raw = f"<title>Ferry</title><h1>Ferry{reference} is back</h1>{text * 3}<nav>x{reference}</nav>".encode()

    page, _ = read_page(raw, shown_as="a.html")

    assert page.title.startswith("Ferry")
    assert (page.title + page.body).replace("\n", "").isprintable()


def test_marks_of_print_that_old_pages_refer_to_by_windows_numbers_are_read():
    raw = (
        "<h1>Ferry&#151;back</h1>" + "<p>It&#146;s the night ferry that sails again next spring.</p>" * 4
    ).encode()

    page, _ = read_page(raw, shown_as="a.html")

    assert page.title == "Ferry—back"
    assert page.body.startswith("It’s the night")


@pytest.mark.parametrize("seed", range(40))
def test_a_damaged_page_is_read_or_refused_and_what_is_read_can_be_written(seed):
    chance = random.Random(seed)  # noqa: S311 - which damage, nothing secret
    raw = bytearray((PAGES / f"{chance.choice(NAMES)}.html").read_bytes())
    for _ in range(chance.randint(1, 60)):
        at = chance.randrange(len(raw) + 1)
        raw[at : at + chance.choice([0, 5, 200])] = chance.choice(DAMAGE)

    page, problems = read_page(bytes(raw), shown_as="a.html")

    assert page or problems
    if page:
        fields = {
            "title": page.title,
            "description": page.description or "x",
            "date": page.date or "2025-01-01",
        }
        _, faults = read_article(
            "a.md", front_matter(fields, page.body).encode(), timezone="UTC", language="en"
        )
        assert [one for one in faults if one.severity == "error"] == []


def test_a_page_in_order_has_nothing_to_be_told_about():
    assert read("wordpress-graph")[2] == ()


@pytest.mark.parametrize(
    "wide",
    [
        "<div class=widget>" + "<span class=byline itemprop=author>x</span>" * 10_000 + "</div>",
        "<div class=widget>" * 150 + "<time>2020-01-01</time>" * 5000 + "</div>" * 150,
        "<div>" * 150 + "<p>The ferry sails again next spring, nine years after it was stopped.</p>" * 3000,
    ],
)
def test_a_page_of_any_width_takes_little_time(wide):
    text = "<p>The night ferry will sail again next spring, the operator said on Thursday.</p>" * 4
    started = time.process_time()

    page, _ = read_page(f"<h1>Ferry comes back</h1>{text}{wide}".encode(), shown_as="a.html")

    assert page.title == "Ferry comes back"
    assert time.process_time() - started < 20  # what is asked of each element for all below it takes minutes


@pytest.mark.parametrize(
    ("shown", "date"),
    [
        ("20 November 2025 at 5:54 pm GMT", "2025-11-20T17:54:00+00:00"),
        ("20. November 2025, 17:54 Uhr", "2025-11-20T17:54:00"),
        ("jeudi 20 novembre 2025 à 17h54", "2025-11-20T17:54:00"),
        ("20 de noviembre de 2025", "2025-11-20"),
        ("20 листопада 2025, 17:54", "2025-11-20T17:54:00"),
        ("20 ноября 2025 г., 17:54", "2025-11-20T17:54:00"),
        ("20 listopada 2025", "2025-11-20"),
        ("20 Kasım 2025 Perşembe 17:54", "2025-11-20T17:54:00"),
        ("Kamis, 20 November 2025, 17:54 WIB", "2025-11-20T17:54:00+07:00"),
        ("20 noiembrie 2025", "2025-11-20"),
        ("20 Νοεμβρίου 2025", "2025-11-20"),
        ("torsdag 20 november 2025", "2025-11-20"),
        ("2025年11月20日 17:54", "2025-11-20T17:54:00"),
        ("20 نوفمبر 2025", "2025-11-20"),
    ],
)
def test_a_date_is_read_in_the_page_s_own_language(shown, date):
    text = "<p>The night ferry will sail again next spring, the operator said on Thursday.</p>" * 4
    raw = f"<h1>Ferry comes back</h1><div class=date>{shown}</div>{text}".encode()

    page, _ = read_page(raw, shown_as="a.html")

    assert page.date == date


@pytest.mark.parametrize(
    ("byline", "authors"),
    [
        ("By Jane Doe, Omar Dib and Ivy Trask in Kyiv", ("Jane Doe", "Omar Dib", "Ivy Trask")),
        ("By Jane Doe and agencies", ("Jane Doe",)),
        ("Jane Doe @janedoe", ("Jane Doe",)),
        ("By JANE DOE jane.doe@post.example", ("Jane Doe",)),
        ("By Jane Doe, Health Correspondent", ("Jane Doe",)),
        ("By Jane Doe | Staff Writer", ("Jane Doe",)),
        ("Written by Jane Doe; edited by Omar Dib", ("Jane Doe",)),
        ("Par Claire Vasseur et Yann Le Goff", ("Claire Vasseur", "Yann Le Goff")),
        ("Von Katrin Ahlers, Berlin", ("Katrin Ahlers",)),
        ("By Our Staff Reporter", ()),
    ],
)
def test_a_byline_yields_people_and_nothing_else(byline, authors):
    text = "<p>The night ferry will sail again next spring, the operator said on Thursday.</p>" * 4
    raw = f"<h1>Ferry comes back</h1><div class=byline>{byline}</div>{text}".encode()

    page, _ = read_page(raw, shown_as="a.html")

    assert page.authors == authors
