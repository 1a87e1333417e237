"""What feeds, outlines, sitemaps and newsletters are made of."""

from __future__ import annotations

from dataclasses import replace

import pytest

from digest.model import PlainPage
from digest.model.feeds import NewsletterPage
from digest.model.pages import EditionPage, SitemapPage, StoryPage
from digest.site.sitemap import sitemap_pages

BASE = "https://example.org/d/"


@pytest.fixture
def feed(make_site):
    """The feed of a site of these articles, told as these stories."""
    return lambda articles, stories=None, address="feed.xml", **rest: make_site(articles, stories, **rest)[0][
        address
    ]


def test_an_entrys_id_stays_whatever_changes_but_its_slug(feed, article):
    before = feed([article("fire", "2025-01-01")]).entries[0].identity

    changes = {
        "headline": "Other",
        "source_url": "https://news.example/fire",
        "source": "CNN",
        "summary": "Mine.",
    }
    moved = feed(
        [article("fire", "2024-12-30T10:00", **changes)], base_url=BASE, title="Renamed", author="Another"
    )

    assert moved.entries[0].identity == before
    assert before.startswith("urn:uuid:")
    assert feed([article("smoke", "2025-01-01")]).entries[0].identity != before


def test_a_story_keeps_its_id_when_an_article_joins_it(feed, article, story):
    fire, smoke = article("fire", "2025-01-01"), article("smoke", "2025-01-03")

    alone = feed([fire]).entries[0]
    joined = feed([fire, smoke], [story("fire", ("fire", "smoke"), "smoke")]).entries[0]

    assert joined.identity == alone.identity
    assert (alone.updated.at.day, joined.updated.at.day) == (1, 3), "and has moved"


def test_the_id_of_a_feed_stays_with_its_host_and_can_be_kept_through_a_new_title(make_site, article):
    def ids(**config):
        pages, _, _ = make_site([article("fire", "2025-01-01")], **config)
        return [
            pages["feed.xml"].identity,
            pages["editions.xml"].identity,
            pages["editions.xml"].entries[0].identity,
        ]

    before = ids(title="Old")

    assert len(set(before)) == 3
    assert ids(title="Old", base_url=BASE) == before
    assert ids(title="New", id="Old") == before
    assert not set(ids(title="New")) & set(before), "another digest"


def test_an_entry_moves_when_an_article_of_it_is_updated_and_never_by_itself(feed, article):
    fire = article("fire", "2025-01-01")
    updated = replace(fire, updated=article("x", "2025-02-01").date)

    assert feed([fire]).entries[0].updated == fire.date
    assert feed([updated]).entries[0].updated == updated.updated
    assert feed([updated]).updated == updated.updated


def test_each_theme_has_both_feeds_of_its_own_stories(make_site, article, theme):
    articles = [article("fire", "2025-01-01"), article("flood", "2025-01-02")]

    pages, _, _ = make_site(articles, themes=[theme("heat", "Heat", "curator", ("fire",))])

    assert [entry.story.title for entry in pages["themes/heat/feed.xml"].entries] == ["Fire"]
    assert pages["themes/heat/feed.xml"].title == "Heat – A Digest"
    assert pages["themes/heat/feed.xml"].about == "themes/heat/"
    assert pages["themes/heat/feed.json"].feed == pages["themes/heat/feed.xml"]
    assert pages["feed.json"].feed == pages["feed.xml"]
    assert pages["feed.xml"].identity != pages["themes/heat/feed.xml"].identity
    assert pages["feed.xml"].entries[1].identity == pages["themes/heat/feed.xml"].entries[0].identity


def test_a_feed_is_no_longer_than_the_front_page_and_newest_first(feed, article):
    days = [article(f"d{day}", f"2025-01-0{day}") for day in (2, 1, 4, 3)]

    entries = feed(days, front={"stories": 2}).entries

    assert [entry.story.title for entry in entries] == ["D4", "D3"]


