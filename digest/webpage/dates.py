"""When a page was published and changed, by agreement of the places that say so."""

from __future__ import annotations

import email.utils
import re
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from digest.content.dates import parse_date
from digest.rawtext.clocks import published
from digest.rawtext.pasted import Line
from digest.rawtext.timestamps import read_date
from digest.webpage.clues import Clue

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from digest.webpage.clues import Clues
    from digest.webpage.jsonld import Structured

_PUBLISHED = (
    *("article:published_time", "og:article:published_time", "article:published", "og:published_time"),
    *("datepublished", "parsely-pub-date", "sailthru.date", "publish-date", "publish_date", "publishdate"),
    *("pubdate", "date", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date", "dcterms.date"),
    *("dc.date.created", "citation_publication_date", "cxenseparse:recs:publishtime", "article.published"),
    *("rnews:datepublished", "originalpublicationdate", "article_date_original", "displaydate", "ptime"),
)
_MODIFIED = (
    *("article:modified_time", "og:updated_time", "og:modified_time", "article:modified", "datemodified"),
    *("lastmod", "last-modified", "dcterms.modified", "dc.date.modified", "revised", "article.updated"),
    *("utime", "rnews:datemodified"),
)
_IN_ADDRESS = re.compile(r"(?:/|-|_)((?:19|20)[0-9]{2})[/-]?(0[1-9]|1[0-2])[/-]?([0-2][0-9]|3[01])(?![0-9])")
_NAMED_MONTH = re.compile(
    r"/((?:19|20)[0-9]{2})/(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}/([0-2]?[0-9]|3[01])/",
    re.IGNORECASE,
)
_MONTHS = {
    name: month
    for month, name in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1
    )
}
_ZONED = re.compile(r"(?:Z|UTC|GMT|[+-][0-9]{2}:?[0-9]{2})\s*$", re.IGNORECASE)
_COMPACT = re.compile(
    r"([0-9]{4})([0-9]{2})([0-9]{2})(?:T?([0-9]{2})([0-9]{2})([0-9]{2})?)?(Z|[+-][0-9]{4})?"
)
_SLASHED = re.compile(r"([0-9]{4})/([0-9]{1,2})/([0-9]{1,2})(.{0,30})", re.DOTALL)
_NAMED_ZONE = re.compile(r"\[[\w/+-]{1,40}\]$| \(.{1,40}\)$")
_PARTS = re.compile(r"\s*[|•·]\s*|\s+[–—-]\s+|(?<=[^\W\d_]{2}),\s+(?=[^\W_])")
_EPOCH = re.compile(r"[0-9]{10}(?:[0-9]{3})?")
_FIRST_YEAR = 1990
_MOST = 30


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date as one place says it: ISO text as front matter has it, the day, and how exact it is."""

    where: str
    iso: str
    day: date
    exactness: int


def find_dates(
    clues: Clues, structured: Structured, address: str | None
) -> tuple[str | None, str | None, tuple[Clue, ...]]:
    """The day or moment of publication and of the last change, as ISO text, and what contradicts the first.

    The day on which most places agree counts, on a tie that of the surest place; of its forms, the one with
    an hour and a zone. A change on the same moment or before is none.
    """
    stamps = tuple(_stamps(_published(clues, structured, address)))
    chosen = _chosen(stamps)
    changed = tuple(_stamps(_changed(clues, structured)))
    if chosen is None:
        return None, None, ()
    rivals = {
        one.where: Clue(one.where, one.iso) for one in stamps if abs(one.day - chosen.day) > timedelta(days=1)
    }
    later = next((one for one in changed if _is_later(one, chosen)), None)
    return chosen.iso, later.iso if later else None, tuple(rivals.values())


def read_stamp(value: str, where: str) -> Stamp | None:
    """The date that ``value`` is, in one of the forms that pages use."""
    text = _NAMED_ZONE.sub("", value.strip()[:120])
    moment = parse_date(_spelled(text), UTC)
    if moment:
        return _stamp(moment.at, where, zoned=bool(_ZONED.search(text)), timed=not moment.whole_day)
    if _EPOCH.fullmatch(text):
        at = datetime.fromtimestamp(int(text[:10]), UTC)
        return _stamp(at, where, zoned=True, timed=True)
    try:
        at = email.utils.parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return _written(text, where)
    if at.tzinfo is None and (told := _written(text, where)):
        return told  # one in words, whose zone mail does not know
    return _stamp(at, where, zoned=at.tzinfo is not None, timed=True)


def _written(text: str, where: str) -> Stamp | None:
    """A date as people write it, alone, behind a label, or beside a byline and the like."""
    parts = (text, *_PARTS.split(text)) if _PARTS.search(text) else (text,)
    return next((stamp for part in parts[:6] if (stamp := _day_in(part.strip(), where))), None)


def _day_in(text: str, where: str) -> Stamp | None:
    clue = read_date(text, 1, "published")
    if clue is None or not clue.iso:
        found = published((Line(1, text),), 0)
        clue = (
            next((one for one in found.dates if one.iso and one.kind == "published"), None) if found else None
        )
    if clue is None or not clue.iso:
        return None
    moment = parse_date(clue.iso, UTC)
    if moment is None:
        return None
    return _stamp(moment.at, where, zoned=bool(_ZONED.search(clue.iso)), timed=not moment.whole_day)


def _spelled(text: str) -> str:
    """Compact and slashed forms with the hyphens and colons of the plain one."""
    compact = _COMPACT.fullmatch(text)
    if compact:
        year, month, day, hour, minute, second, zone = compact.groups()
        clock = f"T{hour}:{minute}:{second or '00'}{zone or ''}" if hour else ""
        return f"{year}-{month}-{day}{clock}"
    slashed = _SLASHED.fullmatch(text)
    return f"{slashed[1]}-{slashed[2]}-{slashed[3]}{slashed[4]}" if slashed else text


def _stamp(at: datetime, where: str, *, zoned: bool, timed: bool) -> Stamp | None:
    if at.year < _FIRST_YEAR or at.year > 2100:  # noqa: PLR2004 - a slip of somebody's hand
        return None
    midnight = zoned and (at.hour, at.minute, at.second) == (0, 0, 0)
    if not timed:
        return Stamp(where, at.date().isoformat(), at.date(), 0)
    shown = at if zoned else at.replace(tzinfo=None)
    return Stamp(where, shown.isoformat(timespec="seconds"), at.date(), 1 + zoned - midnight)


def _stamps(clues: Iterable[Clue]) -> Iterable[Stamp]:
    for clue, _ in zip(clues, range(_MOST), strict=False):
        stamp = read_stamp(clue.value, clue.where)
        if stamp:
            yield stamp


def _published(clues: Clues, structured: Structured, address: str | None) -> Iterable[Clue]:
    """Every place that may tell, the surest first."""
    for name in ("datePublished", "dateCreated", "uploadDate"):
        if text := structured.text(name):
            yield Clue("JSON-LD", text)
            break
    for name in _PUBLISHED:
        yield from (Clue(f"the meta {name}", value) for value in clues.metas.get(name, ())[:1])
    for name in ("datePublished", "dateCreated"):
        yield from (Clue("the microdata", value) for value in clues.props.get(name, ())[:1])
    yield from (Clue("the page's <time>", value) for value in clues.times[:1])
    yield from (Clue("the page's date", value) for value in (*clues.dated[:4], *clues.bylines[:2]))
    yield from (Clue("the lines at the heading", value) for value in clues.near)
    yield from (Clue("the address", day) for day in _in_address(address or ""))


def _changed(clues: Clues, structured: Structured) -> Iterable[Clue]:
    if text := structured.text("dateModified"):
        yield Clue("JSON-LD", text)
    for name in _MODIFIED:
        yield from (Clue(f"the meta {name}", value) for value in clues.metas.get(name, ())[:1])
    yield from (Clue("the microdata", value) for value in clues.props.get("dateModified", ())[:1])


def _in_address(address: str) -> Sequence[str]:
    found = _IN_ADDRESS.search(address)
    if found:
        return (f"{found[1]}-{found[2]}-{found[3]}",)
    named = _NAMED_MONTH.search(address)
    return (f"{named[1]}-{_MONTHS[named[2].lower()]:02}-{int(named[3]):02}",) if named else ()


def _chosen(stamps: Sequence[Stamp]) -> Stamp | None:
    if not stamps:
        return None
    votes = Counter({stamp.day: 0 for stamp in stamps})
    for day in votes:
        votes[day] = sum(abs(day - other.day) <= timedelta(days=1) for other in stamps)
    most = max(votes.values())
    first = next(stamp for stamp in stamps if votes[stamp.day] == most)
    near = [one for one in stamps if abs(one.day - first.day) <= timedelta(days=1)]
    return max(near, key=lambda one: one.exactness)


def _is_later(change: Stamp, first: Stamp) -> bool:
    """Whether the change came after publication, as far as both are exact enough to tell."""
    if not change.exactness or not first.exactness:
        return change.day > first.day
    one, other = datetime.fromisoformat(change.iso), datetime.fromisoformat(first.iso)
    if (one.tzinfo is None) != (other.tzinfo is None):
        one, other = one.replace(tzinfo=None), other.replace(tzinfo=None)
    return one - other >= timedelta(minutes=1)
