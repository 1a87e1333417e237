"""Subheads that got lost on the way come back to the paragraphs above which they stood."""

from __future__ import annotations

from typing import TYPE_CHECKING

import lxml.html

from digest.webpage.tree import seen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

_HEADINGS = ("h2", "h3", "h4")
_LONGEST = 200


def restore_subheads(page: HtmlElement, found: HtmlElement) -> None:
    """Puts each heading of ``page`` that stands right above a paragraph of ``found`` there, if it is missing.

    A heading that is only a link is another article's title.
    """
    kept = {seen(one): one for one in found.iter("p")}
    there = {seen(one) for one in found.iter(*_HEADINGS, "h1", "p", "li")}
    above: list[tuple[str, str]] = []
    for element in page.iter(*_HEADINGS, "p", "ul", "ol", "table"):
        text = seen(element)
        if element.tag in {"ul", "ol", "table"}:
            above = []
        elif element.tag in _HEADINGS:
            above += [(str(element.tag), text)] if _is_subhead(element, text, there) else []
        elif text:
            if text in kept:
                _put_above(kept[text], above)
                there.update(lost for _, lost in above)
            above = []


def _put_above(paragraph: HtmlElement, headings: Sequence[tuple[str, str]]) -> None:
    for tag, text in headings:
        heading = lxml.html.Element(tag)
        heading.text = text
        paragraph.addprevious(heading)


def _is_subhead(element: HtmlElement, text: str, there: set[str]) -> bool:
    linked = "".join(seen(one) for one in element.iter("a"))
    return 0 < len(text) <= _LONGEST and text not in there and linked != text
