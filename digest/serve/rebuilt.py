"""What a build did to the site that is served."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What a build did to the served site: the paths that changed there, and its problems, a line each.

    ``published`` is false when the build failed and the site stayed as it was. ``marks`` says of addresses
    such as ``/articles/slug/`` why only the preview has them.
    """

    changed: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    published: bool = True
    marks: Mapping[str, str] = field(default_factory=dict)
