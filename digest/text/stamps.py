"""Moments as machines write them."""

from __future__ import annotations

from datetime import timedelta, timezone
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from digest.model import Moment

_USUAL = len("2025-12-07T05:32:09+00:00")


def rfc3339(moment: Moment) -> str:
    """2025-12-07T05:32:09+00:00. RFC 3339 knows no seconds in an offset; local mean times of long ago do."""
    text = moment.at.isoformat(timespec="seconds")
    if len(text) == _USUAL:
        return text
    offset = moment.at.utcoffset() or timedelta()
    zone = timezone(timedelta(minutes=round(offset.total_seconds() / 60)))
    return moment.at.replace(tzinfo=zone).isoformat(timespec="seconds")
