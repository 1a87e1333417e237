"""What standards say: valid HTML and CSS, no barrier for anybody, no link that leads nowhere."""

from __future__ import annotations

import itertools
import json
import posixpath
import shutil
import subprocess
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

import pytest

pytestmark = pytest.mark.site


def test_the_nu_validator_finds_no_error(digests, tool):
    jar = tool("vnu-jar/build/dist/vnu.jar")
    java = shutil.which("java") or "java"
    outputs = [digest.output for digest in digests.values()]
    ran = subprocess.run(  # noqa: S603 - our own tool on our own files
        [java, "-Xss8m", "-jar", jar, "--format", "json", "--skip-non-html", "--also-check-css", *outputs],
        capture_output=True,
        text=True,
        check=False,
    )
    said = json.loads(ran.stderr)["messages"]
    errors = [
        f"{one.get('url', '')[-60:]}:{one.get('lastLine')}: {one['message']}"
        for one in said
        if one["type"] != "info"
    ]
    assert errors[:20] == []


AXE = "axe.run({resultTypes: ['violations']}).then(result => result.violations)"
SEARCHED = {"sample": ["search/?q=ukraine"], "large": ["search/?q=council"], "empty": []}


def test_axe_finds_no_violation_on_any_kind_of_page(digest, browser, tool):
    script = tool("axe-core/axe.min.js")
    page = browser.new_context(bypass_csp=True, reduced_motion="reduce").new_page()
    found = []
    for address in (*digest.kinds(), *digest.letter(), *SEARCHED[digest.root.name]):
        page.goto(digest.home + address)
        if "?q=" in address:
            page.locator("#results > li").first.wait_for()
        page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
        page.add_script_tag(path=script)
        for width, scheme in itertools.product((375, 1280), ("light", "dark")):
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=scheme)
            found += [
                f"{address} {width} {scheme}: {one['id']}: {node['html'][:150]}"
                for one in page.evaluate(AXE)
                for node in one["nodes"]
            ]
    page.context.close()
    assert found == []


class Links(HTMLParser):
    """Where a page leads, and the places in it to which one can lead."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.targets: set[str] = set()
        self.anchors = {"", "top"}
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in {"href", "src", "action"} or (name == "data" and tag == "object"):
                self.targets.add(value or "")
            if name == "srcset":
                self.targets |= {part.split()[0] for part in (value or "").split(",") if part.split()}
            if name == "id":
                self.anchors.add(value or "")


def test_no_link_anchor_or_asset_is_missing(digest):
    pages = {address: Links(text) for address, text in digest.pages().items()}
    broken = []
    for address, page in pages.items():
        for target in page.targets:
            parts = urlsplit(target)
            if (parts.scheme or parts.netloc) and not target.startswith(digest.home):
                continue
            path = (
                unquote(parts.path.removeprefix("/brief/"))
                if parts.path.startswith("/")
                else unquote(
                    posixpath.normpath(posixpath.join(posixpath.dirname(f"/{address}"), parts.path or "x"))[
                        1:
                    ]
                )
            )
            if not parts.path:
                path = address
            file = digest.output / path
            file = file / "index.html" if file.is_dir() else file
            there = pages.get(file.relative_to(digest.output).as_posix().removesuffix("index.html"))
            if not file.is_file() or (there and unquote(parts.fragment) not in there.anchors):
                broken.append(f"{address}: {target}")
    assert broken[:20] == []
