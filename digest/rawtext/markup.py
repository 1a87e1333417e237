"""Plain lines as Markdown that reads as those lines; only what would be markup is escaped."""

# ruff: noqa: RUF001 - words and marks of other scripts look like Latin ones

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.rawtext.shapes import is_finished, is_prose, is_short

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.rawtext.pasted import Line

_OPEN_ENDS = ",:;،؛：；，、-–—"
_ASKING = "?؟？"
_SENTENCE_INSIDE = re.compile(r"[.!?:] ")
_OPENING = "“\"'‘«„¿¡"
_CLOSING = "”\"'’»“"
_BACKSLASH = re.compile(r"\\(?=[!-/:-@\[-`{-~])")
_ENTITY = re.compile(r"&(?=#\d{1,7};|#[xX][0-9a-fA-F]{1,6};|[A-Za-z][A-Za-z0-9]{0,40};)")
_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_TILDES = re.compile(r"~(?=~)|(?<=~)~")
_STAR = re.compile(r"(?<!\s)\*|\*(?!\s)")
_UNDERSCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
_LINK = re.compile(r"\[(?=\^)|\](?=[(\[:])")
_BLOCK = re.compile(r"(#{1,6}(?=\s|$)|>|[-+*](?=\s|$)|[=]+$|(?:[-_*]\s*){3,}$|\||:)")
_ORDERED = re.compile(r"(\d{1,9})([.)])(?=\s|$)")


def as_markdown(lines: Sequence[Line]) -> str:
    """The body of an article: each line a paragraph, short lines above paragraphs as subheads."""
    subheads = _subheads(lines)
    return "\n\n".join(
        heading(line.text) if at in subheads else paragraph(line.text) for at, line in enumerate(lines)
    )


def _subheads(lines: Sequence[Line]) -> frozenset[int]:
    """The positions of short lines above a paragraph; three in a row are a list and no headings."""
    short = [at for at, line in enumerate(lines) if _may_be_subhead(line.text)]
    known = set(short)
    lists = {at + step for at in short if {at + 1, at + 2} <= known for step in range(3)}
    return frozenset(
        at
        for at in known - lists
        if at + 1 < len(lines)
        and (at + 1 in known or is_prose(lines[at + 1].text))
        and not (at + 1 in known and at + 2 >= len(lines))
    )


def _may_be_subhead(text: str) -> bool:
    asks = text[-1] in _ASKING and not _SENTENCE_INSIDE.search(text)
    if not is_short(text) or (is_finished(text) and not asks) or text[-1] in _OPEN_ENDS:
        return False
    quoted = text[0] in _OPENING and text[-1] in _CLOSING
    return not quoted and (text[0] in _OPENING or (text[0].isalnum() and not text[0].islower()))


def paragraph(text: str) -> str:
    """``text``, one line, as a paragraph of Markdown."""
    return starting(escaped(text))


def starting(inline: str) -> str:
    """``inline``, a line of Markdown, so that its start begins no list, heading or rule."""
    if ordered := _ORDERED.match(inline):
        return f"{ordered[1]}\\{inline[ordered.start(2) :]}"
    return f"\\{inline}" if _BLOCK.match(inline) else inline


def heading(text: str) -> str:
    """``text``, one line, as a second-level heading of Markdown."""
    inline = escaped(text)
    closing = re.search(r"#+$", inline)
    return f"## {inline[: closing.start()]}\\{closing[0]}" if closing else f"## {inline}"


def escaped(text: str) -> str:
    """``text`` as a part of a line: nothing in it is markup."""
    text = _BACKSLASH.sub(r"\\\\", text)
    text = _ENTITY.sub(r"\\&", text)
    text = _TAG.sub(r"\\<", text)
    text = _TILDES.sub(r"\\~", text)
    text = _LINK.sub(lambda found: f"\\{found[0]}", text)
    if text.count("`") > 1:
        text = text.replace("`", "\\`")
    if text.count("*") > 1:
        text = _STAR.sub(r"\\*", text)
    return _UNDERSCORE.sub(r"\\_", text) if text.count("_") > 1 else text
