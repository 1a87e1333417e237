"""Marked-up texts of feeds as plain ones."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import lxml.etree
import lxml.html

if TYPE_CHECKING:
    from collections.abc import Iterator

# So much of a text is looked at; a title or a summary is at its start.
MOST = 50_000
LONGEST_SUMMARY = 600
LONGEST_TITLE = 300
_SPACES = re.compile(r"[\s\u200b\u2060\ufeff]+")
_MUTE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
_UNSEEN = frozenset(["script", "style", "noscript", "template", "svg", "iframe", "object", "figcaption"])
_INLINE = frozenset(["a", "abbr", "b", "cite", "code", "em", "font", "i", "mark", "q", "s", "small", "span"])
_INLINE |= frozenset(["strong", "sub", "sup", "time", "u"])
_MARKUP = re.compile(r"<[!/A-Za-z]|&[#A-Za-z]")
# What blogs' software writes below each text: that there is more, and where.
_MORE = re.compile(
    r"\s*(?:The post\b.{1,300}\bappeared first on\b.{1,200}"
    r"|(?:Continue reading|Read (?:more|the full story|full article))\b.{0,200}"
    r"|\[\s?(?:…|\.\.\.)\s?\]|Read more)\W*$"
)
_SENTENCE_END = re.compile(r"[.!?…。\uff01\uff1f](?=[\"'”’»)]*(?:\s|$))[\"'”’»)]*")


def flat(text: str) -> str:
    """``text`` on one line, without marks that show nothing or turn the order of letters."""
    return _SPACES.sub(" ", _MUTE.sub(" ", text[:MOST])).strip()


def plain(markup: str) -> str:
    """What a reader sees of ``markup``, on one line."""
    text = _MUTE.sub(" ", markup[:MOST])
    if not _MARKUP.search(text):
        return flat(text)
    try:
        root = lxml.html.fragment_fromstring(text, create_parent="div")
    except (lxml.etree.LxmlError, ValueError):
        return ""
    return flat("".join(_texts(root)))


def summarised(text: str, title: str) -> str | None:
    """A plain text as a summary, bounded; None when it says nothing but the title."""
    cut = text[: 4 * LONGEST_SUMMARY]
    cut = _MORE.sub("", cut) if len(cut) == len(text) else cut
    if not cut or cut.casefold().strip(" .") == title.casefold().strip(" ."):
        return None
    return shortened(cut, LONGEST_SUMMARY)


def shortened(text: str, longest: int) -> str:
    """``text``, or as many whole sentences, or else words, as are no longer than ``longest`` characters."""
    if len(text) <= longest:
        return text
    ends = [found.end() for found in _SENTENCE_END.finditer(text[: longest + 1]) if found.end() <= longest]
    if ends and ends[-1] >= longest // 3:
        return text[: ends[-1]]
    head = text[: longest - 1]
    words = head if text[longest - 1].isspace() else head.rpartition(" ")[0]
    return f"{(words or head).rstrip(' ,;:–—-')}…"


def _texts(root: lxml.html.HtmlElement) -> Iterator[str]:
    """The texts of a tree in their order; libxml2 bounds how deep it is."""
    hidden: lxml.html.HtmlElement | None = None
    for event, element in lxml.etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        is_element = isinstance(element.tag, str)
        if event == "start" and hidden is None and is_element:
            if element.tag in _UNSEEN:
                hidden = element
            else:
                yield from (() if element.tag in _INLINE else (" ",))
                yield element.text or ""
        elif event != "start":
            if hidden is element:
                hidden = None
            if hidden is None and element is not root:
                yield from (() if is_element and element.tag in _INLINE else (" ",))
                yield element.tail or ""
