"""Compiled templates are run unseen, so they rest in a folder of the user's own, and never in a project."""

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
        try:
            super().load_bytecode(bucket)
        except Exception:  # noqa: BLE001 - damaged bytes raise almost anything
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Writes ``bucket``, if it can be written."""
        with suppress(OSError):
            super().dump_bytecode(bucket)


def compiled_in(folder: Path | None = None) -> Compiled | None:
    """The compiled templates in ``folder``, or in the user's own; none when there is none that is safe."""
    try:
        return Compiled(str(folder) if folder else None)
    except (OSError, RuntimeError):
        return None
