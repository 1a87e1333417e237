"""Drafts are kept or dropped: the curator's half of what `digest pull` began."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.content.claims import resolve
from digest.content.dates import date_in_name
from digest.content.encoding import decode
from digest.content.frontmatter import parse
from digest.content.values import as_bool, as_text
from digest.ingest.memory import address_key, replace_whole
from digest.model import Problem
from digest.text.slugs import slugify

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from digest.ingest.memory import Memory

_MARKDOWN = frozenset([".md", ".markdown"])
# The field on a line of its own, in YAML, TOML or JSON.
_DRAFT = re.compile(rb"""(\s*["']?draft["']?\s*[:=]\s*)(["']?)(true|yes|on)\2(?=[\s,}#]|$)""", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Filed:
    """A file below content/: what it can be called by, and on which line it says that it is a draft."""

    path: Path
    shown_as: str
    names: frozenset[str]
    is_draft: bool
    line: int | None
    address: str | None


def keep(names: Sequence[str], content: Path) -> tuple[tuple[Path, ...], tuple[Problem, ...]]:
    """Makes articles of drafts: ``draft: true`` becomes ``draft: false``, and no other byte changes.

    Gives the files that are articles now, and what is wrong with the other ``names``.
    """
    chosen, problems = _chosen(names, content)
    kept: list[Path] = []
    for one in chosen:
        fault = _kept(one)
        if fault is None:
            kept.append(one.path)
        else:
            problems.append(fault)
    return tuple(kept), tuple(problems)


def drop(
    names: Sequence[str], content: Path, memory: Memory, *, force: bool = False
) -> tuple[tuple[Filed, ...], tuple[Problem, ...]]:
    """The drafts to be removed, now remembered as dropped, and what is wrong with the other ``names``.

    Only drafts that a pull brought, unless ``force``. The caller saves ``memory`` before it removes them:
    whatever happens in between, nothing that was dropped comes back.
    """
    chosen, problems = _chosen(names, content)
    dropped: list[Filed] = []
    for one in chosen:
        keys = _keys(one, memory)
        if not force and (fault := _undroppable(one, pulled=bool(keys))):
            problems.append(fault)
            continue
        key = address_key(one.address)
        memory.dropped = list(dict.fromkeys([*memory.dropped, *keys, *([key] if key else [])]))
        memory.brought.pop(one.path.name, None)
        dropped.append(one)
    return tuple(dropped), tuple(problems)


def _undroppable(one: Filed, *, pulled: bool) -> Problem | None:
    if not one.is_draft:
        return Problem(one.shown_as, "is no draft", hint="delete the file yourself, or say --force")
    if not pulled:
        message = "was not brought by a pull"
        return Problem(one.shown_as, message, hint="delete the file yourself, or say --force")
    return None


def _keys(one: Filed, memory: Memory) -> Sequence[str]:
    """The keys of the item that the file is of; a file that was renamed is known by its address."""
    key = address_key(one.address)
    named = memory.brought.get(one.path.name)
    if named is not None and (key is None or key in named):
        return named
    return next((keys for keys in memory.brought.values() if key and key in keys), ())


def _kept(one: Filed) -> Problem | None:
    """Changes one word of the file; what is wrong when that can't be done."""
    if not one.is_draft:
        return Problem(one.shown_as, "is no draft", severity="warning")
    try:
        raw = one.path.read_bytes()
        changed = _undrafted(raw, one.line)
        if changed is None or _filed(one.path, one.shown_as, changed).is_draft:
            hint = "write draft: false into its front matter, or move it out of _drafts/"
            return Problem(one.shown_as, "says in a way of its own that it is a draft", one.line, hint=hint)
        replace_whole(one.path, changed)
    except OSError as error:
        return Problem(one.shown_as, f"can't be written: {error.strerror or error}", hint="allow it")
    return None


def _undrafted(raw: bytes, number: int | None) -> bytes | None:
    lines = re.split(rb"(?<=\n)", raw)
    if number is None or not 0 < number <= len(lines):
        return None
    found = _DRAFT.match(lines[number - 1])
    if found is None:
        return None
    line = lines[number - 1]
    lines[number - 1] = line[: found.start(3)] + b"false" + line[found.end(3) :]
    return b"".join(lines)


def _chosen(names: Sequence[str], content: Path) -> tuple[list[Filed], list[Problem]]:
    """The files that are meant, each once."""
    files = list(_files(content))
    chosen: dict[Path, Filed] = {}
    problems: list[Problem] = []
    for name in dict.fromkeys(names):
        fitting = [one for one in files if name in one.names]
        fitting = [one for one in fitting if one.is_draft] or fitting
        if len(fitting) == 1:
            chosen[fitting[0].path] = fitting[0]
        else:
            problems.append(_unclear(name, fitting, files))
    return list(chosen.values()), problems


def _unclear(name: str, fitting: Sequence[Filed], files: Sequence[Filed]) -> Problem:
    if fitting:
        hint = "name one by its path: " + ", ".join(one.shown_as for one in fitting[:5])
        return Problem(name, "is the name of several files", hint=hint)
    drafts = sorted({known for one in files if one.is_draft for known in one.names})
    near = difflib.get_close_matches(name, drafts, n=1)
    hint = f"did you mean {near[0]}?" if near else "digest list drafts shows them"
    return Problem(name, "is no draft's path or slug", hint=hint)


def _files(content: Path) -> Iterator[Filed]:
    if not content.is_dir():
        return
    for path in sorted(content.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(content).parts)
        if path.suffix.lower() in _MARKDOWN and not hidden and path.is_file():
            yield _filed(path, f"{content.name}/{path.relative_to(content).as_posix()}", path.read_bytes())


def _filed(path: Path, shown_as: str, raw: bytes) -> Filed:
    """The file, as far as it can be read; one that can't is no draft."""
    text, _ = decode("", raw)
    matter, _ = parse("", text) if text is not None else (None, ())
    names = {shown_as, path.name, path.stem, date_in_name(path.stem)[1]}
    if matter is None:
        return Filed(path, shown_as, frozenset(names), False, None, None)  # noqa: FBT003 - a value's fields
    claims = resolve("", matter.fields, matter.lines)[0].by_field
    if "slug" in claims:
        names.add(slugify(as_text(claims["slug"].value) or ""))
    said = claims.get("draft")
    is_draft = bool(as_bool(said.value)) if said else "_drafts" in shown_as.split("/")
    line = matter.lines.get(said.written) if said else None
    address = as_text(claims["source_url"].value) if "source_url" in claims else None
    return Filed(path, shown_as, frozenset(names - {""}), is_draft, line, address)
