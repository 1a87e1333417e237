"""Where on a page most text of paragraphs stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.webpage.access import sells
from digest.webpage.tree import flat

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# Less than this many characters is no article.
FEWEST = 140
_LONG = 80
_MOST = 0.85


def densest(page: HtmlElement) -> HtmlElement | None:
    """The element in which most text of paragraphs stands, links not counted."""
    weights: dict[HtmlElement, float] = {}
    for paragraph in page.iter("p"):
        text = len(flat(paragraph.text_content()))
        parent = paragraph.getparent()
        if text > 2 * _linked(paragraph) and parent is not None:
            weights[parent] = weights.get(parent, 0) + text
            above = parent.getparent()
            if above is not None:
                weights[above] = weights.get(above, 0) + 0.5 * text
    best = max(weights, key=lambda one: weights[one], default=None)
    return best if best is not None and weights[best] >= FEWEST else None


def smallest_with_most(page: HtmlElement) -> HtmlElement | None:
    """The smallest element that holds nearly all text of long paragraphs: some cut an article into pieces."""
    held: dict[HtmlElement, int] = {}
    total = 0
    for paragraph in page.iter("p"):
        text = len(flat(paragraph.text_content()))
        if text >= _LONG and text > 2 * _linked(paragraph) and not sells(flat(paragraph.text_content())):
            total += text
            for up in paragraph.iterancestors():
                held[up] = held.get(up, 0) + text
    fit = [one for one, text in held.items() if text >= _MOST * total]
    return min(fit, key=lambda one: (held[one], -sum(1 for _ in one.iterancestors())), default=None)


def _linked(paragraph: HtmlElement) -> int:
    return sum(len(flat(one.text_content())) for one in paragraph.iter("a"))
