"""What lies in a folder, links not followed, and what of it is not ours."""

from __future__ import annotations

import errno
import os
import stat
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.publish.facts import facts_of, is_folder
from digest.publish.paths import ancestors, around
from digest.publish.seen import Seen, sha256_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from digest.model import Seal
    from digest.publish.facts import Facts


@dataclass(frozen=True, slots=True)
class Tree:
    """Everything below a folder by its path there: folders, and ``leaves`` (files, links, sockets …)."""

    folders: Mapping[str, Facts]
    leaves: Mapping[str, Facts]

    def without(self, paths: frozenset[str]) -> Tree:
        """The same without these leaves, and without the folders in which these lie; in order of path."""
        full = around(paths)
        return Tree(
            {path: self.folders[path] for path in sorted(self.folders.keys() - full)},
            {path: self.leaves[path] for path in sorted(self.leaves.keys() - paths)},
        )

    def outside(self, is_own: Callable[[str], bool]) -> Tree:
        """The same without what ``is_own`` says of its path."""
        return Tree(
            {path: facts for path, facts in self.folders.items() if not is_own(path)},
            {path: facts for path, facts in self.leaves.items() if not is_own(path)},
        )


def scan(root: Path, seen: Seen | None = None) -> Tree:
    """All that lies in ``root``, folders before what lies in them; what vanishes meanwhile is not there.

    Every folder is listed, but for those that were ``seen`` before.
    """
    seen = seen or Seen()
    place, itself = str(root), facts_of(root)
    if itself is None:
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(root))
    folders: dict[str, Facts] = {}
    leaves: dict[str, Facts] = {}
    open_ends = [("", itself)]
    while open_ends:
        for path, facts in _entries(place, *open_ends.pop(), seen):
            if not stat.S_ISDIR(facts.st_mode):
                leaves[path] = facts
                continue
            if facts.st_dev != itself.st_dev:
                raise OSError(errno.EXDEV, "another file system is mounted here", f"{root}/{path}")
            folders[path] = facts
            open_ends.append((path, facts))
    return Tree(folders, leaves)


def found_at(root: Path, paths: Iterable[str]) -> dict[str, Facts]:
    """What is at these ``paths`` below ``root``, whatever it is, in real folders."""
    real: dict[str, bool] = {}

    def is_real(folder: str) -> bool:
        if folder not in real:
            real[folder] = is_folder(facts_of(f"{root}/{folder}"))
        return real[folder]

    found = ((path, facts_of(f"{root}/{path}")) for path in paths if all(map(is_real, ancestors(path))))
    return {path: facts for path, facts in found if facts is not None}


def remove_empty(folder: str) -> bool:
    """Whether it was empty, and is gone."""
    try:
        os.rmdir(folder)
    except FileNotFoundError:
        return True
    except OSError as error:
        if error.errno in {errno.ENOTEMPTY, errno.EEXIST}:
            return False
        raise
    return True


def already_there(
    root: Path, there: Mapping[str, Facts], seals: Mapping[str, Seal], seen: Seen | None = None
) -> frozenset[str]:
    """The paths whose file in ``root`` has just these bytes, of the leaves that are ``there``.

    All are read, for size and time prove nothing; but for what was ``seen`` before.
    """
    return frozenset(
        path
        for path, seal in seals.items()
        if (facts := there.get(path)) is not None and _has(f"{root}/{path}", facts, seal, seen)
    )


def _entries(root: str, parent: str, facts: Facts, seen: Seen) -> list[tuple[str, Facts]]:
    prefix = f"{parent}/" if parent else ""
    try:
        names = seen.names(f"{root}/{parent}", facts)
    except FileNotFoundError:
        if not parent:
            raise
        return []
    found = ((f"{prefix}{name}", facts_of(f"{root}/{prefix}{name}")) for name in names)
    return [(path, facts) for path, facts in found if facts is not None]


def _has(place: str, facts: Facts, seal: Seal, seen: Seen | None) -> bool:
    if not stat.S_ISREG(facts.st_mode) or facts.st_size != seal.size:
        return False
    try:
        return (seen.sha256(place, facts) if seen else sha256_of(place)) == seal.sha256
    except (FileNotFoundError, NotADirectoryError, PermissionError):
        return False
