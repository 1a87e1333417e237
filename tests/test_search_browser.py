"""A reader searches, in a real browser: from the disk, below a prefix, under a strict policy, by keyboard."""

from __future__ import annotations

import os
import shutil
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest

from digest.model.feeds import SearchDocument
from digest.render.search import search_files, search_index

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
REQUIRED = os.environ.get("DIGEST_TEST_BROWSER") == "required"

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM and not REQUIRED, reason="there is no Chromium on this machine"),
]

TITLES = {
    "geneva": "Zelensky’s envoys meet in Geneva",
    "zurich": "Zürich hält an: U.S. F-16 über der Straße",
    "beijing": "北京举行和谈",
    "kyiv": "Ёлка в Києві: об’єкт",  # noqa: RUF001 - Cyrillic, as it is meant
    "cairo": "كِتَابٌ في القاهرة",
    "delhi": "हिन्दी समाचार",
    "bangkok": "ข่าวกรุงเทพ",
}
# What a reader may type, and which article must come first.
FOUND = [
    ("geneva", "geneva"), ("GENEVA zelensky", "geneva"), ("gene", "geneva"), ("zelenksy", "geneva"),
    ("genewa", "geneva"), ("envoys' geneva meeting", "geneva"), ("zurich", "zurich"), ("strasse", "zurich"),
    ("us f16", "zurich"), ("U.S. f-16", "zurich"), ("北京", "beijing"), ("和谈", "beijing"),
    ("京", "beijing"),
    ("елка", "kyiv"), ("київ", None), ("києві", "kyiv"), ("كتاب", "cairo"), ("हिन्दी", "delhi"),
    ("กรุงเทพ", "bangkok"), ("outlet 3", "kyiv"), ("xylophone", None), ("…", None),
]  # fmt: skip


@pytest.fixture
def browser(chromium):
    return chromium


@pytest.fixture
def site(project):
    for n, (slug, title) in enumerate(TITLES.items()):
        project.article(f"2025-12-0{n + 1}-{slug}", "Nothing was said.", title=title, source=f"Outlet {n}")
    return project.build().root / "output"


@pytest.fixture
def address():
    """Serves a folder below a prefix under a policy; gives the address."""
    running = []

    def serve(folder, policy="default-src 'self'"):
        class Handler(SimpleHTTPRequestHandler):
            def end_headers(self):
                self.send_header("Content-Security-Policy", policy)
                super().end_headers()

            def translate_path(self, path):
                return super().translate_path(path.removeprefix("/some/prefix"))

            def log_message(self, *_):
                pass

        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder)))
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        running.append((server, thread))
        return f"http://127.0.0.1:{server.server_port}/some/prefix/"

    yield serve
    for server, thread in running:
        server.shutdown()
        server.server_close()
        thread.join()


def opened(browser, at, said=None):
    page = browser.new_context().new_page()
    if said is not None:
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(at)
    return page


def ask(page, words):
    page.fill("input[name=q]", "")
    page.wait_for_selector("#found:empty", state="attached")
    page.fill("input[name=q]", words)
    page.wait_for_selector("#found:not(:empty)")
    if page.inner_text("#found") != "Nothing found.":
        page.wait_for_selector("#results li")
    return [link.get_attribute("href") for link in page.locator("#results a").all()]


def test_words_of_any_script_are_found_from_the_disk_as_they_were_indexed(browser, site):
    said = []
    page = opened(browser, (site / "search" / "index.html").as_uri(), said)

    for words, slug in FOUND:
        found = ask(page, words)
        assert bool(found) == bool(slug), words
        assert not slug or found[0].endswith(f"/articles/{slug}/index.html"), (words, found)
    assert said == []


