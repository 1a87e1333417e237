"""Which stretches of a Markdown body read as they are written, so that no parser need be asked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

Kind = Literal["paragraph", "heading", "markdown"]

# What goes on over blank lines whatever follows (fences, HTML), or is of account anywhere (link targets).
_FAR_REACHING = ("```", "~~~", "<", "]:", "\r", "\0")
_GAP = re.compile(r"\n(?:[ \t]*\n)+")
# What no markup inside a line can do without, white space that is not shown as it stands, and what may be a
# template call.
_MARKUP = re.compile(r"[\\`~*_\[<&{\0\t\r\f\v]")
# What quotes, lists, rules, tables and indented code begin with, and the line that underlines a heading.
_BEGINS_BLOCK = re.compile(r"[\s#>+=|:-]|[0-9]{1,9}[.)]")
_HEADING = re.compile(r"#{1,6} ([^\s#][^\n#]*)")


class Stretch(NamedTuple):
    """``body[start:end]``; of a paragraph or heading ``text`` is what its reader sees of it.

    A paragraph's ``text`` stands in the body one for one, a line break for a space.
    """

    kind: Kind
    start: int
    end: int
    text: str = ""


def stretches(body: str) -> Iterator[Stretch]:
    """What to read as it is written, and what is between it, in order; white space between is left out.

    Paragraphs and headings that stand between blank lines, begin at the margin and have no character that
    may be markup are what Markdown makes of them too. Such a paragraph also ends whatever was open before
    it, but for fences, HTML and link targets: a body that may have any of them is all ``markdown``.
    """
    if any(mark in body for mark in _FAR_REACHING):
        yield Stretch("markdown", 0, len(body))
        return
    waiting = None
    for start, end in _between_gaps(body):
        kind, text = _understood(body[start:end])
        if kind == "markdown":
            waiting = start if waiting is None else waiting
        else:
            if waiting is not None:
                yield Stretch("markdown", waiting, start)
            waiting = None
            yield Stretch(kind, start, end, text)
    if waiting is not None:
        yield Stretch("markdown", waiting, len(body))


def _between_gaps(body: str) -> Iterator[tuple[int, int]]:
    start = 0
    for gap in _GAP.finditer(body):
        yield start, gap.start()
        start = gap.end()
    yield start, len(body)


def _understood(text: str) -> tuple[Kind, str]:
    """What a text between blank lines is, and what a reader sees of it."""
    if _MARKUP.search(text) or "  " in text or "://" in text or not text or text[-1].isspace():
        return "markdown", ""
    if _BEGINS_BLOCK.match(text):
        heading = _HEADING.fullmatch(text)
        return ("heading", heading[1]) if heading else ("markdown", "")
    if "\n" not in text:
        return "paragraph", text
    lines = text.split("\n")
    if any(line[-1:] == " " or _BEGINS_BLOCK.match(line) for line in lines):
        return "markdown", ""
    return "paragraph", " ".join(lines)
