"""The words of a dateline: a place, perhaps a day, perhaps an agency."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from digest.rawtext.outlets import is_outlet, spelled
from digest.rawtext.places import CITIES, COUNTRIES
from digest.rawtext.shapes import names_like
from digest.rawtext.timestamps import read_date
from digest.rawtext.wordlists import LABELS

if TYPE_CHECKING:
    from digest.rawtext.pasted import DateClue

Shape = Literal["capitals", "known", "shaped", "none"]

_AGENCY = re.compile(r"(.*?)[,\s]*(?:[(\[]([^()\[\]]{2,60})[)\]]|(?<=\s)/([^/\s]{2,30})/)[.\s]*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Head:
    """What a dateline's words are: place, agency, day."""

    shape: Shape
    agency: str | None = None
    known_agency: bool = False
    dates: tuple[DateClue, ...] = ()


def read_head(text: str, line: int) -> Head:
    """What ``text``, the words before a dateline's end, is made of."""
    text = text.strip(" ,")
    found = _AGENCY.fullmatch(text)
    agency = (found[2] or found[3]).strip() if found else None
    place = found[1].strip(" ,.") if found else text
    if not found:
        place, agency = _bare_agency(text)
    place, dates = _without_day(place, line)
    known = agency is not None and is_outlet(agency)
    if agency and not known and not (names_like(agency) and len(agency.split()) <= 4):  # noqa: PLR2004 - a name's
        return Head("none")
    shape = _shape(place)
    if not place and (known or dates):
        shape = "shaped"
    if found and not known and shape == "shaped":
        shape = "none"
    return Head(shape, spelled(agency) if agency else None, known and shape != "none", dates)


def _bare_agency(text: str) -> tuple[str, str | None]:
    """``London CNN``: the place and the agency, when the last word or words are a known one in capitals."""
    words = text.split()
    for count in (1, 2):
        name = " ".join(words[-count:])
        if name and is_outlet(name) and (name.isupper() or len(words) == count) and len(words) >= count:
            return " ".join(words[:-count]).strip(" ,"), name
    return text, None


def _without_day(place: str, line: int) -> tuple[str, tuple[DateClue, ...]]:
    """The place without the day after it, and that day."""
    parts = place.split(",")
    for count in range(1, len(parts) + 1):
        day = ",".join(parts[count:]).strip()
        clue = read_date(day, line, "dateline") if day else None
        if clue:
            return ",".join(parts[:count]).strip(), (clue,)
    words = place.split()
    for count in range(len(words)):
        clue = read_date(" ".join(words[count:]), line, "dateline")
        if clue and (clue.month_day or clue.day):
            return " ".join(words[:count]).strip(" ,"), (clue,)
    return place, ()


def _shape(place: str) -> Shape:
    """How sure it is that ``place`` is one: in capitals, on a list, or only written like one."""
    city, comma, country = (part.strip() for part in place.partition(","))
    words = place.split()
    if not 0 < len(words) <= 7 or place.casefold() in LABELS or city.casefold() in LABELS:  # noqa: PLR2004
        return "none"
    cities = [part.strip().casefold() for part in re.split(r"[/,]|\b(?:and|und|y|et)\b", city)]
    if all(part in CITIES for part in cities) or (comma and country.casefold() in COUNTRIES):
        return "known"
    letters = re.sub(r"[^\w]", "", city)
    if city.isupper() and len(letters) > 2 and len(city.split()) <= 4 and (not comma or names_like(country)):  # noqa: PLR2004
        return "capitals"
    return "shaped" if names_like(place) and not re.search(r"\d", place) else "none"
