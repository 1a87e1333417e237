"""A web page, saved or fetched, as an article's entry."""

from __future__ import annotations

import email
import email.policy
import re
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING

from digest.ingest.entry import Entry
from digest.model import Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from digest.fetch import Answer, FetchSettings, Network
    from digest.webpage import WebPage

    Reading = tuple[Entry | None, tuple[Problem, ...]]

MAX_BYTES = 20_000_000
_NEEDED = ("httpx", "certifi", "lxml", "nh3", "trafilatura")
_HEAD = 4096
# What browsers and their extensions write into a page that they save.
_SAVED_FROM = re.compile(
    rb"saved from url=\(\d{4}\)(https?://[^\s>]{1,2000})|SingleFile\s{1,9}url:\s{0,9}(https?://[^\s>]{1,2000})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class SavedPage:
    """A page's bytes, and where they are from, as far as the file tells."""

    raw: bytes
    address: str | None = None
    charset: str | None = None


def missing_extra(shown_as: str) -> Problem | None:
    """What to install before pages can be read; none when all is there."""
    if all(find_spec(name) for name in _NEEDED):
        return None
    hint = "run: pip install 'news-digest[intake]'"
    return Problem(shown_as, "is a web page, and what reads them is not installed", hint=hint)


def fetch_pages(
    addresses: Mapping[str, str], settings: FetchSettings | None, network: Network | None
) -> dict[str, Reading]:
    """The article at each address, or why there is none; with each the language that is expected there.

    A page is read while others are fetched, and its bytes are not kept.
    """
    from digest.fetch import Request, fetch_each  # noqa: PLC0415 - an extra, and heavy

    wanted = tuple(addresses.items())

    def made(at: int, answer: Answer) -> Reading:
        return _read_fetched(wanted[at][0], answer, wanted[at][1])

    readings = fetch_each([Request(address) for address in addresses], made, settings, network)
    return dict(zip(addresses, readings, strict=True))


def _read_fetched(address: str, answer: Answer, language: str) -> Reading:
    from digest.fetch import Fetched  # noqa: PLC0415 - an extra, and heavy

    if not isinstance(answer, Fetched):
        message = getattr(answer, "message", "has not changed")
        return None, (Problem(address, message, hint=getattr(answer, "hint", None)),)
    return _entry(SavedPage(answer.body, answer.found_at, answer.charset), address, language)


def read_saved(raw: bytes, shown_as: str, language: str) -> Reading:
    """The article of a page that a browser saved, as HTML or as MHTML."""
    if problem := missing_extra(shown_as):
        return None, (problem,)
    if len(raw) > MAX_BYTES:
        hint = "save the page without its pictures"
        return None, (Problem(shown_as, f"is larger than {MAX_BYTES // 1_000_000} MB", hint=hint),)
    page = _unwrapped(raw)
    if page is None:
        return None, (Problem(shown_as, "holds no web page", hint="save the page as HTML and add that"),)
    return _entry(page, shown_as, language)


def _entry(page: SavedPage, shown_as: str, language: str) -> Reading:
    from digest.webpage import read_page  # noqa: PLC0415 - an extra, and heavy

    found, problems = read_page(
        page.raw, shown_as=shown_as, address=page.address, charset=page.charset, language=language
    )
    return (Entry(_fields(found), found.body) if found else None), problems


def _fields(page: WebPage) -> dict[str, object]:
    """Front matter: a picture's address is no picture of ours, so it has a name of its own."""
    said: dict[str, object] = {
        "title": page.title,
        "date": page.date,
        "updated": page.updated,
        "source": page.source,
        "source_url": page.address,
        "authors": list(page.authors),
        "description": page.description,
        "lang": page.language,
        "paywall": page.paywall,
        "kind": page.kind,
        "image_url": page.picture,
    }
    return {name: value for name, value in said.items() if value}


def _unwrapped(raw: bytes) -> SavedPage | None:
    """The page itself, and the address that it was saved from."""
    head = raw[:_HEAD]
    if re.match(
        rb"(?:From|MIME-Version|Snapshot-Content-Location|Subject|Date|Content-Type)\s*:", head, re.IGNORECASE
    ):
        return _from_mhtml(raw)
    found = _SAVED_FROM.search(head)
    address = (found[1] or found[2]).decode("utf-8", "replace") if found else None
    return SavedPage(raw, _web_address(address))


def _from_mhtml(raw: bytes) -> SavedPage | None:
    message = email.message_from_bytes(raw, policy=email.policy.compat32)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            body = part.get_payload(decode=True)
            address = message.get("Snapshot-Content-Location") or part.get("Content-Location")
            charset = part.get_content_charset()
            return SavedPage(bytes(body), _web_address(address), charset) if isinstance(body, bytes) else None
    return None


def _web_address(text: str | None) -> str | None:
    address = "".join((text or "").split())
    from digest.content.values import address_fault  # noqa: PLC0415 - a pull asks before it loads that

    return address if address and address_fault(address) is None else None
