"""How pages name each other and the world: relative links, absolute ones, and links to other hosts."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Sequence

_WEB = re.compile(r"(https?://)([^/?#\\\s]+)([^#]*)(#.*)?", re.IGNORECASE | re.DOTALL)
_WINDING = re.compile(r"//|(?:^|/)\.{0,2}/|/\.{1,2}$|^\.{1,2}$")
# Said after the character, for a set of characters is looked for the faster.
_NO_ESCAPE = r"(?<!%(?=[0-9A-Fa-f]{2}))"
_UNFIT = re.compile(rf"[\x00-\x20\x7f\"<>\\^`{{|}}\[\]%]{_NO_ESCAPE}")
_UNFIT_IN_HOST = re.compile(rf"[\x00-\x20\x7f\"<>\\^`{{|}}%]{_NO_ESCAPE}")
_UNFIT_IN_FRAGMENT = re.compile(rf"[\x00-\x20\x7f\"<>\\^`{{|}}\[\]#%]{_NO_ESCAPE}")


@dataclass(frozen=True, slots=True)
class Addresses:
    """How the page at ``page`` writes addresses; ``rooted`` when it may be served at any depth."""

    page: str
    base_url: str | None
    rooted: bool = False

    def url(self, address: str) -> str:
        """A link to ``address`` (which counts from the site's root) that works from this page.

        It names the file, so that it also works where no server adds ``index.html``.
        """
        if self.rooted:
            root = web_address(urlsplit(self.base_url).path) if self.base_url else "/"
            return root + quote(address.lstrip("/"))
        here, there = _parts(self.page), _parts(address)
        if here is None or there is None:
            folder = posixpath.dirname(f"/{file_path(self.page)}")
            return quote(posixpath.relpath(f"/{file_path(address)}", folder))
        return _straight(here, there)

    def absolute(self, address: str) -> str | None:
        """The whole address, for search engines and feeds; none when the site does not know its own."""
        return _absolute(self.base_url, address) if self.base_url else None


def quoted(address: str) -> str:
    """``address`` as a link writes it, seen from the site's root."""
    return quote(file_path(address))


@lru_cache(maxsize=1 << 16)
def _parts(address: str) -> tuple[str, ...] | None:
    """The folders around the file that an address names, and the file; as a link writes them.

    None where the way leads through ``..`` and the like.
    """
    return None if _WINDING.search(address) else tuple(quoted(address).split("/"))


@lru_cache(maxsize=1 << 12)
def _absolute(base_url: str, address: str) -> str:
    return web_address(base_url) + quote(address)


def _straight(page: Sequence[str], there: Sequence[str]) -> str:
    """What ``relpath`` says, in a tenth of the time: a page has many links."""
    shared, most = 0, min(len(page), len(there)) - 1
    while shared < most and page[shared] == there[shared]:
        shared += 1
    return "../" * (len(page) - 1 - shared) + "/".join(there[shared:])


def file_path(address: str) -> str:
    """The file below the output folder that an address names."""
    return f"{address}index.html" if not address or address.endswith("/") else address


def web_address(url: str) -> str:
    """``url`` with the characters that no address may hold percent-encoded; letters of any script stay."""
    parts = _WEB.fullmatch(url)
    return _fit(parts) if parts else _UNFIT.sub(_encoded, url)


@lru_cache(maxsize=1 << 10)
def safe_url(url: str | None) -> str | None:
    """``url`` ready to be a link's target, or none when it is not an http or https address."""
    parts = _WEB.fullmatch((url or "").strip())
    return _fit(parts) if parts else None


def _fit(parts: re.Match[str]) -> str:
    scheme, host, path, fragment = parts.groups(default="")
    kept = _UNFIT_IN_FRAGMENT.sub(_encoded, fragment[1:])
    return (
        scheme.lower()
        + _UNFIT_IN_HOST.sub(_encoded, host)
        + _UNFIT.sub(_encoded, path)
        + (f"#{kept}" if fragment else "")
    )


def host(url: str) -> str:
    """The host's name as a reader would say it: ``https://www.cnn.com/`` is cnn.com."""
    found = _WEB.fullmatch(url.strip())
    return found[2].rpartition("@")[2].lower().removeprefix("www.") if found else url


def _encoded(character: re.Match[str]) -> str:
    return quote(character[0], safe="")