def test_a_result_shows_title_outlet_and_date_and_leads_there(browser, site, address):
    said = []
    page = opened(browser, address(site) + "search/?q=geneva", said)

    page.wait_for_selector("#results li")
    item = page.locator("#results li")
    assert item.inner_text().split("\n")[0] == TITLES["geneva"]
    assert "Outlet 0 · 1 December 2025" in item.inner_text()
    assert page.inner_text("#found") == "1 article"
    assert page.input_value("input[name=q]") == "geneva"
    item.locator("a").click()
    assert page.inner_text("h1") == TITLES["geneva"]
    assert said == [], "under a strict policy, below a prefix"


def test_all_of_it_works_from_the_keyboard(browser, site):
    page = opened(browser, (site / "search" / "index.html").as_uri())
    focused = "document.activeElement.name || document.activeElement.textContent"

    page.keyboard.press("/")
    page.keyboard.type("nothing was said")
    page.wait_for_selector("#results li:nth-child(7)")
    assert page.evaluate(focused) == "q"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.evaluate(focused) == list(TITLES.values())[-2]
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert page.evaluate(focused) == "q"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    assert page.evaluate(focused) == "q"


def test_without_javascript_the_page_offers_the_archive(browser, site):
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto((site / "search" / "index.html").as_uri())

    assert not page.locator("input").is_visible()
    page.get_by_role("link", name="archive").click()
    assert page.url.endswith("/editions/index.html")


def test_hostile_titles_are_only_text(browser, project):
    title = "<img src=x onerror=alert(1)> </script><script>alert(1)</script> strike"
    site = project.article("2025-12-01-a", title=title, source="<b>x").build().root / "output"
    said = []
    page = opened(browser, (site / "search" / "index.html").as_uri(), said)

    ask(page, "strike")
    assert page.locator("#results a").inner_text() == title
    assert page.locator("#results img, #results b").count() == 0
    assert said == []


def test_when_the_index_can_not_be_loaded_the_page_says_so_and_offers_the_archive(browser, site):
    [part] = (site / "search").glob("terms-*.js")
    part.unlink()
    page = opened(browser, (site / "search" / "index.html").as_uri())

    page.fill("input[name=q]", "geneva")
    page.wait_for_selector("#found:not(:empty)")
    assert "can't be loaded" in page.inner_text("#found")
    assert page.get_by_role("link", name="archive").is_visible()


@pytest.fixture
def deployed(project, tmp_path):
    """A site, and what has become of it since: all its articles have other numbers, and one is new."""
    for n in range(40):
        project.article(f"2025-12-01-a{n:02}", f"Talk {n} goes on.", title=f"Talks {n}", source="CNN")
    before = shutil.copytree(project.build().root / "output", tmp_path / "before")
    project.article("2024-01-01-first", "It began with a talk.", title="Talks begin", source="CNN")
    project.article("2025-12-01-a39", "Talk 39 goes on.", title="Talks end", source="CNN")
    return before, project.build().root / "output"


def parts(site, kind):
    return {path.name for path in (site / "search").glob(f"{kind}-*.js")}


def test_a_reader_of_an_older_index_gets_the_new_one_where_parts_are_gone(browser, deployed, address):
    before, after = deployed
    shutil.copy(before / "search" / "index.js", after / "cached.js")
    page = browser.new_context().new_page()
    # What a cache kept; asked past it, the server answers.
    page.route(
        lambda url: url.endswith("/search/index.js"), lambda route: route.fulfill(path=after / "cached.js")
    )
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address(after) + "search/")

    assert ask(page, "talks end")[0].endswith("/articles/a39/index.html")
    assert page.inner_text("#found") == "1 article"
    assert [url for url in asked if "/search/index.js?" in url]
    assert len(ask(page, "talks")) == 10
    assert page.inner_text("#found") == "41 articles"


def test_old_parts_in_the_place_of_new_ones_are_never_taken(browser, deployed, address):
    before, after = deployed
    [old], [new] = parts(before, "terms"), parts(after, "terms")
    assert old != new
    shutil.copy(before / "search" / old, after / "search" / new)
    page = opened(browser, address(after) + "search/")

    page.fill("input[name=q]", "talks")
    page.wait_for_selector("#found:not(:empty)")
    assert "can't be loaded" in page.inner_text("#found")
    assert page.locator("#results li").count() == 0


