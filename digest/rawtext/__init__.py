"""Text as it was pasted from a news page becomes an article, and what the page said around it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from digest.model import Problem
from digest.rawtext import datings
from digest.rawtext.boilerplate import (
    article_number,
    copyright_line,
    disclaimer,
    offer,
)
from digest.rawtext.boxes import box, captioned, promotion, provider, question
from digest.rawtext.bylines import bare_byline, byline, credit, is_name, source_line
from digest.rawtext.clocks import clock, published
from digest.rawtext.comments import without_comments
from digest.rawtext.datelines import without_dateline, without_dateline_lines
from digest.rawtext.decks import find_deck
from digest.rawtext.foot import without_foot
from digest.rawtext.furniture import (
    address,
    announced_list,
    counter,
    mail_address,
    menu,
    notice,
    picture,
    pointer,
    without_tail,
    wordless,
)
from digest.rawtext.heads import date_below_title
from digest.rawtext.markup import as_markdown
from digest.rawtext.outlets import believed, cited, rivals
from digest.rawtext.pasted import Draft, Find, OutletClue, Removed, apply, first_find, split_lines
from digest.rawtext.titles import made_title, with_title
from digest.rawtext.wrapping import unwrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.rawtext.pasted import DateClue, Line, Rule, Step

_ROW = 200
_BARS = re.compile(r"\s[|•·–—]\s")
_TITLE_HINT = "write the title under which it was published"
_SOURCE_HINT = "write the outlet that published it"


@dataclass(frozen=True, slots=True)
class RawArticle:
    """An article made from pasted text; ``body`` is Markdown.

    ``title_made``: no line was a title, so it is the first sentence, shortened. ``date`` is ISO text, only
    when the text itself says when it was published and nothing in it speaks against that. ``via`` is the one
    outlet that the text cites when it names none as its own. ``bare_date`` is one that stands below the title
    and does not say what it is the date of: probably of publication. ``description`` is the standfirst. What
    is not in title, body or description is in ``removed``.
    """

    title: str
    title_made: bool
    body: str
    source: str | None = None
    via: str | None = None
    credit: str | None = None
    authors: tuple[str, ...] = ()
    date: str | None = None
    bare_date: DateClue | None = None
    description: str | None = None
    removed: tuple[Removed, ...] = ()
    problems: tuple[Problem, ...] = ()


def parse_raw(text: str, *, path: str = "", language: str = "en") -> RawArticle:
    """The article in ``text``; it never fails. ``problems``, shown with ``path``, are for a curator.

    Nothing is invented: what the text does not say is none. Time grows with the length of the text.
    """
    draft = Draft(unwrap(split_lines(text)), language)
    for step in STEPS:
        draft = step(draft)
    bare_date = date_below_title(draft)
    draft, deck = find_deck(draft)
    source = believed(draft.outlets)
    others = cited(draft.lines) if source is None else ()
    lead = draft.lead
    made = draft.title is None and lead is not None
    title = draft.title.text if draft.title else made_title(lead.text, language) if lead else ""
    return RawArticle(
        title=title,
        title_made=made,
        body=as_markdown(draft.lines),
        source=source.name if source else None,
        via=others[0][1] if len(others) == 1 else None,
        credit=" ".join(draft.credits) or None,
        authors=draft.authors,
        date=datings.believed(draft.dates),
        bare_date=bare_date,
        description=deck,
        removed=tuple(sorted(draft.removed, key=lambda removed: removed.line)),
        problems=_problems(draft, source, others, path),
    )


def _without_lines(draft: Draft) -> Draft:
    """What is known for what it is wherever it stands."""
    return apply(draft, _ANYWHERE)


def _without_pointers(draft: Draft) -> Draft:
    """Labels with other articles' titles; above the first paragraph they may be this one's title."""
    return apply(draft, (pointer,), start=draft.prose)


def _without_mail(draft: Draft) -> Draft:
    """The writer's address above the first paragraph; below, it is one to write to."""
    return apply(draft, (mail_address,), end=draft.prose)


