"""One file becomes an article, or a page of the curator's own."""

from __future__ import annotations

import os.path
import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from digest.content.bounds import excess, too_deep
from digest.content.calls import call_problems
from digest.content.claims import resolve
from digest.content.dates import date_in_name, parse_date
from digest.content.encoding import LIMITS, decode
from digest.content.fields import validate
from digest.content.frontmatter import parse
from digest.content.moving import adapt
from digest.content.names import GENERIC, normal
from digest.model import Article, PlainPage, Problem, encoded
from digest.model.zones import time_zone
from digest.text.detection import detect
from digest.text.slugs import slugify

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import tzinfo

    from digest.config import LimitSettings
    from digest.content.fields import Fields
    from digest.model import Moment

_HOW = "begin the file with the three lines --- and title: … and ---"
_AS_THEY_ARE = (
    *("title", "headline", "source", "source_url", "credit", "description", "summary"),
    *("note", "story", "lead", "pin", "hide", "weight", "image_alt", "image_credit", "license", "full_text"),
    *("via", "archive_url", "paywall", "kind"),
)
_LANGUAGE = re.compile(r"(?:[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)?")
_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")


@dataclass(frozen=True, slots=True)
class _Source:
    """A file that could be understood: what it says, and where it says it."""

    path: str
    body: str
    fields: Fields
    written: Mapping[str, str]
    lines: Mapping[str, int]
    extra: Mapping[str, object]

    def warning(self, field: str, message: str, hint: str) -> Problem:
        written = self.written.get(field, field)
        return Problem(self.path, message, self.lines.get(written, 1), written, hint, "warning")


def read(  # noqa: PLR0913, PLR0917 - a file, and what its site says of files like it
    path: str,
    raw: bytes,
    timezone: str,
    language: str,
    themes: Sequence[str] = (),
    limits: LimitSettings = LIMITS,
) -> tuple[Article | None, tuple[Problem, ...]]:
    """The article that the file ``path`` (with ``/``) holds, and all that is wrong with it, by line.

    There is none when anything is an error. ``timezone`` names the zone of dates that name none,
    ``language`` is expected of articles that name none and don't plainly show another; ``themes`` are the
    names of the curated themes.
    """
    zone = time_zone(timezone)
    source, problems = _understood(path, raw, zone, limits)
    if source is None:
        return None, problems
    article, warnings = _article(source, zone, language, themes)
    return article, _in_order((*problems, *warnings))


def read_page(
    path: str, raw: bytes, limits: LimitSettings = LIMITS
) -> tuple[PlainPage | None, tuple[Problem, ...]]:
    """The page of the curator's own that the file ``path`` holds, and all that is wrong with it.

    A page that is a draft or hidden is none, and nothing is wrong with it.
    """
    source, problems = _understood(path, raw, time_zone("UTC"), limits)
    if source is None or source.fields.draft or source.fields.hide:
        return None, problems
    fields = source.fields
    slug = fields.slug or _slug(stem(path), fields.title)
    return PlainPage(path, slug, fields.title, source.body, fields.description), problems


def _understood(  # noqa: PLR0911 - each thing that may be wrong ends it
    path: str, raw: bytes, zone: tzinfo, limits: LimitSettings
) -> tuple[_Source | None, tuple[Problem, ...]]:
    """The file's fields and body; none when there is an error in it."""
    text, problems = decode(path, raw, limits.file_bytes)
    if text is None:
        return None, problems
    if too_much := excess(path, text, limits):
        return None, _in_order((*problems, *too_much))
    if not text.strip():
        return None, _in_order((*problems, Problem(path, "the file is empty", 1, hint=_HOW)))
    front, faults = parse(path, text, limits)
    problems += faults
    if front is None:
        return None, _in_order(problems)
    front, adapted = adapt(path, front)
    problems += adapted
    if not front.is_there:
        return None, _in_order((*problems, Problem(path, "there is no front matter", 1, "title", _HOW)))
    claims, warnings = resolve(path, front.fields, front.lines)
    fields, wrong = validate(path, claims.by_field, front.lines, zone)
    below = text.rstrip().count("\n") - front.body.count("\n") + 1
    deep = too_deep(path, front.body, below, limits.nesting)
    if fields and fields.note:
        deep += too_deep(path, fields.note, front.lines.get("note", 1), limits.nesting, field="note")
    calls = call_problems(path, front.body, below)
    problems = _in_order((*problems, *warnings, *wrong, *deep, *calls, *_bodiless(path, text, front.body)))
    if fields is None or any(problem.severity == "error" for problem in problems):
        return None, problems
    written = {name: claim.written for name, claim in claims.by_field.items()}
    return _Source(path, front.body, fields, written, front.lines, claims.extra), problems


def _bodiless(path: str, text: str, body: str) -> tuple[Problem, ...]:
    if body:
        return ()
    line = text.rstrip().count("\n") + 1
    hint = "write the text below it"
    return (Problem(path, "there is nothing below the front matter", line, hint=hint, severity="warning"),)


