"""Links to sentences in a real browser: a reader clicks, and Chromium scrolls there and marks just that."""

from __future__ import annotations

import base64
import os
import re
import shutil
from html.parser import HTMLParser
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import pytest

from digest.text.fragments import text_fragment, with_fragment

if TYPE_CHECKING:
    from collections.abc import Iterator

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
REQUIRED = os.environ.get("DIGEST_TEST_BROWSER") == "required"
CASES = sorted((Path(__file__).parent / "cases" / "fragments").glob("*.html"))

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM and not REQUIRED, reason="there is no Chromium on this machine"),
]

# What a case quotes stands between these comments.
BEGIN, END = "<!--[-->", "<!--]-->"
BLOCKS = {"blockquote", "figure", "h1", "h2", "li", "nav", "p", "summary", "td", "ul"}

# The mark covers the letters too, so that a marked area is of one colour.
PAGE = """<!doctype html><html><head><meta charset="utf-8"><title>Article</title><style>
body {{ margin: 0; font: 16px/1.5 sans-serif; width: 600px }}
main {{ padding: 900px 20px }}
p, h2, li, blockquote {{ margin: 20px 0 }}
::target-text {{ background: #f0f; color: #f0f }}
</style></head><body><main>{}</main></body></html>"""
LINK = '<!doctype html><meta charset="utf-8"><title>Digest</title><a rel="noopener" href="{}">source</a>'

RECTANGLES = """() => {
    const range = document.createRange();
    const comments = document.createTreeWalker(document, NodeFilter.SHOW_COMMENT);
    for (let node; (node = comments.nextNode()); ) {
        if (node.data === "[") range.setStartAfter(node);
        if (node.data === "]") range.setEndBefore(node);
    }
    return [...range.getClientRects()].filter(r => r.width > 2 && r.height > 2)
        .map(r => [r.left + scrollX, r.top + scrollY, r.right + scrollX, r.bottom + scrollY]);
}"""
# How much of the rectangles is marked, and how many marked points lie outside of them.
MARKED = """async ([picture, rectangles]) => {
    const image = new Image();
    image.src = "data:image/png;base64," + picture;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height), context = canvas.getContext("2d");
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    const isMarked = at => data[at] > 200 && data[at + 1] < 60 && data[at + 2] > 200;
    const isNear = (x, y) => rectangles.some(
        ([left, top, right, bottom]) => x >= left - 3 && x < right + 3 && y >= top - 3 && y < bottom + 3);
    let outside = 0, inside = 0, area = 0;
    for (let at = 0; at < data.length; at += 4)
        outside += isMarked(at) && !isNear((at / 4) % image.width, Math.floor(at / 4 / image.width));
    for (const [left, top, right, bottom] of rectangles.map(edges => edges.map(Math.round)))
        for (let y = top + 2; y < bottom - 2; y++)
            for (let x = left + 2; x < right - 2; x++, area++)
                inside += isMarked(4 * (y * image.width + x));
    return { share: area ? inside / area : 0, outside };
}"""


class Visible(HTMLParser):
    """The text of a page as an article has it: a line for each block, white space evened out, no asides."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.lines: list[str] = [""]
        self.feed(re.sub(r"<aside>.*?</aside>", "", html))
        self.close()

    def handle_starttag(self, tag: str, _: object) -> None:
        if tag in BLOCKS:
            self.lines.append("")
        elif tag == "br":
            self.lines[-1] += " "

    def handle_endtag(self, tag: str) -> None:
        if tag in BLOCKS:
            self.lines.append("")

    def handle_data(self, data: str) -> None:
        self.lines[-1] += data

    @property
    def text(self) -> str:
        lines = (re.sub(r"[ \t\n]+", " ", line).strip(" ") for line in self.lines)
        return "\n".join(line for line in lines if line)


class Server(ThreadingHTTPServer):
    """Serves pages from memory, on loopback."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.pages: dict[str, str] = {}


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        page = self.server.pages.get(self.path)
        self.send_response(200 if page else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write((page or "").encode())

    def log_message(self, *_: object) -> None:
        """Nothing: a test says what it has to say by its assertions."""


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    server = Server()
    Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def ruler(chromium):
    """A page that measures pictures."""
    return chromium.new_page()


@pytest.fixture(scope="module")
def reader(chromium):
    return chromium.new_page(viewport={"width": 640, "height": 400})


def followed(reader, server: Server, article: str, fragment: str, part: str = ""):
    """The reader after a click, on another site, on a link to this place of this article."""
    port = server.server_address[1]
    server.pages["/article"] = PAGE.format(article)
    server.pages["/digest"] = LINK.format(with_fragment(f"http://127.0.0.1:{port}/article{part}", fragment))
    reader.goto(f"http://localhost:{port}/digest")
    reader.get_by_role("link").click()
    reader.wait_for_url("**/article*")
    reader.wait_for_function("scrollY > 0", timeout=5000)
    return reader


def quoted(case: str) -> tuple[str, str, int]:
    """The sentence of a case, the text of the article, and where the one stands in the other."""
    before, _, rest = case.partition(BEGIN)
    body = Visible(case).text
    sentence = Visible(rest.partition(END)[0]).text
    return sentence, body, body.index(sentence, max(len(Visible(before).text) - 1, 0))


def is_in_view(page, top: float) -> bool:
    return page.evaluate("scrollY") <= top < page.evaluate("scrollY + innerHeight")


def marked(page, ruler) -> dict[str, float]:
    picture = base64.b64encode(page.screenshot(full_page=True)).decode()
    return ruler.evaluate(MARKED, [picture, page.evaluate(RECTANGLES)])


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_chromium_scrolls_to_the_sentence_and_marks_it_alone(path: Path, reader, server, ruler) -> None:
    case = path.read_text("utf-8")
    fragment = text_fragment(*quoted(case))

    page = followed(reader, server, case, fragment)

    assert is_in_view(page, page.evaluate(RECTANGLES)[0][1]), fragment
    found = marked(page, ruler)
    assert found["share"] > 0.97, fragment
    assert found["outside"] == 0, fragment


def test_there_are_cases() -> None:
    assert len(CASES) >= 40


PARTS = '<h2 id="storm">Storm</h2><p>It rained.</p>' + "<p>And on.</p>" * 40 + "<p>{}</p>"


def test_an_address_with_a_part_still_leads_to_the_sentence(reader, server, ruler) -> None:
    article = PARTS.format(f"{BEGIN}The ferry left at nine.{END}")

    page = followed(reader, server, article, text_fragment("The ferry left at nine.", ""), "#storm")

    assert is_in_view(page, page.evaluate(RECTANGLES)[0][1])
    assert marked(page, ruler)["share"] > 0.97


def test_where_the_source_has_changed_its_text_the_part_is_shown(reader, server) -> None:
    article = PARTS.format("The boat left at ten.")

    page = followed(reader, server, article, text_fragment("The ferry left at nine.", ""), "#storm")

    assert is_in_view(page, page.locator("#storm").bounding_box()["y"] + page.evaluate("scrollY"))
