"""A web page, fetched or saved, becomes an article's fields and body. Needs the extra ``intake``."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.model import Problem
from digest.text.detection import detect
from digest.text.language import base
from digest.webpage.access import find_kind, is_paywalled
from digest.webpage.addresses import clean_address, find_address, is_alternative
from digest.webpage.clues import read_clues
from digest.webpage.dates import find_dates
from digest.webpage.decoding import decode
from digest.webpage.jsonld import read_structured
from digest.webpage.outlet import find_outlet
from digest.webpage.people import find_authors
from digest.webpage.picture import find_picture
from digest.webpage.standfirst import find_standfirst
from digest.webpage.titles import find_title, likeness
from digest.webpage.tree import flat, parse, seen

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.html import HtmlElement

    from digest.webpage.clues import Clue, Clues
    from digest.webpage.jsonld import Structured

_TEASER = 600
_LONGEST_DESCRIPTION = 600
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_MARKUP = re.compile(r"<[^<>]{1,200}>|[*_#>\\\[\]]|\(https?://[^\s)]*\)")


@dataclass(frozen=True, slots=True)
class WebPage:
    """What a page tells. ``body`` is Markdown; dates are ISO text; addresses are whole ones of http(s).

    ``picture`` is where its picture stands, which is not fetched. ``address`` is the canonical one.
    """

    title: str
    body: str
    address: str | None = None
    source: str | None = None
    authors: tuple[str, ...] = ()
    date: str | None = None
    updated: str | None = None
    language: str | None = None
    description: str | None = None
    picture: str | None = None
    picture_alt: str | None = None
    kind: str | None = None
    paywall: bool = False


def read_page(
    raw: bytes,
    *,
    shown_as: str,
    address: str | None = None,
    charset: str | None = None,
    language: str = "en",
) -> tuple[WebPage | None, tuple[Problem, ...]]:
    """The article of a page, and what a curator must look at; none when there is no article in it.

    ``address`` is where it was found, ``charset`` what the server said of its encoding, ``language`` the one
    expected where the page and its words tell none. Problems are shown with ``shown_as``.
    """
    text, wrong = decode(raw, charset)
    root = parse(text)
    if root is None:
        return None, (
            Problem(
                shown_as, "is an empty page, or too large a one", hint="paste the article's text instead"
            ),
        )
    page, rivals = _read(root, address, language)
    problems = (*_told(shown_as, rivals), *_encoding(shown_as, wrong))
    if not page.title or not page.body:
        what = "no text of an article" if page.title else "no article"
        hint = "copy the text into a .txt file and add that; some pages build theirs with scripts"
        return None, (Problem(shown_as, f"has {what} in it", hint=hint),)
    return page, (*problems, *_doubts(shown_as, page))


def _read(
    root: HtmlElement, address: str | None, language: str
) -> tuple[WebPage, Sequence[tuple[str, str | None, Sequence[Clue]]]]:
    from digest.webpage.body import find_body  # noqa: PLC0415 - heavy, and nothing to whom only addresses matter

    clues, structured = read_clues(root), read_structured(root)
    own, others = find_address(clues, structured, address)
    source, outlets, sources = find_outlet(clues, structured, own or address)
    title, titles = find_title(clues, structured, outlets)
    date, updated, dates = find_dates(clues, structured, own or address)
    authors, people = find_authors(clues, structured, outlets)
    told = _descriptions(clues, structured)
    standfirst = find_standfirst(root, (title or "", *authors), told)
    body = find_body(root, structured, (title or "", *authors), own or address, standfirst)
    picture, alt = find_picture(clues, structured, own or address)
    page = WebPage(
        title=title or "",
        body=body,
        address=own,
        source=source,
        authors=authors,
        date=date,
        updated=updated,
        language=_language(clues, structured, body, language),
        description=_description((*([seen(standfirst)] if standfirst is not None else ()), *told), title),
        picture=picture,
        picture_alt=alt,
        kind=find_kind(structured),
        paywall=is_paywalled(root, clues, structured),
    )
    rivals = (
        ("title", title, titles),
        ("source", source, sources),
        ("date", date, dates),
        ("authors", ", ".join(authors), people),
        ("source_url", own, others),
    )
    return page, rivals


def _language(clues: Clues, structured: Structured, body: str, expected: str) -> str | None:
    """The language that the page names, unless its words are plainly of another one."""
    said = (
        clues.language,
        structured.text("inLanguage"),
        clues.meta("og:locale", "content-language", "language"),
    )
    named = next((one.strip() for one in said if one and _LANGUAGE.fullmatch(one.strip())), None)
    found = detect(_MARKUP.sub(" ", body), named or expected)
    if named and base(found) == base(named):
        return named.replace("_", "-")
    return found


def _descriptions(clues: Clues, structured: Structured) -> tuple[str, ...]:
    """What the page says that it is about."""
    told = (clues.meta("og:description"), clues.meta("description"), structured.text("description"))
    every = (*told, clues.meta("twitter:description", "dc.description"))
    plain = (flat(re.sub(r"<[^<>]{1,200}>", " ", html.unescape(text or ""))) for text in every)
    return tuple(text for text in plain if text)


def _description(told: Sequence[str], title: str | None) -> str | None:
    """The publisher's own teaser; what only repeats the title is none."""
    fit = (one for one in told if len(one) <= _LONGEST_DESCRIPTION and likeness(one, title or "") < 0.95)  # noqa: PLR2004
    return next(fit, None)


def _told(shown_as: str, rivals: Sequence[tuple[str, str | None, Sequence[Clue]]]) -> Iterator[Problem]:
    """A warning for each field about which places of the page contradict each other."""
    for field, chosen, others in rivals:
        for other in others[:3]:
            message = f"{other.where} says {_short(other.value)!r}; {_short(chosen or '')!r} is used"
            yield Problem(
                shown_as, message, None, field, "look at the page, and correct it if need be", "warning"
            )


def _encoding(shown_as: str, wrong: str | None) -> Iterator[Problem]:
    if wrong:
        message = f"says that its encoding is {wrong[:40]!r}, which its bytes are not"
        yield Problem(shown_as, message, None, None, "look whether its letters came out right", "warning")


def _doubts(shown_as: str, page: WebPage) -> Iterator[Problem]:
    if page.paywall:
        short = len(page.body) < _TEASER
        message = "is behind a paywall" + (": this is only its teaser" if short else "")
        yield Problem(shown_as, message, None, "paywall", "look whether the text is whole", "warning")
    if page.date is None:
        hint = "write the date into the front matter if you know it"
        yield Problem(shown_as, "names no date of publication", None, "date", hint, "warning")
    if page.address is None:
        hint = "write its address as source_url"
        yield Problem(shown_as, "does not say where it was published", None, "source_url", hint, "warning")
    if page.source is None:
        yield Problem(shown_as, "names no outlet", None, "source", "name it with --source", "warning")


def _short(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:79].rstrip()}…"  # noqa: PLR2004 - a line of a terminal


__all__ = ["WebPage", "clean_address", "is_alternative", "read_page"]