def _article(
    source: _Source, zone: tzinfo, language: str, themes: Sequence[str]
) -> tuple[Article, tuple[Problem, ...]]:
    fields = source.fields
    spoken = fields.lang or detect(source.body, language)
    theme, categories = _theme(source, themes)
    date, doubts = _date(source, zone)
    image, missing = _image(source)
    article = Article(
        path=source.path,
        slug=fields.slug or _slug(date_in_name(stem(source.path))[1], fields.title),
        text=encoded(source.body),
        language=spoken,
        date=_local(date, zone),
        updated=_local(fields.updated, zone),
        expires=_local(fields.expires, zone),
        authors=_distinct(fields.authors),
        theme=theme,
        tags=_distinct([*fields.tags, *categories]),
        image=image,
        draft=fields.draft or ("draft" not in source.written and "_drafts" in source.path.split("/")),
        aliases=_distinct(fields.aliases),
        extra={name: _free(value) for name, value in source.extra.items()},
        lines={name: source.lines[w] for name, w in source.written.items() if w in source.lines},
        **{name: getattr(fields, name) for name in _AS_THEY_ARE},
    )
    return article, (*doubts, *missing)


def _date(source: _Source, zone: tzinfo) -> tuple[Moment | None, tuple[Problem, ...]]:
    """The date of the front matter, else that in the name of the file or of its folder."""
    given = source.fields.date
    named, _ = date_in_name(stem(source.path))
    from_name = parse_date(named, zone) if named else None
    if given is None and from_name is None:
        hint = "write date: YYYY-MM-DD, or name the file YYYY-MM-DD-slug.md"
        message = f"is missing, and {named} in the file's name is not a date" if named else "is missing"
        return None, (source.warning("date", message, hint),)
    days = {given.at.date(), given.at.astimezone(zone).date()} if given else set()
    if given is None or from_name is None or from_name.at.date() in days:
        return given or from_name, ()
    message = f"is {given.at.date()}, but the file's name says {named}"
    return given, (source.warning("date", message, "make them agree; the front matter's is used"),)


def _local(moment: Moment | None, zone: tzinfo) -> Moment | None:
    """The same moment as the site's own clock shows it."""
    return replace(moment, at=moment.at.astimezone(zone)) if moment else None


def _theme(source: _Source, curated: Sequence[str]) -> tuple[str | None, tuple[str, ...]]:
    """The theme, by its curated name if it has one, and the categories that are neither it nor empty talk."""
    names = {name.casefold(): name for name in reversed(curated)}
    categories = [one for one in source.fields.categories if one]
    theme = source.fields.theme
    if theme and normal(source.written["theme"]) != "theme" and _says_nothing(theme, names):
        theme = None
    theme = theme or next((one for one in categories if one.casefold() in names), None)
    rest = [one for one in categories if not _says_nothing(one, names)]
    tags = tuple(one for one in rest if theme is None or one.casefold() != theme.casefold())
    return (names.get(theme.casefold(), theme) if theme else None), tags


def _says_nothing(name: str, curated: Mapping[str, str]) -> bool:
    return name.casefold() in GENERIC and name.casefold() not in curated


def _image(source: _Source) -> tuple[str | None, tuple[Problem, ...]]:
    image = source.fields.image
    if image is None or not _ELSEWHERE.match(image):
        return image, ()
    hint = "save it below static/ and name that file; the article has no picture now"
    return None, (source.warning("image", "is not a file of this folder, and pages load nothing else", hint),)


def stem(path: str) -> str:
    """The name of the file without its ending; of an ``index.md`` or ``index.fr.md``, that of its folder."""
    folders, _, file = path.rpartition("/")
    folder = folders.rpartition("/")[2]
    known = os.path.splitext(file)[0]  # noqa: PTH122 - there are very many
    name, _, language = known.partition(".")
    if name == "index" and folder and _LANGUAGE.fullmatch(language):
        return f"{folder}.{language}" if language else folder
    return known


def _slug(name: str, title: str) -> str:
    return slugify(name) or slugify(title) or "article"


def _distinct(texts: Sequence[str | None]) -> tuple[str, ...]:
    """In the order in which they came, each once, whatever its case."""
    first = {text.casefold(): text for text in reversed(texts) if text}
    return tuple(text for text in dict.fromkeys(texts) if text and first[text.casefold()] == text)


def _free(value: Any) -> Any:
    """A value for templates: plain numbers, and keys that are text."""
    if isinstance(value, dict):
        return {key: _free(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_free(item) for item in value]
    return float(value) if isinstance(value, Decimal) else value


def _in_order(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """By line; a field's name, which may be anything, such that a terminal can show it."""
    shown = (
        replace(one, field=ascii(one.field)) if one.field and not one.field.isprintable() else one
        for one in problems
    )
    return tuple(sorted(shown, key=lambda problem: problem.line or 0))
