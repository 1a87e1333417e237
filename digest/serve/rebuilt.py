"""What a build does to the site that is served, and for whom it is done first."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping


@dataclass(frozen=True, slots=True)
class Looking:
    """The files of the site that browsers ``show`` just now, by their paths.

    When some of them are replaced before the rest of a build is done, ``again`` has browsers show them.
    """

    show: Collection[str]
    again: Callable[[Collection[str]], None]


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What a build did to the served site: the paths that changed there, and its problems, a line each.

    Of those ``ahead`` browsers were told before. ``published`` is false when the build failed and the site
    stayed as it was. ``marks`` says of addresses such as ``/articles/slug/`` why only the preview has them.
    """

    changed: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    published: bool = True
    marks: Mapping[str, str] = field(default_factory=dict)
    ahead: Collection[str] = ()
