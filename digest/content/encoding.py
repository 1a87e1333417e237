"""Bytes of a file become its text."""

from __future__ import annotations

import re

from digest.config import LimitSettings
from digest.model import Problem

LIMITS = LimitSettings()
# A long reportage has 100,000 characters; a Markdown file of this size is a mistake or an attack.
MAX_BYTES = LIMITS.file_bytes

# What neither XML nor a page can hold; a line break in any of its forms and a tab are no such thing.
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")

_NEWLINE = re.compile("\r\n?")
_NEWLINE_BYTES = re.compile(b"\r\n?|\n")
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")


def decode(path: str, raw: bytes, max_bytes: int = MAX_BYTES) -> tuple[str | None, tuple[Problem, ...]]:
    """The text of a file: UTF-8 with or without byte order marks; each line ends in a line feed.

    None when it can't be told; a control character is an error too, but the rest can still be looked at.
    """
    if len(raw) > max_bytes:
        hint = "split it, or leave out what is not text"
        return None, (Problem(path, f"larger than {_size(max_bytes)}", 1, hint=hint),)
    if _looks_wide(raw):
        return None, (Problem(path, "not UTF-8 but UTF-16 or UTF-32", 1, hint="save the file as UTF-8"),)
    try:
        text = raw.decode().lstrip("\ufeff")  # more than one, where tools put files together
    except UnicodeDecodeError as error:
        line = len(_NEWLINE_BYTES.findall(raw, 0, error.start)) + 1
        message = f"not UTF-8 at byte {error.start}"
        return None, (Problem(path, message, line, hint="save the file as UTF-8"),)
    return _cleaned(path, _NEWLINE.sub("\n", text) if "\r" in text else text)


def _size(count: int) -> str:
    return f"{count / 1_000_000:g} MB" if count >= 1_000_000 else f"{count / 1_000:g} kB"  # noqa: PLR2004 - a megabyte


def _looks_wide(raw: bytes) -> bool:
    """Whether the file has a mark of UTF-16 or UTF-32, or, having none, a NUL in every other byte."""
    head = raw[:64]
    halves = (head[::2], head[1::2])
    return head.startswith(_WIDE_MARKS) or any(len(half) > 1 and not any(half) for half in halves)


def _cleaned(path: str, text: str) -> tuple[str, tuple[Problem, ...]]:
    found = CONTROL.search(text)
    if found is None:
        return text, ()
    line = text.count("\n", 0, found.start()) + 1
    message = f"holds the control character U+{ord(found[0]):04X}"
    return CONTROL.sub(" ", text), (Problem(path, message, line, hint="delete it"),)