def test_an_entry_names_its_sources_and_leads_outside_where_its_lead_was_published(feed, article, story):
    known = {"name": "CNN", "homepage": "https://www.cnn.com/"}
    fires = [
        article("fire", "2025-01-01", source_url="https://a.example/fire", tags=("heat", "smoke")),
        article("blaze", "2025-01-02", source="CNN", tags=("smoke",)),
        article("glow", "2025-01-02", source_url="https://c.example/glow"),
    ]
    told = story("fire", ("fire", "blaze", "glow"), "blaze")

    (entry,) = feed(fires, [told], sources=[known]).entries

    assert [(s.title, s.href, s.is_homepage) for s in entry.sources] == [
        ("Fire", "https://a.example/fire", False),
        ("Blaze", "https://www.cnn.com/", True),
        ("Glow", "https://c.example/glow", False),
    ]
    assert entry.external == "https://a.example/fire", "that of its lead is not known"
    assert feed(fires, [replace(told, lead="glow")]).entries[0].external == "https://c.example/glow"
    assert entry.tags == ("heat", "smoke")


def test_editions_are_entries_that_move_when_one_of_their_articles_does(make_site, article):
    january = [article("a", "2025-01-05"), article("b", "2025-01-09")]
    late = replace(article("c", "2025-03-01"), updated=article("x", "2025-04-04").date)

    feed = make_site([*january, late], editions={"period": "month"})[0]["editions.xml"]

    assert [entry.edition.id for entry in feed.entries] == ["2025-03", "2025-01"]
    assert [entry.updated.at.month for entry in feed.entries] == [4, 1]
    assert [entry.published.at.day for entry in feed.entries] == [1, 5]
    assert feed.updated.at.month == 4
    assert feed.about == "editions/"


def test_the_feed_of_editions_is_bounded_in_both_directions(make_site, article):
    months = [article(f"m{n}{k}", f"2025-{n:02}-0{k}") for n in range(1, 13) for k in (1, 2, 3)]

    feed = make_site(months, editions={"period": "month"}, front={"stories": 2})[0]["editions.xml"]

    assert len(feed.entries) == 10
    assert [(len(entry.stories), entry.more) for entry in feed.entries] == [(2, 1)] * 10


def test_without_editions_their_feed_is_empty_and_says_it_never_moved(make_site, article):
    feed = make_site([article("a", "2025-01-05")], editions={"period": "none"})[0]["editions.xml"]

    assert feed.entries == ()
    assert feed.updated.at.year == 1970


def test_the_outline_names_outlets_and_of_the_feeds_only_those_that_hold_no_secret(make_site, article):
    articles = [article(f"a{n}", source=name) for n, name in enumerate(("CNN", "BBC", "Post", "Wire"))]
    sources = [
        {"name": "CNN", "homepage": "https://www.cnn.com/"},
        {"name": "BBC", "homepage": "https://bbc.example/"},
        {"name": "Post", "homepage": "https://post.example/"},
        {"name": "Unused", "homepage": "https://unused.example/"},
    ]
    feeds = [
        {"url": "https://cnn.com/rss"},
        {"url": "https://bbc.example/rss?key=secret"},
        {"url": "https://me:secret@post.example/rss"},
    ]

    page = make_site(articles, sources=sources, feeds=feeds)[0]["opml.xml"]

    assert [(one.name, one.website, one.feed) for one in page.sources] == [
        ("BBC", "https://bbc.example/", None),
        ("CNN", "https://www.cnn.com/", "https://cnn.com/rss"),
        ("Post", "https://post.example/", None),
        ("Wire", None, None),
    ]
    assert "secret" not in repr(page)


def test_each_edition_is_a_newsletter_in_both_kinds_that_begins_with_its_first_story(make_site, article):
    articles = [article("a", "2025-01-05"), article("b", "2025-01-06", pin=True), article("c", "2025-02-01")]
    config = {"editions": {"period": "month"}, "newsletter": {"unsubscribe": "*|UNSUB|*"}}

    pages, _, _ = make_site(articles, base_url=BASE, **config)
    letters = {address: page for address, page in pages.items() if isinstance(page, NewsletterPage)}

    assert sorted(letters) == [f"newsletter/2025-0{n}.{kind}" for n in (1, 2) for kind in ("html", "txt")]
    january = letters["newsletter/2025-01.html"]
    assert january.lead.title == "B"
    assert [[card.title for card in section.stories] for section in january.sections] == [["A"]]
    assert january.unsubscribe == "*|UNSUB|*"
    assert letters["newsletter/2025-02.html"].sections == ()


