"""Another generator's site becomes articles of ours: front matter in our names, pictures beside them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from digest.content import find, load
from digest.content.calls import call_problems
from digest.content.dates import date_in_name
from digest.content.encoding import decode
from digest.content.frontmatter import parse
from digest.content.moving import adapt
from digest.content.reading import stem
from digest.content.values import as_list, as_text
from digest.ingest import Added
from digest.ingest.entry import Entry
from digest.ingest.markdown import read_markdown
from digest.ingest.photos import Album
from digest.ingest.placing import place, planned
from digest.model import Problem
from digest.text.slugs import slugify

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.content.find import Found
    from digest.content.frontmatter import FrontMatter

_FOLDERS = ("_posts", "_drafts", "content", "src", "posts")
_OLD_ADDRESS = frozenset(["permalink", "url", "path"])
_LITERAL = re.compile(r"/?[\w./~-]+")


@dataclass(frozen=True, slots=True)
class Target:
    """Where the articles and their pictures go, and the language of texts that name none."""

    content: Path
    static: Path
    language: str = "en"
    dry_run: bool = False


def import_site(site: Path, target: Target) -> tuple[Added, ...]:
    """Copies the articles of the site in ``site``, one `Added` for each file, and never overwrites.

    They are looked for in ``_posts`` and ``_drafts`` (Jekyll), ``content`` (Hugo, Pelican, Zola), ``src`` and
    ``posts`` (Eleventy), else in the folder itself. What was copied before is left as it is.
    """
    folders = [name for name in _FOLDERS if (site / name).is_dir()] or ["."]
    album = Album(site, target.static, dry_run=target.dry_run)
    return tuple(one for folder in folders for one in _import_folder(site, folder, target, album))


def _import_folder(site: Path, folder: str, target: Target, album: Album) -> Iterator[Added]:
    found, problems = find(site, folder)
    for problem in problems:
        yield Added(problem.path, None, is_new=False, problems=(replace(problem, severity="warning"),))
    for file in found:
        yield _import(site, file, target, album)


def _import(site: Path, file: Found, target: Target, album: Album) -> Added:
    raw, problems = load(site, file.path)
    text, faults = decode(file.path, raw) if raw is not None else (None, ())
    matter, more = parse(file.path, text) if text is not None else (None, ())
    problems = (*problems, *faults, *more)
    if text is None or matter is None:
        return Added(file.path, None, is_new=False, problems=problems)
    entry, more = _entry(file.path, text, matter, target.language)
    problems = (*problems, *more)
    if not entry.fields.get("title"):
        return Added(file.path, None, is_new=False, problems=problems)
    entry, more = album.take(file.path, entry)
    return _placed(file, entry, (*problems, *more), target)


def _entry(path: str, text: str, matter: FrontMatter, language: str) -> tuple[Entry, tuple[Problem, ...]]:
    """The article under our names; its address stays, and the old ones lead to it."""
    adapted, doubts = adapt(path, matter)
    name = stem(path)
    fields, body, removed, problems = read_markdown(name, path, adapted, language)
    ours = dict(fields)
    if "draft" not in ours and "_drafts" in path.split("/"):
        ours["draft"] = True
    slug = slugify(date_in_name(name)[1])
    if slug and "slug" not in ours and slug != slugify(as_text(ours.get("title")) or ""):
        ours["slug"] = slug
    if old := [one for one in _old_addresses(adapted) if one not in as_list(ours.get("aliases", []))]:
        ours["aliases"] = [*as_list(ours.get("aliases", [])), *old]
    below = text.rstrip().count("\n") - matter.body.count("\n") + 1
    return Entry(ours, body, removed), (*doubts, *problems, *call_problems(path, matter.body, below))


def _old_addresses(matter: FrontMatter) -> Iterator[str]:
    for name, value in matter.fields.items():
        address = as_text(value) or ""
        if name.lower() in _OLD_ADDRESS and _LITERAL.fullmatch(address) and ".." not in address.split("/"):
            yield (
                f"/{address.strip('/')}/"
                if "." not in PurePosixPath(address).name
                else f"/{address.lstrip('/')}"
            )


def _placed(file: Found, entry: Entry, problems: tuple[Problem, ...], target: Target) -> Added:
    folder = target.content / "pages" if file.kind == "page" else target.content
    try:
        path, text = planned(entry, folder)
        if known := _same(path, text):
            return Added(
                file.path,
                known,
                is_new=False,
                removed=entry.removed,
                problems=problems,
                fields=entry.fields,
                text=text,
            )
        if not target.dry_run:
            path = place(entry, folder)
    except OSError as error:
        fault = Problem(
            folder.as_posix(), f"can't be written: {error.strerror or error}", hint="make room, or allow it"
        )
        return Added(file.path, None, is_new=False, removed=entry.removed, problems=(*problems, fault))
    return Added(
        file.path, path, is_new=True, removed=entry.removed, problems=problems, fields=entry.fields, text=text
    )


def _same(free: Path, text: str) -> Path | None:
    """The file that has this text already, of those whose names would have been taken first."""
    base = re.sub(r"-[0-9]+$", "", free.stem)
    data = text.encode()
    for path in sorted(free.parent.glob(f"{base}*.md")) if free.parent.is_dir() else ():
        if re.fullmatch(rf"{re.escape(base)}(?:-[0-9]+)?", path.stem) and path.read_bytes() == data:
            return path
    return None
