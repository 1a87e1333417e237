"""What feeds tell: RSS, Atom and JSON Feed, sound, odd and broken."""

from __future__ import annotations

import json

import pytest

from digest.feeds import read_feed
from digest.feeds.dating import as_written, parse_date
from digest.feeds.plain import LONGEST_SUMMARY, plain, shortened, summarised

ADDRESS = "https://news.example/feeds/all.xml"


def read(raw, **more):
    text = raw.encode() if isinstance(raw, str) else raw
    return read_feed(text, shown_as="feed", address=ADDRESS, **more)


def rss(*items, head=""):
    inside = "".join(f"<item>{item}</item>" for item in items)
    return (
        f"<?xml version='1.0'?><rss version='2.0'><channel><title>News</title>{head}{inside}</channel></rss>"
    )


def only(raw, **more):
    feed, problems = read(raw, **more)
    assert feed is not None, problems
    (item,) = feed.items
    return item


def test_an_item_of_rss_tells_all_that_an_article_needs():
    item = only(
        rss(
            "<title>A &lt;b&gt;bold&lt;/b&gt; &amp;amp; new plan</title><link>https://news.example/a</link>"
            "<guid isPermaLink='false'>7</guid><pubDate>Mon, 01 Dec 2025 08:00:00 +0200</pubDate>"
            "<author>ann@news.example (Ann Lee)</author><category>Sport</category>"
            "<description><![CDATA[<p>It <b>be</b>gan.</p><script>x()</script>"
            "<p>It&nbsp;ended.</p>]]></description>"
        )
    )

    assert (item.title, item.address, item.id) == ("A bold & new plan", "https://news.example/a", "7")
    assert as_written(item.date) == "2025-12-01T08:00+02:00"
    assert (item.authors, item.tags) == (("Ann Lee",), ("Sport",))
    assert item.summary == "It began. It ended."


def test_an_entry_of_atom_tells_the_same():
    item = only(
        """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title>N</title><entry>
        <title type="html">H&amp;amp;M</title><link rel="self" href="/self"/><link href="/a"/><id>tag:1</id>
        <updated>2025-12-01T08:00:00Z</updated><author><name>Ann Lee</name></author>
        <summary>Kurz.</summary></entry></feed>"""
    )

    assert (item.title, item.address, item.id) == ("H&M", "https://news.example/a", "tag:1")
    assert (as_written(item.date), item.authors) == ("2025-12-01T08:00Z", ("Ann Lee",))
    assert (item.summary, item.language) == ("Kurz.", "de")


def test_an_item_of_json_feed_tells_the_same():
    item = only(
        json.dumps(
            {
                "version": "https://jsonfeed.org/version/1.1",
                "items": [
                    {
                        "id": 5,
                        "url": "/a",
                        "title": "Plan",
                        "content_html": "<p>It began.</p>",
                        "date_published": "2025-12-01T08:00:00+01:00",
                        "authors": [{"name": "Ann Lee"}],
                        "language": "fr",
                    }
                ],
            }
        )
    )

    assert (item.title, item.address, item.id) == ("Plan", "https://news.example/a", "5")
    assert (as_written(item.date), item.authors) == ("2025-12-01T08:00+01:00", ("Ann Lee",))
    assert (item.summary, item.language) == ("It began.", "fr")


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("/a", "https://news.example/a"),
        ("b.html", "https://news.example/feeds/b.html"),
        ("../c", "https://news.example/c"),
        ("//other.example/d", "https://other.example/d"),
        ("http://[", None),
    ],
)
def test_relative_links_lead_on_from_the_feed(link, address):
    assert only(rss(f"<title>T</title><link>{link}</link>")).address == address


def test_an_item_without_a_title_is_called_by_how_its_text_begins():
    item = only(rss("<description>The bridge is open again.</description>"))

    assert (item.title, item.summary) == ("The bridge is open again.", None)


def test_an_item_with_neither_title_nor_text_is_left_out_and_told():
    feed, problems = read(rss("<link>https://news.example/a</link>", "<title>T</title>"))

    assert [item.title for item in feed.items] == ["T"]
    assert "neither a title nor a text" in str(*problems)


def test_a_feed_that_breaks_off_loses_its_last_item_alone():
    whole = rss("<title>First</title>", "<title>Second, and this is cut</title>")

    feed, problems = read(whole[: whole.index("and this")])

    assert [item.title for item in feed.items] == ["First"]
    assert not feed.is_whole
    assert "breaks off" in str(*problems)


def test_a_feed_with_a_fault_in_its_markup_is_read_whole():
    feed, problems = read(rss("<title>Fish & chips</title>", "<title>Second</title>"))

    assert [item.title for item in feed.items] == ["Fish & chips", "Second"]
    assert problems == ()


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ("", "is empty"),
        ("plain words", "is no feed"),
        ("<opml/>", "is no feed"),
        ('{"items": [', "breaks off"),
        ('{"error": 1}', "no JSON Feed"),
        ("[" * 100_000, "is no JSON"),
        ("<!DOCTYPE html><html><p>x</p></html>", "is a web page"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "is no feed"),
    ],
)
def test_what_is_no_feed_is_told_in_a_line(raw, said):
    feed, problems = read(raw)

    assert feed is None
    assert said in str(*problems)


