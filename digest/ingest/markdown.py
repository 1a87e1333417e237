"""Markdown from another generator as an article with front matter in our names."""

from __future__ import annotations

import re
from datetime import UTC
from typing import TYPE_CHECKING

from digest.content.claims import resolve
from digest.content.dates import date_in_name, parse_date
from digest.content.names import FOREIGN, GENERIC, SPELLING, normal
from digest.content.values import as_list, as_text
from digest.model import Problem
from digest.rawtext.pasted import Removed
from digest.rawtext.titles import made_title

if TYPE_CHECKING:
    from collections.abc import Mapping

    from digest.content.claims import Claims
    from digest.content.frontmatter import FrontMatter

_HEADING = re.compile(r"#[ \t]+([^\n]+?)(?:[ \t]+#+)?[ \t]*(?:\n|$)")
_LISTS = ("tags", "categories")


def read_markdown(
    name: str, shown_as: str, matter: FrontMatter, language: str
) -> tuple[Mapping[str, object], str, tuple[Removed, ...], tuple[Problem, ...]]:
    """The fields in our names, the body, what was left out, and what is wrong; ``name`` is the file's.

    A date that only the file's name has, and a title that only the body's first heading has, become fields.
    """
    claims, problems = resolve(shown_as, matter.fields, matter.lines)
    fields = _ours(claims)
    removed = [*_foreign(claims, matter.lines), *_emptied(fields, claims, matter.lines)]
    fields |= _others(claims)
    if "date" not in fields and (day := date_in_name(name)[0]):
        fields["date"] = day
    body = matter.body
    if not as_text(fields.get("title")):
        title, body, more = _title(shown_as, body, language)
        fields["title"], problems = title, (*problems, *more)
    return (
        fields,
        body,
        tuple(sorted(removed, key=lambda one: one.line)),
        (*problems, *_undated(shown_as, fields, matter)),
    )


def _ours(claims: Claims) -> dict[str, object]:
    """Our fields; one author stays ``author``, as it was written."""
    fields = {name: claim.value for name, claim in claims.by_field.items()}
    authors = claims.by_field.get("authors")
    if authors and isinstance(authors.value, str):
        fields["author"] = fields.pop("authors")
    return fields


def _others(claims: Claims) -> dict[str, object]:
    """Fields that are nobody's; those whose names would be taken for ours stay inside ``extra``."""
    free = {name: value for name, value in claims.extra.items() if normal(name) not in FOREIGN}
    inside = {name: value for name, value in free.items() if normal(name) in SPELLING}
    outside = {name: value for name, value in free.items() if name not in inside}
    return outside | ({"extra": inside} if inside else {})


def _foreign(claims: Claims, lines: Mapping[str, int]) -> tuple[Removed, ...]:
    return tuple(
        Removed(lines.get(name, 1), f"{name}: {value}", "a field of another generator")
        for name, value in claims.extra.items()
        if normal(name) in FOREIGN
    )


def _emptied(fields: dict[str, object], claims: Claims, lines: Mapping[str, int]) -> tuple[Removed, ...]:
    """Takes tags and categories that say nothing (``News``) out of ``fields``; returns them."""
    removed: list[Removed] = []
    for name in _LISTS:
        if name not in fields:
            continue
        line = lines.get(claims.by_field[name].written, 1)
        items = as_list(fields[name])
        kept = [item for item in items if (as_text(item) or "-").casefold() not in GENERIC]
        gone = [
            Removed(line, f"{name}: {item}", "says nothing about the article")
            for item in items
            if item not in kept
        ]
        removed += gone
        if kept:
            fields[name] = kept
        else:
            del fields[name]
            removed += [] if gone else [Removed(line, f"{name}:", "is empty")]
    return tuple(removed)


def _title(shown_as: str, body: str, language: str) -> tuple[str, str, tuple[Problem, ...]]:
    """The first heading as the title, and the body without it; else the first sentence, with a warning."""
    heading = _HEADING.match(body)
    if heading:
        return heading[1].strip(), body[heading.end() :].strip(), ()
    prose = next(
        (part for part in re.split(r"\n[ \t]*\n", body) if part[:1].isalnum() or part[:1] in "\"“'‘«„¿¡"),
        body,
    )
    title = made_title(" ".join(prose.split()), language)
    hint = "write the title under which it was published"
    if not title:
        return "", body, (Problem(shown_as, "has neither a title nor a text", 1, "title", hint),)
    message = "has no title; made from the first sentence"
    return title, body, (Problem(shown_as, message, 1, "title", hint, "warning"),)


def _undated(shown_as: str, fields: Mapping[str, object], matter: FrontMatter) -> tuple[Problem, ...]:
    date = as_text(fields.get("date"))
    if date is None or parse_date(date, UTC):
        return ()
    line = next((at for name, at in matter.lines.items() if normal(name) in {"date", "published"}), 1)
    hint = "write YYYY-MM-DD, or YYYY-MM-DDTHH:MM+HH:MM"
    return (Problem(shown_as, f"'{date}' is not a date", line, "date", hint, "warning"),)
