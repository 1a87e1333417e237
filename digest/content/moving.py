"""Front matter as other generators mean it, where its words alone don't tell: Jekyll, Pelican, Eleventy.

What is decided here follows from the file's place and from words that have one meaning only.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from digest.content.dates import date_in_name
from digest.content.names import normal
from digest.content.values import as_list, as_text, shown
from digest.model import Problem

if TYPE_CHECKING:
    from digest.content.frontmatter import FrontMatter

_HEADING = re.compile(r"#[ \t]+([^\n]+)|([^\n]+)\n=+[ \t]*(?:\n|$)")
_CLOSING = re.compile(r"[ \t]#+[ \t]*$")
_MARKS = re.compile(r"[*_`]|\]\([^)]{0,500}\)|\[|\s?\{[#:][^}\n]{0,200}\}")
_NOT_DATES = frozenset(["created", "lastmodified", "gitcreated", "gitlastmodified"])
_HINT = "write the article's title as it was published"
_JEKYLLS = frozenset(["_posts", "_drafts"])


def adapt(path: str, front: FrontMatter) -> tuple[FrontMatter, tuple[Problem, ...]]:
    """The same front matter in a form that means the same here, and warnings of what was made up.

    - Jekyll's posts (below ``_posts``) list tags and categories with spaces between them, and take a title
      that is missing from the file's name;
    - a body that begins with a heading has its title there, as in Eleventy's and Hugo's;
    - Eleventy's ``date: Created`` names no date;
    - an alias that begins with ``../`` counts from where Hugo had the article;
    - ``Authors: A, B`` is Pelican's list.
    """
    problems: list[Problem] = []
    fields: dict[str, Any] = {}
    for written, value in front.fields.items():
        if normal(written) == "date" and normal(as_text(value) or "") in _NOT_DATES:
            message = f"{shown(value)} is the time of a file, not that of an article, and not read"
            hint = "write YYYY-MM-DD, or YYYY-MM-DDTHH:MM+HH:MM"
            problems.append(Problem(path, message, front.lines.get(written), written, hint, "warning"))
            continue
        if normal(written) == "aliases" and (relative := _relative(value)):
            message = f"{shown(relative[0])} counts from where the article stood, and is not read"
            hint = "write the whole path, such as /2024/old-name/"
            problems.append(Problem(path, message, front.lines.get(written), written, hint, "warning"))
            value = [one for one in as_list(value) if one not in relative]  # noqa: PLW2901 - the rest of them
        fields[written] = _listed(path, normal(written), value)
    has_title = any(normal(name) == "title" and value is not None for name, value in fields.items())
    if not has_title and (found := _title(path, front)):
        title, where = found
        fields = {name: value for name, value in fields.items() if normal(name) != "title"} | {"title": title}
        problems.append(Problem(path, f"is missing, and taken from {where}", 1, "title", _HINT, "warning"))
        return replace(front, fields=fields, is_there=True), tuple(problems)
    return replace(front, fields=fields), tuple(problems)


def _relative(value: Any) -> list[str]:
    """Hugo's aliases that begin in the article's own folder or above it."""
    return [one for one in as_list(value) if isinstance(one, str) and one.startswith(("../", "./"))]


def _listed(path: str, name: str, value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if name in {"tags", "categories"} and "," not in value and _is_jekylls(path):
        return value.split()
    if name == "authors" and "," in value and ";" not in value:
        return [part.strip() for part in value.split(",")]
    return value


def _title(path: str, front: FrontMatter) -> tuple[str, str] | None:
    heading = _HEADING.match(front.body)
    if heading:
        words = _CLOSING.sub("", heading[1]) if heading[1] else heading[2]
        if title := _MARKS.sub("", words).strip():
            return title, "the first heading"
    if _is_jekylls(path) and front.is_there:
        words = date_in_name(PurePosixPath(path).stem)[1].replace("-", " ").replace("_", " ").split()
        if words:
            return " ".join(word[:1].upper() + word[1:] for word in words), "the file's name, as Jekyll does"
    return None


def _is_jekylls(path: str) -> bool:
    return not _JEKYLLS.isdisjoint(path.split("/")[:-1])
