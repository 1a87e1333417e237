"""An edition as an e-mail: small, whole, plain enough for any mail program."""

from __future__ import annotations

import re

import pytest

from digest.model import feeds, parts
from digest.render.newsletter import mailed

BASE = "https://example.org/brief/"
PLACE = "https://a.example/x#:~:text=Talks%20go%20on."


@pytest.fixture
def show(given):
    """The e-mail of an edition with this lead and these other stories."""

    def _show(kind=feeds.NewsletterPage, lead=None, others=(), unsubscribe="{{ unsubscribe_url }}", **chrome):
        stories = (lead or given.story(), *others)
        sections = (given.section(*others),) if others else ()
        edition = parts.EditionLink("2025-W49", "editions/2025-W49/", len(stories))
        page = kind("newsletter/x", "2025-W49", None, edition, stories[0], sections, 0, unsubscribe)
        return given.show(page, base_url=BASE, **chrome)

    return _show


def told(given, text="Talks go on.", **changes):
    return given.excerpt(given.quote(text, href=PLACE, **changes))


def test_every_style_stands_at_its_element_and_only_dark_mode_in_the_head(show, parse):
    html = show()
    document = parse(html)
    assert html.count("<style>") == 1
    assert re.search(r"<style>\s*@media \(prefers-color-scheme: dark\)", html)
    assert "font-family" in document.all("td")[1]["style"]
    assert not document.all("img")
    assert not document.all("script")
    assert all(table["role"] == "presentation" for table in document.all("table"))
    assert html.lower().startswith("<!doctype html>")
    assert '<meta charset="utf-8">' in html[:1024], "where a program looks for it"


def test_links_are_whole_and_plain(show, given, parse):
    html = show(others=(given.story(excerpt=told(given)),))
    links = [one["href"] for one in parse(html).all("a")]
    assert "https://a.example/x" in links
    assert ":~:" not in html
    assert all(link.startswith("https://") for link in links if "unsubscribe" not in link)
    assert f"{BASE}editions/2025-W49/" in links


def test_the_preheader_is_the_first_headline_and_hidden(show, parse):
    document = parse(show())
    hidden = [one for one in document.all("div") if "display: none" in one.get("style", "")]
    assert len(hidden) == 1
    assert document.text.count("Strike on the port") >= 2


@pytest.mark.parametrize("mark", ["{{ unsubscribe_url }}", "*|UNSUB|*", "https://example.org/?a=1&b=2"])
def test_the_mailing_service_finds_its_mark(show, mark):
    assert show(feeds.NewsletterTextPage, unsubscribe=mark).count(mark) == 1
    assert show(unsubscribe=mark).count(f'href="{mark.replace("&", "&amp;")}"') == 1


@pytest.mark.parametrize("mark", ["{{ unsubscribe_url }}", "*|UNSUB|*", "<%= leave %>", "[unsubscribe]"])
def test_a_mark_is_no_address_and_a_link_only_in_what_is_mailed(show, parse, mark):
    page = show(unsubscribe=mark)
    assert mark not in [one["href"] for one in parse(page).all("a")]
    assert parse(mailed(page)).all("a")[-1]["href"] == mark
    assert "<!--" not in mailed(page)


@pytest.mark.parametrize("address", ["https://example.org/leave?list=1", "mailto:leave@example.org"])
def test_an_address_is_a_link_everywhere(show, parse, address):
    page = show(unsubscribe=address)
    assert parse(page).all("a")[-1]["href"] == address
    assert mailed(page) == page


@pytest.mark.parametrize("kind", [feeds.NewsletterPage, feeds.NewsletterTextPage])
@pytest.mark.parametrize(
    "hostile", ["{{ .Subscriber.Email }}", "*|EMAIL|*", "{% include 'x' %}", "<%= email %>", "{{{{x}}}}"]
)
def test_no_headline_is_filled_in_by_the_mailing_service(show, given, kind, hostile):
    letter = show(kind, lead=given.story(title=hostile, outlets=(hostile,)), unsubscribe="MARK")
    letter = letter if kind is feeds.NewsletterTextPage else mailed(letter)
    assert not re.search(r"\{[{%#]|\*\||<%", letter)
    assert letter.count("MARK") == 1


def test_the_editors_summary_is_named_in_both_kinds(show, given):
    lead = given.story(excerpt=parts.Excerpt("editor", (), "My <own> words."))
    assert "<b>Editor’s summary:</b> My &lt;own&gt; words." in re.sub(r' style="[^"]*"', "", show(lead=lead))
    assert "Editor’s summary: My <own> words." in show(feeds.NewsletterTextPage, lead=lead)


def test_the_plain_twin_escapes_nothing_and_keeps_to_its_width(show, given):
    text = "A & B said: “" + "word " * 60 + "”"
    letter = show(feeds.NewsletterTextPage, lead=given.story(title="R&D <now>", excerpt=told(given, text)))
    assert "R&D <now>" in letter
    assert "> A & B said" in letter
    assert "https://a.example/x\n" in letter
    assert max(len(line) for line in letter.splitlines() if "://" not in line) <= 76


def test_a_story_in_another_language_says_so(show, given, parse):
    lead = given.story(language="ar", excerpt=told(given, language="ar"))
    document = parse(show(lead=lead))
    assert [(one["lang"], one["dir"]) for one in document.all("h2")] == [("ar", "rtl")]


@pytest.mark.parametrize("kind", [feeds.NewsletterPage, feeds.NewsletterTextPage])
def test_what_does_not_fit_into_100_000_bytes_is_counted_and_linked(show, given, kind):
    many = tuple(given.story(title=f"Story {n}") for n in range(2000))
    letter = show(kind, others=many)
    size = len(letter.encode())
    assert 98_000 < size <= 100_000
    shown = len(set(re.findall(r"Story (\d+)", letter)))
    assert f"{2000 - shown:,} more stories in this edition" in re.sub(r"\s+", " ", letter)


def test_even_one_headline_that_is_too_long_is_left_to_the_edition(show, given):
    letter = show(lead=given.story(title="x" * 200_000))
    assert len(letter.encode()) < 10_000
    assert "1 more story in this edition" in letter
