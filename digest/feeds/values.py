"""What a feed tells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from digest.model import Moment


@dataclass(frozen=True, slots=True)
class Item:
    """One item: plain texts on one line each. ``id`` is the feed's own name for it.

    ``address`` is whole, and as the feed has it: whoever uses it must judge it. ``source`` is the outlet of
    an item that the feed took from another one.
    """

    title: str
    address: str | None = None
    id: str | None = None
    date: Moment | None = None
    authors: tuple[str, ...] = ()
    summary: str | None = None
    language: str | None = None
    source: str | None = None
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed. ``left_out`` counts items that can't be used; one that breaks off is not ``is_whole``."""

    title: str | None
    language: str | None
    items: tuple[Item, ...]
    left_out: int = 0
    is_whole: bool = True
