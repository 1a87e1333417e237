"""The feed as RFC 4287 has it, the sitemap, and the data."""

from __future__ import annotations

import json
from xml.etree import ElementTree as ET

import pytest

from digest.model import feeds, parts
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
    assert links(feed(address="themes/war/feed.xml", about="themes/war/"))[0] == (
        "alternate",
        f"{BASE}themes/war/",
    )


def test_sources_without_an_address_that_may_be_linked_are_left_out(feed, given):
    home = given.source(href="https://b.example/", is_homepage=True)
    sources = (given.source(href="javascript:x"), home, home, given.source(href=None))
    entry = given.entry(story=given.story(first=None), sources=sources)
    found = feed(entries=(entry,)).find(f"{ATOM}entry")
    assert links(found)[1:] == [("related", "https://b.example/")]
    assert found.find(f"{ATOM}published") is None


def test_the_editors_summary_is_named_in_the_feed_too(feed, given):
    told = given.story(excerpt=parts.Excerpt("editor", (), "My <own> words."))
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


def test_titles_are_html_so_that_no_program_takes_them_for_more(feed, given):
    hostile = 'AT&T\'s <script>alert(1)</script> "win"'
    root = feed(title=hostile, entries=(given.entry(story=given.story(title=hostile)),))
    for title in (root.find(f"{ATOM}title"), root.find(f"{ATOM}entry/{ATOM}title")):
        assert title.get("type") == "html"
        assert title.text == 'AT&amp;T\'s &lt;script&gt;alert(1)&lt;/script&gt; "win"'


def test_what_must_be_plain_text_holds_nothing_that_opens_a_tag(feed, given):
    sources = (given.source(outlet="<b>CNN</b>"),)
    entry = feed(entries=(given.entry(tags=("<i>x", "1 < 2"), sources=sources),)).find(f"{ATOM}entry")
    assert [one.get("term") for one in entry.findall(f"{ATOM}category")] == ["\u2039i>x", "1 < 2"]
    assert entry.findall(f"{ATOM}link")[1].get("title") == "\u2039b>CNN\u2039/b>"


def test_each_quotation_leads_to_its_place_and_says_whose_it_is(feed, given, parse):
    place = "https://a.example/x#:~:text=Talks%20go%20on."
    told = given.excerpt(
        given.quote("Talks go on.", href=place, outlet="CNN"), given.quote("Мир.", language="uk", outlet="")
    )
    root = feed(entries=(given.entry(story=given.story(excerpt=told), sources=()),))
    document = parse(root.find(f"{ATOM}entry/{ATOM}content").text)
    assert [one["href"] for one in document.all("a")] == [place, f"{BASE}articles/strike/"]
    assert [one.get("lang") for one in document.all("blockquote")] == [None, "uk"]
    assert document.text == "Talks go on. — CNN Мир. — source not given"


def test_a_story_of_several_articles_lists_them_with_their_own_addresses(feed, given, parse):
    sources = (
        given.source(),
        given.source(title="Other", outlet="", href="https://b.example/", is_homepage=True),
    )
    root = feed(entries=(given.entry(sources=sources),))
    document = parse(root.find(f"{ATOM}entry/{ATOM}content").text)
    assert "Told by: Strike on the port (CNN, 7 December 2025)" in document.text
    assert "Other (source not given, 7 December 2025)" in document.text
    assert [one["href"] for one in document.all("a")][-2:] == [
        "https://a.example/",
        f"{BASE}articles/strike/",
    ]


def test_editions_feed_shows_their_stories_and_how_many_are_left(given, parse):
    december = parts.EditionLink("2025-12", "editions/2025-12/", 5)
    entry = feeds.EditionsFeedEntry(
        december, "urn:uuid:9", given.moment(1), given.moment(7), (given.story(),), more=4
    )
    page = feeds.EditionsFeedPage(
        "editions.xml", "A & B", None, "editions/", "urn:uuid:8", given.moment(7), (entry,)
    )
    root = ET.fromstring(given.show(page, base_url=BASE))  # noqa: S314 - made by us
    assert links(root) == [("alternate", f"{BASE}editions/"), ("self", f"{BASE}editions.xml")]
    found = root.find(f"{ATOM}entry")
    assert [found.find(f"{ATOM}{name}").text for name in ("id", "title", "updated", "published")] == [
        "urn:uuid:9",
        "December 2025",
        "2025-12-07T00:32:00+00:00",
        "2025-12-01T00:32:00+00:00",
    ]
    document = parse(found.find(f"{ATOM}content").text)
    assert document.headings == [3]
    assert "A strike hit the port." in document.text
    assert "Talks go on." not in document.text, "one sentence of each story"
    assert document.text.endswith("4 more stories")
    assert f"{BASE}editions/2025-12/" in document.links


