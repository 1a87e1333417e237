"""Dates and hours as people write them, in a few languages, become days."""

# ruff: noqa: RUF001 - words and marks of other scripts look like Latin ones

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from digest.rawtext.pasted import DateClue

if TYPE_CHECKING:
    from digest.rawtext.pasted import DateKind

_LONGEST = 140
_MONTH_NAMES = """
    january jan januar jänner enero ene janvier janv gennaio gen janeiro stycznia januari січня січ
    января янв يناير
    ocak ledna ianuarie ιανουαρίου januára tammikuuta január |
    february feb februar feber febrero février févr febbraio fevereiro fev lutego februari лютого
    лют февраля фев фев فبراير
    şubat února februarie φεβρουαρίου helmikuuta február |
    march mar märz mär marzo mars março marca maart березня бер марта март мар مارس
    mart maret března martie marts μαρτίου maaliskuuta március |
    april apr abril abr avril avr aprile kwietnia квітня квіт апреля апр أبريل
    nisan dubna aprilie απριλίου huhtikuuta április |
    may mai mayo maggio maio maja mei травня трав мая май مايو
    mayıs května maj μαΐου toukokuuta május |
    june jun juni junio juin giugno junho czerwca червня черв июня июн يونيو
    haziran června iunie ιουνίου kesäkuuta június |
    july jul juli julio juillet juil luglio julho lipca липня лип июля июл يوليو
    temmuz července iulie ιουλίου heinäkuuta július |
    august aug agosto ago août aout sierpnia augusti серпня серп августа авг أغسطس
    ağustos agustus augustus srpna αυγούστου elokuuta |
    september sept sep septiembre setiembre septembre settembre setembro września вересня вер
    сентября сен سبتمبر
    eylül září septembrie σεπτεμβρίου syyskuuta szeptember |
    october oct oktober okt octubre octobre ottobre outubro października жовтня жовт октября окт
    أكتوبر
    ekim října octombrie οκτωβρίου lokakuuta október |
    november nov noviembre novembre novembro listopada листопада лист ноября ноя نوفمبر
    kasım listopadu noiembrie νοεμβρίου marraskuuta |
    december dec dezember dez diciembre dic décembre déc dicembre dezembro grudnia desember грудня
    груд декабря дек ديسمبر
    aralık prosince decembrie δεκεμβρίου joulukuuta
"""
_MONTHS = {name: month for month, names in enumerate(_MONTH_NAMES.split("|"), 1) for name in names.split()}
_WEEKDAYS = frozenset(
    """
    monday mon tuesday tue tues wednesday wed thursday thu thur thurs friday fri saturday sat sunday
    sun montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so
    lunes martes miércoles jueves viernes sábado domingo lundi mardi mercredi jeudi vendredi samedi
    dimanche lunedì martedì mercoledì giovedì venerdì sabato domenica segunda terça quarta quinta
    sexta feira понеділок вівторок середа четвер п’ятниця п'ятниця субота неділя понедельник вторник
    среда пятница суббота воскресенье poniedziałek wtorek środa czwartek piątek sobota niedziela
    pazartesi salı çarşamba perşembe cuma cumartesi pazar senin selasa rabu kamis jumat sabtu minggu
    maandag dinsdag woensdag donderdag vrijdag zaterdag zondag måndag tisdag onsdag torsdag fredag lördag
    söndag mandag tirsdag lørdag søndag pondělí úterý středa čtvrtek pátek neděle luni marți miercuri joi
    vineri sâmbătă duminică الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد
    """.split()  # noqa: SIM905 - a list of words reads best so
)
# Minutes east of Greenwich; zones of an ambiguous name (IST, CST) are known words of unknown offset.
_ZONES: dict[str, int | None] = {
    **dict.fromkeys(("gmt", "utc", "z"), 0),
    **dict.fromkeys(("bst", "cet", "mez"), 60),
    **dict.fromkeys(("cest", "mesz", "eet"), 120),
    **dict.fromkeys(("eest", "msk", "trt"), 180),
    **dict.fromkeys(("et", "ct", "pt", "ist", "cst", "cdt"), None),
    "est": -300,
    "edt": -240,
    "mst": -420,
    "mdt": -360,
    "pst": -480,
    "pdt": -420,
    "pkt": 300,
    "wib": 420,
    "sgt": 480,
    "hkt": 480,
    "jst": 540,
    "kst": 540,
    "aest": 600,
    "aedt": 660,
}
_FILLERS = frozenset(
    """
    at on of the o um uhr de del à a le el em às as alle ore h г р год року рік года в о об kl klo
    """.split()  # noqa: SIM905 - likewise
)
_RELATIVE = re.compile(
    r"(?:about |an? |vor |hace |il y a |há |over )?(?:\d{1,3}|an?|one|einer?|una?|une?)? ?"
    r"(?:s|secs?|m|mins?|minutes?|h|hrs?|hours?|d|days?|weeks?|months?|years?|minuten|stunden?|tage?n?"
    r"|minutos?|horas?|días?|heures?|jours?|хв|хвилини?|години?|годин|дні|день|час(?:а|ов)?|минут[ыу]?)"
    r"(?: ago| тому| назад)?(?: ?[•·|-]? ?\d{1,3} min(?:ute)?s? read)?",
    re.IGNORECASE,
)
_NOW = frozenset(
    ["just now", "today", "yesterday", "gerade eben", "heute", "gestern", "hoy", "ayer", "щойно", "сьогодні"]
)
_EASTERN_DAY = re.compile(r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일号]")
_EASTERN_TIME = re.compile(r"(\d{1,2})\s?[時时点시]\s?(\d{2})\s?[分분]?")
_TOKEN = re.compile(
    r"(?P<iso>\d{4}-\d{2}-\d{2})(?:T(?=\d))?"
    r"|(?P<numeric>\d{1,2}(?P<mark>[./-])\d{1,2}(?P=mark)\d{4}\b|\d{4}/\d{1,2}/\d{1,2}\b)"
    r"|(?P<time>\d{1,2}[:.h]\d{2}(?::\d{2})?)(?![\d.])"
    r"|(?P<offset>[+-]\d{2}:?\d{2}\b)"
    r"|(?P<number>\d{1,4})(?:st|nd|rd|th|º|er)?(?!\d)\.?"
    r"|(?P<half>[ap]\.?m\b\.?)"
    r"|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)?)\.?"
    r"|(?P<mute>[\s,|·•@()–—-])"
    r"|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)  # fmt: skip


@dataclass(slots=True)
class _Reading:
    """What the tokens of one date have said so far."""

    numbers: list[int] = field(default_factory=list)
    month: int | None = None
    days: list[date] = field(default_factory=list)
    ambiguous: bool = False
    time: str | None = None
    afternoon: bool | None = None
    zone: int | None = None
    zone_named: bool = False


def read_date(text: str, line: int, kind: DateKind) -> DateClue | None:
    """The date that ``text`` is, if it is one and nothing else: all its words are words of dates.

    A date that can be read in two ways (03/04/2025) has no ``day``; hours alone have nothing at all.
    """
    if len(text) > _LONGEST:
        return None
    text = _EASTERN_TIME.sub(r" \1:\2 ", _EASTERN_DAY.sub(_hyphened, text))
    reading, known = _Reading(), 0
    for token in _TOKEN.finditer(text):
        group = token.lastgroup or "other"
        if group == "mute":
            continue
        if group == "other" or not _TAKE[group](reading, token[group].casefold()):
            return None
        known += group != "word" or reading.month is not None
    return _clue(reading, line, kind, text) if known else None


def read_relative(text: str) -> bool:
    """Whether it is a time as counted from the reader's (``2 hours ago``)."""
    return len(text) <= _LONGEST and (text.casefold() in _NOW or bool(_RELATIVE.fullmatch(text)))


def _hyphened(found: re.Match[str]) -> str:
    """A day with the signs of year, month and day as one with hyphens."""
    return f" {found[1]}-{int(found[2]):02}-{int(found[3]):02} "


def _take_iso(reading: _Reading, text: str) -> bool:
    return _add(reading, *map(int, text.split("-")))


def _take_numeric(reading: _Reading, text: str) -> bool:
    first, second, third = map(int, re.split("[./-]", text))
    if first > 31:  # noqa: PLR2004 - a year comes first
        return _add(reading, first, second, third)
    dotted = "." in text
    if second > 12 and not dotted:  # noqa: PLR2004 - no such month: the American order
        return _add(reading, third, first, second)
    reading.ambiguous |= not dotted and first <= 12 and first != second  # noqa: PLR2004 - may be either order
    return _add(reading, third, second, first)


def _take_time(reading: _Reading, text: str) -> bool:
    again, reading.time = reading.time is not None, text.replace(".", ":").replace("h", ":")
    return not again


def _take_offset(reading: _Reading, text: str) -> bool:
    minutes = int(text[1:3]) * 60 + int(text[-2:])
    reading.zone, reading.zone_named = -minutes if text[0] == "-" else minutes, True
    return reading.time is not None


def _take_number(reading: _Reading, text: str) -> bool:
    reading.numbers.append(int(text))
    return len(reading.numbers) <= 3  # noqa: PLR2004 - a day, a year, an hour


def _take_half(reading: _Reading, text: str) -> bool:
    reading.afternoon = text.startswith("p")
    if reading.time is None and reading.numbers:
        reading.time = f"{reading.numbers.pop()}:00"
    return reading.time is not None


def _take_word(reading: _Reading, text: str) -> bool:
    if text in _MONTHS and reading.month is None:
        reading.month = _MONTHS[text]
    elif text in _ZONES:
        reading.zone, reading.zone_named = _ZONES[text], True
    else:
        return text in _WEEKDAYS or text in _FILLERS
    return True


_TAKE = {
    "iso": _take_iso,
    "numeric": _take_numeric,
    "time": _take_time,
    "offset": _take_offset,
    "number": _take_number,
    "half": _take_half,
    "word": _take_word,
}


def _add(reading: _Reading, year: int, month: int, day: int) -> bool:
    found = _day(year, month, day)
    if found:
        reading.days.append(found)
    return found is not None and len(reading.days) == 1


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _clue(reading: _Reading, line: int, kind: DateKind, text: str) -> DateClue | None:
    small = [number for number in reading.numbers if 1 <= number <= 31]  # noqa: PLR2004 - days of a month
    year = next((number for number in reading.numbers if 1900 <= number <= 2100), None)  # noqa: PLR2004 - years
    day = reading.days[0] if reading.days else None
    if reading.month and len(small) == 1 and year and not day:
        day = _day(year, reading.month, small[0])
    if day and reading.ambiguous:
        return DateClue(line, kind, text, year=day.year)
    if day:
        return DateClue(line, kind, text, day, _iso(day, reading), (day.month, day.day), day.year)
    if reading.month and small and not year:
        return DateClue(line, kind, text, month_day=(reading.month, small[0]))
    if reading.month and year:
        return DateClue(line, kind, text, year=year)
    return DateClue(line, kind, text) if reading.time else None


def _iso(day: date, reading: _Reading) -> str:
    """The day; with its hour, unless that is in a zone whose offset isn't known."""
    hour = _hour(reading)
    if hour is None or (reading.zone_named and reading.zone is None):
        return day.isoformat()
    if not reading.zone_named:
        return f"{day.isoformat()}T{hour}"
    sign, minutes = "-" if (reading.zone or 0) < 0 else "+", abs(reading.zone or 0)
    return f"{day.isoformat()}T{hour}{sign}{minutes // 60:02}:{minutes % 60:02}"


def _hour(reading: _Reading) -> str | None:
    if reading.time is None:
        return None
    hour, *rest = map(int, reading.time.split(":"))
    if reading.afternoon is not None:
        hour = hour % 12 + 12 * reading.afternoon
    if hour > 23 or any(part > 59 for part in rest):  # noqa: PLR2004 - no such hour
        return None
    return ":".join(f"{part:02}" for part in (hour, *rest))
