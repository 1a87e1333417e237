"""The preview in a real browser: what an editor sees while writing."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
REQUIRED = os.environ.get("DIGEST_TEST_BROWSER") == "required"
WORDS = "The council met on Monday and decided what to do about the bridge over the river."

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM and not REQUIRED, reason="there is no Chromium on this machine"),
]


class Digest:
    """``digest serve`` on a folder of its own, and a page that shows it."""

    def __init__(self, root):
        self.root = root
        self.said = []

    def write(self, path, text):
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
        return self

    def article(self, name, title, body=WORDS, **fields):
        lines = [f"title: {title}", "source: The Gazette", *(f"{key}: {v}" for key, v in fields.items())]
        return self.write(f"content/{name}.md", "\n".join(["---", *lines, "---", "", body, ""]))

    def start(self, *options):
        command = [sys.executable, "-m", "digest", "-C", self.root, "serve", "-p", "0", *options]
        where = {**os.environ, "PYTHONPATH": str(CHECKOUT)}
        self.process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=where)  # noqa: S603 - ours
        listening = re.search(r"http://\S+/", self.process.stderr.readline())
        built = threading.Event()
        threading.Thread(target=self._listen, args=[built], daemon=True).start()
        assert built.wait(60)
        self.address = listening[0]
        return self

    def _listen(self, built):
        for line in self.process.stderr:
            self.said.append(line.rstrip())
            if line.startswith(("built", "not built")):
                built.set()

    def builds(self, number):
        """Waits until the preview has built so often."""
        while sum(line.startswith("built") for line in self.said) < number:
            time.sleep(0.05)

    def stop(self):
        self.process.terminate()
        self.process.wait(10)
        self.process.stderr.close()


@pytest.fixture
def digest(tmp_path):
    digest = Digest(tmp_path).write("digest.toml", 'title = "A Digest"\nbase_url = "https://example.org/"\n')
    digest.article("2025-01-01-bridge", "A bridge")
    yield digest
    digest.stop()


@pytest.fixture
def page(chromium):
    context = chromium.new_context(viewport={"width": 900, "height": 500})
    yield context.new_page()
    context.close()


def test_an_edit_is_seen_and_the_reader_stays_where_they_were(digest, page):
    for number, thing in enumerate(
        ["Rain", "Football", "Bread", "Taxes", "Whales", "Opera", "Trains", "Maize"], 1
    ):
        words = f"{thing} {thing}s{number} a{number}lpha b{number}eta g{number}amma d{number}elta."
        digest.article(f"2025-0{number}-02-{thing.lower()}", thing, words)
    page.goto(digest.start().address)
    page.get_by_role("link", name="A bridge").first.wait_for()
    page.evaluate("scrollTo(0, 300)")

    digest.article("2025-01-01-bridge", "A tunnel")

    page.get_by_role("link", name="A tunnel").first.wait_for()
    page.wait_for_function("scrollY === 300")


def test_an_edit_while_the_page_is_still_loading_is_seen(digest, page):
    def edit(route):
        digest.article("2025-01-01-bridge", "A tunnel")
        digest.builds(2)
        route.continue_()

    page.route("**/livereload.js*", edit, times=1)
    page.goto(digest.start().address)
    page.get_by_role("link", name="A tunnel").first.wait_for()


def test_a_style_sheet_is_swapped_without_a_reload(digest, page):
    digest.write("digest.toml", 'title = "A Digest"\n[look]\ncss = ["own.css"]\n')
    digest.write("static/own.css", "body { outline-color: rgb(1, 2, 3) }")
    page.goto(digest.start().address)
    page.evaluate("window.stayed = true")

    digest.write("static/own.css", "body { outline-color: rgb(4, 5, 6) }")

    page.wait_for_function("getComputedStyle(document.body).outlineColor === 'rgb(4, 5, 6)'")
    assert page.evaluate("window.stayed")


def test_a_problem_shows_with_its_place_and_goes_when_it_is_mended(digest, page):
    page.goto(digest.start().address)
    page.get_by_role("link", name="A bridge").first.wait_for()

    digest.article("2025-01-01-bridge", "A bridge", date="2025-13-07")

    problem = page.get_by_text("content/2025-01-01-bridge.md:4: error: date:")
    problem.wait_for()
    assert "write YYYY-MM-DD" in problem.inner_text()
    page.reload()
    problem.wait_for()
    assert page.get_by_text("not built, this is the last good site").is_visible()

    digest.article("2025-01-01-bridge", "A bridge")

    problem.wait_for(state="hidden")
    page.get_by_text("not built").wait_for(state="hidden")


def test_a_site_that_never_was_comes_up_once_its_first_problem_is_mended(digest, page):
    digest.article("2025-01-01-bridge", "A bridge", date="2025-13-07")
    page.goto(digest.start().address)
    page.get_by_text("error: date:").wait_for()

    digest.article("2025-01-01-bridge", "A bridge")

    page.get_by_role("link", name="A bridge").first.wait_for()


def test_what_a_problem_says_is_text_and_never_markup(digest, page):
    digest.article("2025-01-01-bridge", "A bridge", date="'<img src=x onerror=alert(1)>'")
    page.goto(digest.start().address)

    page.get_by_text("<img src=x onerror=alert(1)>").wait_for()


def test_drafts_and_what_lies_ahead_are_marked_in_the_preview_alone(digest, page):
    digest.article("2025-02-01-plan", "A plan", "Engineers drew pictures of a new harbour.", draft="true")
    digest.article("2099-02-01-future", "Far ahead", "Nothing is known of this; people guess a lot about it.")
    page.goto(digest.start().address)
    page.locator(".digest-mark").first.wait_for()

    marked = {link.inner_text() for link in page.locator("main a:has(.digest-mark)").all()}
    assert marked == {"A plandraft", "Far aheadfuture"}
    page.get_by_role("link", name="A plan").first.click()
    page.locator("h1 .digest-mark").wait_for()
    preview = digest.root / ".digest" / "preview"
    assert not any("digest-mark" in file.read_text("utf-8") for file in preview.rglob("*.html"))


def test_an_unknown_address_lists_near_ones(digest, page):
    answer = page.goto(digest.start().address + "articles/brigde/")
    assert answer.status == 404

    page.get_by_role("link", name="/articles/bridge/").click()

    assert page.locator("h1").inner_text().startswith("A bridge")


def test_the_page_for_an_unknown_address_has_its_style_also_where_the_site_is_to_stand_below_a_prefix(
    digest, page
):
    digest.write("digest.toml", 'title = "A Digest"\nbase_url = "https://example.org/brief/"\n')
    missing = []
    page.on("response", lambda answer: missing.append(answer.url) if answer.status == 404 else None)

    page.goto(digest.start().address + "articles/brigde/")

    assert [address.rsplit("/", 2)[1] for address in missing] == ["brigde"]


def test_without_reload_pages_are_served_as_they_were_built(digest, page):
    page.goto(digest.start("--no-reload").address)

    assert page.locator("script[src*=livereload], script[src*=__digest]").count() == 0


def test_changes_are_also_found_by_looking(digest, page):
    page.goto(digest.start("--poll").address)
    page.get_by_role("link", name="A bridge").first.wait_for()

    digest.article("2025-01-01-bridge", "A tunnel")

    page.get_by_role("link", name="A tunnel").first.wait_for()


def test_pages_say_nothing_amiss_to_the_browser(digest, page):
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    digest.article("2025-01-02-plan", "A bridge again", draft="true")
    page.goto(digest.start().address)
    page.locator(".digest-mark").first.wait_for()

    assert said == []
