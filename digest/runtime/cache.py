"""What pure functions returned, remembered between builds in one SQLite file that may go at any time."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

MOST_BYTES = 1 << 30
# SQLite takes no more questions at once on older systems.
AT_ONCE = 500
# Another build may be writing.
SECONDS_TO_WAIT = 5.0
PROOF_BYTES = 4
# The second, where what SQLite says of a damaged file quotes it.
_FAULTS = (sqlite3.DatabaseError, UnicodeDecodeError)
_TABLE = "CREATE TABLE results (key BLOB UNIQUE NOT NULL, value BLOB NOT NULL)"


class Cache:
    """Values by their keys, both bytes. What can't be read is not there; what can't be written is forgotten.

    A file that is damaged is begun anew, and each value proves that it is whole. When the file is larger than
    ``most_bytes``, what was remembered first is forgotten first. To be closed by whoever opened it, in the
    thread that used it.
    """

    def __init__(self, path: Path, most_bytes: int = MOST_BYTES) -> None:
        """Opens nothing yet."""
        self.path = path
        self.most_bytes = most_bytes
        self._open: sqlite3.Connection | None = None

    def recall(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """The values that are remembered."""
        try:
            database = self._connect()
            found = [row for some in _batches(keys) for row in _select(database, some)]
        except _FAULTS as error:
            self._heal(error)
            return {}
        return {
            key: value
            for key, proved in found
            if _proof(value := proved[PROOF_BYTES:]) == proved[:PROOF_BYTES]
        }

    def remember(self, values: Mapping[bytes, bytes]) -> None:
        """Keeps ``values``, all in one transaction."""
        rows = ((key, _proof(value) + value) for key, value in values.items())
        try:
            database = self._connect()
            with database:
                database.executemany("INSERT OR REPLACE INTO results VALUES (?, ?)", rows)
            self._make_room(database)
        except _FAULTS as error:
            self._heal(error)

    def forget(self) -> None:
        """Removes all that is remembered."""
        self.close()
        for suffix in ("", "-wal", "-shm"):
            with suppress(OSError):
                self.path.with_name(self.path.name + suffix).unlink()

    def close(self) -> None:
        """Lets go of the file; to ask again opens it again."""
        if self._open is not None:
            with suppress(*_FAULTS):
                self._open.close()
            self._open = None

    def _connect(self) -> sqlite3.Connection:
        if self._open is not None:
            return self._open
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise sqlite3.OperationalError(str(error)) from error
        database = sqlite3.connect(self.path, timeout=SECONDS_TO_WAIT)
        try:
            database.execute("PRAGMA auto_vacuum = FULL")
            database.execute("PRAGMA journal_mode = WAL")
            # After a power cut the last results may be missing, which costs nothing but time.
            database.execute("PRAGMA synchronous = NORMAL")
            _furnish(database)
        except _FAULTS:
            database.close()
            raise
        self._open = database
        return database

    def _make_room(self, database: sqlite3.Connection) -> None:
        """Forgets the older half when there is too much."""
        pages, size = (
            database.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size")
        )
        if pages * size > self.most_bytes:
            with database:
                database.execute(
                    "DELETE FROM results WHERE rowid <= (SELECT (min(rowid) + max(rowid)) / 2 FROM results)"
                )

    def _heal(self, error: Exception) -> None:
        """Removes a damaged file; one that is only busy, locked away or full is left alone."""
        if isinstance(error, sqlite3.OperationalError):
            self.close()
        else:
            self.forget()


def _furnish(database: sqlite3.Connection) -> None:
    """Makes the table. Raises where there is anything else, as a view or a trigger, which would be run."""
    database.execute(_TABLE.replace("TABLE", "TABLE IF NOT EXISTS"))
    if database.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall() != [(_TABLE,)]:
        raise sqlite3.DatabaseError("holds something else")


def _select(database: sqlite3.Connection, keys: Sequence[bytes]) -> list[tuple[bytes, bytes]]:
    marks = ",".join("?" * len(keys))
    asked = f"SELECT key, value FROM results WHERE typeof(value) = 'blob' AND key IN ({marks})"  # noqa: S608 - only marks are put in
    return database.execute(asked, keys).fetchall()


def _batches(keys: Sequence[bytes]) -> Iterator[Sequence[bytes]]:
    return (keys[start : start + AT_ONCE] for start in range(0, len(keys), AT_ONCE))


def _proof(value: bytes) -> bytes:
    """Against a bad disk; somebody could make any proof."""
    return crc32(value).to_bytes(PROOF_BYTES, "big")
