"""Which pages exist, at which address, and what each of them knows."""

from __future__ import annotations

from dataclasses import replace

from digest.model import PlainPage
from digest.model.pages import RedirectPage


def test_every_article_has_a_page_and_a_story_of_one_is_that_page(make_site, article):
    pages, data, problems = make_site([article("fire", "2025-01-01"), article("flood", "2025-01-02")])

    assert {"", "articles/fire/", "articles/flood/", "404.html", "feed.xml", "feed.json"} <= pages.keys()
    assert {"themes/", "editions/", "sources/"} <= pages.keys()
    assert [story["url"] for story in data["stories"]] == ["articles/fire/", "articles/flood/"]
    assert problems == []


def test_a_story_of_two_stands_at_its_first_article_and_the_other_redirects(make_site, article, story):
    fires = [article("fire", "2025-01-01"), article("blaze", "2025-01-02")]

    pages, data, _ = make_site(fires, [story("fire", ("fire", "blaze"), "blaze")])

    assert pages["stories/fire/"].title == "Blaze", "its lead gives the title"
    assert [card.title for card in pages["stories/fire/"].coverage] == ["Fire", "Blaze"]
    assert pages["stories/blaze/"] == RedirectPage(
        "stories/blaze/", "This page has moved", None, "stories/fire/"
    )
    assert data["stories"][0]["articles"] == ["fire", "blaze"]


def test_a_story_that_falls_apart_keeps_its_address(make_site, article):
    pages, _, _ = make_site([article("fire", "2025-01-01")])

    assert pages["stories/fire/"].target == "articles/fire/"


def test_the_front_page_shows_the_latest_edition_then_earlier_stories(make_site, article):
    january, march, april = article("a", "2025-01-05"), article("b", "2025-03-03"), article("c", "2025-03-04")

    home = make_site([january, march, april], editions={"period": "month"})[0][""]

    assert home.edition.id == "2025-03"
    assert home.lead.title == "C"
    assert [card.title for section in home.sections for card in section.stories] == ["B"]
    assert [card.title for card in home.earlier] == ["A"]


def test_the_front_page_holds_no_more_stories_than_it_should_but_the_latest_edition_whole(make_site, article):
    months = [article(f"m{month}", f"2025-{month:02}-01") for month in range(1, 8)]
    same_day = [article(f"d{n}", "2025-12-01") for n in range(4)]
    config = {"editions": {"period": "month"}, "front": {"stories": 3}}

    assert [card.title for card in make_site(months, **config)[0][""].earlier] == ["M6", "M5"]
    home = make_site([*months, *same_day], **config)[0][""]
    assert 1 + len(home.sections[0].stories) == 4
    assert home.earlier == ()


def test_without_editions_the_front_page_shows_what_there_is(make_site, article):
    pages, data, _ = make_site([article("a", "2025-01-05"), article("b")], editions={"period": "none"})

    assert pages[""].edition is None
    assert pages[""].lead.title == "A"
    assert [card.title for card in pages[""].sections[0].stories] == ["B"], "undated ones come last"
    assert data["editions"] == []


def test_pinned_stories_come_first_then_light_ones_then_new_ones(make_site, article):
    articles = [
        article("old", "2025-01-01"),
        article("new", "2025-01-03"),
        article("heavy", "2025-01-04", weight=5),
        article("pinned", "2025-01-02", pin=True, weight=9),
    ]

    home = make_site(articles, editions={"period": "none"})[0][""]

    assert [home.lead.title, *(c.title for c in home.sections[0].stories)] == [
        "Pinned",
        "New",
        "Old",
        "Heavy",
    ]


def test_an_empty_digest_has_a_front_page_all_the_same(make_site):
    pages, data, problems = make_site([])

    assert pages[""].lead is None
    assert pages["feed.xml"].entries == ()
    assert pages["feed.xml"].updated.at.year == 1970, "never the clock"
    assert data["articles"] == []
    assert problems == []