def json_of(given, base_url=BASE, **changes):
    whole = given.page("feed", **changes)
    page = feeds.JsonFeedPage("feed.json", whole.title, whole.description, whole)
    return json.loads(given.show(page, base_url=base_url))


def test_the_json_feed_says_the_same_as_version_1_1_has_it(given, feed):
    found = json_of(given)
    (item,) = found.pop("items")
    assert found == {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "A page: feed",
        "home_page_url": BASE,
        "feed_url": f"{BASE}feed.json",
        "description": "About it",
        "authors": [{"name": "The editors", "url": BASE}],
        "language": "en",
    }
    content = item.pop("content_html")
    assert content.split() == feed().find(f"{ATOM}entry/{ATOM}content").text.split()
    assert item == {
        "id": "urn:uuid:2",
        "url": f"{BASE}stories/strike/",
        "external_url": "https://a.example/",
        "title": "Strike on the port",
        "image": f"{BASE}pictures/port.png",
        "date_published": "2025-12-05T00:32:00+00:00",
        "date_modified": "2025-12-07T00:32:00+00:00",
        "tags": ["War", "ports"],
        "language": "en",
        "_digest": {
            "summary_by": "lexrank",
            "sources": 2,
            "origins": 1,
            "articles": [
                {
                    "title": "Strike on the port",
                    "url": f"{BASE}articles/strike/",
                    "source": "CNN",
                    "source_url": "https://a.example/",
                    "date": "2025-12-07T00:32:00+00:00",
                }
            ],
        },
    }


def test_what_is_not_known_is_not_in_the_json_feed(given):
    bare = given.story(picture=None, first=None, excerpt=parts.Excerpt("editor", (), "Mine."))
    found = json_of(given, None, description=None, entries=(given.entry(story=bare, external=None, tags=()),))
    assert not {"home_page_url", "feed_url", "description"} & found.keys()
    (item,) = found["items"]
    assert not {"external_url", "image", "date_published", "tags"} & item.keys()
    assert item["url"] == "stories/strike/index.html"
    assert "Editor’s summary" in item["content_html"]


def test_the_outline_has_feeds_and_websites(given):
    own = (parts.Link("Digest", "feed.xml"),)
    sources = (
        feeds.Outline("CNN", "https://cnn.example/", "https://cnn.example/rss"),
        feeds.Outline("<BBC> & co", "https://bbc.example/", None),
        feeds.Outline("Wire", None, None),
    )
    page = feeds.OpmlPage("opml.xml", "Sources", None, own, sources)
    root = ET.fromstring(given.show(page, base_url=BASE))  # noqa: S314 - made by us
    assert root.attrib == {"version": "2.0"}
    assert [one.attrib for one in root.iterfind("body/outline/outline")] == [
        {"type": "rss", "text": "Digest", "xmlUrl": f"{BASE}feed.xml"},
        {
            "type": "rss",
            "text": "CNN",
            "xmlUrl": "https://cnn.example/rss",
            "htmlUrl": "https://cnn.example/",
        },
        {"type": "link", "text": "\u2039BBC> & co", "url": "https://bbc.example/"},
        {"text": "Wire"},
    ]


def test_robots_are_told_where_the_sitemap_is_when_there_is_one(given):
    def show(sitemap):
        return given.show(feeds.RobotsPage("robots.txt", "", None, sitemap), base_url=BASE)

    assert show(None) == "User-agent: *\nAllow: /\n"
    assert show("sitemap.xml") == f"User-agent: *\nAllow: /\n\nSitemap: {BASE}sitemap.xml\n"


def test_a_sitemap_in_parts_names_them(given):
    page = feeds.SitemapIndexPage("sitemap.xml", "", None, ("sitemap-1.xml", "sitemap-2.xml"))
    root = ET.fromstring(given.show(page, base_url=BASE))  # noqa: S314 - made by us
    assert [one.text for sitemap in root for one in sitemap] == [
        f"{BASE}sitemap-1.xml",
        f"{BASE}sitemap-2.xml",
    ]
