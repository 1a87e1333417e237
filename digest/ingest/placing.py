"""Articles get files of their own: names nobody has, each written whole or not at all."""

from __future__ import annotations

import errno
import itertools
import os
import secrets
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from datetime import UTC
from typing import TYPE_CHECKING

from digest.content.dates import parse_date
from digest.content.values import as_text
from digest.content.write import front_matter
from digest.text.slugs import slugify

if TYPE_CHECKING:
    from collections.abc import Container, Generator, Iterator, Sequence
    from pathlib import Path

    from digest.ingest.entry import Entry

_NO_LINKS = frozenset([errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK])
# Threads that wait for the disk: what they ask for together, a file system does in one go.
_WAITING = 16


def place(entry: Entry, content: Path) -> Path:
    """Writes the article below ``content`` and says where.

    Another article of the same name keeps its file, and this one's name gets a number. Raises OSError.
    """
    with closing(place_all([entry], content)) as places:
        return next(places)


def place_all(entries: Sequence[Entry], content: Path) -> Generator[Path]:
    """`place` for several: where each stands, in their order, as soon as it stands there.

    All are safe on the disk before the first gets its name. Raises OSError when one can't be written, after
    those before it have got theirs.
    """
    content.mkdir(parents=True, exist_ok=True)
    parts: list[Path] = []
    try:
        fault = _write(parts, entries, content)
        _make_safe(parts)
        for part, entry in zip(parts, entries, strict=False):
            yield _name_it(part, entry, content)
        if fault:
            raise fault
    finally:
        for part in parts:
            part.unlink(missing_ok=True)
        _make_folder_safe(content)


def planned(entry: Entry, content: Path) -> tuple[Path, str]:
    """Where `place` would write the article, and what."""
    return free_place(entry, content), front_matter(entry.fields, entry.body)


def free_place(entry: Entry, content: Path, taken: Container[Path] = ()) -> Path:
    """Where `place` would write the article if these names were taken, too."""
    return next(
        path
        for path in _names(entry, content)
        if path not in taken and not path.exists() and not path.is_symlink()
    )


def _write(parts: list[Path], entries: Sequence[Entry], content: Path) -> OSError | None:
    """Writes each entry into a hidden file, which is one of ``parts`` from then on, until one can't be."""
    for entry in entries:
        text = front_matter(entry.fields, entry.body).encode()
        part = content / f".{secrets.token_hex(8)}.part"
        parts.append(part)
        try:
            with part.open("xb") as file:
                file.write(text)
        except OSError as error:
            parts.pop().unlink(missing_ok=True)
            return error
    return None


def _make_safe(parts: Sequence[Path]) -> None:
    if len(parts) == 1:
        _sync(parts[0])
        return
    with ThreadPoolExecutor(_WAITING) as threads:
        for _ in threads.map(_sync, parts):
            pass


def _sync(path: Path) -> None:
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def _make_folder_safe(folder: Path) -> None:
    """Has the names in it last; where folders can't be asked for that, they do by themselves."""
    if sys.platform == "win32":
        return
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _name_it(part: Path, entry: Entry, content: Path) -> Path:
    return next(path for path in _names(entry, content) if _named(part, path))


def _names(entry: Entry, content: Path) -> Iterator[Path]:
    """What the article's file may be called: from its date and title, then with a number."""
    moment = parse_date(as_text(entry.fields.get("date")) or "", UTC)
    day = f"{moment.at.date().isoformat()}-" if moment else ""
    name = f"{day}{slugify(as_text(entry.fields.get('title')) or '') or 'article'}"
    yield content / f"{name}.md"
    for number in itertools.count(2):
        yield content / f"{name}-{number}.md"


def _named(written: Path, path: Path) -> bool:
    """Gives the file its name, unless that is taken."""
    try:
        os.link(written, path)
    except FileExistsError:
        return False
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        return _claimed(written, path)
    return True


def _claimed(written: Path, path: Path) -> bool:
    """The same on a disk without links: an empty file claims the name, and the whole one takes its place."""
    try:
        path.touch(exist_ok=False)
    except FileExistsError:
        return False
    try:
        written.replace(path)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return True
