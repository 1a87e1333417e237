"""What an editorial rule is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from digest.check.material import Material
    from digest.model import Problem

Level = Literal["error", "warning", "info", "off"]


@dataclass(frozen=True, slots=True)
class Rule:
    """A name, how much it matters unless the configuration says otherwise, and where it is broken.

    ``says`` is one line, ``why`` explains it to an editor. ``takes_over`` when ``find`` also gives problems
    of the build's own; they are then shown under the rule's name and level.
    """

    name: str
    level: Level
    says: str
    why: str
    find: Callable[[Material], Iterable[Problem]]
    takes_over: bool = False
