"""An article gets a file of its own: a name nobody has, written whole or not at all."""

from __future__ import annotations

import errno
import itertools
import os
import secrets
from contextlib import contextmanager
from datetime import UTC
from typing import TYPE_CHECKING

from digest.content.dates import parse_date
from digest.content.values import as_text
from digest.content.write import front_matter
from digest.text.slugs import slugify

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from digest.ingest.entry import Entry

_NO_LINKS = frozenset([errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK])


def place(entry: Entry, content: Path) -> Path:
    """Writes the article below ``content`` and says where.

    Another article of the same name keeps its file, and this one's name gets a number. Raises OSError.
    """
    slug = _slug(entry)
    content.mkdir(parents=True, exist_ok=True)
    text = front_matter(entry.fields, entry.body)
    with _whole_file(content, text.encode()) as written:
        for number in itertools.count(1):
            path = content / _name(entry, slug, number)
            if _named(written, path):
                return path
    raise AssertionError  # pragma: no cover - the numbers never end


def planned(entry: Entry, content: Path) -> tuple[Path, str]:
    """Where `place` would write the article, and what."""
    names = (content / _name(entry, _slug(entry), number) for number in itertools.count(1))
    free = next(path for path in names if not path.exists() and not path.is_symlink())
    return free, front_matter(entry.fields, entry.body)


def _slug(entry: Entry) -> str:
    return slugify(as_text(entry.fields.get("title")) or "") or "article"


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
    written.replace(path)
    return True


def _name(entry: Entry, slug: str, number: int) -> str:
    moment = parse_date(as_text(entry.fields.get("date")) or "", UTC)
    day = f"{moment.at.date().isoformat()}-" if moment else ""
    return f"{day}{slug}{'' if number == 1 else f'-{number}'}.md"


@contextmanager
def _whole_file(folder: Path, data: bytes) -> Iterator[Path]:
    """A hidden file with ``data`` in ``folder``, to be linked to its name; it is gone afterwards."""
    path = folder / f".{secrets.token_hex(8)}.part"
    try:
        with path.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        yield path
    finally:
        path.unlink(missing_ok=True)
