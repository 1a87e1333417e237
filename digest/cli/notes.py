"""What is noted in the cache only to save time: that it can't be read or written is no fault."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path


def note(file: Path, said: Any) -> None:
    """Keeps what JSON can say in ``file``, whole or not at all."""
    new = file.with_suffix(".new")
    with suppress(OSError):
        new.unlink(missing_ok=True)
        with new.open("x", encoding="utf-8") as stream:  # and through no link
            stream.write(json.dumps(said))
        new.replace(file)


def noted(file: Path) -> dict[str, Any]:
    """What was kept there; nothing when that is no table."""
    try:
        said = json.loads(file.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return said if isinstance(said, dict) else {}