def test_a_web_page_that_names_its_feed_is_a_hint():
    page = "<html><head><link rel=alternate type='application/rss+xml' href='/rss.xml'></head></html>"

    (problem,) = read(page)[1]

    assert problem.hint.endswith("/rss.xml")


@pytest.mark.parametrize(
    ("declared", "encoded", "charset"),
    [
        ("windows-1251", "windows-1251", "iso-8859-1"),
        ("utf-8", "utf-8", "iso-8859-1"),
        ("iso-8859-1", "utf-8", None),
        (None, "windows-1251", "windows-1251"),
        ("utf-16", "utf-16", None),
        ("koi8-r", "koi8-r", None),
        ("no-such-thing", "utf-8-sig", "neither"),
        ("rot13", "windows-1251", "windows-1251"),
        ("idna", "windows-1251", "windows-1251"),
    ],
)
def test_letters_come_out_right_whatever_is_said_of_them(declared, encoded, charset):
    head = f"<?xml version='1.0' encoding='{declared}'?>" if declared else ""
    text = f"{head}<rss><channel><item><title>Кийв и Москва</title></item></channel></rss>"

    assert only(text.encode(encoded), charset=charset).title == "Кийв и Москва"


def test_letters_that_are_lost_are_told():
    feed, problems = read(b"<?xml version='1.0' encoding='ascii'?><rss><channel><item><title>a\x81b</title>")

    assert "letters are lost" in str(problems[0])
    assert feed is not None


def test_entities_that_expand_without_end_are_not_expanded():
    bomb = "<!DOCTYPE r [<!ENTITY a 'ha'>" + "".join(
        f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 20}'>" for n in range(10)
    )
    feed, _ = read(f"{bomb}<!ENTITY x SYSTEM 'file:///etc/passwd'>]>{rss('<title>T&k;&x;</title>')[21:]}")

    assert feed is None or all(len(item.title) < 100 and "root" not in item.title for item in feed.items)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Mon, 01 Dec 2025 08:00:00 GMT", "2025-12-01T08:00Z"),
        ("Mon, 1 Dec 2025 8:00 EST", "2025-12-01T08:00-05:00"),
        ("01 Dec 25 08:00:30 +0100", "2025-12-01T08:00:30+01:00"),
        ("2025-12-01", "2025-12-01"),
        ("20251201", "2025-12-01"),
        ("2025-12-01 08:00", "2025-12-01T08:00Z"),
        ("2025-12-01T08:00:00.123456789+02:00", "2025-12-01T08:00+02:00"),
        ("2025-12-1T8:00:00Z", "2025-12-01T08:00Z"),
        (" 2025-12-01T08:00:00 -0500 ", "2025-12-01T08:00-05:00"),
    ],
)
def test_dates_keep_their_own_offset(text, written):
    assert as_written(parse_date(text)) == written


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "2025-13-07",
        "Mon, 99 Dec 2025 08:00:00 GMT",
        "1970-01-01T00:00:00Z",
        "0001-01-01",
        "9" * 99,
    ],
)
def test_what_names_no_day_of_the_web_is_no_date(text):
    assert parse_date(text) is None


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("AT&amp;T", "AT&T"),
        ("5 < 6 and 7 > 3", "5 < 6 and 7 > 3"),
        ("one<br>two<p>three</p>four", "one two three four"),
        ("a<style>b{}</style>c", "a c"),
        ("a<!-- b -->c", "a c"),
        ("\x00a\u202eb", "a b"),
    ],
)
def test_markup_is_read_as_a_reader_sees_it(markup, text):
    assert plain(markup) == text


def test_hostile_markup_is_read_in_linear_time(linear):
    for piece in ("<", "<b>", "<!--", "&amp", "<script>", "</", "<a href='"):
        linear(plain, lambda size, piece=piece: piece * (size // len(piece)), size=5_000)


def test_a_summary_ends_with_a_sentence_or_a_word():
    assert shortened("One two. Three four five.", 15) == "One two."
    assert shortened("word " * 9, 12) == "word word…"
    assert len(summarised("long " * 1000, "T")) <= LONGEST_SUMMARY


@pytest.mark.parametrize(
    "more", ["Read more", "Continue reading →", "[…]", "The post Plan appeared first on News."]
)
def test_what_blogs_write_below_each_text_is_no_part_of_a_summary(more):
    assert summarised(f"The plan is new. {more}", "Plan") == "The plan is new."


def test_a_summary_that_repeats_the_title_is_none():
    assert summarised("The plan.", "The Plan") is None
