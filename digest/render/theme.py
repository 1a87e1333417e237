"""Where templates come from, and what they may use."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import StrictUndefined
from jinja2.sandbox import safe_range

from digest.model import Problem
from digest.render import addresses, filters
from digest.render.compiled import Compiled, compiled_in
from digest.render.engine import QuickEnvironment
from digest.render.loader import OwnFilesLoader
from digest.text.stamps import rfc3339

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jinja2 import Environment

_INSTALLED = Path(__file__).parents[1] / "templates"
_FILTERS = {
    "as_html": filters.as_html,
    "clock": filters.clock,
    "day": filters.day,
    "direction": filters.direction,
    "edition_dates": filters.edition_dates,
    "edition_name": filters.edition_name,
    "host": addresses.host,
    "no_markup": filters.no_markup,
    "plain_link": filters.plain_link,
    "period": filters.period,
    "plural": filters.plural,
    "rfc3339": rfc3339,
    "room": filters.room,
    "safe_url": addresses.safe_url,
    "share": filters.share,
    "stamp": filters.stamp,
    "until": filters.until,
    "wrapped": filters.wrapped,
}


def default_templates() -> Path:
    """The folder of the default theme: part of the installed package, or of a checkout."""
    return _INSTALLED if _INSTALLED.is_dir() else Path(__file__).parents[2] / "templates"


@dataclass(frozen=True, slots=True)
class Theme:
    """The folders in which templates are looked for, the first of all first.

    ``seal`` is another one whenever a file in ``folders`` is. Compiled templates may be remembered, or not.
    """

    folders: tuple[Path, ...]
    seal: bytes
    is_remembered: bool = False


def find_theme(own: Path, root: Path, *, is_remembered: bool = False) -> tuple[Theme, tuple[Problem, ...]]:
    """The curator's ``own`` templates before the default ones, and what is wrong with that folder."""
    first, stray = own_templates(own, root)
    closed = tuple(chain.from_iterable(map(_closed, first)))
    folders = (*(() if closed else first), default_templates())
    return Theme(folders, _seal(folders), is_remembered), (*stray, *closed)


def _closed(folder: Path, shown_as: str = "templates") -> Iterator[Problem]:
    """Folders that whoever builds may not look into."""
    if not folder.is_dir():
        return
    if not os.access(folder, os.R_OK | os.X_OK):
        yield Problem(shown_as, "can't be read: permission denied", hint="let whoever builds read it")
        return
    for path in sorted(folder.iterdir()):
        if not path.is_symlink():
            yield from _closed(path, f"{shown_as}/{path.name}")


def _seal(folders: Sequence[Path]) -> bytes:
    found = blake2b(digest_size=16)
    for folder in folders:
        for path in _files(folder):
            content = _content(path)
            found.update(f"{path.relative_to(folder)!r} {path.is_symlink()} {len(content)}\n".encode())
            found.update(content)
    return found.digest()


def _files(folder: Path) -> Iterator[Path]:
    """All that is no folder, in order; links are not followed."""
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path.is_dir() and not path.is_symlink():
            yield from _files(path)
        else:
            yield path


def _content(path: Path) -> bytes:
    """What a file holds, or where a link leads; nothing of what can't be read."""
    try:
        if path.is_symlink():
            return os.fsencode(path.readlink())
        return path.read_bytes() if path.is_file() else b""
    except OSError:  # also when it is gone by now
        return b""


def own_templates(folder: Path, root: Path) -> tuple[tuple[Path, ...], tuple[Problem, ...]]:
    """The curator's ``folder`` of templates, unless it is a link out of the project at ``root``."""
    hint = "put the folder itself in its place"
    if os.path.lexists(folder) and not folder.is_dir():
        return (), (Problem(folder.name, "is no folder", hint=hint),)
    if folder.is_symlink() and not Path(os.path.realpath(folder)).is_relative_to(os.path.realpath(root)):
        return (), (Problem(folder.name, "is a link that leads out of the project", hint=hint),)
    return (folder,), ()


@lru_cache(maxsize=2)
def environment(theme: Theme) -> Environment:
    """The templates of a theme, which are the same as long as its seal is."""
    return templates(theme.folders, compiled=compiled_in() if theme.is_remembered else None)


def is_unchanged(theme: Theme) -> bool:
    """Whether the files of a theme are as they were when it was found; if not, nothing of it is kept."""
    if _seal(theme.folders) == theme.seal:
        return True
    environment.cache_clear()
    return False


def templates(folders: Sequence[Path], *, compiled: Compiled | None = None) -> Environment:
    """Templates by name, each from the first of ``folders`` that has it; ``compiled`` ones are remembered."""
    environment = QuickEnvironment(
        loader=OwnFilesLoader(folders),
        # Always, and not by a file's ending: feeds are made of the same strangers' texts.
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        # A theme has few, and every page asks for several.
        cache_size=-1,
        bytecode_cache=compiled,
    )
    environment.filters.update(_FILTERS)
    environment.globals["range"] = safe_range  # a slip in a loop is to end as a fault, not never
    return environment
