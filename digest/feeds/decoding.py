"""A feed's bytes as text, whatever they claim to be."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WIDE = ((b"<\x00", "utf-16-le"), (b"\x00<", "utf-16-be"))
_DECLARED = re.compile(rb"""<\?xml[^>]{0,200}?\bencoding\s{0,9}=\s{0,9}["']([\w.:-]{1,40})""", re.IGNORECASE)
_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,300}\?>\s*", re.IGNORECASE)
# No XML may hold them; one of them would make a whole feed unreadable.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
# Their bytes are valid UTF-8 and mean something else.
_SEVEN_BIT = re.compile(r"iso-2022|utf-7|hz", re.IGNORECASE)
_NOT_OF_THE_WEB = frozenset(["idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape"])
_LATIN = frozenset(["ascii", "iso8859-1"])


def decode(raw: bytes, charset: str | None) -> tuple[str, str | None]:
    """The text without its XML declaration, and what is doubtful about its letters.

    A byte order mark decides; else the bytes' being UTF-8, which no other encoding's text of some length is
    by chance; else what the XML declares, else what the server says.
    """
    declared = _DECLARED.search(raw[:1000])
    names = [name for name in (declared and declared[1].decode("ascii"), charset) if name]
    for name in _candidates(raw, names):
        try:
            return _cleaned(raw.decode(name)), None
        except (UnicodeError, LookupError):
            continue
    text = raw.decode(_known(names) or "cp1252", "replace")
    return _cleaned(text), "has bytes that its encoding does not know; some letters are lost"


def _candidates(raw: bytes, names: list[str]) -> Iterator[str]:
    yield from (name for mark, name in _MARKS if raw.startswith(mark))
    yield from (name for start, name in _WIDE if raw.startswith(start))
    if not any(_SEVEN_BIT.match(name) for name in names):
        yield "utf-8"
    for name in names:
        known = _known([name])
        if known:
            # Who says Latin-1 means what Windows made of it.
            yield "cp1252" if known in _LATIN else known


def _known(names: list[str]) -> str | None:
    """The first of the names that is of an encoding, in Python's spelling."""
    for name in names:
        try:
            codec = codecs.lookup(name)
        except (LookupError, ValueError):
            continue
        if codec.name not in _NOT_OF_THE_WEB and _is_of_texts(codec.name):
            return codec.name
    return None


def _is_of_texts(name: str) -> bool:
    """Whether it turns bytes into text, and not into other bytes."""
    try:
        b" ".decode(name)
    except UnicodeError:
        return True  # one byte is too little for some
    except LookupError:
        return False
    return True


def _cleaned(text: str) -> str:
    return _DECLARATION.sub("", _CONTROL.sub(" ", text.lstrip("\ufeff")), count=1).strip()
