"""What tells values apart: the same bytes for equal values, in every process and on every machine."""

from __future__ import annotations

import marshal
from hashlib import blake2b
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from digest.runtime.nouns import parts_of

if TYPE_CHECKING:
    from collections.abc import Callable

KEY_BYTES = 16
_PLAIN = frozenset([str, int, float, bool, bytes, type(None)])
# The last form in which the bytes are those of equal values, and not of what happens to be one object.
_BY_VALUE = 2


class Keyring:
    """Keys of many values that have parts in common; those of the kinds that are ``shared`` are read once.

    The parts must be there as long as their keyring.
    """

    def __init__(self, *shared: type) -> None:
        self._shared = frozenset(shared)
        self._known: dict[int, bytes] = {}

    def key(self, *parts: object) -> bytes:
        """A key for ``parts``: dataclasses, tuples, lists and mappings of what ``repr`` tells apart."""
        return _hash(self._plain(parts))

    def _plain(self, value: Any) -> object:
        """``value`` as what can be written down; what is not Python's own begins with an ellipsis."""
        kind: Any = type(value)
        if kind in _PLAIN:
            return value
        if kind is tuple:
            return tuple([one if type(one) in _PLAIN else self._plain(one) for one in value])
        if kind is list:
            return [one if type(one) in _PLAIN else self._plain(one) for one in value]
        if kind is dict or kind is MappingProxyType:
            return ..., "mapping", [(self._plain(name), self._plain(one)) for name, one in value.items()]
        name, parts = kind.__qualname__, parts_of(kind)
        if kind in self._shared:
            return ..., name, self._once(value, parts)
        return ..., name, self._plain(list(parts(value))) if parts else repr(value)

    def _once(self, value: object, parts: Callable[[Any], tuple[object, ...]] | None) -> bytes:
        if id(value) not in self._known:
            self._known[id(value)] = _hash(self._plain(parts(value)) if parts else repr(value))
        return self._known[id(value)]


def key(*parts: object) -> bytes:
    """A key for ``parts`` that share nothing with others."""
    return _ALONE.key(*parts)


_ALONE = Keyring()


def _hash(plain: Any) -> bytes:
    return blake2b(marshal.dumps(plain, _BY_VALUE), digest_size=KEY_BYTES).digest()
