"""Whether a build would write where it reads."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from digest.model import Problem

if TYPE_CHECKING:
    from collections.abc import Sequence


def overlapping(output: Path, inputs: Sequence[Path]) -> Problem | None:
    """What is wrong when ``output`` is, holds, or lies in one of ``inputs``, links followed; none if nothing.

    Existing folders are compared by what they are, not by name, so that neither case nor a mount deceives.
    """
    for source in inputs:
        if _lies_in(output, source) or _lies_in(source, output):
            message = f"overlaps {source.as_posix()}, from which the site is built"
            return Problem(output.as_posix(), message, hint="choose another folder with --output")
    return None


def _lies_in(inner: Path, outer: Path) -> bool:
    # Path.resolve raises for links that lead in a circle.
    inner, outer = Path(os.path.realpath(inner)), Path(os.path.realpath(outer))
    if inner.is_relative_to(outer):
        return True
    return outer.exists() and any(
        around.exists() and around.samefile(outer) for around in (inner, *inner.parents)
    )
