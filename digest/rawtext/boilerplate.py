"""What a publisher puts under every article: offers, legal notices, copyright, the article's number."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from digest.rawtext.outlets import company_name
from digest.rawtext.pasted import PAGE, DateClue, Find, Line, OutletClue
from digest.rawtext.phrases import (
    ALL_RIGHTS,
    IMPERATIVE,
    INVITATION,
    INVITATION_ABROAD,
    LATE,
    LEGAL,
    LEGAL_HEADING,
    OFFER,
    READER,
    READER_OR_US,
    REPORTED,
)
from digest.rawtext.shapes import is_short, names_like, size
from digest.rawtext.wordlists import PICTURE_AGENCIES

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONGEST = 1500
_CREDITS = 300
_INVITATION = 60
_QUOTES = re.compile('[“”„«»"]')
_COPYRIGHT = re.compile(
    r"[™®&\s]{0,4}(?:copyright|©|\(c\)(?= ?(?:copyright|\d{4})))[\s:]{0,4}", re.IGNORECASE
)
_YEARS = re.compile(r"[\s,]{0,4}(?:(?:19|20)\d\d\s?[-–—]\s?)?((?:19|20)\d\d)(?!\d)[\s,]{0,4}")
_LATE_YEAR = re.compile(r"[\s,]((?:19|20)\d\d)$")
_NEXT_SENTENCE = re.compile(r"[.;|]\s")
_LEADING_NAME = re.compile(r"([^©\n]{2,60}?)\s?(?:copyright\s)?©\s?((?:19|20)\d\d)\.?", re.IGNORECASE)
_NUMBER = re.compile(r"[\w-]{16,100}")
_LABELLED_NUMBER = re.compile(
    r"(?:article|story|document|news|doc|content)\s?(?:id|no|number|ref)\b\.?[\s:#]{0,4}[\w-]{3,60}",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d{8,}")
_FEWEST_DIGITS = 10


def offer(lines: Sequence[Line], at: int) -> Find | None:
    """An invitation to subscribe, to sign up or to follow: it tells the reader what to do."""
    text = lines[at].text
    if len(text) > _LONGEST or not (
        INVITATION_ABROAD.match(text) or INVITATION.search(text) or _invites(text)
    ):
        return None
    return Find(_OFFERS)


def late_offer(lines: Sequence[Line], at: int) -> Find | None:
    """An offer that only speaks to the reader; to be asked below the article, where no news stands."""
    text = lines[at].text
    if size(text) > _INVITATION or not OFFER.search(text) or _is_reported(text):
        return None
    return Find(_OFFERS) if IMPERATIVE.match(text) or READER.search(text) else None


_OFFERS = "a subscription offer or sign-up"


def _is_reported(text: str) -> bool:
    """Whether it quotes or reports somebody, as news does and a publisher's own words do not."""
    return bool(_QUOTES.search(text) or REPORTED.search(text))


def _invites(text: str) -> bool:
    if not IMPERATIVE.match(text) or _is_reported(text) or size(text) > _INVITATION:
        return False
    return bool(OFFER.search(text) and (READER_OR_US.search(text) or is_short(text)))


def disclaimer(lines: Sequence[Line], at: int) -> Find | None:
    """A heading such as ``Legal Disclaimer:`` with the paragraph below it, or a paragraph that starts so."""
    text = lines[at].text
    heading, _, rest = text.partition(":")
    if len(text) > 2 * _LONGEST or not LEGAL_HEADING.fullmatch(heading.strip()):
        return None
    below = "" if rest.strip() or at + 1 == len(lines) else lines[at + 1].text
    sure = "notice" not in heading.casefold() and "disclosure" not in heading.casefold()
    if not (sure or LEGAL.search(rest) or LEGAL.search(below[: 2 * _LONGEST])):
        return None
    return Find(_LEGALESE, span=2 if below else 1)


