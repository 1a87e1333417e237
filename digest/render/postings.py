"""In which documents terms stand, as text: so a browser gets it, and so it is brought up to date."""

from __future__ import annotations

import base64
from collections import defaultdict
from functools import lru_cache
from itertools import accumulate, pairwise, zip_longest
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FIELDS = 3
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_NOWHERE = ";" * (FIELDS - 1)
# Steps are mostly small.
_MOST_STEPS = 1 << 12


def updated(lines: Mapping[str, str], before: Sequence[str], after: Sequence[str]) -> dict[str, str]:
    """What ``lines`` say of each term, its places by field, when documents change.

    ``before`` and ``after`` are the terms of each document: those of a field between spaces, fields between
    semicolons. Only lines of terms that came or went somewhere are written anew.
    """
    found = dict(lines)
    for term, changed in _changes(before, after).items():
        fields = lines.get(term, _NOWHERE).split(";")
        found[term] = ";".join(map(_toggled, fields, changed))
        if found[term] == _NOWHERE:
            del found[term]
    return found


def places(numbers: Sequence[int]) -> str:
    """Rising numbers as steps or as bits, whichever is shorter; of equal length as steps."""
    steps = _steps(numbers) if numbers else ""
    return _bits(numbers) if numbers and _length_of_bits(numbers[-1]) < len(steps) else steps


def numbers(text: str) -> list[int]:
    """The numbers of which ``text`` are the `places`."""
    if text.startswith("*"):
        bits = base64.b64decode(text[1:])
        return [at * 8 + bit for at, byte in enumerate(bits) for bit in range(8) if byte >> bit & 1]
    return list(accumulate(int(step, 36) if step else 1 for step in text.split(","))) if text else []


def _changes(before: Sequence[str], after: Sequence[str]) -> Mapping[str, Sequence[list[int]]]:
    """The numbers of the documents in which a term came or went, by field, rising."""
    found: dict[str, tuple[list[int], ...]] = defaultdict(lambda: tuple([] for _ in range(FIELDS)))
    for number, (old, new) in enumerate(zip_longest(before, after, fillvalue=_NOWHERE)):
        if old == new:
            continue
        for field, (had, has) in enumerate(zip(old.split(";"), new.split(";"), strict=True)):
            for term in {*had.split()} ^ {*has.split()}:
                found[term][field].append(number)
    return found


def _toggled(text: str, changed: Sequence[int]) -> str:
    """The places ``text`` without those of ``changed`` that are in it, and with those that are not."""
    return places(sorted({*numbers(text)} ^ {*changed}) if text else changed) if changed else text


def _steps(rising: Sequence[int]) -> str:
    """A step of one is the commonest, and nothing stands for it, but where it is the first."""
    steps = [after - before for before, after in pairwise(rising)]
    return ",".join((_base36(rising[0]), *["" if step == 1 else _base36(step) for step in steps]))


def _bits(rising: Sequence[int]) -> str:
    bits = bytearray(rising[-1] // 8 + 1)
    for number in rising:
        bits[number // 8] |= 1 << number % 8
    return "*" + base64.b64encode(bits).decode()


def _length_of_bits(last: int) -> int:
    """How many characters `_bits` takes: an asterisk, and four for each three bytes that are begun."""
    return 1 + 4 * (last // 24 + 1)


@lru_cache(_MOST_STEPS)
def _base36(number: int) -> str:
    digits = ""
    while number >= len(_DIGITS):
        number, digit = divmod(number, len(_DIGITS))
        digits = _DIGITS[digit] + digits
    return _DIGITS[number] + digits
