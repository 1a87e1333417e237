"""What stands before the first sentence: a dateline (``LONDON (AP) —``), an outlet's mark (``(MENAFN) ``).

A sentence that merely starts with a place keeps it. So a place alone is a dateline only in capitals or when
it is one that datelines name, and only before a mark and the start of a sentence.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.rawtext.dateheads import read_head
from digest.rawtext.outlets import is_mark, is_outlet, spelled
from digest.rawtext.pasted import MARK, Find, Line, OutletClue
from digest.rawtext.shapes import is_prose, names_like
from digest.rawtext.wordlists import LABELS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.rawtext.dateheads import Head
    from digest.rawtext.pasted import Draft, Line


_REACH = 110
_DEEPEST = 40
_TRIES = 4
_PARAGRAPHS = 3
# What ends a dateline. A hyphen needs blanks around it, or the bracket of an agency before it.
_END = re.compile(
    r"\s*[—–]+\s*|\s+-{1,2}\s+|(?<=[)\]])\s?[.:]?\s?[-—–:]{1,2}\s*|(?<=[)\]]\.)\s*[-—–]{1,2}\s*|(?<=/)\.\s+|:\s+"
)
_MARK = re.compile(r"[(\[]([^()\[\]]{2,40})[)\]]\s*(?:[-—–:]{1,2}\s*)?")
_FINAL_DASH = re.compile(r"\s?[-—–]{1,2}$")
_DASH = re.compile(r"\s*[-—–]{1,2}\s*")
_ENDING_DASH = re.compile(r"(.{2,80}?)\s*[—–]$|(.{2,80}?)\s+-{1,2}$")
_OPENING = re.compile("[\"'“‘«„\\[(¿¡]*(\\S)")
_SENTENCE_END = re.compile(r"[.!?](?:\s|$)")
_WHY = "a dateline"


def without_dateline_lines(draft: Draft) -> Draft:
    """The draft without a dateline on lines of its own, above the text: a place, an agency, a dash."""
    for at in range(min(len(draft.lines) - 1, _DEEPEST)):
        if not is_prose(draft.lines[at + 1].text):
            continue
        start = _start_of_lines(draft.lines, at)
        if start is not None:
            text = " ".join(line.text for line in draft.lines[start : at + 1])
            head = read_head(_FINAL_DASH.sub("", text), draft.lines[start].number)
            outlets = _outlets(head, draft.lines[start].number)
            return draft.taking({start: Find(_WHY, span=at + 1 - start, outlets=outlets, dates=head.dates)})
    return draft


def without_dateline(draft: Draft) -> Draft:
    """The draft without marks and datelines that open one of its first paragraphs."""
    start = draft.prose
    for at in range(start, min(start + _PARAGRAPHS, len(draft.lines))):
        marked = _without_mark(draft, at) if at == start else draft
        cut = _without_dateline(marked, at, first=at == start)
        if cut is not draft:
            return cut
    return draft


def _start_of_lines(lines: Sequence[Line], at: int) -> int | None:
    """Where a dateline starts whose last line is ``at``, or none."""
    ending = _ENDING_DASH.fullmatch(lines[at].text)
    if ending:
        head = read_head((ending[1] or ending[2]).strip(), lines[at].number)
        return at if head.known_agency or head.shape in {"capitals", "known"} else None
    if not _is_dash(lines[at].text):
        return None
    agency = at > 0 and is_outlet(lines[at - 1].text.strip("()[] "))
    place = at - 2 if agency else at - 1
    if place >= 0 and _is_place_line(lines[place].text, alone=place == 0):
        return place
    return at - 1 if agency else None


def _is_dash(text: str) -> bool:
    return bool(_DASH.fullmatch(text))


def _is_place_line(text: str, *, alone: bool) -> bool:
    head = read_head(text, 0)
    if head.known_agency or head.shape in {"capitals", "known"}:
        return True
    return head.shape == "shaped" and len(text.split()) <= (3 if alone or "," in text else 2)


def _without_mark(draft: Draft, at: int) -> Draft:
    line = draft.lines[at]
    found = _MARK.match(line.text)
    if not found or not _starts_sentence(line.text[found.end() :]):
        return draft
    name, dashed = found[1].strip(), bool(re.search(r"[-—–]", found[0].rpartition(found[1])[2]))
    other = {clue.name.casefold() for clue in draft.outlets} | {
        line.text.casefold() for line in draft.lines[at + 1 :]
    }
    if not (
        is_mark(name)
        or name.casefold() in other
        or (dashed and names_like(name) and name.casefold() not in LABELS)
    ):
        return draft
    clue = OutletClue(line.number, spelled(name), MARK)
    return draft.cutting(at, line.text[found.end() :], Find("an outlet's mark", outlets=(clue,)))


def _without_dateline(draft: Draft, at: int, *, first: bool) -> Draft:
    line = draft.lines[at]
    for count, found in enumerate(_END.finditer(line.text[:_REACH])):
        if count == _TRIES:
            break
        head = read_head(line.text[: found.start()], line.number)
        rest = line.text[found.end() :]
        if _is_dateline(head, found[0].strip(), rest, draft, first=first):
            return draft.cutting(at, rest, Find(_WHY, outlets=_outlets(head, line.number), dates=head.dates))
    return draft


def _is_dateline(head: Head, mark: str, rest: str, draft: Draft, *, first: bool) -> bool:
    if not rest or head.shape == "none":
        return False
    if head.known_agency:
        return True
    if not _starts_sentence(rest) or (mark == ":" and _is_transcript(draft)):
        return False
    if head.shape == "capitals":
        return True
    return first and head.shape == "known" and not _is_aside(mark, rest)


def _is_transcript(draft: Draft) -> bool:
    """Whether more than one paragraph starts with a name in capitals and a colon."""
    speakers = [
        line for line in draft.lines if line.text.partition(":")[0][:40].isupper() and ": " in line.text[:42]
    ]
    return len(speakers) > 1


def _is_aside(mark: str, rest: str) -> bool:
    """Whether the same mark comes again in the sentence: then it encloses an aside."""
    sentence = _SENTENCE_END.split(rest, maxsplit=1)[0]
    return mark != ":" and bool(re.search(r"\s[-—–]{1,2}\s|[—–]", sentence))


def _starts_sentence(text: str) -> bool:
    found = _OPENING.match(text)
    return found is not None and not found[1].islower()


def _outlets(head: Head, line: int) -> tuple[OutletClue, ...]:
    return (OutletClue(line, head.agency, MARK),) if head.agency else ()
