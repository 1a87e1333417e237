"""Compiled templates rest in a folder, as long as there is room for them."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from jinja2 import FileSystemBytecodeCache

if TYPE_CHECKING:
    from pathlib import Path

    from jinja2.bccache import Bucket


class Compiled(FileSystemBytecodeCache):
    """What can't be read or written there is compiled again; to remember is never worth a failed build."""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Has ``bucket`` filled, if it can be."""
        with suppress(OSError):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Writes ``bucket``, if it can be written."""
        with suppress(OSError):
            super().dump_bytecode(bucket)


def compiled_in(folder: Path | None) -> Compiled | None:
    """The compiled templates in ``folder``; none when there is none and none can be made."""
    if folder is None:
        return None
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return Compiled(str(folder))
