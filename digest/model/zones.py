"""Time zones, the same ones on every machine."""

from __future__ import annotations

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, reset_tzpath

# As the tzdata package has them: to another system's version, the same articles would be of other times.
reset_tzpath(to=())


def time_zone(name: str) -> ZoneInfo:
    """The zone that is called so, as ``Europe/Kyiv``. Raises ValueError where none is."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, OSError) as error:
        raise ValueError(f"no time zone is called {name!r}") from error
