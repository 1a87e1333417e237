"""An article gets a file of its own: a name nobody has, written whole or not at all."""

from __future__ import annotations

import errno
import itertools
import os
import re
import secrets
from contextlib import contextmanager
from datetime import UTC
from typing import TYPE_CHECKING

from digest.content.dates import parse_date
from digest.content.encoding import decode
from digest.content.frontmatter import parse
from digest.content.values import as_text
from digest.content.write import front_matter
from digest.text.slugs import slugify

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from digest.ingest.entries import Entry

_DATED = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}-")
_NO_LINKS = frozenset([errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK])
_NUMBERED = re.compile(r"-[0-9]+$")


def place(entry: Entry, content: Path) -> tuple[Path, bool]:
    """Writes the article below ``content`` and says where; false when one with its name and text is there.

    Another article of the same name keeps its file, and this one's name gets a number. Raises OSError.
    """
    title = as_text(entry.fields.get("title")) or ""
    slug = slugify(title) or "article"
    twin = _twin(entry.body.strip(), slug, content)
    if twin:
        return twin, False
    content.mkdir(parents=True, exist_ok=True)
    text = front_matter(entry.fields, entry.body)
    with _whole_file(content, text.encode()) as written:
        for number in itertools.count(1):
            path = content / _name(entry, slug, number)
            if _named(written, path):
                return path, True
    raise AssertionError  # pragma: no cover - the numbers never end


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


def _twin(body: str, slug: str, content: Path) -> Path | None:
    """The file that has this article already, under its name with any date or number."""
    if not content.is_dir():
        return None
    for path in sorted(content.glob("*.md")):
        name = _DATED.sub("", path.stem, count=1)
        if slug in {name, _NUMBERED.sub("", name)} and path.is_file() and _body(path) == body:
            return path
    return None


def _body(path: Path) -> str | None:
    text, _ = decode("", path.read_bytes())
    matter, _ = parse("", text) if text is not None else (None, ())
    return matter.body if matter else None


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
