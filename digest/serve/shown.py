"""Which file of the site a browser shows, and what else it shows of the site there."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

# Pages, and data that no page reads.
_BY_ITSELF = (".html", ".json", ".opml", ".txt", ".xml")
_SEARCH = "search/"


def file_of(url: str) -> str:
    """The path in the site of what lies at ``url``."""
    path = unquote(urlsplit(url).path).lstrip("/")
    return path if path and not path.endswith("/") else f"{path}index.html"


def is_part_of(path: str, page: str) -> bool:
    """Whether a browser that shows ``page`` may show something of the file at ``path``.

    That is the page itself, a style, a script or a picture; the index that is searched only for who searches.
    """
    if path.startswith(_SEARCH):
        return page.startswith(_SEARCH)
    return path == page or not path.endswith(_BY_ITSELF)
