"""A file, of whatever kind, as an article's fields and body."""

from __future__ import annotations

import re
import stat
from dataclasses import replace
from typing import TYPE_CHECKING

from digest.content.encoding import decode
from digest.content.frontmatter import parse
from digest.ingest.entry import Entry
from digest.ingest.markdown import read_markdown
from digest.ingest.pages import MAX_BYTES, read_saved
from digest.model import Problem
from digest.rawtext import parse_raw

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from digest.rawtext import RawArticle

_MARKDOWN = frozenset([".md", ".markdown"])
_WEB = frozenset([".html", ".htm", ".xhtml", ".mhtml", ".mht"])
_WEB_START = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)?"
    rb"<(?:!doctype html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)


def read_entry(path: Path, shown_as: str, language: str) -> tuple[Entry | None, tuple[Problem, ...]]:
    """The article in the file; none, and why, when there is none that can be read."""
    raw, fault = _bytes(path, shown_as)
    if raw is None:
        return None, fault
    return read_bytes(raw, path.name, shown_as, language)


def read_bytes(
    raw: bytes, name: str, shown_as: str, language: str
) -> tuple[Entry | None, tuple[Problem, ...]]:
    """The article in these bytes; the ending of ``name`` tells what they are where they don't themselves."""
    if not raw.strip(b"\xef\xbb\xbf \t\r\n"):
        return None, (Problem(shown_as, "is empty", hint="paste the article's text into it"),)
    ending = f".{name.rpartition('.')[2].lower()}" if "." in name else ""
    if ending in _WEB or _WEB_START.match(raw):
        return read_saved(raw, shown_as, language)
    if _is_binary(raw):
        return None, (
            Problem(shown_as, "is not a text file", hint="copy the article's text into a .txt file"),
        )
    text, problems = decode(shown_as, raw)
    if text is None:
        return None, problems
    return _entry(name, ending, shown_as, text, _as_warnings(problems), language)


def _entry(  # noqa: PLR0913, PLR0917 - all that is known of a file
    name: str, ending: str, shown_as: str, text: str, problems: tuple[Problem, ...], language: str
) -> tuple[Entry | None, tuple[Problem, ...]]:
    matter, faults = parse(shown_as, text)
    if matter is None:
        return None, (*problems, *faults)
    if matter.is_there or ending in _MARKDOWN:
        fields, body, removed, more = read_markdown(name, shown_as, matter, language)
        problems = (*problems, *_as_warnings(faults), *more)
        return Entry(fields, body, removed) if fields.get("title") else None, problems
    return _raw(shown_as, text, problems, language)


def _raw(
    shown_as: str, text: str, problems: tuple[Problem, ...], language: str
) -> tuple[Entry | None, tuple[Problem, ...]]:
    article = parse_raw(text, path=shown_as, language=language)
    date, dating = _dated(article, shown_as)
    problems = (*problems, *dating)
    if not article.body:
        return None, problems
    said = {
        "title": article.title,
        "date": date,
        "source": article.source,
        "authors": list(article.authors),
        "description": article.description,
        "credit": article.credit,
        "via": article.via,
    }
    return Entry(
        {name: value for name, value in said.items() if value}, article.body, article.removed
    ), problems


def _dated(article: RawArticle, shown_as: str) -> tuple[str | None, tuple[Problem, ...]]:
    """The date, and the problems: a bare one below the title is taken, and that is told."""
    bare = article.bare_date
    if article.date or bare is None:
        return article.date, article.problems
    message = f"taken from line {bare.line}, which does not say that it is the day of publication"
    told = Problem(shown_as, message, bare.line, "date", "look whether it is", "warning")
    return bare.iso, (*(one for one in article.problems if one.field != "date"), told)


def _as_warnings(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The same about a file that is read all the same: what is written does not have these faults."""
    return tuple(replace(one, severity="warning") for one in problems)


def _bytes(path: Path, shown_as: str) -> tuple[bytes | None, tuple[Problem, ...]]:
    """What the file holds, or why that is no text."""
    try:
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode):
            hint = "name the files in it" if stat.S_ISDIR(mode) else None
            return None, (Problem(shown_as, "is a folder" if hint else "is no file", hint=hint),)
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        return None, (
            Problem(
                shown_as,
                f"can't be read: {reason[:1].lower()}{reason[1:]}",
                hint="check the file's name; an address begins with https://",
            ),
        )
    return raw, ()


def _is_binary(raw: bytes) -> bool:
    """Whether it holds a NUL and is not the UTF-16 or UTF-32 for which `decode` has a better word."""
    wide = raw.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff"))
    halves = (raw[:64:2], raw[1:64:2])
    return b"\x00" in raw and not wide and all(any(half) for half in halves)
