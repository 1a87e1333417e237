"""Feeds are added to digest.toml, whose other lines stay as they are."""

from __future__ import annotations

import json
import tomllib
from typing import TYPE_CHECKING

from digest.content.values import address_fault
from digest.feeds.opml import read_opml
from digest.ingest.memory import replace_whole
from digest.model import Problem

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from digest.config import Config
    from digest.feeds.opml import Listed

MAX_BYTES = 10_000_000


def read_list(path: Path, shown_as: str) -> tuple[tuple[Listed, ...], tuple[Problem, ...]]:
    """The feeds of an OPML file; those whose addresses are none of the web are left out, and named."""
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except OSError as error:
        return (), (Problem(shown_as, f"can't be read: {error.strerror}", hint="check the file's name"),)
    if len(raw) > MAX_BYTES:
        return (), (Problem(shown_as, f"is larger than {MAX_BYTES // 1_000_000} MB"),)
    listed, problems = read_opml(raw, shown_as)
    faults = {one.address: address_fault(one.address) for one in listed}
    wrong = [
        Problem(shown_as, f"{address[:200]!r} {fault}, and is left out", severity="warning")
        for address, fault in faults.items()
        if fault
    ]
    return tuple(one for one in listed if not faults[one.address]), (*problems, *wrong)


def new_among(listed: Sequence[Listed], config: Config) -> tuple[Listed, ...]:
    """Those that digest.toml does not have yet."""
    there = {feed.url for feed in config.feeds}
    return tuple(one for one in listed if one.address not in there)


def subscribe(path: Path, listed: Sequence[Listed], config: Config, shown_as: str) -> Problem | None:
    """Appends a table for each of ``listed`` to digest.toml; what is wrong when that can't be done.

    A folder of the list becomes the feed's theme when a theme of the digest has its name.
    """
    try:
        there = path.read_bytes() if path.exists() else f"title = {_quoted(config.title)}\n".encode()
        ending = "\r\n" if b"\r\n" in there else "\n"
        added = "".join(f"\n{_table(one, config)}" for one in listed).replace("\n", ending)
        gap = ending if there and not there.endswith(b"\n") else ""
        text = there + (gap + added).encode()
        if not _is_sound(text, len(config.feeds) + len(listed)):
            hint = "write each as a [[feeds]] table of its own"
            return Problem(shown_as, "has its feeds in a form that none can be added to", hint=hint)
        replace_whole(path, text)
    except OSError as error:
        return Problem(shown_as, f"can't be written: {error.strerror or error}", hint="allow it")
    return None


def _table(one: Listed, config: Config) -> str:
    names = {theme.name.casefold(): theme.name for theme in config.themes}
    theme = next((names[name.casefold()] for name in reversed(one.folders) if name.casefold() in names), None)
    lines = [
        "[[feeds]]" + (f"  # {_comment(one.title)}" if one.title else ""),
        f"url = {_quoted(one.address)}",
    ]
    if theme:
        lines.append(f"theme = {_quoted(theme)}")
    return "".join(f"{line}\n" for line in lines)


def _quoted(text: str) -> str:
    """A basic string of TOML: like one of JSON, except that DEL is escaped, too."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _comment(text: str) -> str:
    return "".join(one if one.isprintable() else " " for one in text)


def _is_sound(text: bytes, feeds: int) -> bool:
    try:
        table = tomllib.loads(text.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return False
    found = table.get("feeds")
    return isinstance(found, list) and len(found) == feeds
