"""Results held between the builds of one process, as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping

K = TypeVar("K", bound="Hashable")
V = TypeVar("V")


class Held:
    """Values by their keys: those that somebody asked for or kept since the last but one `turn`."""

    def __init__(self) -> None:
        self._older: dict[Hashable, Any] = {}
        self._newer: dict[Hashable, Any] = {}

    def recall(self, keys: Iterable[K]) -> dict[K, Any]:
        """The values that are held, and now held on."""
        found = {}
        for key in keys:
            if key in self._newer:
                found[key] = self._newer[key]
            elif key in self._older:
                found[key] = self._newer[key] = self._older[key]
        return found

    def keep(self, values: Mapping[Any, Any]) -> None:
        """Holds ``values``."""
        self._newer.update(values)

    def once(self, function: Callable[..., V], *arguments: object) -> V:
        """``function(*arguments)``, called once for these very objects, whatever they are equal to."""
        asked = (function, *map(id, arguments))
        # Who is held can't be taken for another that lies in the same place.
        known = self.recall([asked]) or {asked: (function(*arguments), arguments)}
        self.keep(known)
        found: V = known[asked][0]
        return found

    def forget(self) -> None:
        """Holds nothing any more."""
        self._older, self._newer = {}, {}

    def turn(self) -> None:
        """Begins another build: what the one before did not ask for goes."""
        self._older, self._newer = self._newer, {}
