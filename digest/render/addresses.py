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
_STRAY_PERCENT = r"%(?![0-9A-Fa-f]{2})"
_UNFIT = re.compile(rf"[\x00-\x20\x7f\"<>\\^`{{|}}\[\]]|{_STRAY_PERCENT}")
_UNFIT_IN_HOST = re.compile(rf"[\x00-\x20\x7f\"<>\\^`{{|}}]|{_STRAY_PERCENT}")
_UNFIT_IN_FRAGMENT = re.compile(rf"[\x00-\x20\x7f\"<>\\^`{{|}}\[\]#]|{_STRAY_PERCENT}")


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
        if _WINDING.search(address) or _WINDING.search(self.page):
            here = posixpath.dirname(f"/{file_path(self.page)}")
            return quote(posixpath.relpath(f"/{file_path(address)}", here))
        return self._straight(_parts(self.page)[:-1], _parts(address))

    @staticmethod
    def _straight(here: Sequence[str], there: Sequence[str]) -> str:
        """What ``relpath`` says, in a tenth of the time: a page has many links."""
        shared = 0
        for one, other in zip(here, there[:-1], strict=False):
            if one != other:
                break
            shared += 1
        return "../" * (len(here) - shared) + "/".join(there[shared:])

    def absolute(self, address: str) -> str | None:
        """The whole address, for search engines and feeds; none when the site does not know its own."""
        return web_address(self.base_url) + quote(address) if self.base_url else None


def quoted(address: str) -> str:
    """``address`` as a link writes it, seen from the site's root."""
    return quote(file_path(address))


@lru_cache(maxsize=1 << 16)
def _parts(address: str) -> tuple[str, ...]:
    """The folders around the file that an address names, and the file; as a link writes them."""
    return tuple(quoted(address).split("/"))


def file_path(address: str) -> str:
    """The file below the output folder that an address names."""
    return f"{address}index.html" if not address or address.endswith("/") else address


def web_address(url: str) -> str:
    """``url`` with the characters that no address may hold percent-encoded; letters of any script stay."""
    parts = _WEB.fullmatch(url)
    if parts is None:
        return _UNFIT.sub(_encoded, url)
    scheme, host, path, fragment = parts.groups(default="")
    kept = _UNFIT_IN_FRAGMENT.sub(_encoded, fragment[1:])
    return (
        scheme.lower()
        + _UNFIT_IN_HOST.sub(_encoded, host)
        + _UNFIT.sub(_encoded, path)
        + (f"#{kept}" if fragment else "")
    )


def safe_url(url: str | None) -> str | None:
    """``url`` ready to be a link's target, or none when it is not an http or https address."""
    url = (url or "").strip()
    return web_address(url) if _WEB.fullmatch(url) else None


def host(url: str) -> str:
    """The host's name as a reader would say it: ``https://www.cnn.com/`` is cnn.com."""
    found = _WEB.fullmatch(url.strip())
    return found[2].rpartition("@")[2].lower().removeprefix("www.") if found else url


def _encoded(character: re.Match[str]) -> str:
    return quote(character[0], safe="")
