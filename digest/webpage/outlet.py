"""Which outlet a page is from, and under which names it goes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from digest.rawtext.outlets import company_name, key
from digest.webpage.clues import Clue
from digest.webpage.jsonld import text_of

if TYPE_CHECKING:
    from digest.webpage.clues import Clues
    from digest.webpage.jsonld import Structured

_METAS = ("publisher", "dc.publisher", "dcterms.publisher", "article:publisher_name", "copyright", "cre")
_HOST_PARTS = re.compile(r"^(?:www\d?|m|mobile|amp|edition|en|news|beta)\.")
_SUFFIX = re.compile(r"\s+[|–—·-]\s+([^|–—·]{2,40})$")
_LONGEST = 60


def find_outlet(
    clues: Clues, structured: Structured, address: str | None
) -> tuple[str | None, tuple[str, ...], tuple[Clue, ...]]:
    """The outlet's name, all names that the page uses for it, and the places that contradict.

    A name that is only an address gives way to one that is not; a name that several places share comes first.
    """
    told = [Clue(one.where, _shown(one.value)) for one in _clues(clues, structured)]
    told = [one for one in told if 1 < len(one.value) <= _LONGEST and not one.value.startswith("@")]
    named = [one for one in told if not _is_address(one.value)] or told
    host = _host(address)
    names = tuple(dict.fromkeys([*(one.value for one in told), *_hosts(host)]))
    if not named:
        return (
            _of_headings(clues) or _behind_heading(clues) or _of_window(clues.title, host) or host,
            names,
            (),
        )
    votes = [sum(_alike(one.value, other.value) for other in named) for one in named]
    chosen = named[votes.index(max(votes))]
    chosen = next((one for one in named if _is_better_spelled(one.value, chosen.value)), chosen)
    rivals = tuple(one for one in named if not _alike(one.value, chosen.value))
    return chosen.value, names, rivals


def _clues(clues: Clues, structured: Structured) -> list[Clue]:
    found = [Clue("OpenGraph", value) for value in clues.metas.get("og:site_name", ())[:1]]
    for thing in (*structured.things("publisher"), *structured.things("sourceOrganization")):
        found += [Clue("JSON-LD", name) for name in (text_of(thing.get("name")),) if name]
    found += [Clue("JSON-LD's site", name) for name in (structured.site_name(),) if name]
    for name in ("publisher.name", "publisher"):
        found += [Clue("the microdata", value) for value in clues.props.get(name, ())[:1]]
    for name in ("application-name", "apple-mobile-web-app-title", *_METAS):
        found += [Clue(f"the meta {name}", value) for value in clues.metas.get(name, ())[:1]]
    return [one for one in found if not one.value.startswith(("http://", "https://"))]


def _shown(name: str) -> str:
    """The name as readers know it: without a slogan, a company's form, a copyright sign."""
    bare = re.sub(r"^(?:©|copyright|\(c\))[\s\d©-]*", "", name, flags=re.IGNORECASE).strip()
    first = re.split(r"\s+[|–—·:-]\s+|\s*\|\s*", bare, maxsplit=1)[0]
    return company_name(first or bare)


def _alike(one: str, other: str) -> bool:
    first, second = _bare(one), _bare(other)
    return first == second or (min(len(first), len(second)) > 2 and (first in second or second in first))  # noqa: PLR2004


def _is_better_spelled(name: str, chosen: str) -> bool:
    """Whether it is the same name with a capital where ``chosen`` begins with none (``the Post``)."""
    return chosen[0].islower() and not name[0].islower() and name.casefold() == chosen.casefold()


def _bare(name: str) -> str:
    return re.sub(r"[\W_]+", "", key(name))


def _is_address(name: str) -> bool:
    found = re.fullmatch(r"(?:https?://)?[\w-]+(?:\.[\w-]+)*\.([\w-]+)/?", name)
    return found is not None and found[1].islower()


def _host(address: str | None) -> str | None:
    host = urlsplit(address).hostname if address else None
    return host.removeprefix("www.") if host else None


def _hosts(host: str | None) -> tuple[str, ...]:
    """The host's name, and the part of it that an outlet's name would be."""
    if not host:
        return ()
    bare = _HOST_PARTS.sub("", host)
    labels = bare.split(".")
    short = len(labels) > 2 and len(labels[-2]) <= 3  # noqa: PLR2004 - as in .co.uk
    label = labels[-3] if short else labels[-2] if len(labels) > 1 else labels[0]
    return (host, bare, label)


def _of_headings(clues: Clues) -> str | None:
    """The site's name where the window's title is two of the page's headings, the site's first (``A: B``)."""
    for heading in clues.headings:
        rest = clues.title.removeprefix(heading).lstrip(" :|»–—-·")
        if clues.title != heading and clues.title.startswith(heading) and rest in clues.headings:
            return company_name(heading)
    return None


def _behind_heading(clues: Clues) -> str | None:
    """The name behind the page's heading in the window's title, whatever stands between them."""
    for heading in clues.headings:
        rest = clues.title.removeprefix(heading)
        name = re.split(r"[|_–—-]", rest)[-1].strip() if len(rest) < len(clues.title) else ""
        if rest[:1] in {"|", "_", "-", "–", "—"} and 1 < len(name) <= _LONGEST:
            return company_name(name)
    return None


def _of_window(title: str, host: str | None) -> str | None:
    """The name at the end of the window's title, when the site's address is written like it."""
    found = _SUFFIX.search(title)
    if not found:
        return None
    label = re.sub(r"[\W_]+", "", _hosts(host)[-1]) if host else ""
    name = found[1].strip()
    if label and (label in _bare(name) or _bare(name) in label):
        return company_name(name)
    return company_name(name) if not host and "|" in found[0] else None
