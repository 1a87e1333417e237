"""Dates as feeds write them."""

from __future__ import annotations

import email.utils
import re
from datetime import UTC, datetime

from digest.model import Moment

# Before there were feeds there was nothing in them; what is dated so has no date.
_FIRST_YEAR, _LAST_YEAR = 1990, 9998
_DAY = re.compile(r"\d{4}-\d{1,2}-\d{1,2}|\d{8}")
_ISO = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})[Tt ]\s{0,3}(\d{1,2}:\d{2}(?::\d{2})?)(?:[.,]\d{1,9})?\s{0,3}"
    r"([Zz]|UTC|GMT|[+-]\d{2}:?\d{2})?"
)


def parse_date(text: str | None) -> Moment | None:
    """The moment that ``text`` names, with its own offset: RFC 3339, ISO 8601, RFC 822 and what is near them.

    A time without a zone is UTC's.
    """
    stripped = " ".join((text or "")[:100].split())
    if not stripped:
        return None
    try:
        at, whole_day = _parsed(stripped)
        _ = at.astimezone(UTC)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
    return Moment(at, whole_day) if _FIRST_YEAR <= at.year <= _LAST_YEAR else None


def _parsed(text: str) -> tuple[datetime, bool]:
    if found := _ISO.fullmatch(text):
        zone = (found[5] or "Z").upper()
        zone = "+00:00" if zone in {"Z", "UTC", "GMT"} else zone
        day = f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}"
        return datetime.fromisoformat(
            f"{day}T{found[4].zfill(5 if found[4].count(':') == 1 else 8)}{zone}"
        ), False
    if _DAY.fullmatch(text):
        parts = text.split("-") if "-" in text else (text[:4], text[4:6], text[6:])
        return datetime(*map(int, parts), tzinfo=UTC), True  # type: ignore[misc,arg-type] # year, month, day
    at = email.utils.parsedate_to_datetime(text)
    return at if at.tzinfo else at.replace(tzinfo=UTC), False


def as_written(moment: Moment) -> str:
    """The moment as front matter has it."""
    at = moment.at
    if moment.whole_day:
        return at.date().isoformat()
    return at.isoformat(timespec="minutes" if at.second == 0 else "seconds").replace("+00:00", "Z")
