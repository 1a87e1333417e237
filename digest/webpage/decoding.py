"""A page's bytes become its text: as a mark, the header, the page itself or its bytes say."""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_HEAD = 4096
_META = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_XML = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{2,40})", re.IGNORECASE)
# What browsers read a name as: pages that say the narrow one use the wide one (WHATWG Encoding).
_WIDER = {
    **dict.fromkeys(("iso8859-1", "ascii", "latin_1"), "cp1252"),
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "shift_jis": "cp932",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "utf-16": "utf-8",
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
}
# Fewer bad characters than this, as a part of all, are slips; more, and the encoding is another.
_SLIPS = 0.001
_GUESSES = ("utf-8", "cp1251", "cp932", "gb18030", "euc_jp", "cp949", "cp1252")
_COMMON = {
    "cp1251": re.compile("[оеаинтсрвлкмдпуіїєґ]"),
    "cp932": re.compile("[\u3041-\u3096]"),
    "euc_jp": re.compile("[\u3041-\u3096]"),
    "gb18030": re.compile("[的一是不了在人有我他这中大来上国]"),
    "cp949": re.compile("[\uac00-\ud7a3]"),
    "cp1252": re.compile("[éèêàâçäöüßñóíáãõøåæ’“”–…]"),
}


def decode(raw: bytes, charset: str | None = None) -> tuple[str, str | None]:
    """The text, and what was said about its encoding that turned out wrong; ``charset`` is the header's.

    The first that fits: a byte order mark, the header, the page's own word, UTF-8, what the bytes look like.
    """
    mark = next((name for start, name in _MARKS if raw.startswith(start)), None)
    if mark:
        return raw.decode(mark, errors="replace"), None
    wrong: str | None = None
    for said in (charset, _declared(raw)):
        name = _known(said)
        if name is None:
            continue
        text = _read(raw, name)
        if text is not None:
            return text, wrong
        wrong = wrong or said
    return _guessed(raw), wrong


def _declared(raw: bytes) -> str | None:
    found = _META.search(raw[:_HEAD]) or _XML.search(raw[:_HEAD])
    return found[1].decode("ascii") if found else None


def _known(name: str | None) -> str | None:
    """The codec that a browser would use for this name; None when there is none."""
    if not name:
        return None
    try:
        codec = codecs.lookup(name.strip()).name
    except (LookupError, ValueError):
        return None
    wide = _WIDER.get(codec, codec)
    return wide if codecs.lookup(wide)._is_text_encoding else None  # noqa: SLF001 - there is no public way


def _read(raw: bytes, name: str) -> str | None:
    """The text in this encoding; none when the bytes plainly are in another one."""
    text = raw.decode(name, errors="replace")
    bad = text.count("\ufffd")
    return text if bad <= _SLIPS * len(text) + 1 and not _is_mojibake(raw, name) else None


def _is_mojibake(raw: bytes, name: str) -> bool:
    """Whether a one-byte encoding was named for what is UTF-8: nothing else looks like it by chance."""
    if name == "utf-8" or raw.isascii():
        return False
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return len(text.encode(errors="replace")) - len(text) > 3  # noqa: PLR2004 - more than one odd letter


def _guessed(raw: bytes) -> str:
    """The text in the encoding in which most of what is not ASCII reads as a language's common letters."""
    text = _read(raw, "utf-8")
    if text is not None:
        return text
    sample = raw[:200_000]
    scores = {name: _score(sample, name) for name in _GUESSES[1:]}
    best = max(scores, key=lambda name: scores[name])
    return raw.decode(best, errors="replace")


def _score(sample: bytes, name: str) -> float:
    text = sample.decode(name, errors="replace")
    foreign = [character for character in text if not character.isascii()]
    if not foreign:
        return 0.0
    common = len(_COMMON[name].findall("".join(foreign).lower()))
    return common / len(foreign) - 5 * foreign.count("\ufffd") / len(foreign)
