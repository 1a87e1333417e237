"""The title of a pasted text: the line that is one, or its first sentence, shortened."""

# ruff: noqa: RUF001 - words and marks of other scripts look like Latin ones

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from digest.rawtext.clocks import clock
from digest.rawtext.furniture import section
from digest.rawtext.outlets import is_outlet, spelled
from digest.rawtext.pasted import PAGE, Find, Line, OutletClue, Removed, apply
from digest.rawtext.shapes import has_full_stop, is_finished, names_like, size
from digest.rawtext.wordlists import LABELS, SECTIONS
from digest.text.sentences import split

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.rawtext.pasted import Draft

LONGEST = 90
_SHORTEST_CLAUSE = 25
_FEWEST_WORDS = 4
# White space is tried from its first character on alone, lest a long run of it take its square in time.
_SUFFIX = re.compile(r"(?s)(.+?)(?<!\s)\s+([|]|[-–—])\s+([^|]{2,40})$")
_CLAUSE = re.compile(r"\s*[,;:،、，；：؛](?=\s|(?<=[、，；：]))|\s+[–—-]+\s|\s*—|\s+\(")
_RELATIVE = re.compile(r",\s(?:which|who|whom|whose|where)\b")
_PAIRS = (("“", "”"), ("„", "“"), ("«", "»"), ("(", ")"), ("[", "]"), ("「", "」"))
_OPEN_END = re.compile(r"[,:;،؛、，：；–—-]$")


def with_title(draft: Draft) -> Draft:
    """The draft with its title, a line above the first prose, and without what stands above that."""
    draft = apply(draft, (section, clock), 0, draft.prose)
    head = draft.lines[: draft.prose]
    at = _position(head)
    if at is None:
        return draft
    above = {before: Find("stands above the title") for before in range(at)}
    again = {at + 1 + after: find for after, find in _repeated(head[at].text, head[at + 1 :]).items()}
    below = {
        after: Find("stands between title and text")
        for after in range(at + 1, len(head))
        if _is_label(head[after].text) and len(head) < len(draft.lines)
    }
    title, rest = head[at], replace(draft, lines=tuple(line for line in draft.lines if line is not head[at]))
    shifted = {place if place < at else place - 1: find for place, find in (above | below | again).items()}
    return _without_suffix(replace(rest.taking(shifted), title=title))


def made_title(text: str, language: str) -> str:
    """The first sentence of ``text``, shortened to at most 90 characters: at a clause, else after a word."""
    spans = split(text[:2000], language)
    sentence = text[spans[0][0] : spans[0][1]] if spans else text[:2000].strip()
    if len(sentence) <= LONGEST:
        return re.sub(r"[.。]$", "", sentence)
    for end in reversed([found.start() for found in _CLAUSE.finditer(sentence[: LONGEST + 1])]):
        if end >= _SHORTEST_CLAUSE and _is_whole(sentence[:end]):
            return sentence[:end].rstrip()
    words = (
        sentence[: LONGEST - 1].rpartition(" ")[0]
        if sentence[LONGEST - 1] != " "
        else sentence[: LONGEST - 1]
    )
    return f"{words.rstrip(' ,;:–—-(') or sentence[: LONGEST - 1]}…"


def _position(head: tuple[Line, ...]) -> int | None:
    """The first line that is long enough for a title; else the longest of the short ones."""
    fit = [at for at, line in enumerate(head) if _may_be_title(line.text)]
    full = [at for at in fit if size(head[at].text) >= _FEWEST_WORDS]
    return full[0] if full else max(fit, key=lambda at: (size(head[at].text), -at), default=None)


def _may_be_title(text: str) -> bool:
    if text.casefold().strip(" :") in LABELS:
        return False
    return not has_full_stop(text) and not _OPEN_END.search(text) and bool(re.search(r"[^\W\d_]", text))


def _is_label(text: str) -> bool:
    """Whether it is too short for a deck, as names, buttons and labels are."""
    whole = not is_finished(text) and text[-1] not in ":,;" and not text[0].islower()
    return whole and size(text) < _FEWEST_WORDS


def _without_suffix(draft: Draft) -> Draft:
    """The draft with the outlet's name cut off its title (``Title | Outlet``); the title again goes, too."""
    title = draft.title
    found = _SUFFIX.match(title.text) if title else None
    if title is None or not found:
        return draft
    text, mark, name = found[1], found[2], found[3].strip()
    again = _repeated(text, draft.lines)
    if not (again or is_outlet(name) or (mark == "|" and names_like(name) and size(name) <= _FEWEST_WORDS)):
        return draft
    clue = () if name.casefold() in SECTIONS else (OutletClue(title.number, spelled(name), PAGE),)
    cut = Removed(title.number, f"{mark} {name}", "the outlet's name in the title")
    shorter = replace(
        draft, title=replace(title, text=text), outlets=draft.outlets + clue, removed=(*draft.removed, cut)
    )
    return _without_suffix(shorter.taking(again))


def _repeated(title: str, lines: Sequence[Line]) -> dict[int, Find]:
    folded = _folded(title)
    return {at: Find("the title again") for at, line in enumerate(lines) if _folded(line.text) == folded}


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _is_whole(text: str) -> bool:
    """Whether what opens in ``text``, a quotation or a bracket, closes in it; a relative clause does not."""
    if _RELATIVE.search(text):
        return False
    pairs = all(text.count(opening) == text.count(closing) for opening, closing in _PAIRS if opening in text)
    return pairs and text.count('"') % 2 == 0
