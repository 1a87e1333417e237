"""The feed as RFC 4287 has it, the sitemap, and the data."""

from __future__ import annotations

import json
from xml.etree import ElementTree as ET

import pytest

from digest.model import pages as model
from digest.render import render_data

ATOM = "{http://www.w3.org/2005/Atom}"
BASE = "https://example.org/brief/"


def links(element):
    return [(one.get("rel"), one.get("href")) for one in element.findall(f"{ATOM}link")]


@pytest.fixture
def feed(given):
    """The root of a feed."""
    return lambda base_url=BASE, **changes: ET.fromstring(  # noqa: S314 - made by us
        given.show(given.page("feed", **changes), base_url=base_url)
    )


def test_a_feed_has_what_rfc_4287_requires(feed):
    root = feed()
    assert root.find(f"{ATOM}id").text == "urn:uuid:1"
    assert root.find(f"{ATOM}title").text == "A page: feed"
    assert root.find(f"{ATOM}updated").text == "2025-12-07T05:32:00+00:00"
    assert root.find(f"{ATOM}author/{ATOM}name").text == "The editors"
    assert links(root) == [("alternate", BASE), ("self", f"{BASE}feed.xml")]


def test_an_entry_has_its_story_its_sources_and_their_sentences(feed, parse):
    entry = feed().find(f"{ATOM}entry")
    assert entry.find(f"{ATOM}id").text == "urn:uuid:2"
    assert entry.find(f"{ATOM}title").text == "Strike on the port"
    assert entry.find(f"{ATOM}updated").text == "2025-12-07T00:32:00+00:00"
    assert entry.find(f"{ATOM}published").text == "2025-12-05T00:32:00+00:00"
    assert entry.find(f"{ATOM}category").get("term") == "War"
    assert links(entry) == [("alternate", f"{BASE}stories/strike/"), ("via", "https://a.example/")]
    content = entry.find(f"{ATOM}content")
    assert content.get("type") == "html"
    document = parse(content.text)
    assert "A strike hit the port." in document.text
    assert f"{BASE}articles/strike/" in document.links


def test_a_feed_of_a_site_that_does_not_know_its_address_has_relative_links_and_no_self(feed):
    root = feed(None)
    assert links(root) == [("alternate", "index.html")]
    assert links(root.find(f"{ATOM}entry"))[0] == ("alternate", "stories/strike/index.html")


def test_a_feed_below_a_folder_is_about_that_folder(feed):
    assert links(feed(address="themes/war/feed.xml", about="themes/war/"))[0] == ("alternate", f"{BASE}themes/war/")


def test_sources_without_an_address_that_may_be_linked_are_left_out(feed, given):
    home = given.source(href="https://b.example/", is_homepage=True)
    sources = (given.source(href="javascript:x"), home, home, given.source(href=None))
    entry = given.entry(story=given.story(first=None), sources=sources)
    found = feed(entries=(entry,)).find(f"{ATOM}entry")
    assert links(found)[1:] == [("related", "https://b.example/")]
    assert found.find(f"{ATOM}published") is None


def test_the_editors_summary_is_named_in_the_feed_too(feed, given):
    told = given.story(excerpt=model.Excerpt("editor", (), "My <own> words."))
    root = feed(entries=(given.entry(story=told),))
    content = root.find(f"{ATOM}entry/{ATOM}content").text
    assert "Editor’s summary" in content
    assert "My &lt;own&gt; words." in content


def test_a_sitemap_lists_every_address_and_when_it_changed(given):
    root = ET.fromstring(given.show(given.page("sitemap"), base_url=BASE))  # noqa: S314 - made by us
    assert [[one.text for one in url] for url in root] == [
        [BASE, "2025-12-07"],
        [f"{BASE}about/"],
    ]


def test_the_data_are_json_in_the_order_given():
    file = render_data({"version": 1, "b": ["ü", None], "a": "\ud800\u2028"})
    assert file.path == "digest.json"
    assert json.loads(file.content) == {"version": 1, "b": ["ü", None], "a": "\ufffd\u2028"}
    assert list(json.loads(file.content)) == ["version", "b", "a"]
    assert file.content.endswith(b"}\n")
    assert "ü".encode() in file.content
