"""What a page is, in the words of schema.org."""

from __future__ import annotations

import json
import re

import pytest

BASE = "https://example.org/brief/"


@pytest.fixture
def said(given):
    """What a page says of itself; none when it says nothing."""

    def _said(kind, base_url=BASE, changes=None, **settings):
        html = given.show(given.page(kind, **(changes or {})), base_url=base_url, **settings)
        found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
        assert len(found) <= 1
        return json.loads(found[0]) if found else None

    return _said


def test_a_story_is_the_digests_and_based_on_articles_of_others(said, given):
    strike = given.article(published_as="Strike hits port", outlet="CNN")
    unknown = given.article(link=None, outlet_page=None, outlet="", when=None, title="Untold.")
    found = said("story", changes={"coverage": (strike, unknown)})

    assert (found["@type"], found["url"]) == ("NewsArticle", f"{BASE}stories/strike/")
    assert found["author"]["name"] == "The editors"
    assert found["publisher"] == {"@type": "Organization", "name": "The Kyiv Brief", "url": BASE}
    assert (found["datePublished"], found["dateModified"]) == ("2025-12-05", "2025-12-07T05:32:00+00:00")
    assert found["isBasedOn"] == [
        {
            "@type": "NewsArticle",
            "headline": "Strike hits port",
            "url": "https://www.cnn.com/strike?a=b&c=d",
            "publisher": {"@type": "Organization", "name": "CNN"},
            "datePublished": "2025-12-07T05:32:00+00:00",
            "inLanguage": "en",
        },
        {"@type": "NewsArticle", "headline": "Untold.", "inLanguage": "en"},
    ]
    assert found["citation"] == ["Strike hits port. CNN, 7 December 2025.", "Untold."]


def test_a_page_about_an_article_never_claims_to_be_it(said):
    found = said("article")

    assert found["@type"] == "WebPage"
    assert "author" not in found
    assert found["isBasedOn"]["author"] == [{"@type": "Person", "name": "A. Person"}]
    assert found["isBasedOn"]["publisher"]["name"] == "CNN"
    assert found["publisher"]["name"] == "The Kyiv Brief"


@pytest.mark.parametrize(
    ("kind", "name", "count"), [("edition", "December 2025", 3), ("theme", "A page: theme", 6)]
)
def test_editions_and_themes_are_lists_of_stories(said, kind, name, count):
    found = said(kind)

    assert (found["@type"], found["name"]) == ("CollectionPage", name)
    listed = found["mainEntity"]["itemListElement"]
    assert found["mainEntity"]["numberOfItems"] == len(listed) == count
    assert [one["position"] for one in listed] == list(range(1, count + 1))
    assert listed[0]["url"] == f"{BASE}stories/strike/"


def test_a_site_that_does_not_know_its_address_says_it_relatively(said):
    assert said("story", None)["url"] == "index.html"
    assert "url" not in said("story", None)["publisher"]


def test_pages_that_are_nothing_to_search_engines_say_nothing(said):
    assert said("home")["@type"] == "WebSite"
    assert said("404") is None
    assert said("sources") is None


def test_no_title_ends_the_element_and_every_title_comes_through(said):
    hostile = "</script><script>alert(1)</script><!-- & \u2028 \" ' \\"
    assert said("story", changes={"title": hostile})["headline"] == hostile
