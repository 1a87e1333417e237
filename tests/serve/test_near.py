"""Which pages are near an address that leads to none."""

from __future__ import annotations

import pytest

from digest.serve.near import listed, nearest, pages_below

PAGES = (
    "",
    "about/",
    "articles/bridge/",
    "articles/flood-in-bude/",
    "sources/the-gazette/",
    "stories/bridge/",
)


@pytest.mark.parametrize(
    ("address", "first"),
    [
        ("articles/brigde/", "articles/bridge/"),
        ("Articles/Bridge", "articles/bridge/"),
        ("bridge", "articles/bridge/"),
        ("themes/about/", "about/"),
        ("articles/flood-bude", "articles/flood-in-bude/"),
        ("source/the-gazete/", "sources/the-gazette/"),
    ],
)
def test_what_is_spelled_alike_comes_first(address, first):
    assert nearest(address, PAGES)[0] == first


@pytest.mark.parametrize("address", ["wp-admin.php", "favicon.ico", "x", "q" * 100_000])
def test_what_is_like_nothing_is_near_nothing(address):
    assert nearest(address, PAGES) == ()


def test_pages_are_listed_as_links_and_markup_in_names_is_none():
    assert listed(()) == ""
    assert '<a href="/a%22%3Cb%3E/">/a&quot;&lt;b&gt;/</a>' in listed(['a"<b>/'])


def test_all_pages_of_a_site_count_but_the_one_for_what_is_missing(tmp_path):
    for name in ("index.html", "404.html", "a/index.html", "a/b.html", "a/feed.xml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("")

    assert pages_below(tmp_path) == ("", "a/", "a/b.html")


def test_ten_thousand_pages_are_searched_in_no_time(linear):
    linear(
        lambda text: nearest("articles/one-of-many-stories-123/", text.split()),
        lambda size: " ".join(f"articles/one-of-many-stories-{number}/" for number in range(size // 8)),
    )
