"""Links from page to page and out into the world."""

from __future__ import annotations

from posixpath import join, normpath
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.render.addresses import Addresses, file_path, host, safe_url, web_address

PARTS = st.text(st.characters(exclude_categories=["C", "Z"], exclude_characters="/"), min_size=1).filter(
    lambda part: part not in {".", ".."}
)
FOLDERS = st.lists(PARTS, max_size=4).map(lambda parts: "".join(f"{part}/" for part in parts))
ADDRESSES = st.one_of(FOLDERS, st.builds("{}{}.xml".format, FOLDERS, PARTS))


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("", "index.html"),
        ("stories/x/", "stories/x/index.html"),
        ("feed.xml", "feed.xml"),
        ("404.html", "404.html"),
        ("themes/ä b/feed.xml", "themes/ä b/feed.xml"),
    ],
)
def test_an_address_names_a_file(address, path):
    assert file_path(address) == path


@pytest.mark.parametrize(
    ("page", "target", "link"),
    [
        ("", "", "index.html"),
        ("", "stories/x/", "stories/x/index.html"),
        ("stories/x/", "", "../../index.html"),
        ("stories/x/", "stories/y/", "../y/index.html"),
        ("stories/x/", "stories/x/", "index.html"),
        ("themes/x/feed.xml", "assets/style.css", "../../assets/style.css"),
        ("", 'stories/"50%" naïve? #1/', "stories/%2250%25%22%20na%C3%AFve%3F%20%231/index.html"),
        ("", "a:b/", "a%3Ab/index.html"),
        ("", "articles/北京/", "articles/%E5%8C%97%E4%BA%AC/index.html"),
    ],
)
def test_a_link_is_relative_and_names_the_file(page, target, link):
    assert Addresses(page, None).url(target) == link


@given(page=ADDRESSES, target=ADDRESSES)
def test_a_link_leads_from_any_page_to_any_other(page, target):
    link = Addresses(page, "https://example.org/").url(target)
    parts = urlsplit(link)
    assert (parts.scheme, parts.netloc, parts.query, parts.fragment) == ("", "", "", "")
    assert link.isascii()
    assert not link.startswith("/")
    folder = file_path(page).rpartition("/")[0]
    assert normpath(join(folder, unquote(parts.path))) == normpath(file_path(target))


@pytest.mark.parametrize(
    ("base_url", "target", "link", "absolute"),
    [
        (None, "stories/x/", "/stories/x/", None),
        (None, "//evil.example/", "/evil.example/", None),
        ("https://example.org/", "", "/", "https://example.org/"),
        ("https://example.org/brief/", "a b/", "/brief/a%20b/", "https://example.org/brief/a%20b/"),
    ],
)
def test_a_page_that_is_served_at_any_depth_links_from_the_root(base_url, target, link, absolute):
    addresses = Addresses("404.html", base_url, rooted=True)
    assert addresses.url(target) == link
    assert addresses.absolute(target) == absolute


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://example.org/a?b=c&d=e#f", "https://example.org/a?b=c&d=e#f"),
        ("HTTPS://Example.org/", "https://Example.org/"),
        ("  http://example.org/a b\n", "http://example.org/a%20b"),
        ('https://example.org/"><script>', "https://example.org/%22%3E%3Cscript%3E"),
        ("https://example.org/100%/%41", "https://example.org/100%25/%41"),
        ("https://example.org/ü#:~:text=a%20b,c|#d", "https://example.org/ü#:~:text=a%20b,c%7C%23d"),
        ("https://[::1]:80/a[1]", "https://[::1]:80/a%5B1%5D"),
        ("https://example.org", "https://example.org"),
        ("javascript:alert(1)", None),
        ("java\nscript:alert(1)", None),
        (" \x01javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("//example.org/", None),
        ("https:example.org", None),
        ("https:///path", None),
        ("ftp://example.org/", None),
        ("/relative", None),
        ("", None),
        (None, None),
    ],
)
def test_only_web_addresses_become_links(url, safe):
    assert safe_url(url) == safe


@given(st.text())
def test_a_web_address_holds_nothing_that_could_end_an_attribute_and_is_stable(text):
    url = web_address(f"https://example.org/{text}")
    assert not set(url) & set('"<> \t\n`\\')
    assert web_address(url) == url


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.cnn.com/", "cnn.com"),
        ("https://user:word@Example.org:80/x", "example.org:80"),
        ("Al Jazeera", "Al Jazeera"),
    ],
)
def test_a_host_is_named_as_a_reader_would(url, name):
    assert host(url) == name
