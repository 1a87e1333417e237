"""The settings in force, each with the place that it comes from."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from digest.config.toml import key_lines, line_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest.config.settings import Config
    from digest.config.toml import Key

DEFAULT = "default"


@dataclass(frozen=True, slots=True)
class InForce:
    """A setting: its dotted key (items of a list counted from 1), its value, and where that comes from.

    ``origin`` is ``digest.toml:4``, ``default``, or what stood in ``asked``.
    """

    key: str
    value: object
    origin: str


def in_force(config: Config, text: str, *, shown_as: str, asked: dict[str, str]) -> tuple[InForce, ...]:
    """Every setting of ``config``, in order; ``text`` is its file.

    ``asked`` says of keys of the outermost table who set them elsewhere.
    """
    lines = key_lines(text)

    def origin(key: Key, *, is_given: bool) -> str:
        if str(key[0]) in asked:
            return asked[str(key[0])]
        if not is_given:
            return DEFAULT
        line = line_of(key, lines)
        return f"{shown_as}:{line}" if line else shown_as

    return tuple(
        InForce(_dotted(key), value, origin(key, is_given=given)) for key, value, given in _leaves(config, ())
    )


def select(settings: Sequence[InForce], key: str) -> tuple[InForce, ...]:
    """The settings at ``key``, or below it."""
    return tuple(one for one in settings if one.key == key or one.key.startswith((f"{key}.", f"{key}[")))


def nearest(settings: Sequence[InForce], key: str) -> str | None:
    """The key, or the table, that is most like ``key``."""
    known = dict.fromkeys(name for one in settings for name in (one.key, one.key.rpartition(".")[0]) if name)
    last = key.rpartition(".")[2]
    same = [name for name in known if name.rpartition(".")[2] == last]
    return next(iter(same or difflib.get_close_matches(key, known, n=1)), None)


def _leaves(value: Any, key: Key, *, given: bool = True) -> Iterator[tuple[Key, object, bool]]:
    """Every value that holds no others, and whether somebody wrote it; an empty list is one, too."""
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            is_set = given and name in value.model_fields_set
            yield from _leaves(getattr(value, name), (*key, name), given=is_set)
    elif isinstance(value, dict) and value:
        for name, item in value.items():
            yield from _leaves(item, (*key, name), given=given)
    elif isinstance(value, tuple) and value and isinstance(value[0], BaseModel):
        for number, item in enumerate(value):
            yield from _leaves(item, (*key, number), given=given)
    else:
        yield key, value, given


def _dotted(key: Key) -> str:
    shown = ""
    for part in key:
        shown += f"[{part + 1}]" if isinstance(part, int) else f".{part}"
    return shown.lstrip(".")
