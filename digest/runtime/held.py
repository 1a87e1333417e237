"""Results held between the builds of one process, as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class Held:
    """Values by their keys: those that somebody asked for or kept since the last but one `turn`."""

    def __init__(self) -> None:
        self._older: dict[bytes, Any] = {}
        self._newer: dict[bytes, Any] = {}

    def recall(self, keys: Iterable[bytes]) -> dict[bytes, Any]:
        """The values that are held, and now held on."""
        found = {}
        for key in keys:
            if key in self._newer:
                found[key] = self._newer[key]
            elif key in self._older:
                found[key] = self._newer[key] = self._older[key]
        return found

    def keep(self, values: Mapping[bytes, Any]) -> None:
        """Holds ``values``."""
        self._newer.update(values)

    def turn(self) -> None:
        """Begins another build: what the one before did not ask for goes."""
        self._older, self._newer = self._newer, {}