def test_a_story_is_new_in_its_first_edition_and_updated_in_later_ones(make_site, article, story):
    fires = [article("fire", "2025-01-31"), article("embers", "2025-02-01"), article("ashes", "2025-02-28")]

    pages, data, _ = make_site(
        fires, [story("fire", ("fire", "embers", "ashes"), "fire")], editions={"period": "month"}
    )

    assert [(edition["id"], edition["stories"]) for edition in data["editions"]] == [
        ("2025-02", [{"slug": "fire", "state": "updated"}]),
        ("2025-01", [{"slug": "fire", "state": "new"}]),
    ]
    card = pages["editions/2025-02/"].lead
    assert (card.state, card.added) == ("updated", 2)
    assert pages["editions/2025-02/"].older.id == "2025-01"
    assert pages["editions/2025-01/"].newer.id == "2025-02"


def test_editions_follow_the_iso_week(make_site, article):
    _, data, _ = make_site(
        [article("a", "2024-12-30"), article("b", "2025-01-05"), article("c", "2025-01-06")]
    )

    assert [edition["id"] for edition in data["editions"]] == ["2025-W02", "2025-W01"]


def test_undated_stories_are_in_no_edition_but_in_the_archive(make_site, article):
    pages, _, _ = make_site([article("a", "2025-01-01"), article("undated")])

    assert [card.title for card in pages["editions/"].undated] == ["Undated"]
    assert [entry.story.title for entry in pages["feed.xml"].entries] == ["A"], "a feed needs dates"


def test_stories_stand_in_their_themes_and_the_rest_is_more_news(make_site, article, theme):
    articles = [article("a", "2025-01-01"), article("b", "2025-01-02"), article("c", "2025-01-03")]
    themes = [theme("fires", "Fires", "curator", ("a",), "Hot"), theme("empty", "Empty", "curator")]

    pages, data, _ = make_site(articles, themes=themes)

    assert [(s.title, [c.title for c in s.stories]) for s in pages["themes/"].sections] == [
        ("Fires", ["A"]),
        ("Empty", []),
        ("More news", ["C", "B"]),
    ]
    assert [section.title for section in pages[""].sections] == ["Fires", "More news"]
    assert pages["themes/fires/"].description == "Hot"
    assert pages["articles/a/"].theme.address == "themes/fires/"
    assert data["articles"][0]["theme"] == "fires"


def test_sentences_that_do_not_follow_each_other_are_marked(make_site, article):
    quotes = make_site([article("fire", "2025-01-01")])[0]["articles/fire/"].card.excerpt.quotes

    assert [(quote.text, quote.gap) for quote in quotes] == [
        ("Fire one happened.", False),
        ("Fire three happened.", True),
    ]


def test_a_quote_leads_to_its_sentence_where_the_article_has_an_address(make_site, article):
    known = article("fire", "2025-01-01", source_url="https://news.example/fire#top")

    page = make_site([known, article("flood")])[0]["articles/fire/"]

    assert page.card.link.href == "https://news.example/fire#top"
    assert page.card.excerpt.quotes[0].href.startswith("https://news.example/fire#top:~:text=Fire%20one")


def test_an_unknown_address_is_never_made_up(make_site, article):
    outlets = [{"name": "The Wire", "homepage": "https://wire.example/"}]
    by_wire, by_nobody = article("fire", source="The Wire"), article("flood")

    pages, _, _ = make_site([by_wire, by_nobody], sources=outlets)

    link = pages["articles/fire/"].card.link
    assert (link.href, link.is_homepage) == ("https://wire.example/", True)
    assert pages["articles/flood/"].card.link is None
    assert pages["articles/fire/"].card.excerpt.quotes[0].href is None


def test_an_outlet_has_a_page_with_what_it_gave(make_site, article):
    outlets = [{"name": "The Wire", "homepage": "https://wire.example/", "country": "NZ", "paywall": True}]
    articles = [article("a", "2025-01-01", source="The Wire"), article("b", "2025-01-02", source="The Wire")]

    pages, _, _ = make_site(articles, sources=outlets)

    page = pages["sources/the-wire/"]
    assert ([card.title for card in page.articles], page.country) == (["B", "A"], "NZ")
    assert page.articles[0].paywall
    assert [(entry.name, entry.articles) for entry in pages["sources/"].sources] == [("The Wire", 2)]


