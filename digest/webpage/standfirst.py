"""The lines between a title and its article: the standfirst, which is the publisher's own teaser."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from digest.rawtext.shapes import size
from digest.webpage.density import densest
from digest.webpage.titles import likeness
from digest.webpage.tree import seen, words_in_names

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.html import HtmlElement

_LINES = ("p", "div", "span", "h2", "h3", "h4")
_HEADINGS = frozenset(["h2", "h3", "h4"])
_NAMES = frozenset(
    [
        *("standfirst", "dek", "deck", "subtitle", "subhead", "subheadline", "subhed", "subheading", "chapo"),
        *("chapeau", "sottotitolo", "entradilla", "bajada", "copete", "catenaccio", "occhiello", "strapline"),
    ]
)
_SKIPPED = frozenset(
    ["figure", "figcaption", "nav", "ul", "ol", "aside", "button", "form", "details", "address"]
)
_FEWEST_WORDS, _MOST_WORDS = 4, 80
_LONGEST = 600
_PARAGRAPH = 140
_MOST_LINES = 120
_ALIKE = 0.8
_HEAD = 0.3


def find_standfirst(root: HtmlElement, known: Sequence[str], told: Sequence[str]) -> HtmlElement | None:
    """The element with the standfirst; none when there is none.

    It stands below the title and above the article, and is named so, or stands in the title's own head, or
    says what a description says without standing among the article's paragraphs. ``known`` is the title and
    then the authors' names, ``told`` are the page's own descriptions.
    """
    heading = _heading(root, known[0])
    if heading is None:
        return None
    head, article = _head(root, heading), densest(root)
    for element in itertools.islice(_below(root, heading), _MOST_LINES):
        text = seen(element)
        fits = len(text) <= _LONGEST and _is_standfirst(element, text, told, head, article)
        if fits and likeness(text, known[0]) < _ALIKE and not text.startswith(tuple(known[1:])):
            return element
        if element.tag == "p" and len(text) >= _PARAGRAPH and not _is_in(element, head):
            return None
    return None


def drop_head(root: HtmlElement, title: str | None) -> None:
    """Takes the head with the title out of ``root``: an article's text stands below it."""
    heading = _heading(root, title)
    head = _head(root, heading) if heading is not None else None
    if head is not None and head.tag == "header":
        head.drop_tree()


def _heading(root: HtmlElement, title: str | None) -> HtmlElement | None:
    """The heading that is the page's title."""
    every = (one for name in ("h1", "h2", "h3") for one in itertools.islice(root.iter(name), _MOST_LINES))
    return next((one for one in every if title and likeness(seen(one)[:_LONGEST], title) > _ALIKE), None)


def _head(root: HtmlElement, heading: HtmlElement) -> HtmlElement | None:
    """What holds the title and what is told about the article, but not its text."""
    head = next(heading.iterancestors("header"), None)
    if head is not None:
        return head if _weight(head) < _HEAD * _weight(root) else None
    above = heading.getparent()
    return above if above is not None and above.find(".//p") is None else None


def _weight(element: HtmlElement) -> int:
    """How much text it holds, in whatever is used for paragraphs."""
    leaves = (
        one for one in element.iter("p", "li", "div") if one.find("p") is None and one.find("div") is None
    )
    return sum(len(one.text_content()) for one in leaves)


def _below(root: HtmlElement, heading: HtmlElement) -> Iterator[HtmlElement]:
    """The lines that stand below the heading, in their order."""
    elements = itertools.dropwhile(lambda one: one is not heading, root.iter())
    for element in itertools.islice(elements, 1, None):
        is_line = element.tag in _LINES and not any(
            True for _ in element.iterchildren("p", "div", "section", "h1")
        )
        if is_line and not any(up.tag in _SKIPPED for up in element.iterancestors()):
            yield element


def _is_standfirst(
    element: HtmlElement,
    text: str,
    told: Sequence[str],
    head: HtmlElement | None,
    article: HtmlElement | None,
) -> bool:
    if not _FEWEST_WORDS <= size(text) <= _MOST_WORDS:
        return False
    if any(True for _ in element.iter("time", "ul", "ol", "img")) or len(element.findall(".//p")) > 1:
        return False
    parent = element.getparent()
    if _NAMES & {word for one in (element, parent) if one is not None for word in words_in_names(one)}:
        return True
    if any(likeness(text, one) > _ALIKE and len(text) < 2 * len(one) for one in told):
        return not (any(up is article for up in element.iterancestors()) or _stands_above_text(element))
    if head is None or not _is_in(element, head) or element.tag == "span":
        return False
    sentence = text[-1] in ".!?…" and size(text) > 2 * _FEWEST_WORDS
    return element.tag in _HEADINGS or (head.tag == "header" and sentence)


def _is_in(element: HtmlElement, head: HtmlElement | None) -> bool:
    return head is not None and any(up is head for up in element.iterancestors())


def _stands_above_text(element: HtmlElement) -> bool:
    """Whether it is the first of the article's own paragraphs."""
    below = element.itersiblings(str(element.tag))
    return any(len(seen(one)) >= _PARAGRAPH for one in itertools.islice(below, 3))
