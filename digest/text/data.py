"""Values as JSON that people can read and compare, a record a line, and that costs no more than it must."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence


def record_lines(table: Mapping[str, object]) -> str:
    """``table`` as JSON, each entry of its lists and mappings on a line of its own."""
    return "".join(record_pieces(table))


def record_pieces(table: Mapping[str, object]) -> Iterator[str]:
    """The same piece by piece: it may be many megabytes, so it is put together once."""
    yield "{\n"
    between = ""
    for name, value in table.items():
        yield f"{between}{_json(name)}: "
        yield from _entries(value)
        between = ",\n"
    yield "\n}\n"


def _entries(value: object) -> Iterator[str]:
    if isinstance(value, Mapping):
        yield from _block("{", (f"{_json(name)}: {_json(one)}" for name, one in value.items()), "}")
    elif isinstance(value, Sequence) and not isinstance(value, str):
        yield from _block("[", map(_json, value), "]")
    else:
        yield _json(value)


def _block(begin: str, lines: Iterable[str], end: str) -> Iterator[str]:
    between = f"{begin}\n"
    for line in lines:
        yield between
        yield line
        between = ",\n"
    yield f"\n{end}" if between == ",\n" else begin + end


_json = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode
