"""What is to be known of a dataclass: how all of its fields are read at once."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable


@cache
def parts_of(kind: Hashable) -> Callable[[Any], tuple[object, ...]] | None:
    """Reads the fields of a value of this kind, in the order in which it is made of them; else none."""
    if not (isinstance(kind, type) and is_dataclass(kind)):
        return None
    names = [field.name for field in fields(kind)]
    return attrgetter(*names) if len(names) > 1 else lambda value: tuple(getattr(value, one) for one in names)
