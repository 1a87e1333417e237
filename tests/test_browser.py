"""The sample site in a real browser, from the file system: what a reader does, and what a reader sees."""

from __future__ import annotations

import os
import shutil
from urllib.parse import unquote

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
REQUIRED = os.environ.get("DIGEST_TEST_BROWSER") == "required"

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM and not REQUIRED, reason="there is no Chromium on this machine"),
]


@pytest.fixture
def browser(chromium):
    return chromium


@pytest.fixture
def site(sample):
    """The sample, one of whose articles now says where it was published; its address leads nowhere."""
    (strike,) = (sample.root / "content").glob("2025-12-07-russia-launches-*.md")
    text = strike.read_text("utf-8")
    strike.write_text(
        text.replace("source: MENAFN", "source: MENAFN\nsource_url: https://source.invalid/strike"), "utf-8"
    )
    sample.build()
    return sample.root / "output"


def test_a_reader_walks_from_the_front_page_to_the_sentence_at_its_source(browser, site):
    page = browser.new_page(viewport={"width": 375, "height": 800})
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto((site / "index.html").as_uri())

    page.get_by_role("link", name="Breaking: Ukrainian city hit").first.click()
    assert page.url.endswith("/index.html")
    assert "/stories/" in page.url
    page.locator("h1").wait_for()
    assert page.locator("h1").count() == 1

    page.get_by_role("link", name="Russia launches air strikes on Ukraine").first.click()
    assert "/articles/" in page.url
    quote = page.locator('a[href^="https://source.invalid/strike#:~:text="]').first
    directive = unquote(quote.get_attribute("href").partition(":~:text=")[2])
    assert directive.split(",")[0].split("-,")[-1][:20] in page.locator("main").inner_text()
    with page.expect_request(lambda request: request.url.startswith("https://source.invalid/strike")):
        quote.click()
    assert said == [] or all("net::" in text for text in said)


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_fits_its_screen_and_asks_no_other_host(browser, site, width, scheme):
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    for path in sorted(site.rglob("*.html")):
        if 'http-equiv="refresh"' in path.read_text("utf-8"):
            continue  # it leads on to another page before it is seen
        page.goto(path.as_uri())
        too_wide = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert too_wide <= 0, f"{path.relative_to(site)} scrolls sideways at {width} px"

    assert all(url.startswith("file:") for url in asked)


def test_pages_read_without_scripts(browser, site):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()

    page.goto((site / "index.html").as_uri())

    assert not page.locator(".switch").is_visible()
    assert "The Kyiv Brief" in page.inner_text("body")


def test_dark_and_light_differ_by_the_readers_system(browser, site):
    colours = []
    for scheme in ("light", "dark"):
        page = browser.new_context(color_scheme=scheme).new_page()
        page.goto((site / "index.html").as_uri())
        colours.append(page.evaluate("getComputedStyle(document.body).backgroundColor"))

    assert colours[0] != colours[1]
