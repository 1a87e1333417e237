"""One publish at a time per output folder: a lock that the system releases when its owner dies.

The lock file stands beside the folder, names its owner by process id, and goes when the owner is done. A
waiter may have opened the very file that its owner then removed; such a lock is worth nothing and is
taken again (`_is_current`).
"""

from __future__ import annotations

import os
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _try(descriptor: int) -> bool:
        # A byte far behind the text, so that waiters can still read who the owner is.
        os.lseek(descriptor, 1 << 30, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        finally:
            os.lseek(descriptor, 0, os.SEEK_SET)
        return True
else:
    import fcntl

    def _try(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


PATIENCE_S = 10.0
_PAUSE_S = 0.05


class BusyError(Exception):
    """Somebody else held the lock all the time; says who."""

    def __init__(self, owner: str) -> None:
        super().__init__(owner)
        self.owner = owner


@contextmanager
def locked(
    path: Path, patience_s: float = PATIENCE_S, *, pause: Callable[[float], None] = time.sleep
) -> Iterator[None]:
    """Holds the lock at ``path``; waits up to ``patience_s`` seconds for it, then raises `BusyError`."""
    descriptor = _acquire(path, time.monotonic() + patience_s, pause)
    try:
        os.ftruncate(descriptor, 0)
        os.write(descriptor, str(os.getpid()).encode())
        yield
    finally:
        _release(path, descriptor)


def _acquire(path: Path, deadline: float, pause: Callable[[float], None]) -> int:
    while True:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o644)
        held = _try(descriptor)
        if held and _is_current(descriptor, path):
            return descriptor
        owner = "" if held else os.read(descriptor, 20).decode("ascii", "replace")
        os.close(descriptor)
        if held:
            continue
        if time.monotonic() > deadline:
            raise BusyError(owner)
        pause(_PAUSE_S)


def _is_current(descriptor: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), os.lstat(path))
    except FileNotFoundError:
        return False


def _release(path: Path, descriptor: int) -> None:
    # Removed while still held: whoever waits for this file then finds that it is no longer the one at `path`.
    # Windows removes no open file; there it stays.
    try:
        if sys.platform != "win32":
            path.unlink(missing_ok=True)
    finally:
        os.close(descriptor)
