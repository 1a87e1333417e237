"""Whatever a stranger writes into any field is text on the page: never an element, attribute or scheme."""

from __future__ import annotations

import dataclasses
import re
from xml.etree import ElementTree as ET

import pytest

from digest.model import File, Moment
from digest.render import default_templates, render, templates

PAYLOADS = [
    "<script>alert(1)</script>",
    '" onmouseover="alert(1)" x="',
    "' onfocus='alert(1)' autofocus='",
    "javascript:alert(1)",
    "JaVa\tscript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "]]></summary></entry></feed><script/>",
    "--><img src=x onerror=alert(1)><!--",
    "</title></head><body onload=alert(1)>",
    "<svg/onload=alert(1)>",
    "{{ chrome.title }}{% raw %}",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "[x](javascript:alert(1)) ![x](javascript:alert(1)) <javascript:alert(1)>",
    "![x](https://evil.example/x.png) <img src=https://evil.example/x.png>",
    "vbscript:msgbox(1)",
    "//evil.example/x",
    "https://evil.example/\"><script>alert(1)</script>#'><script>",
    "a\x00b\x08c\x0bd\ufffee\ud800f",
]
ELEMENTS = {
    "a", "article", "aside", "b", "bdi", "blockquote", "body", "button", "circle", "code", "dd", "details",
    "div", "dl", "dt", "em", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "head", "header",
    "html", "i", "img", "input", "label", "li", "link", "main", "meta", "nav", "noscript", "ol", "p",
    "path", "pre", "q", "rect", "script", "section", "span", "strong", "style", "summary", "svg", "table",
    "tbody", "td", "th", "thead", "time", "title", "tr", "ul",
}  # fmt: skip
ATTRIBUTES = {
    "action", "alt", "aria-current", "aria-hidden", "aria-label", "aria-labelledby", "aria-pressed",
    "autocapitalize", "autocomplete", "charset", "cite", "class", "content", "cx", "cy", "d", "datetime",
    "decoding", "defer", "dir", "enterkeyhint", "fill", "for", "height", "hidden", "href", "http-equiv", "id",
    "lang", "loading", "maxlength", "media", "method", "name", "open", "preserveaspectratio", "property", "r",
    "rel", "role", "scope", "spellcheck", "src", "start", "tabindex", "title", "type", "viewbox", "width",
    "x", "y",
}  # fmt: skip
# Fields that hold one of a few words, or what the digest itself computed.
CLOSED = {"by", "grouped", "state", "id"}
# Fields that name a file of the site, which no lone surrogate can.
ADDRESSES = {"about", "address", "target", "article"}


def poisoned(value, payload, name=""):
    """The same value with ``payload`` in place of every text that anybody may write."""
    if isinstance(value, str):
        if name in ADDRESSES:
            return payload.replace("\ud800", "")
        return value if name in CLOSED else payload
    if isinstance(value, tuple):
        return tuple(poisoned(one, payload, name) for one in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, Moment):
        names = [one.name for one in dataclasses.fields(value)]
        return dataclasses.replace(value, **{n: poisoned(getattr(value, n), payload, n) for n in names})
    return value


SCRIPT = re.compile(r"(?:\A|/)assets/(?:theme|search)\.js\Z")


def _is_ours(script):
    """Data, which no browser runs, or one of the theme's own files."""
    return script == {"type": "application/ld+json"} or SCRIPT.search(script["src"])


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_text_becomes_an_element_an_attribute_or_a_scheme(payload, given, read):
    for page in given.every_page():
        if page.template.endswith(".xml"):
            continue
        bad = dataclasses.replace(poisoned(page, payload), address=page.address)
        document = read(bad, title=payload, description=payload, author=payload, generator=payload)
        for tag, attrs in document.elements:
            assert tag in ELEMENTS, tag
            assert ATTRIBUTES.issuperset(attrs), attrs
            assert tag != "script" or _is_ours(attrs)
        for link in document.links:
            assert not link.startswith("//"), link
            scheme, colon, _ = link.partition(":")
            assert not colon or "/" in scheme or scheme in {"https", "http"}, link
        for image in document.all("img"):
            assert not image["src"].startswith(("http:", "https:"))


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("base_url", [None, "https://example.org/"])
def test_feeds_and_sitemaps_stay_well_formed(payload, base_url, given, parse):
    for kind in ("feed", "sitemap"):
        plain = given.page(kind)
        bad = dataclasses.replace(poisoned(plain, payload), address=plain.address)
        shown = given.show(bad, base_url=base_url, title=payload, author=payload, generator=payload)
        root = ET.fromstring(shown)  # noqa: S314 - made by us
        before = ET.fromstring(given.show(plain, base_url=base_url))  # noqa: S314 - made by us
        new = {one.tag for one in root.iter()} - {one.tag for one in before.iter()}
        assert not new
        for one in root.iter("{http://www.w3.org/2005/Atom}link"):
            assert not one.attrib["href"].lower().startswith(("javascript:", "data:", "vbscript:"))
        for one in root.iter("{http://www.w3.org/2005/Atom}content"):
            elements = {tag for tag, _ in parse(one.text).elements}
            assert elements <= {"a", "b", "blockquote", "li", "p", "ul"}


def test_the_addresses_of_a_page_can_not_break_out_either(given, read):
    address = 'stories/"><script>alert(1)</script>/'
    document = read(given.page("story", address=address), base_url="https://example.org/")
    assert all(_is_ours(one) for one in document.all("script"))
    file = render(given.page("story", address=address), given.chrome(), templates((default_templates(),)))
    assert isinstance(file, File)
    assert file.path == f"{address}index.html"