def test_an_edition_and_its_newsletter_lead_with_what_the_front_page_leads_with(make_site, article, theme):
    articles = [article("a", "2025-01-06"), article("b", "2025-01-05", pin=True)]
    themes = [theme("one", "One", "curator", ("a",)), theme("two", "Two", "curator", ("b",))]

    pages, _, _ = make_site(articles, themes=themes, base_url=BASE, editions={"period": "month"})

    leads = [pages[address].lead for address in ("", "editions/2025-01/", "newsletter/2025-01.html")]
    assert [lead.title for lead in leads] == ["B"] * 3
    assert [section.title for section in pages["editions/2025-01/"].sections] == ["One"]


def test_a_site_that_does_not_know_its_address_has_no_newsletter_and_no_sitemap(make_site, article):
    pages, _, _ = make_site([article("a", "2025-01-05")])

    assert not [address for address in pages if address.startswith(("newsletter/", "sitemap"))]
    assert pages["robots.txt"].sitemap is None


def test_a_sitemap_that_would_be_too_long_is_parted(make_site, article):
    class Settings:
        base_url = BASE

    pages = list(make_site([article(f"a{n}", "2025-01-05") for n in range(5)], base_url=BASE)[0].values())
    shown = [
        page for page in pages if isinstance(page, EditionPage | StoryPage) or page.address[:9] == "articles/"
    ]

    _, index, *parts = sitemap_pages(shown, Settings, most=4)

    assert index.address == "sitemap.xml"
    assert index.parts == ("sitemap-1.xml", "sitemap-2.xml")
    assert all(isinstance(part, SitemapPage) for part in parts)
    assert [part.address for part in parts] == list(index.parts)
    assert sorted(entry.address for part in parts for entry in part.entries) == sorted(
        p.address for p in shown
    )


def test_pages_in_the_sitemap_say_when_what_they_show_changed(make_site, article, theme):
    articles = [article("a", "2025-01-05", source="CNN"), article("b", "2025-02-06")]
    themes = [theme("heat", "Heat", "curator", ("a",))]

    entries = make_site(articles, themes=themes, base_url=BASE)[0]["sitemap.xml"].entries
    changed = {entry.address: entry.updated and entry.updated.at.month for entry in entries}

    assert changed[""] == 2
    assert changed["articles/a/"] == 1
    assert changed["themes/heat/"] == 1
    assert changed["sources/cnn/"] == 1
    assert changed["sources/"] is None


def test_a_search_looks_through_what_pages_show_and_no_more(searched, article):
    plain = article("fire", "2025-01-01", source="CNN", tags=("heat",), authors=("A. Person",))
    whole = article("flood", "2025-01-02", full_text=True)
    own = article("storm", summary="My own words.", note="A note.", headline="Great storm")

    newest, older, undated = searched([plain, whole, own])

    assert [one.title for one in (newest, older, undated)] == ["Flood", "Fire", "Great storm"]
    assert older.about == ("CNN", "A. Person", "heat")
    assert older.texts == ("Fire one happened.", "Fire three happened."), "what is quoted, not its body"
    assert "Flood two happened." in " ".join(newest.texts), "the whole where the whole is shown"
    assert undated.texts == ("Storm", "My own words.", "A note.")


def test_a_page_about_the_newsletter_stands_beside_the_letters(make_site, article):
    about = PlainPage("content/pages/newsletter.md", "newsletter", "Subscribe", "")

    pages, _, problems = make_site([article("a", "2025-01-05")], pages=[about], base_url=BASE)

    assert problems == []
    assert {"newsletter/", "newsletter/2025-W01.html"} <= pages.keys()
