"""What was made before, kept between builds: looked up by all that it was made from."""

from __future__ import annotations

import hashlib
import os
import re
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from threading import get_ident
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_HASH_BYTES = 32
# Also one that was only half written.
_IS_ENTRY = re.compile(r"[0-9a-f]{64}(?:\.|$)")


class Memory:
    """Results in files below ``folder``; without a folder nothing is remembered.

    The folder may be deleted, cut short or scribbled over at any time: an entry that isn't whole counts as
    none, and what can't be written isn't remembered. A key covers what a result was made from, this
    package's files and Pillow's version.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._recipe = b""
        self._used: set[str] = set()

    def remembered(self, kind: str, source: bytes, make: Callable[[], bytes]) -> bytes:
        """What ``make`` gives, or gave before for the same ``source``; what it raises is not remembered."""
        if self._folder is None:
            return make()
        self._recipe = self._recipe or _recipe()
        name = hashlib.sha256(b"\0".join((self._recipe, kind.encode(), source))).hexdigest()
        self._used.add(name)
        path = self._folder / name
        known = _read(path)
        if known is None:
            known = make()
            _write(path, known)
        return known

    def forget_the_rest(self) -> None:
        """Removes what was not asked for, so that the folder stays as small as the site."""
        if self._folder is None or self._folder.is_symlink() or not self._folder.is_dir():
            return
        for path in self._folder.iterdir():
            if path.name not in self._used and _IS_ENTRY.match(path.name):
                with suppress(OSError):
                    path.unlink()


def _recipe() -> bytes:
    """Stands for how results are made: this package's files, and the version of Pillow."""
    found = hashlib.sha256(version("pillow").encode())
    for path in sorted(Path(__file__).parent.rglob("*")):
        if path.suffix in {".py", ".ttf", ".txt", ".kerning"}:
            found.update(path.read_bytes())
    return found.digest()


def _read(path: Path) -> bytes | None:
    try:
        entry = path.read_bytes()
    except OSError:
        return None
    digest, content = entry[:_HASH_BYTES], entry[_HASH_BYTES:]
    return content if hashlib.sha256(content).digest() == digest else None


def _write(path: Path, content: bytes) -> None:
    """Through another name, so that no other build meets half an entry."""
    half = path.with_name(f"{path.name}.{os.getpid()}.{get_ident()}")
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        half.write_bytes(hashlib.sha256(content).digest() + content)
        half.replace(path)
