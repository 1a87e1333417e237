"""Rules about where an article comes from, and when."""

from __future__ import annotations

import difflib
import re
from datetime import date, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from digest.check.material import at_field
from digest.content.names import CANONICAL, normal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.check.material import Material
    from digest.model import Article, Problem

FAR_AHEAD = timedelta(days=31)
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?![\d])")
_ADDRESS_MAY_DIFFER = timedelta(days=1)  # an outlet's day is that of its own time zone
_DATES = frozenset({"date", "updated", "expires"})


def no_source(material: Material) -> Iterator[Problem]:
    """Articles that name no outlet."""
    for article in material.findings.articles:
        if not article.source:
            said = ", though it has a byline" if article.authors else ""
            yield at_field(article, "source", f"names no outlet{said}", "write source: and who published it")


def no_address(material: Material) -> Iterator[Problem]:
    """Articles whose own address isn't known."""
    homepages = {source.name for source in material.config.sources if source.homepage}
    for article in material.findings.articles:
        if not article.source_url:
            leads = "lead to the outlet's home page" if article.source in homepages else "are missing"
            message = f"its own address is not known, so links to it {leads}"
            yield at_field(article, "source_url", message, "write source_url: and where it was published")


def undated(material: Material) -> Iterator[Problem]:
    """What the build says about the dates of articles that have none."""
    without = {article.path for article in material.findings.articles if article.date is None}
    yield from (p for p in material.problems if p.path in without and _is_about_dates(p))


def date_in_doubt(material: Material) -> Iterator[Problem]:
    """Dates that contradict each other, or that nobody can have meant; also of articles that are left out."""
    there = [article for article in material.read if not (article.draft or article.hide)]
    dated = {article.path for article in there if article.date}
    yield from (p for p in material.problems if p.path in dated and _is_about_dates(p))
    for article in there:
        yield from _contradictions(article)
        yield from _far_ahead(article, material)


def unused_source(material: Material) -> Iterator[Problem]:
    """Outlets of the configuration that no article names, drafts and the like counted in."""
    named = sorted({article.source for article in material.read if article.source})
    known = {source.name for source in material.config.sources}
    for position, source in enumerate(material.config.sources):
        if source.name not in named:
            near = difflib.get_close_matches(source.name, [name for name in named if name not in known], n=1)
            hint = f"did you mean {near[0]!r}?" if near else "take it out, or write it as the articles do"
            key = ("sources", position, "name")
            yield material.config_file.problem(key, f"no article is from {source.name!r}", hint)


def _is_about_dates(problem: Problem) -> bool:
    is_date = CANONICAL.get(normal(problem.field or "")) in _DATES
    return is_date and problem.severity == "warning"


def _contradictions(article: Article) -> Iterator[Problem]:
    if article.date is None:
        return
    day = article.date.at.date()
    updated, expires = article.updated, article.expires
    if updated and updated.at < article.date.at and (not updated.whole_day or updated.at.date() < day):
        message = f"is {updated.at.date()}, before the article's date, {day}"
        yield at_field(article, "updated", message, "put right one of them")
    if expires and expires.at <= article.date.at:
        message = f"is {expires.at.date()}, no later than the article's date, {day}, so it is never shown"
        yield at_field(article, "expires", message, "put right one of them")
    named = _day_in_address(article.source_url or "")
    if named and abs(named - day) > _ADDRESS_MAY_DIFFER:
        yield at_field(
            article, "date", f"is {day}, but source_url says {named}", "write when it was published"
        )


def _far_ahead(article: Article, material: Material) -> Iterator[Problem]:
    now = material.choice.now
    if article.date and article.date.at > now + FAR_AHEAD:
        ahead = (article.date.at - now).days
        left_out = "" if material.choice.future else ", and the article is left out until then"
        message = f"is {article.date.at.date()}, {ahead} days ahead{left_out}"
        yield at_field(article, "date", message, "look at the year")


def _day_in_address(address: str) -> date | None:
    found = _IN_ADDRESS.search(urlsplit(address).path)
    try:
        return date(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        return None
