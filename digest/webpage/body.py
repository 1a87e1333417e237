"""The article's text, found in the page, cleaned, and cut down to what is the article."""

from __future__ import annotations

import copy
import itertools
import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import lxml.html
import nh3
import trafilatura

from digest.content.values import address_fault
from digest.rawtext.boilerplate import copyright_line, disclaimer, late_legal, late_note, late_offer, offer
from digest.rawtext.bylines import byline, credit
from digest.rawtext.clocks import clock, published
from digest.rawtext.furniture import counter, menu, notice, picture, pointer, wordless
from digest.rawtext.pasted import Line, first_find
from digest.rawtext.phrases import SHARES
from digest.rawtext.shapes import is_prose
from digest.webpage.access import sells
from digest.webpage.density import FEWEST, densest, smallest_with_most
from digest.webpage.markdown import as_markdown
from digest.webpage.people import is_byline
from digest.webpage.phrases import POINTS, TAIL
from digest.webpage.pruning import prune
from digest.webpage.standfirst import drop_head
from digest.webpage.subheads import restore_subheads
from digest.webpage.titles import likeness
from digest.webpage.tree import flat, legible, seen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

    from digest.rawtext.pasted import Rule
    from digest.webpage.jsonld import Structured

_TAGS = {
    *("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "code", "a", "em"),
    *("strong", "i", "b", "br", "table", "tr", "th", "td", "hr", "div", "span", "section"),
}
_ANYWHERE: tuple[Rule, ...] = (
    *(published, wordless, menu, counter, picture, notice, byline, copyright_line, disclaimer, offer),
)
_AT_THE_END: tuple[Rule, ...] = (credit, late_offer, late_legal, late_note)
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_LINES = _HEADINGS | {"p"}
_LINKED = 0.8
_PARTLY = 0.3
_MUCH_LIKE = 0.6
_THE_SAME = 0.9
_POINTER = 140
_HEADING = 80
_FEWEST_WORDS = 3
_PROSE_WORDS = 12
_THIN, _MOST = 0.6, 0.75
# More than any article has; taking blocks out one by one takes long where there are so many.
_MOST_BLOCKS = 3000


def find_body(
    root: HtmlElement,
    structured: Structured,
    head: Sequence[str],
    address: str | None,
    standfirst: HtmlElement | None = None,
) -> str:
    """The article as Markdown; empty when there is none. ``root`` stays as it is.

    ``head`` is the title and then the authors' names, which are no part of the text when they stand above it;
    nor is ``standfirst``, an element of the page.

    trafilatura (Barbaresi 2021) finds it in what is left of the page without the parts that are never an
    article; the element that holds most paragraphs, or JSON-LD's articleBody, stand in where it finds little.
    """
    page = copy.deepcopy(root)
    if standfirst is not None:
        _twin(standfirst, root, page).drop_tree()
    drop_head(page, head[0] if head else None)
    prune(page, head[0] if head else None)
    found = _extracted(page, address)
    for whole, share in ((densest(page), _THIN), (smallest_with_most(page), _MOST)):
        if whole is not None and _size(found) < share * _size_of(whole):
            found = lxml.html.tostring(whole, encoding="unicode")
    told = structured.article.get("articleBody")
    if isinstance(told, str) and _size(found) < _THIN * len(told) and len(told) > FEWEST:
        found = _as_html(told)
    cleaned = clean(found, address)
    if cleaned is None:
        return ""
    restore_subheads(page, cleaned)
    _mark_links(page, cleaned)
    return as_markdown(_without_furniture(cleaned, head))


def _mark_links(page: HtmlElement, found: HtmlElement) -> None:
    """Makes links again of paragraphs that were nothing but links, and lost that on the way."""
    linked = {seen(one) for one in page.iter(*_LINES) if _is_linked(one)}
    for block in found.iter(*_LINES):
        if block.find(".//a") is None and seen(block) in linked:
            link = lxml.html.Element("a")
            link.text, block.text = seen(block), None
            del block[:]
            block.append(link)


def _twin(element: HtmlElement, root: HtmlElement, page: HtmlElement) -> HtmlElement:
    """The element of ``page``, a copy of ``root``, that is a copy of this one."""
    pairs = zip(root.iter(), page.iter(), strict=True)
    return next(copied for one, copied in pairs if one is element)


def clean(markup: str, address: str | None) -> HtmlElement | None:
    """Markup as a tree in which nothing is left that could be run or fetched; links are whole addresses."""

    def attribute(_tag: str, _name: str, value: str) -> str | None:
        try:
            whole = urljoin(address or "", value.strip())
        except ValueError:
            return None
        return None if address_fault(whole) else whole

    safe = nh3.clean(
        markup,
        tags=_TAGS,
        clean_content_tags={"script", "style", "template", "svg", "math", "iframe", "object", "noscript"},
        attributes={"a": {"href"}},
        attribute_filter=attribute,
        url_schemes={"http", "https"},
        link_rel=None,
    )
    if not safe.strip():
        return None
    parser = lxml.html.HTMLParser(encoding="utf-8")
    root = lxml.html.document_fromstring(f"<body>{safe}</body>".encode(), parser=parser)
    for table in tuple(root.iter("table")):
        if _is_layout(table):
            for part in tuple(table.iter("table", "tbody", "tr", "td", "th")):
                part.tag = "div"
    return root if isinstance(root, lxml.html.HtmlElement) else None


def _is_layout(table: HtmlElement) -> bool:
    """Whether a table only places things: it has one column, or cells with several paragraphs."""
    widest = max((sum(cell.tag in {"td", "th"} for cell in row) for row in table.iter("tr")), default=0)
    return widest < 2 or any(len(cell.findall(".//p")) > 1 for cell in table.iter("td"))  # noqa: PLR2004 - a column


def _extracted(page: HtmlElement, address: str | None) -> str:
    found = trafilatura.extract(
        copy.deepcopy(page),
        url=address,
        output_format="html",
        include_comments=False,
        include_links=True,
        include_formatting=True,
        include_tables=True,
        deduplicate=False,
    )
    return found or ""


def _size(markup: str) -> int:
    return _size_of(lxml.html.fromstring(markup)) if markup.strip() else 0


def _size_of(element: HtmlElement) -> int:
    return sum(len(flat(one.text_content())) for one in element.iter("p", "li", "blockquote", "td"))


def _as_html(text: str) -> str:
    """A plain text, as JSON-LD has it, as paragraphs; some write markup in it."""
    plain = nh3.clean(re.sub(r"</p>|<br\s*/?>", "\n", legible(text), flags=re.IGNORECASE), tags=set())
    return "".join(f"<p>{part.strip()}</p>" for part in re.split(r"\n+", plain) if part.strip())


def _without_furniture(root: HtmlElement, head: Sequence[str]) -> HtmlElement:
    """The body without lines that are the page's: the title again, buttons, pointers, offers, links."""
    blocks = list(_blocks(root))
    if len(blocks) > _MOST_BLOCKS:
        return root
    for block in _tail(blocks):
        block.drop_tree()
    blocks = [block for block in blocks if block.getparent() is not None]
    last = len(blocks) - 4
    for item in tuple(root.iter("li")):
        if POINTS.match(seen(item)):
            item.drop_tree()
    kept: list[HtmlElement] = []
    for at, block in enumerate(blocks):
        text = seen(block)
        if not text or _is_furniture(block, text, head, early=at < 3, late=at >= last):  # noqa: PLR2004 - the head
            block.drop_tree()
        else:
            kept.append(block)
    for block in itertools.takewhile(lambda one: one.tag in _HEADINGS, reversed(kept)):
        block.drop_tree()
    return root


def _blocks(root: HtmlElement) -> Sequence[HtmlElement]:
    """The paragraphs, headings, lists and tables that do not stand in another list, table or quotation."""
    kinds = ("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "blockquote", "pre", "table")
    whole = {"ul", "ol", "blockquote", "table", "p", "pre"}
    return [one for one in root.iter(*kinds) if not any(up.tag in whole for up in one.iterancestors())]


def _tail(blocks: Sequence[HtmlElement]) -> Sequence[HtmlElement]:
    """What stands from a heading on that announces other articles or comments, with no prose below."""
    for at, block in enumerate(blocks):
        text = seen(block)
        if at and len(text) <= _HEADING and TAIL.fullmatch(text) and _is_end(blocks[:at], blocks[at + 1 :]):
            return blocks[at:]
    return ()


def _is_end(above: Sequence[HtmlElement], below: Sequence[HtmlElement]) -> bool:
    """Whether what stands below is little, and no prose."""
    if any(_is_prose(one) for one in below):
        return False
    rest = sum(len(seen(one)) for one in below if not _is_linked(one))
    return rest < _PARTLY * sum(len(seen(one)) for one in above)


def _is_prose(block: HtmlElement) -> bool:
    return block.tag == "p" and not _is_linked(block) and len(seen(block).split()) > _PROSE_WORDS


def _is_furniture(block: HtmlElement, text: str, head: Sequence[str], *, early: bool, late: bool) -> bool:
    return (
        _is_head(block, text, head, early=early)
        or sells(text)
        or _points_elsewhere(block, text, early=early, late=late)
        or (block.tag in _LINES and _is_known(block, text, early=early, late=late))
        or (early and _is_dateline(text))
        or (block.tag in {"ul", "ol"} and all(_is_button(seen(item)) for item in block.iter("li")))
    )


def _is_dateline(text: str) -> bool:
    """Whether it is a dateline on a line of its own: a place, and who tells (``Kyiv, CNN —``)."""
    return len(text) <= _HEADING and text[-1] in "—–"


def _is_button(text: str) -> bool:
    """Whether an item of a list shares the page somewhere, or is an offer."""
    line = (Line(1, text),)
    shares = len(text) <= _HEADING and SHARES.match(text) is not None
    return not text or shares or first_find((menu, offer), line, 0) is not None


def _is_head(block: HtmlElement, text: str, head: Sequence[str], *, early: bool) -> bool:
    """Whether it is the title, or an author's name, once more."""
    title = head[0] if head else ""
    if early and (text in head or is_byline(text, head[1:])):
        return True
    if block.tag == "h1":
        return likeness(text, title) > _MUCH_LIKE
    return early and len(text) <= 2 * len(title) + 20 and likeness(text, title) > _THE_SAME


def _points_elsewhere(block: HtmlElement, text: str, *, early: bool, late: bool) -> bool:
    """Whether it leads to other articles: by its words, or because it is nothing but links."""
    if POINTS.match(text) and (_is_linked(block, _PARTLY) or len(text) < _POINTER):
        return True
    several = block.tag in {"ul", "ol", "table"} or len(text.split()) > _FEWEST_WORDS
    return _is_linked(block) and (several or late or early)


def _is_known(block: HtmlElement, text: str, *, early: bool, late: bool) -> bool:
    """Whether the rules for pasted lines know it."""
    line = (Line(1, text),)
    if early and not is_prose(text) and clock(line, 0):
        return True
    rules = (*_ANYWHERE, *((pointer,) if _is_linked(block, _PARTLY) else ()), *(_AT_THE_END if late else ()))
    return first_find(rules, line, 0) is not None


def _is_linked(block: HtmlElement, share: float = _LINKED) -> bool:
    """Whether most of its text stands in links."""
    text = len(seen(block))
    linked = sum(len(flat(one.text_content())) for one in block.iter("a"))
    return bool(text) and linked / text >= share
