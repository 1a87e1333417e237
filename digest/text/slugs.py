"""Titles as parts of an address."""

from __future__ import annotations

import re
import unicodedata

MAX_CHARACTERS = 80
MAX_BYTES = 200

# Latin letters that Unicode does not take apart into a plain letter and an accent.
_LATIN = str.maketrans(
    {
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "ð": "d",
        "đ": "d",
        "þ": "th",
        "ł": "l",
        "ı": "i",  # noqa: RUF001 -- it is the Turkish letter
        "ħ": "h",
        "ŧ": "t",
        "ŋ": "n",
        "ĸ": "k",
    }
)
# In ASCII, what an address does without.
_NOT_SPELLED = re.compile("[^a-z0-9]")
# Characters that count as letters or marks and show nothing.
_INVISIBLE = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)
_RESERVED = frozenset(
    ["con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))]
)


def slugify(text: str) -> str:
    """A safe part of an address, at most 80 characters and 200 bytes; ``""`` when nothing is left.

    Letters and digits of any script are kept, in lower case, Latin ones without accents; whatever stands
    between them becomes one hyphen. Idempotent.
    """
    slug = _shortened(re.sub("-+", "-", _spelled(text)).strip("-"))
    return f"{slug}-1" if slug in _RESERVED else slug


def _spelled(text: str) -> str:
    """``text`` with a hyphen for each character that an address does without."""
    if text.isascii() and text.isprintable():
        return _NOT_SPELLED.sub("-", text.lower())
    visible = _INVISIBLE.sub("", "".join(map(_visible, text)))
    lower = unicodedata.normalize("NFKC", visible).lower()
    kept: list[str] = []
    base = "-"
    for character in unicodedata.normalize("NFD", lower):
        kind = unicodedata.category(character)
        if kind[0] == "M":
            # Vowel signs of other scripts are part of the word; a Latin accent goes.
            kept.append(character if base != "-" and not _is_latin(base) else "")
        else:
            base = character if kind[0] == "L" or kind == "Nd" else "-"
            kept.append(base)
    return unicodedata.normalize("NFKC", "".join(kept).translate(_LATIN))


def _visible(character: str) -> str:
    """White space as a space; control, bidi and format characters, which show nothing, as nothing."""
    if character.isspace():
        return " "
    return "" if unicodedata.category(character) in {"Cc", "Cf", "Cs"} else character


def _is_latin(character: str) -> bool:
    return character.isascii() or unicodedata.name(character, "").startswith("LATIN ")


def _shortened(slug: str) -> str:
    """The first words that fit; of a first word that alone is too long, what fits."""
    head = slug[:MAX_CHARACTERS].encode()[:MAX_BYTES].decode(errors="ignore")
    if len(head) < len(slug) and slug[len(head)] != "-":
        words, hyphen, _ = head.rpartition("-")
        head = words if hyphen and len(words) >= len(head) // 2 else head
    return head.rstrip("-")
