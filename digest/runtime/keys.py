"""What tells values apart: the same bytes for equal values, in every process and on every machine."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from functools import cache
from hashlib import blake2b
from operator import attrgetter
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

KEY_BYTES = 16
_PLAIN = frozenset([str, int, float, bool, bytes, type(None)])


def key(*parts: object) -> bytes:
    """A key for ``parts``: dataclasses, tuples, lists and mappings of what ``repr`` tells apart."""
    return blake2b(repr(_plain(parts)).encode("utf-8", "surrogatepass"), digest_size=KEY_BYTES).digest()


def _plain(value: Any) -> object:
    """``value`` with its dataclasses as tuples, whose ``repr`` costs a tenth."""
    kind: Any = type(value)
    if kind in _PLAIN:
        return value
    if kind is tuple:
        return tuple([_plain(one) for one in value])
    if kind is list:
        return [_plain(one) for one in value]
    if kind is dict or kind is MappingProxyType:
        return "mapping", [(_plain(name), _plain(one)) for name, one in value.items()]
    name, parts = _parts(kind)
    return (name, [_plain(one) for one in parts(value)]) if parts else value


@cache
def _parts(kind: Hashable) -> tuple[str, Callable[[Any], tuple[object, ...]] | None]:
    """The name of a dataclass, and how its fields are read; that is none of what is no dataclass."""
    if not (isinstance(kind, type) and is_dataclass(kind)):
        return "", None
    names = [field.name for field in fields(kind)]
    if len(names) > 1:
        return kind.__qualname__, attrgetter(*names)
    return kind.__qualname__, lambda value: tuple(getattr(value, name) for name in names)