def _dated_below(lines: Sequence[Line], at: int) -> Find | None:
    """A date that stands below a byline or a publication line."""
    above = at and (byline(lines, at - 1) or published(lines, at - 1))
    return clock(lines, at) if above else None


def _row(lines: Sequence[Line], at: int) -> Find | None:
    """Several such things in a row: a byline, a date, the minutes of reading; there a name is a byline."""
    line = lines[at]
    parts = (
        [part.strip() for part in _BARS.split(line.text) if part.strip()] if len(line.text) <= _ROW else []
    )
    finds = [first_find(_IN_ROWS, (replace(line, text=part),), 0) or _named(part) for part in parts]
    if len(finds) < 2 or not all(finds) or all(find and find.authors for find in finds):  # noqa: PLR2004 - no row
        return None
    known = [find for find in finds if find]
    return Find(
        "a byline or a publication line",
        authors=tuple(name for find in known for name in find.authors),
        outlets=tuple(clue for find in known for clue in find.outlets),
        dates=tuple(clue for find in known for clue in find.dates),
    )


def _named(text: str) -> Find | None:
    return Find("a byline", authors=(text,)) if is_name(text) else None


_IN_ROWS: tuple[Rule, ...] = (published, menu, counter, picture, byline, clock)
_ANYWHERE: tuple[Rule, ...] = (
    promotion,
    announced_list,
    box,
    question,
    captioned,
    provider,
    published,
    wordless,
    menu,
    counter,
    picture,
    notice,
    address,
    byline,
    bare_byline,
    _dated_below,
    _row,
    source_line,
    credit,
    copyright_line,
    article_number,
    disclaimer,
    offer,
)

STEPS: tuple[Step, ...] = (
    without_comments,
    without_dateline_lines,
    _without_lines,
    _without_mail,
    with_title,
    _without_pointers,
    without_tail,
    without_dateline,
    without_foot,
)


def _problems(
    draft: Draft, source: OutletClue | None, others: Sequence[tuple[int, str]], path: str
) -> tuple[Problem, ...]:
    found = [*_title_problems(draft, path), *_source_problems(draft, source, others, path)]
    found += datings.problems(draft.dates, path)
    found += (
        Problem(
            path,
            f"an address stands here: {shown}",
            line,
            "source_url",
            "write it down if it is the article's",
            "warning",
        )
        for line, shown in draft.addresses
    )
    return tuple(sorted(found, key=lambda problem: problem.line or 0))


def _title_problems(draft: Draft, path: str) -> tuple[Problem, ...]:
    if not draft.lines:
        found = "a title and no text" if draft.title else "no text of an article"
        return (Problem(path, f"holds {found}", hint="paste the article's paragraphs"),)
    if draft.title:
        return ()
    message = "has no title line; made from the first sentence"
    line = draft.lead.number if draft.lead else None
    return (Problem(path, message, line, "title", _TITLE_HINT, "warning"),)


def _source_problems(
    draft: Draft, source: OutletClue | None, others: Sequence[tuple[int, str]], path: str
) -> tuple[Problem, ...]:
    if not draft.lines:
        return ()
    if source:
        unequal = rivals(draft.outlets, source)
        rest = ", ".join(f"{clue.name} (line {clue.line})" for clue in unequal)
        message = f"taken from line {source.line}: {source.name}; the text also names {rest}"
        return (Problem(path, message, source.line, "source", _SOURCE_HINT, "warning"),) if unequal else ()
    places = ", ".join(f"{name} (line {line})" for line, name in others)
    message = (
        f"the text names no outlet as its own; it cites {places}" if places else "the text names no outlet"
    )
    return (Problem(path, message, others[0][0] if others else None, "source", _SOURCE_HINT, "warning"),)
