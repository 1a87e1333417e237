"""Where a page's picture stands, and what it shows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from digest.content.values import address_fault
from digest.webpage.jsonld import as_items

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.webpage.clues import Clues
    from digest.webpage.jsonld import Structured

_NO_PICTURE = re.compile(
    r"(?:^|[/_.-])(?:(?:logo|placeholder|favicon|blank|spacer|fallback)s?(?=[/_.-]|$)|default(?=[_.-][^/]*$|$))",
    re.IGNORECASE,
)
_LONGEST = 2000


def find_picture(clues: Clues, structured: Structured, address: str | None) -> tuple[str | None, str | None]:
    """The address of the article's picture and the text that stands for it; none for an outlet's logo."""
    for value in _told(clues, structured):
        try:
            whole = urljoin(address or "", value.strip())
        except ValueError:
            continue
        if len(whole) <= _LONGEST and address_fault(whole) is None and not _NO_PICTURE.search(whole):
            return whole, clues.meta("og:image:alt", "twitter:image:alt")
    return None, None


def _told(clues: Clues, structured: Structured) -> Iterator[str]:
    for name in ("og:image:secure_url", "og:image", "og:image:url"):
        yield from clues.metas.get(name, ())[:1]
    for image in as_items(structured.article.get("image")):
        value = image.get("url") or image.get("contentUrl") if isinstance(image, dict) else image
        if isinstance(value, str):
            yield value
    for name in ("twitter:image", "twitter:image:src"):
        yield from clues.metas.get(name, ())[:1]
    for name in ("image", "image.url"):
        yield from clues.props.get(name, ())[:1]
    yield from clues.links.get("image_src", ())[:1]
