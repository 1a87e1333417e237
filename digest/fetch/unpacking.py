"""Bodies as they travel become the bytes that were meant, never more than was allowed."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

ENCODINGS = ("gzip", "deflate")
_EITHER = 32 + zlib.MAX_WBITS


class TooLargeError(Exception):
    """More came, or unpacks to more, than is taken."""


class DamagedError(Exception):
    """What came can't be unpacked, or ends in the middle."""


class Unpacker:
    """Takes a body piece by piece. ``encoding``: gzip, deflate or empty; ``limit`` counts unpacked bytes."""

    def __init__(self, encoding: str, limit: int) -> None:
        self._limit = limit
        self._pieces: list[bytes] = []
        self._size = self._travelled = 0
        self._stream = zlib.decompressobj(_EITHER) if encoding else None
        self._may_be_bare = encoding == "deflate"

    def feed(self, piece: bytes) -> None:
        """Takes the next piece. Raises TooLargeError and DamagedError."""
        self._travelled += len(piece)
        if self._travelled > self._limit:
            raise TooLargeError
        while piece and self._stream:
            piece = self._unpacked(self._stream, piece)
        self._keep(piece)

    def whole(self) -> bytes:
        """All of it. Raises DamagedError when the end is missing."""
        if self._stream and self._travelled and not self._stream.eof:
            raise DamagedError
        return b"".join(self._pieces)

    def _unpacked(self, stream: zlib._Decompress, piece: bytes) -> bytes:
        """Keeps what ``piece`` unpacks to; what is left begins another member of the same file."""
        if stream.eof:
            if not piece.startswith(b"\x1f\x8b"):
                return b""  # what some servers append
            self._stream = stream = zlib.decompressobj(_EITHER)
        try:
            self._keep(stream.decompress(piece, self._limit - self._size + 1))
        except zlib.error:
            if not self._may_be_bare:
                raise DamagedError from None
            self._stream = zlib.decompressobj(-zlib.MAX_WBITS)
            self._may_be_bare = False
            return piece
        self._may_be_bare = False
        return stream.unused_data

    def _keep(self, piece: bytes) -> None:
        self._size += len(piece)
        if self._size > self._limit:
            raise TooLargeError
        if piece:
            self._pieces.append(piece)


def encoding_of(headers: Iterable[str]) -> str | None:
    """The one encoding that Content-Encoding names, empty for none; None when we can't unpack it."""
    named = [part.strip().lower() for header in headers for part in header.split(",")]
    named = [part.removeprefix("x-") for part in named if part and part != "identity"]
    if not named:
        return ""
    return named[0] if len(named) == 1 and named[0] in ENCODINGS else None
