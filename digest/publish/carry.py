"""Nothing foreign is lost when one folder takes another's place.

What digest did not make is linked into the new site before the exchange, so a reader never misses it. Others
may change it in the old folder until the very moment of the exchange, and a program that works inside the old
folder even after; so the old folder is not simply deleted afterwards. It is emptied file by file, and what
the new site lacks, or has only in the state in which it was carried, moves over (`absorb`). A folder is
removed only once it is empty; where something appeared meanwhile, the round starts again.

Ours in the old folder is what its manifest or the new site's manifest lists. Its manifest goes last, so that
an interruption leaves the proof of what is ours.
"""

from __future__ import annotations

import errno
import os
import stat
from typing import TYPE_CHECKING

from digest.publish.manifest import owned
from digest.publish.paths import MANIFEST, ancestors
from digest.publish.tree import facts_of, identity, is_folder, scan

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from pathlib import Path

    from digest.publish.tree import Identity, Tree

_ROUNDS = 20


def absorb(previous: Path, site: Path, carried: Mapping[str, Identity]) -> None:
    """Empties and removes ``previous`` after ``site`` took its place, moving over what is only there.

    ``carried`` are the foreign files that ``site`` was given, as they were then. Of two foreign files at one
    path the one in ``previous`` stays if the other is as it was carried, else the newer.
    """
    _forget(previous, site, carried)
    ours = (owned(previous) or frozenset()) | (owned(site) or frozenset())
    for _ in range(_ROUNDS):
        tree = scan(previous)
        _empty(previous, site, tree, ours, carried)
        if _remove_folders(previous, tree):
            return
    raise OSError(errno.ENOTEMPTY, "somebody keeps writing here", str(previous))


def _forget(previous: Path, site: Path, carried: Mapping[str, Identity]) -> None:
    """What was deleted from the old folder after it was carried goes from the new one."""
    for path, then in carried.items():
        now = facts_of(site / path)
        if now is not None and identity(now) == then and facts_of(previous / path) is None:
            (site / path).unlink()


def _empty(
    previous: Path, site: Path, tree: Tree, ours: Collection[str], carried: Mapping[str, Identity]
) -> None:
    for path, facts in tree.folders.items():
        if facts.st_mode & stat.S_IRWXU != stat.S_IRWXU:
            (previous / path).chmod(stat.S_IMODE(facts.st_mode) | stat.S_IRWXU)
    for path in tree.without(ours).folders:
        _real_folders(site, (*ancestors(path), path))
    for path, facts in sorted(tree.leaves.items(), key=lambda item: item[0] == MANIFEST):
        if path in ours or not _is_wanted(facts, facts_of(site / path), carried.get(path)):
            (previous / path).unlink(missing_ok=True)
            continue
        _real_folders(site, ancestors(path))
        (previous / path).replace(site / path)


def _is_wanted(here: os.stat_result, there: os.stat_result | None, carried: Identity | None) -> bool:
    if there is None:
        return True
    if identity(here) == identity(there):
        return False
    return identity(there) == carried or here.st_mtime_ns >= there.st_mtime_ns


def _real_folders(site: Path, paths: Iterable[str]) -> None:
    """Sees that ``paths`` are folders of the site, outermost first, so that nothing moves through a link."""
    for path in paths:
        facts = facts_of(site / path)
        if facts is None:
            (site / path).mkdir()
        elif not is_folder(facts):
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(site / path))


def _remove_folders(previous: Path, tree: Tree) -> bool:
    """Whether all folders were empty and are gone."""
    for folder in (*(previous / path for path in reversed(tuple(tree.folders))), previous):
        try:
            folder.rmdir()
        except FileNotFoundError:
            continue
        except OSError as error:
            if error.errno in {errno.ENOTEMPTY, errno.EEXIST}:
                return False
            raise
    return True
