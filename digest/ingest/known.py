"""Which articles are there already: by their address, or by their text."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from digest.content.claims import resolve
from digest.content.encoding import decode
from digest.content.frontmatter import parse
from digest.content.values import as_text
from digest.ingest.addresses import plain_address
from digest.rawtext.outlets import key
from digest.text.words import fold, tokenise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from digest.ingest.entry import Entry

SHINGLE = 3
# Two texts are one when they share this part of all their runs of three words (resemblance, Broder 1997):
# a corrected letter and an added correction pass, another day's report in the same words does not.
NEARLY_ONE = 0.8
_MARKDOWN = frozenset([".md", ".markdown"])
_ADDRESS = re.compile(r"\]\(\S+?\)|https?://\S+")


@dataclass(frozen=True, slots=True)
class Known:
    """What an article that is there already is known by."""

    path: Path
    source_url: str | None
    address: str | None
    outlet: str | None
    body: str
    words: int


def find_known(entry: Entry, content: Path) -> Path | None:
    """The file that has this article already.

    One with its address has it; so has one with nearly its text, unless another outlet published that: what
    two outlets made of one agency's report are two articles.
    """
    return find_among(entry, _all(content))


def read_known(content: Path, besides: Iterable[Known] = ()) -> tuple[Known, ...]:
    """Everything below ``content`` that can be read, for whoever asks more than once.

    Files that ``besides`` has are not read again.
    """
    return tuple(_all(content, frozenset(one.path for one in besides)))


def as_known(entry: Entry, path: Path) -> Known:
    """What the entry will be known by once it stands at ``path``."""
    return _known(path, entry.fields, entry.body)


def find_among(entry: Entry, known: Iterable[Known]) -> Path | None:
    """The file among ``known`` that has this article already, as `find_known` judges."""
    new = as_known(entry, Path())
    shingles: frozenset[tuple[str, ...]] | None = None
    for old in known:
        if old.address and old.address == new.address:
            return old.path
        # Most are too long or too short, and to see it here takes a third of the time.
        if old.words < NEARLY_ONE * new.words or new.words < NEARLY_ONE * old.words:
            continue
        if not _may_be_one(old, new):
            continue
        shingles = shingles if shingles is not None else _shingles(new.body)
        if old.body == new.body or _resemblance(_shingles(old.body), shingles) >= NEARLY_ONE:
            return old.path
    return None


def _all(content: Path, besides: frozenset[Path] = frozenset()) -> Iterator[Known]:
    """Everything below the folder that can be read, in order of paths."""
    for path in sorted(path for path in map(Path, _visible(content)) if path not in besides):
        if path.suffix.lower() in _MARKDOWN and path.is_file():
            text, _ = decode("", path.read_bytes())
            matter, _ = parse("", text) if text is not None else (None, ())
            if matter:
                claims, _ = resolve("", matter.fields, matter.lines)
                yield _known(path, {name: one.value for name, one in claims.by_field.items()}, matter.body)


def _visible(content: Path) -> Iterator[str]:
    """The files below the folder, none of them hidden or in a hidden folder."""
    for folder, folders, files in os.walk(content):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (os.path.join(folder, name) for name in files if not name.startswith("."))  # noqa: PTH118 - quicker


def _known(path: Path, fields: Mapping[str, object], body: str) -> Known:
    outlet = as_text(fields.get("source"))
    source_url = as_text(fields.get("source_url"))
    return Known(
        path,
        source_url,
        plain_address(source_url),
        key(outlet) if outlet else None,
        body.strip(),
        len(body.split()),
    )


def _may_be_one(old: Known, new: Known) -> bool:
    """Whether the two, about as long, may be one article: with a text, of one outlet and one site."""
    if not old.words or (old.outlet and new.outlet and old.outlet != new.outlet):
        return False
    return not (old.address and new.address and _host(old.address) != _host(new.address))


def _host(address: str) -> str:
    return address.partition("/")[0].partition("?")[0]


def _shingles(text: str) -> frozenset[tuple[str, ...]]:
    words = [fold(word) for word in tokenise(_ADDRESS.sub(" ", text))]
    count = min(SHINGLE, len(words)) or 1
    return frozenset(zip(*(words[start:] for start in range(count)), strict=False))


def _resemblance(one: frozenset[tuple[str, ...]], other: frozenset[tuple[str, ...]]) -> float:
    whole = len(one | other)
    return len(one & other) / whole if whole else 0.0
