"""Lists of feeds, as feed readers exchange them (OPML)."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import lxml.etree

from digest.feeds.plain import flat, shortened
from digest.model import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST = 200
_MOST = 5000
_FEED_SCHEME = re.compile(r"feed:(?://)?(?=https?:)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Listed:
    """A feed that a list names; ``folders`` are those that it lies in, outermost first."""

    address: str
    title: str | None = None
    folders: tuple[str, ...] = ()


def read_opml(raw: bytes, shown_as: str) -> tuple[tuple[Listed, ...], tuple[Problem, ...]]:
    """The feeds of an OPML file in its order, each once."""
    parser = lxml.etree.XMLParser(resolve_entities=False, no_network=True, recover=True, load_dtd=False)
    try:
        root = lxml.etree.fromstring(raw, parser)
    except (lxml.etree.LxmlError, ValueError):
        root = None
    if root is None or _name(root) != "opml":
        hint = "export the feeds of your reader as OPML"
        return (), (Problem(shown_as, "is no OPML file", hint=hint),)
    found: dict[str, Listed] = {}
    for one in itertools.islice(_outlines(root), _MOST):
        found.setdefault(one.address, one)
    if not found:
        return (), (Problem(shown_as, "names no feed"),)
    return tuple(found.values()), ()


def _outlines(root: lxml.etree._Element) -> Iterator[Listed]:
    for element in root.iter():
        if isinstance(element.tag, str) and _name(element) == "outline":
            said = _said(element)
            if address := _address(said.get("xmlurl", "")):
                yield Listed(address, _title(said), _folders(element))


def _folders(element: lxml.etree._Element) -> tuple[str, ...]:
    above = [_title(_said(one)) for one in element.iterancestors() if _name(one) == "outline"]
    return tuple(name for name in reversed(above) if name)


def _said(element: lxml.etree._Element) -> dict[str, str]:
    return {str(name).lower(): str(value) for name, value in element.attrib.items()}


def _address(text: str) -> str:
    address = _FEED_SCHEME.sub("", text.strip())
    return f"https{address[4:]}" if address.lower().startswith("feed://") else address


def _title(said: dict[str, str]) -> str | None:
    return shortened(flat(said.get("title") or said.get("text") or ""), _LONGEST) or None


def _name(element: lxml.etree._Element) -> str:
    return str(element.tag).rpartition("}")[2].lower()
