"""How values are said in words: dates, numbers, editions, the direction of a script."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from digest.text.stamps import rfc3339

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.model import Moment
    from digest.model.parts import Section, StoryCard, Timeline

# English by hand: what strftime writes depends on the machine's locale.
_MONTHS = tuple(
    "January February March April May June July August September October November December".split()  # noqa: SIM905 - twelve words read best as a line
)
_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_BESIDE = 3
_WIDTH = 76
# A summary in the editor's own words is about as long as so many sentences.
_OF_A_TEXT = 2
_RTL_LANGUAGES = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "ps", "sd", "syr", "ug", "ur", "yi"}
)
_RTL_SCRIPTS = frozenset({"adlm", "arab", "hebr", "nkoo", "rohg", "syrc", "thaa"})


def day(moment: Moment) -> str:
    """7 December 2025."""
    return _day(moment.at.date())


def clock(moment: Moment) -> str:
    """7 December 2025, 05:32; only the day where the hour is not known."""
    at = moment.at
    return day(moment) if moment.whole_day else f"{day(moment)}, {at.hour:02}:{at.minute:02}"


def until(first: Moment, last: Moment) -> str:
    """The day of ``first`` without what it shares with that of ``last``: 5, 5 May, or 5 May 2024."""
    return _until(first.at.date(), last.at.date())


def stamp(moment: Moment) -> str:
    """As `rfc3339`, but only the day where the hour is not known; for HTML's ``time``."""
    return moment.at.date().isoformat() if moment.whole_day else rfc3339(moment)


def edition_name(identity: str) -> str:
    """An edition's ``id`` in words: December 2025; Week 49, 2025; or 7 December 2025."""
    year, _, rest = identity.partition("-")
    if rest.startswith("W"):
        return f"Week {int(rest[1:])}, {int(year)}"
    if "-" in rest:
        return _day(date.fromisoformat(identity))
    return f"{_MONTHS[int(rest) - 1]} {int(year)}"


def edition_dates(identity: str) -> str | None:
    """The days of a week's edition, 1 – 7 December 2025; none for others, whose names say it."""
    year, _, week = identity.partition("-W")
    if not week:
        return None
    first = date.fromisocalendar(int(year), int(week), 1)
    last = date.fromordinal(min(first.toordinal() + 6, date.max.toordinal()))
    return f"{_until(first, last)} – {_day(last)}"


def period(timeline: Timeline, number: int) -> str:
    """The ``number``-th period of a timeline in words: 7 December 2025, December 2025, or 1995 – 1999.

    A week is named by its Monday.
    """
    start = timeline.bars[number].start
    match timeline.unit:
        case "day" | "week":
            return _day(start)
        case "month":
            return f"{_MONTHS[start.month - 1]} {start.year}"
        case "year":
            last = start.year - start.year % timeline.step + timeline.step - 1
            return str(start.year) if timeline.step == 1 else f"{start.year} – {last}"


def plural(count: int, one: str, many: str | None = None) -> str:
    """1 story, 2 stories."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def as_html(text: str) -> str:
    """``text`` as HTML, where a quotation mark is no danger and stays as it is."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def no_markup(text: str) -> str:
    """``text`` with no ``<`` that a program could take for a tag's; for what must be plain text.

    Some programs show plain text as HTML, whatever the format says. Comparisons (``1 < 2``) stay.
    """
    return _TAG.sub("\u2039", text)


def plain_link(url: str | None) -> str | None:
    """``url`` without its text fragment, which mail programs and link counters break."""
    return re.sub(r"#?:~:.*", "", url, flags=re.DOTALL) if url else None


def wrapped(text: str, indent: str = "") -> str:
    """``text`` as one paragraph of plain text, in lines of at most 76 characters where words allow."""
    lines: list[str] = []
    for word in text.split():
        if lines and len(lines[-1]) + 1 + len(word) <= _WIDTH:
            lines[-1] += f" {word}"
        else:
            lines.append(indent + word)
    return "\n".join(lines)


def direction(language: str) -> str:
    """``rtl`` for a language written from right to left, else ``ltr``."""
    primary, *subtags = language.lower().split("-")
    scripts = [subtag for subtag in subtags if len(subtag) == 4 and subtag.isalpha()]  # noqa: PLR2004 - a script's tag has four letters
    if scripts:
        return "rtl" if scripts[0] in _RTL_SCRIPTS else "ltr"
    return "rtl" if primary in _RTL_LANGUAGES else "ltr"


def share(sections: Sequence[Section], count: int) -> tuple[tuple[StoryCard, ...], tuple[Section, ...]]:
    """Up to ``count`` stories to stand beside the lead, taken from each section in turn, and what is left."""
    rows = max((len(section.stories) for section in sections), default=0)
    order = [(row, n) for row in range(rows) for n, one in enumerate(sections) if row < len(one.stories)]
    taken = order[:count]
    rest = (
        replace(one, stories=one.stories[sum(n == at for _, at in taken) :]) for n, one in enumerate(sections)
    )
    return tuple(sections[n].stories[row] for row, n in taken), tuple(one for one in rest if one.stories)


def room(lead: StoryCard) -> int:
    """How many stories fit beside ``lead``: beside one that says little, more would leave white below it."""
    said = len(lead.excerpt.quotes) or _OF_A_TEXT
    return min(said + (2 if lead.picture else 1), _BESIDE)


def _day(on: date) -> str:
    return f"{on.day} {_MONTHS[on.month - 1]} {on.year}"


def _until(first: date, last: date) -> str:
    if first.year != last.year:
        return _day(first)
    return str(first.day) if first.month == last.month else f"{first.day} {_MONTHS[first.month - 1]}"
