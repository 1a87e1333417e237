"""What a search knows between two builds."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class SearchIndex:
    """What a search knows of documents, by their numbers, and of terms.

    ``keys`` tell documents apart. ``terms`` are those of a document: of each field between spaces, fields
    between semicolons; ``rows`` what is shown of it, in JSON. ``lines`` say of each term where it stands, and
    are in the order in which a browser sorts terms.
    """

    keys: tuple[bytes, ...] = ()
    terms: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()
    lines: Mapping[str, str] = field(default_factory=dict)