def legal(lines: Sequence[Line], at: int) -> Find | None:
    """A paragraph with two phrases of lawyers; with one, where it is short."""
    text = lines[at].text[: 2 * _LONGEST]
    if REPORTED.search(text):
        return None
    phrases = len({found[0].casefold() for found in LEGAL.finditer(text)})
    return Find(_LEGALESE) if phrases > 1 or (phrases and is_short(text)) else None


def late_legal(lines: Sequence[Line], at: int) -> Find | None:
    """A paragraph with one phrase of lawyers and no quotation; to be asked below the article."""
    text = lines[at].text
    known = len(text) <= _LONGEST and LEGAL.search(text) and not _is_reported(text)
    return Find(_LEGALESE) if known else None


def late_note(lines: Sequence[Line], at: int) -> Find | None:
    """How to reach the writer, and that the text was changed; to be asked below the article."""
    text = lines[at].text
    return Find("a note of the page") if len(text) <= _CREDITS and LATE.search(text) else None


_LEGALESE = "a legal notice"


def copyright_line(lines: Sequence[Line], at: int) -> Find | None:
    """A copyright line; it tells the year and, unless it is a picture's, the outlet."""
    line = lines[at]
    if len(line.text) > _LONGEST:
        return None
    name, year = _trailing(line.text) or _leading(line.text) or (None, None)
    if name is None:
        return None
    clue = DateClue(line.number, "copyright", str(year), year=year)
    shown = company_name(name)
    outlets = (OutletClue(line.number, shown, PAGE),) if shown and _is_outlet(shown) else ()
    return Find("a copyright line", outlets=outlets, dates=(clue,) if year else ())


def _trailing(text: str) -> tuple[str, int | None] | None:
    """The name and year of ``Copyright © 2025 NAME. All rights reserved``, in whichever order they stand."""
    end = 0
    while found := _COPYRIGHT.match(text, end):
        end = found.end()
    years = _YEARS.match(text, end)
    if not end or not (years or "©" in text[:end] or _LATE_YEAR.search(_name_in(text[end:]))):
        return None
    name = _name_in(text[years.end() if years else end :])
    late = _LATE_YEAR.search(name)
    year = years or late
    name = name[: late.start()] if late else name
    if "©" not in text[:end] and not (names_like(name) and is_short(name)):
        return None
    return name, int(year[1]) if year else None


def _name_in(text: str) -> str:
    """The name with which ``text`` begins: up to its first full stop, or to the rights that are reserved."""
    ends = [found.start() for found in (ALL_RIGHTS.search(text), _NEXT_SENTENCE.search(text)) if found]
    name = text[: min(ends, default=len(text))].strip(" .,")
    return re.sub(r"^(?:by|to) ", "", name)


def _leading(text: str) -> tuple[str, int | None] | None:
    """The name and year of ``NAME © 2025``."""
    found = _LEADING_NAME.match(text) if is_short(text) else None
    return (found[1], int(found[2])) if found else None


def _is_outlet(name: str) -> bool:
    folded = name.casefold()
    return is_short(name) and "/" not in name and not any(agency in folded for agency in PICTURE_AGENCIES)


def article_number(lines: Sequence[Line], at: int) -> Find | None:
    """An article's number at a page's foot; eight digits in it that read as a day are a candidate date."""
    line = lines[at]
    if _LABELLED_NUMBER.fullmatch(line.text):
        return Find("the article's number")
    digits = sum(character.isdigit() for character in line.text[:100])
    if digits < _FEWEST_DIGITS or not _NUMBER.fullmatch(line.text):
        return None
    return Find("the article's number", dates=_days_in(line))


def _days_in(line: Line) -> tuple[DateClue, ...]:
    for run in _DIGITS.findall(line.text):
        for year, month, day in ((run[4:8], run[2:4], run[:2]), (run[:4], run[4:6], run[6:8])):
            clue = DateClue(line.number, "id", run[:8])
            if 1990 <= int(year) <= 2100 and (read := _day(int(year), int(month), int(day))):  # noqa: PLR2004
                return (replace(clue, day=read, iso=read.isoformat(), year=read.year),)
    return ()


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
