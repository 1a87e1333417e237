"""What the system knows of a file, and what that says."""

from __future__ import annotations

import os
import stat
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

Identity = tuple[int, int]


class Facts(NamedTuple):
    """What is wanted here of an `os.stat_result`, under its names: that takes more than twice the memory."""

    st_mode: int
    st_size: int
    st_mtime_ns: int
    st_ctime_ns: int
    st_dev: int
    st_ino: int


_wanted = attrgetter(*Facts._fields)


def facts_of(path: Path | str) -> Facts | None:
    """What the system knows of ``path`` itself, links not followed; none when nothing is there."""
    try:
        return Facts._make(_wanted(os.lstat(path)))
    except (FileNotFoundError, NotADirectoryError):
        return None


def identity(facts: Facts) -> Identity:
    """Two names with the same are one file."""
    return facts.st_dev, facts.st_ino


def is_same(here: Facts, there: Facts | None) -> bool:
    """Whether both are of one file, and not only of files that are alike."""
    return there is not None and identity(here) == identity(there)


def is_folder(facts: Facts | None) -> bool:
    """Whether it is a real folder, and no link to one."""
    return facts is not None and stat.S_ISDIR(facts.st_mode)
