"""Feeds of whole builds, hostile ones too, read back by programs that are not ours."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import feedparser
import html5lib
import jsonschema
import pytest

ATOM = "{http://www.w3.org/2005/Atom}"
RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d")
SCHEMA = json.loads((Path(__file__).parents[1] / "docs" / "digest.schema.json").read_text("utf-8"))
HOSTILE = [
    "<script>alert(1)</script>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    '"><img src=x onerror=alert(1)>',
    "</title></entry></feed><svg onload=alert(1)>",
    "]]><script>alert(1)</script>",
    "<![CDATA[<b onclick=alert(1)>",
    "a\u202edrows & b\u2028c",
    "</script><script>alert(1)</script>",
    "1 < 2 & 3 > 2: AT&T's “win”",
    "{{ chrome.title }} *|EMAIL|*",
]


@pytest.fixture
def hostile(project):
    """A digest in which everything that strangers may write is as bad as it gets."""
    project.write(
        "digest.toml",
        'title = "A <script>alert(0)</script> & B"\nbase_url = "https://example.org/d/"\n'
        'author = "E <b onclick=alert(1)>"\ndescription = "<img src=x onerror=alert(1)>"\n'
        '[editions]\nperiod = "month"\n'
        '[[themes]]\nname = "T <script>x</script>"\nkeywords = ["strike"]\n',
    )
    for n, bad in enumerate(HOSTILE):
        body = f"A strike hit port {n} today, and nobody was hurt. {bad} said the strike report number {n}."
        project.article(
            f"2025-12-{n + 1:02}-strike-{n}",
            body,
            title=f"Strike {n} {bad}",
            source=f"{bad} News",
            source_url=f"https://news.example/{n}?a=1&b=2",
            tags=[bad],
            author=bad,
            note=bad,
            **({"summary": f"Mine: {bad}"} if n % 3 == 0 else {}),
            **({"story": "one"} if n < 3 else {}),
        )
    return project


@pytest.fixture
def empty(project):
    """A digest without an article."""
    (project.root / "content").mkdir()
    return project


def texts(element):
    """Every text and every attribute that a program might take for HTML."""
    for one in element.iter():
        yield from (text for text in (one.text, one.tail, *one.attrib.values()) if text)


def assert_harmless(text):
    for element in html5lib.parse(text, namespaceHTMLElements=False).iter():
        assert element.tag not in {"script", "svg", "img", "iframe", "style"}, text
        assert not [name for name in element.attrib if str(name).lower().startswith("on")], text
        for name in ("href", "cite", "src"):
            assert urlsplit(element.get(name, "")).scheme in {"", "https"}


def feeds_of(project):
    return sorted(path for path in project.site() if re.search(r"(feed|editions)\.xml$", path))


def test_every_feed_has_what_rfc_4287_asks_for_and_no_program_complains(hostile):
    hostile.build()
    assert len(feeds_of(hostile)) >= 3
    for path in feeds_of(hostile):
        root = ET.fromstring(hostile.read(path))  # noqa: S314 - made by us
        for element in (root, *root.iterfind(f"{ATOM}entry")):
            for name in ("id", "title", "updated"):
                assert len(element.findall(f"{ATOM}{name}")) == 1, (path, name)
            assert RFC_3339.fullmatch(element.find(f"{ATOM}updated").text)
            assert element.find(f"{ATOM}id").text.startswith("urn:uuid:")
            assert [link.get("rel") for link in element.iterfind(f"{ATOM}link")].count("alternate") == 1
        assert len(root.findall(f"{ATOM}author")) == 1
        ids = [one.text for one in root.iterfind(f"{ATOM}entry/{ATOM}id")]
        assert len(ids) == len(set(ids)) > 0
        newest = max(one.text for one in root.iterfind(f"{ATOM}entry/{ATOM}updated"))
        assert root.find(f"{ATOM}updated").text == newest

        read = feedparser.parse(hostile.read(path).encode())
        assert not read.bozo, read.get("bozo_exception")
        assert len(read.entries) == len(ids)
        assert all(entry.link.startswith("https://example.org/d/") for entry in read.entries)


def test_no_text_of_a_feed_runs_in_a_program_that_shows_everything_as_html(hostile):
    hostile.build()
    for path in (*feeds_of(hostile), "opml.xml"):
        for text in texts(ET.fromstring(hostile.read(path))):  # noqa: S314 - made by us
            assert_harmless(text)

    def strings(value):
        if isinstance(value, str):
            yield value
        for one in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            yield from strings(one)

    for path in [path for path in hostile.site() if path.endswith("feed.json")]:
        for text in strings(json.loads(hostile.read(path))):
            assert_harmless(text)


def test_titles_come_through_the_feeds_as_they_were_written(hostile):
    hostile.build()
    plain = "Strike 8 1 < 2 & 3 > 2: AT&T's “win”"

    (entry,) = (e for e in feedparser.parse(hostile.read("feed.xml").encode()).entries if "AT&" in e.title)
    shown = "".join(html5lib.parse(entry.title, namespaceHTMLElements=False).itertext())
    assert shown == plain
    assert plain in [item["title"] for item in json.loads(hostile.read("feed.json"))["items"]]


def test_every_json_feed_is_as_version_1_1_has_it(hostile):
    hostile.build()
    for path in [path for path in hostile.site() if path.endswith("feed.json")]:
        feed = json.loads(hostile.read(path))
        assert feed["feed_url"] == f"https://example.org/d/{path}"
        assert {"version", "title", "home_page_url", "authors", "items"} <= feed.keys()
        for item in feed["items"]:
            assert isinstance(item["id"], str)
            assert item["content_html"].strip()
            assert item["url"].startswith("https://example.org/d/")
            assert item["external_url"].startswith("https://news.example/")
            assert RFC_3339.fullmatch(item["date_modified"])
            assert "_digest" in item
            assert None not in item.values()


def test_the_editors_summary_is_the_editors_in_every_feed_and_newsletter(hostile):
    hostile.build()
    for path in (*feeds_of(hostile), "feed.json", "newsletter/2025-12.html", "newsletter/2025-12.txt"):
        found = hostile.read(path)
        assert found.count("Mine:") == found.count("Editor’s summary"), path
        assert "Mine:" in found


def test_feeds_quote_no_more_than_pages_may(project):
    words = " ".join(f"word{n}" for n in range(30))
    body = " ".join(f"Sentence {n} of the strike says {words} indeed." for n in range(12))
    project.article("2025-12-07-strike", body, title="A strike", source="CNN")
    project.write(
        "digest.toml", 'title = "D"\nbase_url = "https://example.org/"\n[summary]\nmax_quote_words = 40\n'
    )
    project.build()

    searched = [path for path in project.site() if path.startswith("search/terms-")]
    for path in ("feed.xml", "feed.json", "editions.xml", "newsletter/2025-W49.txt", *searched):
        found = re.sub(r"\s+>?\s*", " ", project.read(path))
        assert found.count(words) <= 1, path


def test_a_feed_stays_the_same_bytes_until_its_content_changes(project):
    project.article("2025-12-07-strike", title="A strike", source="CNN")
    feeds = project.build("--clock", "2026-01-01").read("feed.xml"), project.read("editions.xml")

    assert (project.build("--clock", "2031-01-01").read("feed.xml"), project.read("editions.xml")) == feeds


def test_a_site_without_an_address_is_valid_and_warns_once(sample):
    ran = sample.run("build")

    assert ran.err.count("base_url") == 2, "one line, with its hint"
    site = sample.site()
    assert "sitemap.xml" not in site
    assert not [path for path in site if path.startswith("newsletter/")]
    for path in feeds_of(sample):
        assert not feedparser.parse(site[path]).bozo
    assert json.loads(site["feed.json"])["items"]


def test_the_sitemap_holds_every_page_once_and_robots_find_it(hostile):
    hostile.build()
    root = ET.fromstring(hostile.read("sitemap.xml"))  # noqa: S314 - made by us
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    found = [one.text for one in root.iter(f"{space}loc")]
    assert len(found) == len(set(found)) > 15
    for address in found:
        path = address.removeprefix("https://example.org/d/")
        assert f"{path}index.html" in hostile.site()
    assert "Sitemap: https://example.org/d/sitemap.xml\n" in hostile.read("robots.txt")
    assert hostile.site()[".nojekyll"] == b""


def test_a_robots_txt_of_the_curators_own_stands_instead(project):
    project.article("a", title="A").write("static/robots.txt", "User-agent: *\nDisallow: /drafts/\n").build()

    assert project.read("robots.txt") == "User-agent: *\nDisallow: /drafts/\n"


@pytest.mark.parametrize("name", ["hostile", "sample", "empty"])
def test_the_data_are_as_their_schema_says(name, request):
    made = request.getfixturevalue(name).build()
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.Draft202012Validator(SCHEMA).validate(made.data())


def test_the_schema_names_every_key_of_the_data(hostile):
    data = hostile.build().data()
    known = SCHEMA["$defs"]
    assert data.keys() == SCHEMA["properties"].keys()
    for name in ("article", "story", "theme", "edition"):
        many = {"story": "stories"}.get(name, f"{name}s")
        for one in data[many]:
            assert one.keys() == known[name]["properties"].keys()
    for one in (*data["articles"], *data["stories"]):
        assert one["summary"].keys() <= known["summary"]["properties"].keys()
        for sentence in one["summary"]["sentences"]:
            assert sentence.keys() - {"article"} == known["sentence"]["properties"].keys()


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("articles", 0, "date"), "yesterday"),
        (("articles", 0, "url"), "/articles/x/"),
        (("stories", 0, "summary", "by"), "somebody"),
        (("stories", 0, "articles"), []),
        (("editions", 0, "id"), "December"),
        (("version",), 2),
    ],
)
def test_the_schema_can_tell_wrong_data(sample, path, value):
    data = sample.build().data()
    *above, last = path
    place = data
    for step in above:
        place = place[step]
    place[last] = value
    assert not jsonschema.Draft202012Validator(SCHEMA).is_valid(data)