def test_a_tab_that_was_open_while_the_site_changed_goes_on_with_the_new_site(browser, deployed, address):
    before, after = deployed
    shown = shutil.copytree(before, before.parent / "shown")
    page = opened(browser, address(shown) + "search/")
    assert ask(page, "talks")[0].endswith("/articles/a00/index.html")

    shutil.rmtree(shown)
    shutil.copytree(after, shown)
    more = page.get_by_role("button", name="More results")
    more.click()
    page.wait_for_selector("#results li:nth-child(20)")
    assert page.inner_text("#found") == "40 articles", "what was loaded belongs together"
    more.click()
    page.wait_for_selector("#found:text-is('41 articles')")
    for number in (10, 20, 30, 40, 41):
        page.wait_for_selector(f"#results li:nth-child({number})")
        if number < 41:
            more.click()
    titles = page.locator("#results a").all_inner_texts()
    assert titles[-1] == "Talks begin", "the oldest"
    assert sorted(titles) == sorted(["Talks begin", "Talks end", *(f"Talks {n}" for n in range(39))])


@pytest.mark.slow
def test_of_ten_thousand_articles_little_is_loaded_before_the_first_result(browser, site, address):
    many = tuple(made(number) for number in range(10_000))
    for path in (site / "search").glob("*.js"):
        path.unlink()
    for file in search_files(search_index(many, [b"%d" % number for number in range(len(many))])):
        (site / file.path).write_bytes(file.content)
    at = address(site)

    for words in ("strike", "strike kyiv", "st", "word100 word2000", "the of and in at on to for"):
        page = browser.new_context().new_page()
        loaded: list[int] = []
        page.on("response", lambda response, loaded=loaded: loaded.append(len(response.body())))
        page.goto(at + "search/")
        assert ask(page, words), words
        assert sum(loaded) < 300_000, f"{words}: {sum(loaded)} bytes"
        page.context.close()


def made(number):
    """An article of the commonest words and of rarer ones, spread as words are: the n-th every n-th time."""
    common = [w for n, w in enumerate("the of and in at on to for strike kyiv".split(), 1) if number % n == 0]  # noqa: SIM905 - words
    rare = [f"word{(number * 7919 + n * n * 104729) % (n * 60 + 40)}" for n in range(1, 80)]
    title = " ".join((*common[:4], *rare[-6:], "strike" if number % 3 == 0 else "talks"))
    texts = (" ".join((*common, *rare)),)
    return SearchDocument(
        title,
        f"articles/an-article-about-something-{number}/",
        f"Outlet {number % 60}",
        None,
        "en",
        ("War",),
        texts,
    )


def test_pagefind_searches_with_the_same_page(browser, project, address):
    project.write("digest.toml", 'title = "D"\n[search]\nengine = "pagefind"\n')
    for n, (slug, title) in enumerate(TITLES.items()):
        project.article(f"2025-12-0{n + 1}-{slug}", "Nothing was said.", title=title, source=f"Outlet {n}")
    first, second = project.build().site(), project.run("build", "--no-cache") and project.site()
    assert first == second, "the same bytes"
    assert not [path for path in first if path.startswith("search/terms")]

    page = opened(
        browser, address(project.root / "output", "script-src 'self' 'wasm-unsafe-eval'") + "search/"
    )
    assert ask(page, "geneva")[0].endswith("/some/prefix/articles/geneva/index.html")
    assert "Outlet 0 · 1 December 2025" in page.inner_text("#results li")

    page = opened(browser, (project.root / "output/search/index.html").as_uri())
    page.fill("input[name=q]", "geneva")
    page.wait_for_selector("#found:not(:empty)")
    assert "needs a web server" in page.inner_text("#found")
