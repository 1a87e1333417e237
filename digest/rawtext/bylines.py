"""Lines that say who wrote a text, or helped to."""

# ruff: noqa: RUF001 - words and marks of other scripts look like Latin ones

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.rawtext.clocks import clock, published
from digest.rawtext.furniture import address, mail_address
from digest.rawtext.outlets import is_outlet, spelled
from digest.rawtext.pasted import MARK, WEAK, Find, Line, OutletClue
from digest.rawtext.phrases import CONTRIBUTED, CREDIT_START, JOB, SHORT_CREDIT
from digest.rawtext.shapes import is_finished, is_short, names_like, size
from digest.rawtext.wordlists import BYLINE_STARTS, NOT_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_BYLINE = 140
_CREDIT = 500
_ROLE_WORDS = 6
_TITLE_WORDS = 4
_DEEPEST = 40
_SOURCE = re.compile(
    r"(?:sources?|quelle|fuente|fonte|джерело|источник|المصدر)\s?:\s?(.{2,80})", re.IGNORECASE
)
_RELEASED = re.compile(r"SOURCE:? \S.{1,80}")
_WHY = "a byline"
_TAGLINE_WORDS = 40
_CAPITALS = re.compile(r"[^\W\d_]{2,}")
_MAIL = re.compile(r"\s+<?[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}>?$")
_INITIALS = re.compile(r"[^\W\d_]{2,5}(?:/[^\W\d_]{2,5}){1,3}")
_TAGLINE = re.compile(
    r"([^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){1,4}),? "
    r"(?:(covers|writes (?:about|on|for)|reports (?:on|from|for))\b|(?:is|was|ist|est|es|è) )"
)
_EMPLOYER = re.compile(r"\b(?:for|at|with) ((?:the |The )?[A-Z][\w&.'’-]*(?: [A-Z][\w&'’-]*){0,4})\.?$")
_IN_PLACE = re.compile(r" (?:in|at|reports from|aus|en|à|в|у) [^,]{2,40}$")
_STARTS = re.compile("|".join(sorted(map(re.escape, BYLINE_STARTS), reverse=True)), re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:,|;|\||•|·|\s[–—-]\s|\b(?:and|with|und|mit|y|con|et|avec|e|i|та|і|и)\b|&)\s*")
_PARTICLE = re.compile(
    r"[^\W\d_]\.?|(?:Mc|Mac|O['’]|d['’]|al-|el-)[^\W\d_]+"
    r"|de|da|di|van|von|der|den|del|la|le|bin|ibn|al|el|ter|dos"
)
# Words that are none of a name's where one begins, and stand inside of many: Le Goff, El Baradei.
_ARTICLES = frozenset(["le", "la", "les", "el", "los", "las", "den", "der"])
_STAFF = re.compile(r"(?:news )?agenc(?:y|ies)|(?:(.{2,40}) )?(?:staff|reporters|newsroom)", re.IGNORECASE)
_DESK = re.compile(r"\b(?:bureau|staff|desk|redaktion|redacción|in|at|for|of)\b", re.IGNORECASE)
_POSSESSIVE = re.compile(r"[(—–\s-]{0,4}((?:[^\W\d_][\w.&-]*\s){0,3}[^\W\d_][\w.&-]*)['’](?:s\b)?\s")
_WRITERS = re.compile(
    r"[(—–\s-]{0,4}(.{2,60}?) (?:staff )?(?:writers?|reporters?|journalists?|correspondents?|producers?)\b",
    re.IGNORECASE,
)


def bare_byline(lines: Sequence[Line], at: int) -> Find | None:
    """Names without ``By``, below something that may be the title and above a date or a role."""
    line = lines[at]
    if not 0 < at < _DEEPEST or at + 1 == len(lines) or len(line.text) > _BYLINE or is_finished(line.text):
        return None
    parts = [_IN_PLACE.sub("", part) for part in _BETWEEN.split(_MAIL.sub("", line.text)) if part]
    names = parts[:1] + [part for part in parts[1:] if not _is_role(part)]
    titled = any(size(above.text) >= _TITLE_WORDS for above in lines[:at])
    people = tuple(filter(is_name, names))
    if not (titled and people and all(name in people or is_outlet(name) for name in names)):
        return None
    below = _below(lines, at + 1, line.text)
    role = _is_role(lines[at + 1].text)
    told = role or (len(names) < len(parts) and at < _DEEPEST)
    dated = told or clock(lines, below) or published(lines, below)
    return Find(_WHY, span=1 + role, authors=_cased(people)) if dated else None


def _below(lines: Sequence[Line], at: int, name: str) -> int:
    """The position of the first line from ``at`` on that is no account, address or name of the writer's."""
    ends = len(lines) - 1
    while at < ends and (address(lines, at) or mail_address(lines, at) or lines[at].text == name):
        at += 1
    return at


def _cased(names: Iterable[str]) -> tuple[str, ...]:
    """Names in capitals as they are usually written."""
    return tuple(_CAPITALS.sub(_capitalised, name) if name.isupper() else name for name in names)


def _capitalised(word: re.Match[str]) -> str:
    return word[0].capitalize()


