"""Lines that an editor or a mail program broke at a fixed column are put together again."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from digest.rawtext.shapes import is_finished

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.rawtext.pasted import Line

_COLUMNS = range(40, 101)
_FEWEST = 2
_FIRST_CHUNK = re.compile(r"[^\s-]*-?")


def unwrap(lines: Sequence[Line]) -> tuple[Line, ...]:
    """``lines`` as they are when each is a paragraph; joined when they were broken to fit a width.

    Decided for the whole text: a break was forced when the next word would not have fitted. Where no line
    is longer than a page is wide and breaks inside sentences were forced, the forced ones are undone.
    """
    width = max((len(line.text) for line in lines), default=0)
    if width not in _COLUMNS or not _is_wrapped(lines, width):
        return tuple(lines)
    paragraphs: list[list[Line]] = []
    for at, line in enumerate(lines):
        if at and (_forced(lines[at - 1], line, width) or _goes_on(lines[at - 1], line)):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return tuple(replace(parts[0], text=" ".join(part.text for part in parts)) for parts in paragraphs)


def _is_wrapped(lines: Sequence[Line], width: int) -> bool:
    forced = [before for before, after in pairwise(lines) if _forced(before, after, width)]
    inside = sum(not is_finished(line.text) for line in forced)
    return inside >= _FEWEST and 2 * inside >= len(forced)


def _goes_on(before: Line, after: Line) -> bool:
    """Whether a sentence or a title plainly goes on below, though its next word would have fitted."""
    return not after.spaced and not is_finished(before.text) and after.text[0].islower()


def _forced(before: Line, after: Line, width: int) -> bool:
    chunk = _FIRST_CHUNK.match(after.text)
    return not after.spaced and len(before.text) + 1 + len(chunk[0] if chunk else "") > width
