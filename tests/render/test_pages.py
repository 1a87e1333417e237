"""Every kind of page: sound, linked, honest about what it shows."""

from __future__ import annotations

import re
from itertools import pairwise
from posixpath import join, normpath
from urllib.parse import unquote, urlsplit

import pytest

from digest.model import File, parts
from digest.render import assets, default_templates, render, templates

HTML = [
    "home", "article", "story", "theme", "themes", "edition", "older edition", "editions", "source",
    "sources", "page", "method", "search", "redirect", "404",
]  # fmt: skip

SCRIPT = re.compile(r"(?:\A|/)assets/(?:theme|search)\.js\Z")


def _is_ours(script):
    """Data, which no browser runs, or one of the theme's own files."""
    return script == {"type": "application/ld+json"} or SCRIPT.search(script["src"])


@pytest.mark.parametrize("kind", HTML)
def test_every_page_is_well_formed_and_has_one_h1_and_no_heading_skipped(kind, given, read):
    document = read(given.page(kind))
    levels = document.headings
    assert levels.count(1) == 1
    assert all(below <= above + 1 for above, below in pairwise(levels)), levels
    assert document.all("html")[0]["lang"] == "en"
    assert len(document.all("main")) == 1
    ids = [attrs["id"] for _, attrs in document.elements if "id" in attrs]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("kind", HTML)
def test_every_page_passes_a_strict_content_security_policy(kind, given, read):
    document = read(given.page(kind), base_url="https://example.org/brief/")
    for tag, attrs in document.elements:
        assert tag not in {"style", "iframe", "object", "base"}
        assert tag != "script" or _is_ours(attrs)
        assert not any(name == "style" or name.startswith("on") for name in attrs)
        if tag in {"img", "link"} and attrs.get("rel") != "canonical":
            assert "://" not in (attrs.get("src") or attrs["href"])


@pytest.mark.parametrize("base_url", [None, "https://example.org/brief/"])
def test_every_internal_link_is_relative_and_leads_to_a_file(given, read, base_url):
    environment = templates((default_templates(),))
    chrome = given.chrome(base_url=base_url)
    files = [render(one, chrome, environment) for one in given.every_page()]
    made = {
        file.path
        for file in (*files, *assets((default_templates(),), parts.Look()))
        if isinstance(file, File)
    }
    made |= {"pictures/port.png", "digest.json", "editions.xml", "feed.json", "opml.xml"}
    made |= {"themes/war/feed.xml", "themes/war/feed.json"}
    for page in given.every_page():
        if page.template.endswith(".xml") or page.address == "404.html":
            continue
        for link in read(page, base_url=base_url).links:
            target = urlsplit(link)
            if target.scheme or not target.path:
                assert target.scheme in {"", "https"}
                continue
            assert not link.startswith("/"), link
            folder = page.address.rpartition("/")[0]
            assert unquote(normpath(join(folder, target.path))) in made, (page.address, link)


def test_the_404_page_links_from_the_root_because_it_is_served_at_any_depth(given, read):
    document = read(given.page("404"))
    assert all(link.startswith(("/", "#")) for link in document.links)
    document = read(given.page("404"), base_url="https://example.org/a b/")
    inside = [link for link in document.links if link != "#main"]
    assert all(link.startswith("/a%20b/") for link in inside)
    assert {"name": "robots", "content": "noindex"} in document.all("meta")


def test_the_404_page_carries_its_style_where_no_link_to_it_can_be_right(given, read):
    alone, known = (read(given.page("404"), base_url=base) for base in (None, "https://example.org/brief/"))
    assert not alone.all("script")
    assert [link["rel"] for link in alone.all("link")] == []
    assert "--paper: light-dark(" in alone.source.split("<style>")[1]
    assert not known.all("style")
    assert "/brief/assets/style.css" in known.links


def test_a_style_that_would_end_its_element_early_does_not(tmp_path, given):
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "style.css").write_text("p::after { content: '</style><script>' }")
    shown = given.show(given.page("404"), (tmp_path, default_templates()))
    assert shown.count("</style>") == 1
    assert "<script" not in shown.replace("style><script>' }", "")


def test_the_whole_address_stands_only_where_the_site_knows_its_own(given, read):
    def canonical(**settings):
        document = read(given.page("story"), **settings)
        links = [link["href"] for link in document.all("link") if link["rel"] == "canonical"]
        return links, [m["content"] for m in document.all("meta") if m.get("property") == "og:url"]

    assert canonical() == ([], [])
    address = "https://example.org/brief/stories/strike/"
    assert canonical(base_url="https://example.org/brief/") == ([address], [address])


