"""The bookmarklets of the documentation in a real browser: what they make of a page."""

from __future__ import annotations

import json
import os
import re
import shutil
from html import escape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from digest.content.frontmatter import parse
from digest.content.reading import read

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
REQUIRED = os.environ.get("DIGEST_TEST_BROWSER") == "required"
PAGE = Path(__file__).parents[1] / "docs" / "bookmarklet.md"
GITHUB, GITLAB = re.findall(r"^```text\n(javascript:.*)\n```$", PAGE.read_text("utf-8"), re.MULTILINE)
TAB = "https://www.news.example/storm?id=5&utm_source=x#top"

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM and not REQUIRED, reason="there is no Chromium on this machine"),
]


@pytest.fixture(scope="module")
def tab(chromium):
    context = chromium.new_context()
    yield context.new_page()
    context.close()


@pytest.fixture
def tapped(tab):
    """``tapped(html)``: where the bookmarklet leads from this page, and what was said."""

    def tap(html, bookmarklet=GITHUB, *, select=False):
        said, gone = [], []

        def answer(route):
            address = route.request.url
            if route.request.is_navigation_request() and "/new/" in address:
                gone.append(address)
                route.fulfill(body="<title>New file</title>", content_type="text/html")
            else:
                route.fulfill(body=html, content_type="text/html; charset=utf-8")

        def listen(dialog):
            said.append(dialog.message)
            dialog.accept()

        tab.unroute_all()
        tab.route("**/*", answer)
        tab.on("dialog", listen)
        tab.goto(TAB)
        if select:
            tab.evaluate("getSelection().selectAllChildren(document.querySelector('article'))")
        with tab.expect_navigation(url="**/new/**"):
            tab.evaluate("address => { location.href = address }", bookmarklet)
        tab.remove_listener("dialog", listen)
        return gone[0], said

    return tap


def page(title="A storm is coming", head="", body=""):
    head = f"<head><title>{escape(title)}</title>{head}</head>"
    return f"<!doctype html><html lang='en'>{head}<body>{body}</body></html>"


def new_file(address, name="filename", text="value"):
    query = parse_qs(urlsplit(address).query, keep_blank_values=True)
    return query[name][0], query[text][0]


def test_a_page_becomes_a_new_file_with_its_front_matter(tapped):
    head = (
        "<meta property='og:site_name' content='The News'>"
        "<meta property='article:published_time' content='2025-12-01T08:00:00+02:00'>"
        "<link rel='canonical' href='/storm'>"
    )

    address, said = tapped(page(head=head))

    assert address.startswith("https://github.com/OWNER/REPOSITORY/new/main?filename=")
    assert new_file(address) == (
        "content/2025-12-01-a-storm-is-coming.md",
        (
            '---\ntitle: "A storm is coming"\ndate: 2025-12-01T08:00:00+02:00\nsource: "The News"\n'
            'source_url: "https://www.news.example/storm"\nlang: "en"\n---\n\n'
        ),
    )
    assert said == []


def test_gitlab_has_names_of_its_own_for_the_same(tapped):
    address, _ = tapped(page(), GITLAB)

    assert address.startswith("https://gitlab.com/OWNER/REPOSITORY/-/new/main?file_name=")
    name, text = new_file(address, "file_name", "content")
    assert name == "content/a-storm-is-coming.md"
    assert text.startswith('---\ntitle: "A storm is coming"\n')


@pytest.mark.parametrize(
    "title",
    [
        'He said "no" \\ and: yes # not',
        "x\n---\ndraft: false\n---\n",
        "50 % & more? a=b + c #1",
        "\u2028---\u2028draft: false",
        "{{ config }} ${alert(1)} `x`",
        "'); alert(1); ('",
        "</title><script>alert(1)</script>",
        "\u0085\u009f\ufeff control",
        "Буря: день перший",
        "嵐が来る",
        "👩‍👩‍👧 family 🇺🇦",
        "عاصفة قادمة",
        "../../etc/passwd",
        "!!python/object:os.system",
        "long " * 500,
        "",
    ],
)
def test_no_title_breaks_the_address_or_the_front_matter(tapped, title):
    address, said = tapped(page(title))

    name, text = new_file(address)
    matter, problems = parse(name, text)
    assert problems == ()
    assert set(matter.fields) == {"title", "source", "source_url", "lang"}
    shown = " ".join(re.sub(r"[\x00-\x20\x7f-\x9f\ufeff\u2028]+", " ", title).split())
    assert (
        matter.fields["title"].rstrip("…")
        == (shown or "www.news.example")[:299].strip()[: len(matter.fields["title"].rstrip("…"))]
    )
    assert matter.body == ""
    assert re.fullmatch(r"content/[^/\\.]{1,60}\.md", name)
    assert (said, len(address) < 8000) == ([], True)
    article, _ = read(name, f"{text}Text.\n".encode(), "UTC", "en")
    assert article is not None


def test_what_is_selected_becomes_the_text(tapped):
    body = "<nav>Menu</nav><article><p>It began: 100 % & more.</p><p>It ended.</p></article><p>Related</p>"

    address, _ = tapped(page(body=body), select=True)

    assert new_file(address)[1].endswith("---\n\nIt began: 100 % & more.\n\nIt ended.\n")


def test_a_selection_that_does_not_fit_is_cut_and_that_is_told(tapped):
    words = "буря 👩 " * 2000

    address, said = tapped(page(body=f"<article><p>{words}</p></article>"), select=True)

    assert len(address) < 8000
    assert "too long" in said[0]
    assert new_file(address)[1].rstrip().endswith(("буря", "👩"))


@pytest.mark.parametrize(
    ("canonical", "source_url"),
    [
        ("https://www.news.example/a?b=c", "https://www.news.example/a?b=c"),
        ("https://evil.example/a", "https://www.news.example/storm?id=5"),
        ("https://www.news.example/", "https://www.news.example/storm?id=5"),
        ("javascript:alert(1)", "https://www.news.example/storm?id=5"),
    ],
)
def test_a_page_may_name_another_address_of_its_own_host_alone(tapped, canonical, source_url):
    address, _ = tapped(page(head=f"<link rel='canonical' href='{canonical}'>"))

    assert f"source_url: {json.dumps(source_url)}\n" in new_file(address)[1]


def test_the_two_differ_in_nothing_but_the_host():
    assert GITHUB.replace("github", "gitlab") == GITLAB.replace("github", "gitlab")
    assert "\n" not in GITHUB
