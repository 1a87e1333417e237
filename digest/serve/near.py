"""Which pages of a site are near an address that leads to none."""

from __future__ import annotations

import os
from difflib import SequenceMatcher
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST = 8
_LEAST_LIKENESS = 0.5
# So many are compared letter by letter, of which each takes longer.
_COMPARED = 40
_LONGEST = 200


def pages_below(site: Path) -> tuple[str, ...]:
    """The address of each page, relative to the site, in order."""
    found = []
    # os.walk passes over folders that go while it looks, as they do when a new site takes their place.
    for folder, below, names in os.walk(site):
        below[:] = [name for name in below if not name.startswith(".")]
        found += [Path(folder, name).relative_to(site).as_posix() for name in names if name.endswith(".html")]
    return tuple(sorted(path.removesuffix("index.html") for path in found if path != "404.html"))


def nearest(address: str, pages: Iterable[str]) -> tuple[str, ...]:
    """The pages most like ``address``, the most like first; those of the same name in another folder, too."""
    wanted = address.strip("/").casefold()[:_LONGEST]
    name = _name(wanted)
    parts = _parts(wanted)
    likely = sorted(pages, key=lambda page: (-_shared(parts, _parts(page.casefold())), page))[:_COMPARED]
    measured = [(max(_likeness(wanted, page), _likeness(name, _name(page))), page) for page in likely]
    return tuple(
        page for like, page in sorted(measured, key=lambda one: (-one[0], one[1])) if like >= _LEAST_LIKENESS
    )[:MOST]


def listed(pages: Iterable[str]) -> str:
    """The pages as a list of links; nothing for none."""
    items = "".join(f'<li><a href="/{quote(page)}">/{escape(page)}</a></li>' for page in pages)
    return f"<section><h2>Near this address</h2><ul>{items}</ul></section>" if items else ""


def _name(address: str) -> str:
    return address.strip("/").rpartition("/")[2]


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other.strip("/").casefold(), autojunk=False).ratio()


def _parts(text: str) -> frozenset[str]:
    """Each three letters that follow each other."""
    return frozenset(text[at : at + 3] for at in range(max(len(text) - 2, 1)))


def _shared(some: frozenset[str], others: frozenset[str]) -> float:
    return len(some & others) / len(some | others)
