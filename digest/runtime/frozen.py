"""Values as bytes and back, without letting a file say what is run."""

from __future__ import annotations

import pickle
from copyreg import dispatch_table
from dataclasses import is_dataclass
from functools import cache
from importlib import import_module
from io import BytesIO
from typing import Any
from zoneinfo import ZoneInfo

from digest.runtime.nouns import parts_of

OURS = {("digest", "model"), ("digest", "text")}
# What front matter may hold beside our own nouns and plain values.
HARMLESS = frozenset(
    {
        ("datetime", "date"),
        ("datetime", "datetime"),
        ("datetime", "time"),
        ("datetime", "timedelta"),
        ("datetime", "timezone"),
        ("decimal", "Decimal"),
        ("zoneinfo", "ZoneInfo"),
    }
)


def freeze(value: object) -> bytes:
    """A value as bytes."""
    stream = BytesIO()
    _Freezing(stream, protocol=5).dump(value)
    return stream.getvalue()


def thaw(frozen: bytes) -> Any:
    """What was frozen; ValueError where the bytes aren't those of a value."""
    try:
        return _Thawing(BytesIO(frozen)).load()
    except Exception as error:  # bytes that are no value raise almost anything
        raise ValueError(str(error)) from error


class _Freezing(pickle.Pickler):
    # Its own way of being pickled runs a function.
    dispatch_table = dispatch_table | {ZoneInfo: lambda zone: (ZoneInfo, (zone.key,))}

    def reducer_override(self, value: Any) -> Any:
        """A dataclass as itself and its fields, of which it is made again; its own way takes longer."""
        kind: Any = type(value)
        parts = parts_of(kind)
        return NotImplemented if parts is None else (kind, parts(value))


class _Thawing(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        """Only values: a cache that came with somebody's project must not run anything."""
        return _value_class(module, name)


@cache
def _value_class(module: str, name: str) -> Any:
    ours = tuple(module.split(".")[:2]) in OURS
    if not (ours or (module, name) in HARMLESS):
        raise pickle.UnpicklingError(f"{module}.{name} is not a value")
    found = getattr(import_module(module), name)
    if ours and not (is_dataclass(found) and found.__module__ == module):
        raise pickle.UnpicklingError(f"{module}.{name} is not a value")
    return found