def test_a_redirect_sends_on_and_is_not_indexed(given, read):
    document = read(given.page("redirect"), base_url="https://example.org/")
    assert {"http-equiv": "refresh", "content": "0; url=../strike/index.html"} in document.all("meta")
    assert {"name": "robots", "content": "noindex"} in document.all("meta")
    assert {"rel": "canonical", "href": "https://example.org/stories/strike/"} in document.all("link")


def test_a_quoted_sentence_stands_alone_and_its_outlet_links_to_it(given, read):
    there = "https://www.cnn.com/a#:~:text=A%20strike"
    quotes = given.excerpt(given.quote(href=there), given.quote("Talks go on.", gap=True))
    html = given.show(given.page("story", story=given.story(excerpt=quotes)))
    document = read(given.page("story", story=given.story(excerpt=quotes)))
    assert {"class": "from", "href": there, "rel": "noopener"} in document.all("a")
    assert {"class": "from", "href": "../../articles/strike/index.html"} in document.all("a")
    assert {"cite": there} in document.all("q")
    assert "<q>Talks go on.</q>" in html
    assert '<span class="gap">…</span> <q>Talks' in html
    assert f'<li><q cite="{there}">A strike hit the port.</q>' in html


def test_what_the_editor_wrote_is_set_apart_and_named(given, read):
    own = parts.Excerpt("editor", (), "My own words.")
    document = read(given.page("story", story=given.story(excerpt=own), coverage=()))
    assert "Editor’s summary My own words." in document.text
    assert not document.all("q")
    assert "Editor’s note A note." in document.text


@pytest.mark.parametrize(
    ("outlets", "origins", "articles", "words"),
    [
        (("CNN",), 1, 1, "1 source: CNN"),
        (("CNN",), 2, 2, "1 source, 2 articles: CNN"),
        (("CNN", "MENAFN"), 1, 2, "2 sources, 1 independent: CNN, MENAFN"),
        (("CNN", "MENAFN"), 2, 2, "2 sources, all independent: CNN, MENAFN"),
        (("A", "B", "C", "D", "E", "F"), 2, 7, "6 sources, 2 independent, 7 articles: A, B, C, D and 2 more"),
        (("",), 1, 1, "source not given"),
        ((), 1, 1, "source not given"),
    ],
)
def test_dots_and_words_say_the_same_about_a_storys_sources(given, outlets, origins, articles, words):
    silent = parts.Excerpt("digest")
    told = given.story(outlets=outlets, origins=origins, articles=articles, excerpt=silent)
    html = given.show(given.page("home", lead=told, sections=(), earlier=()))
    meta = re.search(r'<p class="meta">(.*?)</p>', html, re.DOTALL)[1]
    assert " ".join(re.sub(r"<[^>]*>", "", meta).split()) == words
    assert meta.count("<i") == len(outlets)
    assert meta.count('<i class="own"') == min(origins, len(outlets))


def test_the_only_outlet_is_named_behind_its_sentences_and_not_once_more_below_them(given):
    told = given.story(outlets=("CNN",), origins=1, articles=1)
    html = given.show(given.page("home", lead=told, sections=(), earlier=()))
    meta = re.search(r'<p class="meta">(.*?)</p>', html, re.DOTALL)[1]
    assert " ".join(re.sub(r"<[^>]*>", "", meta).split()) == "1 source"


def test_where_all_sentences_are_one_articles_a_link_to_each_repeats_no_name(given, read):
    said = given.quote("A strike.", href="https://a.example/#:~:text=A")
    document = read(given.page("article", card=given.article(excerpt=parts.Excerpt("digest", (said,)))))
    links = [attrs for tag, attrs in document.elements if tag == "a" and attrs.get("class") == "there"]
    assert links
    assert all(attrs["aria-label"] == "This sentence at CNN" for attrs in links)
    assert not any(attrs.get("class") == "from" for tag, attrs in document.elements if tag == "a")


@pytest.mark.parametrize(
    ("link", "outlet_page", "words"),
    [
        (("https://www.cnn.com/a", False), True, "Read it at CNN"),
        (("https://www.cnn.com/a", False), False, "Read it at cnn.com"),
        (
            ("https://www.cnn.com/", True),
            True,
            "This article’s own address is not known; the link leads to the home page of CNN.",
        ),
        (None, True, "No address known for this article."),
        (("javascript:alert(1)", False), True, "No address known for this article."),
    ],
)
def test_a_page_says_where_its_link_leads(given, read, link, outlet_page, words):
    card = given.article(
        link=parts.SourceLink(*link) if link else None,
        outlet_page=parts.Link("CNN", "sources/cnn/") if outlet_page else None,
    )
    document = read(given.page("article", card=card, story=None))
    assert words in document.text
    assert not any("javascript" in one for one in document.links)


def test_an_article_that_carries_anothers_text_says_whose(given, read):
    assert "carries CNN’s text" in read(given.page("story")).text


@pytest.mark.parametrize(
    ("grouped", "shared", "words"),
    [
        ("automatically", ("port",), "Grouped automatically; the articles share: port"),
        ("automatically", (), "Grouped automatically."),
        ("editor", ("port",), "Grouped by the editor."),
    ],
)
def test_a_story_says_why_its_articles_stand_together(given, read, grouped, shared, words):
    assert words in read(given.page("story", grouped=grouped, shared=shared)).text


def test_the_reports_of_a_short_story_are_unfolded_but_copies_and_of_a_long_one_the_first(given, read):
    own, copy = given.article(), given.article(copies=parts.Link("CNN", "articles/strike/"))
    short = read(given.page("story", coverage=(own, own, copy))).all("details")
    assert short == [{"open": ""}, {"open": ""}, {}]
    long = read(given.page("story", coverage=(own,) * 5)).all("details")
    assert long == [{"open": ""}, {}, {}, {}, {}]


def test_an_edition_marks_what_is_new_and_what_was_updated(given, read):
    text = read(given.page("edition")).text
    assert "New Strike on the port" in text
    assert "Updated, +2 articles Strike on the port" in text


def test_a_section_of_one_theme_does_not_repeat_it_on_every_story(given):
    html = given.show(given.page("themes", sections=(given.section(given.story(), given.story()),)))
    assert html.count(">War</a>") == 1
    mixed = (given.story(), given.story(theme=parts.Link("Money", "themes/money/")))
    html = given.show(given.page("home", lead=None, sections=(), earlier=mixed))
    assert html.count(">War</a>") == html.count(">Money</a>") == 1
    html = given.show(given.page("home", lead=None, sections=(), earlier=(given.story(),) * 3))
    assert html.count(">War</a>") == 1


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ((5,), (7, 5), "5 – 7 December 2025"),
        ((7,), (7, 5), "7 December 2025"),
        (None, None, "undated"),
    ],
)
def test_a_story_says_when_it_was_told(given, read, first, last, words):
    told = given.story(
        first=given.moment(*first) if first else None, last=given.moment(*last) if last else None
    )
    assert read(given.page("story", story=told)).text.count(f"War {words} A page: story") == 1


def test_every_story_of_the_front_page_stands_on_it_once(given, read):
    titles = [f"Story number {n} of many" for n in range(30)]
    told = [given.story(title=title) for title in titles]
    sections = (given.section(*told[1:5]), given.section(*told[5:6]), given.section(*told[6:18]))
    text = read(given.page("home", lead=told[0], sections=sections, earlier=tuple(told[18:]))).text
    assert [text.count(f"{title} ") for title in titles] == [1] * 30


def test_a_digest_without_stories_says_so(given, read):
    nothing = {"edition": None, "lead": None, "sections": (), "earlier": (), "editions": (), "sources": 0}
    assert "Nothing published yet" in read(given.page("home", **nothing), description=None, nav=()).text
    assert "No themes yet." in read(given.page("themes", sections=())).text
    assert "No editions yet." in read(given.page("editions", editions=(), undated=())).text
    assert "No sources named yet." in read(given.page("sources", sources=())).text
    assert "No stories yet." in read(given.page("theme", stories=())).text


def test_an_article_about_which_nothing_is_known_still_makes_a_page(given, read):
    card = given.article(outlet="", outlet_page=None, when=None, excerpt=parts.Excerpt("lexrank"), link=None)
    bare = dict.fromkeys(
        ["credit", "updated", "teaser", "note_markdown", "body_markdown", "story", "theme", "picture", "via",
         "archive_url", "license", "description"]
    )  # fmt: skip
    text = read(given.page("article", card=card, authors=(), tags=(), **bare)).text
    assert "No sentence of this article is quoted." in text
    assert "Source not given" in text
    assert "Published date not known" in text


