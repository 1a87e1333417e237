"""Values as JSON that people can read and compare, a record a line, and that costs no more than it must."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence


def record_lines(table: Mapping[str, object]) -> str:
    """``table`` as JSON, each entry of its lists and mappings on a line of its own."""
    return "{\n" + ",\n".join(f"{_json(name)}: {_entries(value)}" for name, value in table.items()) + "\n}\n"


def _entries(value: object) -> str:
    if isinstance(value, Mapping):
        return _block("{", [f"{_json(name)}: {_json(one)}" for name, one in value.items()], "}")
    if isinstance(value, Sequence) and not isinstance(value, str):
        return _block("[", [_json(one) for one in value], "]")
    return _json(value)


def _block(begin: str, lines: Sequence[str], end: str) -> str:
    return "\n".join((begin, ",\n".join(lines), end)) if lines else begin + end


_json = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode
