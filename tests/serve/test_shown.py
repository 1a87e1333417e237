"""Which file of the site a browser shows, and what is part of it."""

from __future__ import annotations

import pytest

from digest.serve.shown import file_of, is_part_of


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("http://localhost:8000/", "index.html"),
        ("http://localhost:8000", "index.html"),
        ("http://localhost:8000/stories/a/", "stories/a/index.html"),
        ("http://localhost:8000/stories/a/index.html?x=1#:~:text=b", "stories/a/index.html"),
        ("http://localhost:8000/na%C3%AFve/%22/", 'naïve/"/index.html'),
        ("http://localhost:8000/feed.xml", "feed.xml"),
    ],
)
def test_an_address_is_a_file_of_the_site(url, path):
    assert file_of(url) == path


@pytest.mark.parametrize(
    ("path", "page", "is_part"),
    [
        ("a/index.html", "a/index.html", True),
        ("a/index.html", "b/index.html", False),
        ("digest.json", "a/index.html", False),
        ("feed.xml", "feed.xml", True),
        ("assets/style.css", "a/index.html", True),
        ("media/photo.webp", "a/index.html", True),
        ("search/terms-1.js", "a/index.html", False),
        ("search/terms-1.js", "search/index.html", True),
    ],
)
def test_a_page_shows_itself_styles_scripts_and_pictures(path, page, is_part):
    assert is_part_of(path, page) is is_part
