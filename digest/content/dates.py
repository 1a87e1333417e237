"""Dates as they are written in front matter and in file names."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING

from digest.model import Moment

if TYPE_CHECKING:
    from datetime import tzinfo

_DATE = re.compile(
    r"""
    (?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})
    (?P<time>
      (?:[Tt]|[ ]{1,4}) (?P<hour>[0-9]{1,2}) : (?P<minute>[0-9]{2})
      (?: : (?P<second>[0-9]{2}) (?: [.,] (?P<fraction>[0-9]{1,9}) )? )?
      [ ]{0,4} (?P<zone> [Zz] | UTC | GMT | (?P<sign>[+-]) (?P<hours>[0-9]{2}) :? (?P<minutes>[0-9]{2})? )?
    )?
    """,
    re.VERBOSE,
)
# A day, perhaps with a time as Zola has it.
_NAME = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:Z|[+-][0-9]{2}:[0-9]{2}))?(?:[-_ .T]+|$)"
)
# With the month's name there is no doubt which number is the day: Hugo's documentation, RFC 5322, Ruby.
_NAMED = re.compile(
    r"(?:[A-Za-z]{3,9},?[ ]{1,4})?(?:(?P<day>[0-9]{1,2})[ -](?P<month>[A-Za-z]{3,9})\.?,?[ -]"
    r"|(?P<first>[A-Za-z]{3,9})\.?[ ](?P<second>[0-9]{1,2}),?[ ])(?P<year>[0-9]{4})(?P<time>[ T,].{0,40})?"
)
_SLASHED = re.compile(r"([0-9]{4})/([0-9]{1,2})/([0-9]{1,2})(?![0-9])")
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_SHORT = {name[:3]: number for number, name in enumerate(_MONTHS, 1)} | {"sept": 9}
_FIRST_YEAR, _LAST_YEAR = 1000, 9998  # what lies beyond can't be shown in every time zone


def parse_date(text: str, zone: tzinfo) -> Moment | None:
    """The moment that ``text`` names, in ``zone`` when it names none; None when it is no date.

    RFC 3339, ISO 8601 with hyphens and colons, and the forms of Hugo, Jekyll and Pelican
    (``2025-12-07 05:32 +0100``, ``15 Oct 2023``). A day alone begins at midnight.
    """
    found = _DATE.fullmatch(_numbered(text.strip()))
    if found is None or not _FIRST_YEAR <= int(found["year"]) <= _LAST_YEAR:
        return None
    try:
        at = datetime(
            int(found["year"]),
            int(found["month"]),
            int(found["day"]),
            int(found["hour"] or 0),
            int(found["minute"] or 0),
            int(found["second"] or 0),
            int((found["fraction"] or "0")[:6].ljust(6, "0")),
            tzinfo=_zone(found, zone),
        )
    except ValueError:
        return None
    return Moment(at, whole_day=found["time"] is None)


def _numbered(text: str) -> str:
    """``text`` with its month as a number, if it names one."""
    if slashed := _SLASHED.match(text):
        return f"{slashed[1]}-{slashed[2]}-{slashed[3]}{text[slashed.end() :]}"
    found = _NAMED.fullmatch(text)
    if found is None:
        return text
    name = (found["month"] or found["first"]).lower()
    month = _SHORT.get(name) or (_MONTHS.index(name) + 1 if name in _MONTHS else 0)
    time = (found["time"] or "").strip(" ,T")
    return f"{found['year']}-{month:02}-{found['day'] or found['second']}{time and ' '}{time}"


def _zone(found: re.Match[str], default: tzinfo) -> tzinfo:
    if found["zone"] is None:
        return default
    if found["sign"] is None:
        return UTC
    hours, minutes = int(found["hours"]), int(found["minutes"] or 0)
    if hours > 23 or minutes > 59:  # noqa: PLR2004 - hours and minutes of a clock
        raise ValueError("no such offset")
    offset = timedelta(hours=hours, minutes=minutes)
    return timezone(-offset if found["sign"] == "-" else offset)


def date_in_name(name: str) -> tuple[str | None, str]:
    """The ``YYYY-MM-DD`` with which a file's or folder's name begins (if it does), and the rest of it."""
    found = _NAME.match(name)
    return (found[1], name[found.end() :]) if found else (None, name)