def byline(lines: Sequence[Line], at: int) -> Find | None:
    """``By Jane Doe and John Roe, Example News``, or ``By`` on a line above the names."""
    line = lines[at]
    if len(line.text) > _BYLINE or is_finished(line.text):
        return None
    if line.text.rstrip(":").casefold() in BYLINE_STARTS and at + 1 < len(lines):
        return _names(lines, at, lines[at + 1].text, span=2) if len(lines[at + 1].text) <= _BYLINE else None
    start = _STARTS.match(line.text)
    rest = line.text[start.end() :] if start else ""
    return _names(lines, at, rest.lstrip(" :")) if rest[:1] in {" ", ":"} else None


def tagline(lines: Sequence[Line], at: int) -> Find | None:
    """``Jane Doe covers courts for Example News.``: who the writer is, below the text."""
    line = lines[at]
    found = _TAGLINE.match(line.text) if size(line.text) <= _TAGLINE_WORDS else None
    if not found or not is_name(found[1]) or not (found[2] or JOB.search(line.text[found.end() :])):
        return None
    employer = _EMPLOYER.search(line.text)
    outlets = (OutletClue(line.number, spelled(employer[1]), WEAK),) if employer else ()
    return Find("who the writer is", authors=(found[1],), outlets=outlets)


def source_line(lines: Sequence[Line], at: int) -> Find | None:
    """``Source: Example News``, when what it names is an outlet: under a chart it need not be."""
    line = lines[at]
    if at and _RELEASED.fullmatch(line.text):
        return Find("a source line")
    found = _SOURCE.fullmatch(line.text)
    name = _BETWEEN.split(found[1])[0].strip(" .") if found else ""
    if not is_outlet(name):
        return None
    return Find("a source line", outlets=(OutletClue(line.number, spelled(name), MARK),))


def credit(lines: Sequence[Line], at: int) -> Find | None:
    """A line that names who else reported or edited; ``CNN’s A and B contributed`` tells the outlet."""
    line = lines[at]
    if len(line.text) > _CREDIT:
        return None
    if at and line.text.islower() and _INITIALS.fullmatch(line.text):
        return Find("the initials of who wrote it")
    start = CREDIT_START.match(line.text)
    named = start and not line.text[start.end()].islower()
    short = is_short(line.text) and SHORT_CREDIT.match(line.text)
    if not (named or short or CONTRIBUTED.search(line.text)):
        return None
    return Find("a credit line", credit=line.text, outlets=_credited(line))


def _credited(line: Line) -> tuple[OutletClue, ...]:
    if not CONTRIBUTED.search(line.text):
        return ()
    owner = _POSSESSIVE.match(line.text)
    writers = _WRITERS.match(line.text)
    if owner and (is_outlet(owner[1]) or owner[1].isupper()):
        return (OutletClue(line.number, spelled(owner[1]), WEAK),)
    if writers and is_outlet(writers[1]):
        return (OutletClue(line.number, spelled(writers[1]), WEAK),)
    return ()


def _names(lines: Sequence[Line], at: int, text: str, span: int = 1) -> Find | None:
    """What the names of a byline tell; none when one of them is neither a name nor an outlet nor a role.

    The line below belongs to it when it says for whom, or as what, they write.
    """
    people: list[str] = []
    outlets: list[str] = []
    for named in filter(None, _BETWEEN.split(text.strip())):
        bare = _IN_PLACE.sub("", named)
        part = bare if is_name(bare) else named
        desk = _STAFF.fullmatch(part)
        if desk and (not desk[1] or is_outlet(desk[1]) or desk[1].isupper()):
            outlets += [desk[1]] if desk[1] else []
        elif is_outlet(part):
            outlets.append(part)
        elif is_name(part):
            people.append(part)
        elif not people or not (JOB.search(part) or _DESK.search(part)):
            return None
    below = lines[at + span].text if at + span < len(lines) else ""
    if people and (_is_desk(below) or _is_role(below)):
        outlets += [below] if _is_desk(below) else []
        span += 1
    clues = tuple(OutletClue(lines[at].number, spelled(name), MARK) for name in outlets[:1])
    return Find(_WHY, span=span, authors=_cased(people), outlets=clues) if people or outlets else None


def _is_desk(text: str) -> bool:
    """Whether it is an outlet, or one of its desks (``BBC Wales``)."""
    words = text.split()
    named = 1 < len(words) <= 3 and words[0].isupper() and is_outlet(words[0])  # noqa: PLR2004 - a name's
    return is_outlet(text) or (named and names_like(text))


def _is_role(text: str) -> bool:
    return 0 < size(text) <= _ROLE_WORDS and not is_finished(text) and bool(JOB.search(text))


def is_name(text: str) -> bool:
    """Whether it is written like a person's name: two to five words with capitals, none of a title's."""
    words = text.split()
    strange = (word for at, word in enumerate(words) if not (at and word.casefold() in _ARTICLES))
    if not 2 <= len(words) <= 5 or any(word.casefold() in NOT_NAMES for word in strange):  # noqa: PLR2004 - a name's
        return False
    inside = all(_is_capital(word) or _PARTICLE.fullmatch(word) for word in words)
    return inside and _is_capital(words[0]) and _is_capital(words[-1])


def _is_capital(word: str) -> bool:
    letters = word.strip(".'’")
    return bool(letters) and all(c.isalpha() or c in ".-'’" for c in letters) and not letters[0].islower()
