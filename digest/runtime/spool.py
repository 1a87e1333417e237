"""Bytes that are wanted later, kept out of memory."""

from __future__ import annotations

from functools import partial
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING
from weakref import finalize

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class Spool:
    """A file without a name, which is there as long as anybody may ask for what is in it.

    It lies in ``folder``, or where the system keeps what is temporary. Bytes for which there is no room stay
    in memory.
    """

    def __init__(self, folder: Path | None = None) -> None:
        """Opens nothing yet."""
        self._folder = folder
        self._file: IO[bytes] | None = None
        self._end = 0

    def put(self, content: bytes) -> Callable[[], bytes]:
        """Keeps ``content``; what is returned gives it back, to one thread at a time."""
        try:
            at = self._append(content)
        except OSError:
            return lambda: content
        return partial(self._read, at, len(content))

    def _append(self, content: bytes) -> int:
        """Where it begins. Raises OSError when not all of it can be written."""
        file, at = self._opened(), self._end
        file.seek(at)
        if file.write(content) != len(content):
            raise OSError
        self._end += len(content)
        return at

    def _opened(self) -> IO[bytes]:
        if self._file is None:
            self._file = TemporaryFile(dir=self._folder, buffering=0)  # noqa: SIM115 - closed when nobody can ask
            finalize(self, self._file.close)
        return self._file

    def _read(self, at: int, size: int) -> bytes:
        file = self._opened()
        file.seek(at)
        return file.read(size)
