"""A page as a tree, and what every part of the reader asks of one."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

import lxml.html

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

MAX_CHARACTERS = 20_000_000
MAX_ELEMENTS = 40_000
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_REFERENCE = re.compile(r"&#(?:[xX]0*([0-9a-fA-F]{1,6})(?![0-9a-fA-F])|0*([0-9]{1,7})(?![0-9]));?")
_XML_DECLARATION = re.compile(r"\A\s*<\?xml[^>]{0,300}\?>")
_SPACES = re.compile(r"[\s\u200b\u2060\ufeff]+")
_REPEATED = re.compile(r"\s*\|[\s|]*")
_MUTE = re.compile("[\u00ad\u202a-\u202e\u2066-\u2069]")
_APART = frozenset(["br", "p", "div", "li", "td", "th", "tr", "section", "h1", "h2", "h3", "h4", "dd", "dt"])
_NAMING = ("class", "id", "data-testid", "data-component", "data-gu-name", "data-area", "data-qa")
_UNSEEN = frozenset(["script", "style", "noscript", "template", "svg", "iframe", "object"])


def parse(text: str) -> HtmlElement | None:
    """The tree of a page; None when there is nothing in it, or more than in any page of news."""
    cleaned = _XML_DECLARATION.sub("", _REFERENCE.sub(_referred, legible(text[: MAX_CHARACTERS + 1])))
    if len(cleaned) > MAX_CHARACTERS or not cleaned.strip():
        return None
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        root = lxml.html.document_fromstring(cleaned.encode("utf-8"), parser=parser)
    except lxml.etree.LxmlError:
        return None
    is_page = isinstance(root, lxml.html.HtmlElement) and sum(1 for _ in root.iter()) <= MAX_ELEMENTS
    return root if is_page else None


def _referred(found: re.Match[str]) -> str:
    """A character reference, or a space for one to a character that no file of text can hold."""
    code = int(found[1], 16) if found[1] else int(found[2])
    known = 0 < code <= sys.maxunicode and not _CONTROL.match(chr(code))
    # The upper controls are what browsers read as Windows' marks of print.
    return found[0] if known else bytes([code]).decode("cp1252", "replace") if 0x80 <= code <= 0x9F else " "  # noqa: PLR2004


def flat(text: str | None) -> str:
    """``text`` on one line, without marks that show nothing or turn the order of letters."""
    return _SPACES.sub(" ", _MUTE.sub("", legible(text or ""))).strip()


def legible(text: str) -> str:
    """``text`` with a space for each character that no file of text can hold."""
    return _CONTROL.sub(" ", text)


def seen(element: HtmlElement, apart: str = " ") -> str:
    """What a reader sees of an element, on one line; ``apart`` stands where a block begins or ends."""
    shown = flat("".join(_texts(element, apart)))
    return shown if apart == " " else _REPEATED.sub(apart, shown).strip(apart)


def _texts(element: HtmlElement, between: str) -> Iterator[str]:
    """Texts in the order of the page, without recursion: pages nest as deeply as they like."""
    waiting: list[HtmlElement | str] = [element]
    while waiting:
        node = waiting.pop()
        if isinstance(node, str):
            yield node
            continue
        if node is not element and node.tail:
            waiting.append(node.tail)
        if not isinstance(node.tag, str) or node.tag in _UNSEEN:
            continue
        apart = between if node.tag in _APART else ""
        waiting.append(apart)
        waiting.extend(reversed(node))
        waiting.append(apart + (node.text or ""))


def words_in_names(element: HtmlElement) -> tuple[str, ...]:
    """The words of an element's names, in lower case: relatedLinks has two."""
    named = _names(element)
    parted = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", named)
    return tuple(word for word in re.split(r"[^A-Za-z0-9]+", parted.lower()) if word)


def has_name(element: HtmlElement, parts: frozenset[str], whole: frozenset[str]) -> bool:
    """Whether its names have one of ``parts`` as a word in them, or are one of ``whole``."""
    names = _names(element).lower().split()
    return any(name in whole for name in names) or any(word in parts for word in words_in_names(element))


def _names(element: HtmlElement) -> str:
    """Its classes and id, what its builder calls it where those are hashes, and a tag of its own."""
    told = [element.get(name) or "" for name in _NAMING]
    if isinstance(element.tag, str) and "-" in element.tag:
        told.append(element.tag)
    return " ".join(told)[:400]
