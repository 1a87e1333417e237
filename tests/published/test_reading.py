"""What a reader meets: little to load, nothing from elsewhere, every page whole on every screen."""

from __future__ import annotations

import gzip

import pytest

pytestmark = pytest.mark.site


@pytest.fixture
def page(browser):
    """A page that remembers what the console said and which hosts were asked."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.said, page.asked = [], []
    page.on("console", lambda message: page.said.append(message.text))
    page.on("pageerror", lambda error: page.said.append(str(error)))
    page.on("request", lambda request: page.asked.append(request.url))
    yield page
    context.close()


# A browser asks for the icon of its tab by itself, when the page is there. Under the strict policy it can
# neither stand in the page nor be left out: then /favicon.ico would be asked for.
ICON = "assets/icon.svg"


@pytest.mark.parametrize("kind", ["sample", "empty"])
def test_the_front_page_asks_for_three_files_and_the_tab_for_its_icon(digests, page, kind):
    page.goto(digests[kind].home, wait_until="networkidle")
    if not any(url.endswith(ICON) for url in page.asked):  # a browser asks for it when it finds the time
        page.wait_for_event("request", lambda request: request.url.endswith(ICON))
    asked = [url.removeprefix(digests[kind].home) for url in page.asked]
    assert sorted(asked) == ["", ICON, "assets/style.css", "assets/theme.js"]


def test_the_front_page_is_light(digest):
    files = [digest.output / path for path in ("index.html", "assets/style.css", "assets/theme.js", ICON)]
    assert sum(len(gzip.compress(file.read_bytes())) for file in files) <= 15_000


def test_under_a_strict_policy_and_below_a_prefix_nothing_is_blocked_or_missing(digest, page):
    for address in digest.kinds():
        page.goto(digest.home + address)
    page.wait_for_load_state("networkidle")
    assert page.said == []
    assert all(url.startswith(digest.home) for url in page.asked)


def test_an_address_that_is_not_there_is_answered_in_style_at_any_depth(nameless, page):
    for address in ("gone/", "a/b/c/gone.html"):
        page.goto(nameless.home + address)
        assert page.get_by_role("heading", name="Page not found").is_visible()
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(253, 252, 248)"
        assert page.evaluate("getComputedStyle(document.querySelector('.what')).color") == "rgb(0, 128, 0)"
    assert all("404" in words for words in page.said)


def test_every_kind_of_page_opens_from_a_folder(digest, page):
    for address in digest.kinds():
        if address != "404.html":  # only a host shows it
            name = f"{address}index.html" if not address or address.endswith("/") else address
            page.goto((digest.output / name).as_uri())
            assert page.locator("h1").count() == 1
    page.wait_for_load_state("networkidle")
    assert page.said == []
    assert all(url.startswith("file:") for url in page.asked)


@pytest.mark.parametrize("width", [320, 768])
def test_no_kind_of_page_scrolls_sideways(digest, page, width):
    page.set_viewport_size({"width": width, "height": 800})
    for address in digest.kinds():
        page.goto(digest.home + address)
        too_wide = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert too_wide <= 0, address


def test_every_kind_of_page_reads_without_scripts(digest, browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for address in digest.kinds():
        page.goto(digest.home + address)
        assert page.locator("h1").is_visible()
        assert page.get_by_role("button").count() == 0, "what can't work without a script is not shown"
        assert page.get_by_role("textbox").count() == 0
    context.close()


def test_the_switch_turns_the_colours_and_they_stay_turned_without_a_flash(digests, page):
    sample = digests["sample"]
    paper = "getComputedStyle(document.body).backgroundColor"
    page.goto(sample.home)
    light = page.evaluate(paper)
    button = page.get_by_role("button", name="Dark colours")
    assert button.get_attribute("aria-pressed") == "false"
    button.click()
    dark = page.evaluate(paper)
    assert dark != light
    assert button.get_attribute("aria-pressed") == "true"

    # The next page is dark before its body is there at all.
    page.add_init_script(
        "new MutationObserver(() => {"
        "  if (document.body) window.first ??= document.documentElement.dataset.theme"
        "})"
        ".observe(document, {childList: true, subtree: true})"
    )
    page.goto(sample.home + "themes/")
    assert page.evaluate("window.first") == "dark"
    assert page.evaluate(paper) == dark

    page.get_by_role("button", name="Dark colours").click()
    page.goto(sample.home)
    assert page.evaluate(paper) == light
    assert page.evaluate("document.documentElement.dataset.theme") is None


def test_the_keyboard_skips_to_the_content_and_shows_where_it_is(digests, page):
    page.goto(digests["sample"].home)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.evaluate("document.activeElement.getBoundingClientRect().top") >= 0
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    inside = "document.querySelector('main').contains(document.activeElement)"
    assert page.evaluate(inside)
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_a_story_from_right_to_left_turns_with_all_that_belongs_to_it(digests, page):
    large = digests["large"]
    address = next(one for one, text in large.pages().items() if '<h1 lang="ar" dir="rtl">' in text)
    page.goto(large.home + address)
    direction = "one => getComputedStyle(one).direction"
    found = [page.locator(one).evaluate(direction) for one in (".page", ".opening", ".body")]
    assert found == ["ltr", "rtl", "rtl"]
    heading, day = page.locator("h1").bounding_box(), page.locator(".opening .facts b").bounding_box()
    assert heading["x"] + heading["width"] == pytest.approx(day["x"] + day["width"], abs=1)


def test_paper_carries_no_navigation_and_every_report_whole(digests, page):
    large = digests["large"]
    (story,) = [address for address in large.kinds() if address.startswith("stories/")]
    page.goto(large.home + story)
    page.emulate_media(media="print", color_scheme="dark")
    assert not any(way.is_visible() for way in page.locator(".nav, .related, footer nav").all())
    assert all(quotes.is_visible() for quotes in page.locator("details .quotes").all())
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