def test_another_language_is_named_with_its_direction(given, read):
    arabic = given.excerpt(given.quote("قصف الميناء.", language="ar"))
    document = read(given.page("article", card=given.article(language="ar", excerpt=arabic)))
    assert {"lang": "ar", "dir": "rtl"} in document.all("h1")
    assert {"lang": "ar", "dir": "rtl"} in document.all("li")
    document = read(given.page("article", card=given.article(language="ar")), language="ar")
    assert document.all("html") == [{"lang": "ar", "dir": "rtl"}]
    assert document.all("h1") == [{}]


def test_links_to_other_hosts_do_not_hand_over_the_window(given, read):
    for kind in ("article", "source", "sources"):
        outside = [link for link in read(given.page(kind)).all("a") if "://" in link["href"]]
        assert outside
        assert all(link["rel"] == "noopener" for link in outside)


def test_the_page_being_read_is_marked_in_the_navigation(given, read):
    marked = [link for link in read(given.page("themes")).all("a") if "aria-current" in link]
    assert marked == [{"href": "index.html", "aria-current": "page"}]


def test_who_and_where_and_what_else_was_told_have_their_places(given, read):
    for kind, name in (("story", "Odesa"), ("article", "A. Person")):
        text = read(given.page(kind)).text
        assert f"People and places {name}" in text
        assert "Related stories Talks go on 6 December 2025 2 sources" in text
        bare = read(given.page(kind, names=(), related=())).text
        assert "People and places" not in bare
        assert "Related stories" not in bare


def test_a_chart_says_in_words_what_it_draws(given, read):
    document = read(given.page("source"))
    assert document.text.count("3 articles, November 2025 to January 2026; the most, 2: November 2025") == 1
    assert [bar["height"] for bar in document.all("rect")] == ["40.0", "20.0"]
    assert "November 2025 at most 2 a month January 2026" in document.text
    assert "CNN 2 1 2" in read(given.page("method")).text


def test_the_method_page_says_what_was_done_and_by_whom(given, read):
    text = read(given.page("method")).text
    assert "at most 3 sentences of an article" in text
    assert "It prefers those" in text
    assert "1 summary is an editor’s own words" in text
    assert "a published method, lexrank" in read(given.page("method", algorithm="lexrank")).text
    assert "draws them by lot" in read(given.page("method", algorithm="random")).text


def test_what_the_curator_set_of_the_look_is_on_every_page(given, read):
    look = parts.Look(
        logo="mark.svg",
        stylesheets=("own.css",),
        footer_markdown="*Printed* nowhere.",
        social=(
            parts.Link("Elsewhere", "https://social.example/@us"),
            parts.Link("x", "javascript:alert(1)"),
        ),
    )
    for kind in ("home", "story"):
        document = read(given.page(kind), look=look)
        root = "" if kind == "home" else "../../"
        assert {"class": "logo", "src": f"{root}mark.svg", "alt": "The Kyiv Brief"} in document.all("img")
        sheets = [link["href"] for link in document.all("link") if link["rel"] == "stylesheet"]
        assert sheets == [f"{root}assets/style.css", f"{root}own.css"]
        assert "Printed nowhere." in document.text
        assert {"href": "https://social.example/@us", "rel": "me noopener"} in document.all("a")
        assert not any("javascript" in link for link in document.links)


def test_the_navigation_may_lead_elsewhere_and_names_search_once(given, read):
    nav = (parts.Link("Find", "search/"), parts.Link("Shop", "https://shop.example/"))
    document = read(given.page("theme"), nav=nav)
    assert {"href": "https://shop.example/", "rel": "noopener"} in document.all("a")
    assert document.links.count("../../search/index.html") == 1
    assert read(given.page("theme")).links.count("../../search/index.html") == 1


@pytest.mark.parametrize(
    ("identity", "heading"), [("2025-12", "2025"), ("2025-W49", "2025"), ("2025-12-07", "December 2025")]
)
def test_the_archive_is_by_year_and_by_month_where_editions_are_daily(given, read, identity, heading):
    editions = (parts.EditionLink(identity, f"editions/{identity}/", 1),)
    assert f"A page: editions {heading} " in read(given.page("editions", editions=editions, undated=())).text
