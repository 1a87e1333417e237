"""Whatever a stranger writes into any field, body or setting: the built site is ours, element by element.

Each file is read as its readers read it: pages, the newsletter and what feeds carry as HTML5, feeds as
XML, data as JSON. A payload may add text, and links to the web; never an element that an innocent word in
its place would not have made, an attribute that runs code, or an address of another scheme.
"""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import html5lib
import pytest

PAYLOADS = [
    line for line in Path(__file__).with_name("payloads.txt").read_text("utf-8").splitlines() if line.strip()
]
FIELDS = {
    "title",
    "headline",
    "source",
    "author",
    "authors",
    "credit",
    "theme",
    "tags",
    "description",
    "summary",
    "note",
    "story",
    "image",
    "image_alt",
    "image_credit",
    "license",
    "via",
    "kind",
    "slug",
    "aliases",
    "mood",
}
# What would hide another field, or makes an article that is refused.
ALONE = {"title", "slug", "aliases", "image", "theme"}
SCHEMES = {"", "http", "https", "mailto"}
RUNNING = {"object", "embed", "applet", "iframe", "frame", "base", "math", "foreignobject", "style"}
POISON = "zzpoison"


def clean(payload):
    """The payload as JSON and TOML can hold it."""
    return payload.replace("\\0", "\u0001")


def poisoned(project, payload):
    """A site with the payload in every field, body and setting that takes it, none hiding another."""
    lists = {field: [payload] for field in FIELDS & {"tags", "authors"}}
    several = {"title": "All"} | dict.fromkeys(sorted(FIELDS - ALONE), payload) | lists
    project.article("all", "The council met on Monday. It spoke for hours.", date="2025-12-07", **several)
    for field in sorted(ALONE):
        value = [payload] if field == "aliases" else payload
        fields = {"title": f"Field {field}", "date": "2025-12-07", "source": "Paper", field: value}
        project.article(field, f"The council met about {field} on Monday. It spoke for hours.", **fields)
    project.article(
        "body", f"Before it.\n\n{payload}\n\nAfter it.", title="Body", date="2025-12-07", full_text=True
    )
    project.article("quoted", f"The council said {payload} on Monday.", title="Quoted", date="2025-12-07")
    project.article("pages/about", payload, title=payload, description=payload)
    project.write("content/p.png", b"\x89PNG\r\n\x1a\n")
    said = json.dumps(payload, ensure_ascii=True).replace("\\u007f", "")
    project.write(
        "digest.toml",
        f'title = {said}\ndescription = {said}\nauthor = {said}\nbase_url = "https://example.org/d/"\n'
        f'[[themes]]\nname = {said}\nkeywords = ["council"]\ndescription = {said}\n'
        f'[[sources]]\nname = "Paper"\nowner = {said}\n[extra]\nmood = {said}\n',
    )
    return project


def html_elements(text):
    document = html5lib.parse(text, treebuilder="etree", namespaceHTMLElements=False)
    return [one for one in document.iter() if isinstance(one.tag, str)]


def assert_harmless(where, text, ours):
    """``ours`` are the scripts and styles that an innocent site has, by their text or address."""
    for one in html_elements(text):
        tag = one.tag.lower().rpartition("}")[2]
        assert tag not in RUNNING or (tag, one.text or "") in ours, f"{where}: <{tag}>"
        if tag == "script":
            assert one.get("type") in {"application/ld+json", "application/json"} or is_ours(one, ours), where
            if "json" in (one.get("type") or ""):
                json.loads(one.text or "")
        if tag == "meta":
            assert (one.get("http-equiv") or "").lower() in {"", "content-security-policy", "refresh"}, where
        for name, value in one.items():
            assert not name.lower().startswith("on"), f"{where}: {name}={value!r}"
            assert POISON not in name.lower(), f"{where}: {name}"
            if name.rpartition("}")[2] in {"href", "src", "action", "formaction", "cite", "poster", "data"}:
                assert_address(where, tag, value)


def is_ours(script, ours):
    return ("script", script.get("src") or script.text or "") in ours


def assert_address(where, tag, value):
    scheme = urlsplit("".join(value.split()).strip("\x00\x01")).scheme.lower()
    assert scheme in SCHEMES, f"{where}: {value!r}"
    if tag in {"img", "script", "link", "source", "video", "audio"}:
        assert not value.startswith("//"), f"{where}: {value!r}"


def scripts_and_styles(site):
    """Those of a site without a payload."""
    found = set()
    for path, content in site.items():
        for one in html_elements(content.decode()) if path.endswith(".html") else ():
            if one.tag in {"script", "style", "base"}:
                found.add((one.tag, one.get("src") or one.text or ""))
    return found


@pytest.fixture(scope="module")
def innocent(tmp_path_factory, new_project):
    project = poisoned(new_project(tmp_path_factory.mktemp("innocent")), "innocent")
    project.run("build", "--clock", "2026-01-01", "--keep-going")
    return project.site()


@pytest.mark.parametrize("payload", PAYLOADS)
def test_the_site_is_ours_whatever_is_written_into_it(payload, project, innocent):  # noqa: C901 - every kind of file
    ours = scripts_and_styles(innocent)
    # Names of files of the site differ with the page's depth, and so do scripts' addresses.
    ran = poisoned(project, clean(payload)).run("build", "--clock", "2026-01-01", "--keep-going")
    assert ran.status in {0, 1, 2}
    if ran.status == 2:
        # A setting is refused; then the articles alone must do no harm.
        project.write("digest.toml", 'title = "x"\nbase_url = "https://example.org/d/"\n')
        ran = project.run("build", "--clock", "2026-01-01", "--keep-going")
    assert all(line.isprintable() for line in ran.err.splitlines())
    site = project.site()
    assert len(site) > 10
    tags = {one.tag for content in innocent.values() if content[:1] == b"<" for one in elements_of(content)}
    for path, content in site.items():
        text = content.decode() if path.endswith((".html", ".xml", ".json", ".txt")) else ""
        if path.endswith(".html"):
            assert_harmless(path, text, ours)
        elif path.endswith(".xml"):
            for one in ET.fromstring(text).iter():  # noqa: S314 - made by us
                assert one.tag in tags, f"{path}: {one.tag}"
                for name, value in one.items():
                    if name == "href":
                        assert_address(path, "a", value)
                # Reader programs take what a feed says for HTML, whatever its type says.
                if one.text and one.get("type") == "html":
                    assert_harmless(f"{path}: {one.tag}", one.text, set())
        elif path.endswith(".json"):
            for name, value in texts(json.loads(text)):
                if name == "content_html":
                    assert_harmless(f"{path}: {name}", value, set())
                if name in {"url", "link", "source_url", "external_url", "home_page_url", "image"}:
                    assert_address(path, "a", value)


def elements_of(content):
    try:
        return list(ET.fromstring(content).iter())  # noqa: S314 - made by us
    except ET.ParseError:
        return []


def texts(value, name=""):
    """Every text of a JSON value, with the name under which it stands."""
    if isinstance(value, str):
        yield name, value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from texts(item, key)
    elif isinstance(value, list):
        for item in value:
            yield from texts(item, name)


def test_there_are_many_payloads():
    assert len(set(PAYLOADS)) >= 60
