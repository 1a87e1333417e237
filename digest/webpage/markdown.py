"""Cleaned HTML as Markdown that reads as what a reader of the page saw."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.rawtext.markup import escaped, heading, starting
from digest.rawtext.shapes import is_finished, is_short
from digest.webpage.tree import flat, seen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lxml.html import HtmlElement

_BLOCKS = frozenset(
    [
        *("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "table", "div"),
        *("section", "hr", "tr", "td", "th", "body", "html"),
    ]
)
_MARKS = {"strong": "**", "b": "**", "em": "*", "i": "*"}
_DEEPEST = 40
_LONGEST_HEADING = 200
_SPACE = re.compile(r"[^\S\n]+")
_BREAK = re.compile(r" *\n *")
_ALONE = re.compile(r"(?<!\\)(?:[*`~]|(?<![^\W_])_|_(?![^\W_]))")
_UNSAFE_IN_ADDRESS = str.maketrans({"(": "%28", ")": "%29", " ": "%20", "<": "%3C", ">": "%3E", "\\": "%5C"})


@dataclass(frozen=True, slots=True)
class _Piece:
    """A run of text; ``mark`` is what stands around it (``**``), ``address`` where it links to."""

    text: str
    mark: str = ""
    address: str | None = None


def as_markdown(root: HtmlElement) -> str:
    """The blocks of a cleaned tree (paragraphs, headings, lists, quotations, code, tables) as Markdown."""
    return "\n\n".join(block for block in _blocks(root, 0) if block)


def _blocks(element: HtmlElement, depth: int) -> Iterator[str]:
    """The Markdown of each block in ``element``; text between blocks is a paragraph of its own."""
    loose: list[HtmlElement | str] = [element.text or ""]
    for child in element:
        if child.tag in _BLOCKS:
            yield from _paragraphs(loose)
            yield from _block(child, depth + 1)
            loose = [child.tail or ""]
        else:
            loose += [child, child.tail or ""]
    yield from _paragraphs(loose)


def _block(element: HtmlElement, depth: int) -> Iterator[str]:
    if depth > _DEEPEST:
        yield from _paragraphs([seen(element)])
    elif element.tag in {"ul", "ol"}:
        yield _list(element, depth)
    elif element.tag == "blockquote":
        yield _indented("\n\n".join(_blocks(element, depth)), "> ", "> ")
    elif element.tag == "pre":
        yield _code(element.text_content())
    elif element.tag == "table":
        yield from _table(element)
    elif element.tag[:1] == "h" and element.tag[1:].isdigit():
        yield from _heading(element)
    elif element.tag == "p" and _is_subhead(element):
        yield heading(seen(element))
    elif element.tag != "hr":
        yield from _blocks(element, depth)


def _heading(element: HtmlElement) -> Iterator[str]:
    text = seen(element)
    level = max(2, int(element.tag[1:]))
    if len(text) > _LONGEST_HEADING:
        yield from _paragraphs([text])
    elif text:
        yield "#" * (level - 2) + heading(text)


def _is_subhead(element: HtmlElement) -> bool:
    """Whether it is a paragraph in bold type that is short and no sentence: how many pages write subheads."""
    text = seen(element)
    bold = "".join(seen(one) for one in element.iter("strong", "b"))
    return bool(text) and bold == text and is_short(text) and not is_finished(text) and text[-1] not in ":,;"


def _list(element: HtmlElement, depth: int) -> str:
    items: list[str] = []
    for number, child in enumerate((one for one in element if one.tag == "li"), 1):
        mark = f"{number}. " if element.tag == "ol" else "- "
        content = "\n\n".join(block for block in _blocks(child, depth) if block)
        nested = any(one.tag in {"ul", "ol"} for one in child) and not any(one.tag == "p" for one in child)
        if content:
            items.append(
                _indented(content.replace("\n\n", "\n") if nested else content, mark, " " * len(mark))
            )
    return "\n".join(items)


def _indented(text: str, first: str, rest: str) -> str:
    lines = text.split("\n")
    return (
        "\n".join(f"{first if at == 0 else rest}{line}".rstrip() for at, line in enumerate(lines))
        if text
        else ""
    )


def _code(text: str) -> str:
    body = text.strip("\n")
    longest = max((len(run) for run in re.findall("`+", body)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}\n{body}\n{fence}" if body.strip() else ""


def _table(element: HtmlElement) -> Iterator[str]:
    """A table with several columns; what was only laid out as one is paragraphs."""
    rows = [[_cell(cell) for cell in row.iter("td", "th")] for row in element.iter("tr")]
    rows = [row for row in rows if any(row)]
    width = max(map(len, rows), default=0)
    if width < 2 or len(rows) < 2 or max(len(cell) for row in rows for cell in row) > 300:  # noqa: PLR2004 - layout
        for row in element.iter("td", "th"):
            yield from _blocks(row, _DEEPEST)
        return
    padded = [row + [""] * (width - len(row)) for row in rows]
    lines = [f"| {' | '.join(row)} |" for row in padded]
    yield "\n".join([lines[0], f"|{' --- |' * width}", *lines[1:]])


def _cell(element: HtmlElement) -> str:
    return escaped(seen(element)).replace("|", "\\|")


def _paragraphs(parts: Iterable[HtmlElement | str]) -> Iterator[str]:
    """Text and inline elements as paragraphs: two line breaks in a row part them."""
    pieces = [piece for part in parts for piece in _pieces(part, "", None, 0)]
    for one in _split(pieces):
        text = _written(one)
        lines = [starting(line) for line in _BREAK.sub("\n", text).strip().split("\n") if line.strip()]
        if lines:
            yield "\n".join(lines)


def _pieces(part: HtmlElement | str, mark: str, address: str | None, depth: int) -> Iterator[_Piece]:
    if isinstance(part, str):
        text = _SPACE.sub(" ", part.replace("\n", " ").replace("\u00ad", ""))
        if text:
            yield _Piece(text, mark, address)
        return
    if part.tag == "br":
        yield _Piece("\n")
        return
    if depth > _DEEPEST:
        yield _Piece(seen(part), mark, address)
        return
    inner = mark or _MARKS.get(str(part.tag), "")
    link = address or (part.get("href") if part.tag == "a" else None)
    yield from _pieces(part.text or "", inner, link, depth)
    for child in part:
        yield from _pieces(child, inner, link, depth + 1)
        yield from _pieces(child.tail or "", inner, link, depth)


def _split(pieces: Sequence[_Piece]) -> Iterator[Sequence[_Piece]]:
    paragraph: list[_Piece] = []
    for piece in pieces:
        before = [one for one in paragraph if one.text.strip(" ")]
        if piece.text == "\n" and before and before[-1].text == "\n":
            yield paragraph
            paragraph = []
        else:
            paragraph.append(piece)
    yield paragraph


def _written(pieces: Sequence[_Piece]) -> str:
    """The pieces in a row; those of one kind are one."""
    joined: list[_Piece] = []
    for piece in pieces:
        same = joined and (joined[-1].mark, joined[-1].address) == (piece.mark, piece.address)
        if same and piece.text != "\n" and joined[-1].text != "\n":
            joined[-1] = _Piece(_SPACE.sub(" ", joined[-1].text + piece.text), piece.mark, piece.address)
        else:
            joined.append(piece)
    texts = [piece.text for piece in joined]
    return _SPACE.sub(
        " ",
        "".join(
            _marked(
                piece, "".join(texts[max(0, at - 2) : at]), "".join(texts[at + 1 : at + 3]), joined[at + 1 :]
            )
            for at, piece in enumerate(joined)
        ),
    )


def _marked(piece: _Piece, before: str, after: str, rest: Sequence[_Piece]) -> str:
    """A piece with its marks; blanks at its ends stand outside of them."""
    if piece.text == "\n":
        return "\n"
    bare = piece.text.strip(" ")
    if not bare:
        return piece.text
    head = piece.text[: len(piece.text) - len(piece.text.lstrip(" "))]
    tail = piece.text[len(piece.text.rstrip(" ")) :]
    text = _literal(bare)
    if piece.address:
        text = f"[{_bracketed(text)}]({piece.address.translate(_UNSAFE_IN_ADDRESS)})"
    elif not tail and rest and rest[0].address and text[-1] in "!]":
        text = f"{text[:-1]}\\{text[-1]}"
    if (
        piece.mark
        and _may_be_marked(bare, head or before[-1:], tail or after[:1])
        and piece.mark[0] not in bare
    ):
        text = f"{piece.mark}{text}{piece.mark}"
    return head + text + tail


def _literal(text: str) -> str:
    """``text`` without markup in it, nor anything that becomes markup beside another piece."""
    return _ALONE.sub(lambda found: f"\\{found[0]}", escaped(text))


def _bracketed(text: str) -> str:
    """A link's text: every bracket in it is only a bracket."""
    return re.sub(r"(?<!\\)[\[\]]", lambda found: f"\\{found[0]}", text)


def _may_be_marked(text: str, before: str, after: str) -> bool:
    """Whether marks around it would be read as such: by CommonMark's rules of what they touch."""
    apart = not (before[-1:].isalnum() or before[-1:] in "*_\\") or before == ""
    free = not (after[:1].isalnum() or after[:1] in "*_") or after == ""
    return apart and free and bool(flat(text))