def test_the_editors_summary_stands_for_the_quotes(make_site, article):
    pages, data, _ = make_site([article("fire", "2025-01-01", summary="It burned.")])

    excerpt = pages["articles/fire/"].card.excerpt
    assert (excerpt.by, excerpt.text, excerpt.quotes) == ("editor", "It burned.", ())
    assert data["articles"][0]["summary"] == {"by": "editor", "text": "It burned.", "sentences": []}


def test_the_body_is_published_only_where_it_may_be(make_site, article):
    pages, _, _ = make_site([article("closed"), article("open", full_text=True)])

    assert pages["articles/closed/"].body_markdown is None
    assert pages["articles/open/"].body_markdown.startswith("Open one happened.")


def test_an_alias_leads_to_its_article(make_site, article):
    pages, _, problems = make_site([article("fire", aliases=("/2019/old.html", "archive/fire"))])

    assert pages["2019/old.html"].target == "articles/fire/"
    assert pages["archive/fire/"].target == "articles/fire/"
    assert problems == []


def test_an_alias_that_leaves_the_site_or_is_taken_is_a_problem(make_site, article):
    aliases = ("../secret", "/articles/flood/", "a\\b", "ok/", "OK/")

    _, _, problems = make_site([article("fire", aliases=aliases, lines={"aliases": 7}), article("flood")])

    hint = "write an address on this site, such as /2024/old-name/"
    assert problems == [
        f"content/fire.md:7: error: aliases: '../secret' leads out of the site; {hint}",
        f"content/fire.md:7: error: aliases: '/articles/flood/' is the address of another page; {hint}",
        f"content/fire.md:7: error: aliases: 'a\\\\b' is no address that a file can have; {hint}",
        f"content/fire.md:7: error: aliases: 'OK/' is the address of another page; {hint}",
    ]


def test_the_curators_pages_stand_at_the_top_and_in_the_menu(make_site):
    pages, _, problems = make_site(
        [], pages=[PlainPage("content/pages/about.md", "about", "About", "Hello.")]
    )

    assert pages["about/"].body_markdown == "Hello."
    assert problems == []


def test_a_page_of_the_curators_must_not_stand_where_the_digest_does(make_site):
    _, _, problems = make_site([], pages=[PlainPage("content/pages/Sources.md", "sources", "S", "")])

    assert problems == [
        "content/pages/Sources.md: error: its address, sources/, is taken; give the file another name"
    ]


def test_identities_in_the_feed_stay_when_titles_and_hosts_change(make_site, article):
    def identity(**config):
        fire = article("fire", "2025-01-01", headline=config.pop("headline", None))
        return make_site([fire], **config)[0]["feed.xml"].entries[0].identity

    assert identity() == identity(headline="Other", base_url="https://elsewhere.example/")
    assert identity().startswith("urn:uuid:")


def test_the_feed_moves_with_the_content_alone(make_site, article, story):
    fires = [
        article("fire", "2025-01-01T10:00"),
        article("embers", "2025-01-02T08:00"),
    ]

    feed = make_site(fires, [story("fire", ("fire", "embers"), "fire")])[0]["feed.xml"]

    assert feed.updated.at.isoformat() == "2025-01-02T08:00:00+00:00"
    assert feed.entries[0].updated == feed.updated


def test_the_sitemap_lists_pages_but_no_redirects(make_site, article):
    base_url = "https://example.org/"
    pages, _, _ = make_site([article("fire", "2025-01-01", aliases=("old/",))], base_url=base_url)

    listed = [entry.address for entry in pages["sitemap.xml"].entries]
    assert listed == sorted(listed)
    assert "articles/fire/" in listed
    assert not {"old/", "404.html", "feed.xml", "stories/fire/"} & set(listed)


def test_a_quote_that_stands_twice_leads_to_the_right_place(make_site, article):
    sentence = "It rained in Bude all day."
    known = replace(
        article("fire", "2025-01-01", source_url="https://news.example/fire"),
        title="It rained in Bude all day.",
    )
    body = f"{sentence} The river rose. {sentence}"
    twice = replace(known, text=body.encode())

    quotes = make_site([twice])[0]["articles/fire/"].card.excerpt.quotes

    first, second = (quote.href for quote in quotes)
    assert first.endswith(",-The%20river%20rose."), "what follows it tells it from the others"
    assert "-,It%20rained" in second, "what stands before it does"
