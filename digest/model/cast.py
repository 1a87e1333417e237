"""Who and where: the names that the stories of a digest share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

Kind = Literal["person", "place", "organisation"]
FEWEST_STORIES = 2


@dataclass(frozen=True, slots=True)
class NameEntry:
    """A name as it is shown, the key of its address, and the slugs of the stories that have it, oldest first.

    ``has_page`` when at least two stories share it.
    """

    slug: str
    name: str
    kind: Kind
    spellings: tuple[str, ...]
    stories: tuple[str, ...]

    @property
    def has_page(self) -> bool:
        """Whether it leads anywhere else."""
        return len(self.stories) >= FEWEST_STORIES


@dataclass(frozen=True, slots=True)
class StoryNames:
    """The keys of the people, places and organisations of one story, those of most of its articles first."""

    people: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cast:
    """The names of a digest: for each story by its slug, and each name by its key."""

    stories: Mapping[str, StoryNames]
    names: Mapping[str, NameEntry]
