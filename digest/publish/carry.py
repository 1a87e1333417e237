"""Nothing foreign is lost when one folder takes another's place.

What digest did not make is linked into the new site before the exchange, so a reader never misses it. Others
may change it in the old folder until the very moment of the exchange, and a program that works inside the old
folder even after; so the old folder is not simply deleted afterwards. What the new site lacks, or has only in
the state in which it was carried, moves over, and all else that is not the new site's own goes file by file
(`absorb`). A folder is removed only once it is empty; where something appeared meanwhile, the round starts
again.

Ours in the old folder is what its manifest or the new site's manifest lists. Its manifest goes last, so that
an interruption leaves the proof of what is ours.
"""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from digest.publish.facts import facts_of, identity, is_folder, is_same
from digest.publish.manifest import owned
from digest.publish.paths import MANIFEST, ancestors, around
from digest.publish.tree import Tree, found_at, remove_empty, scan

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from digest.publish.facts import Facts, Identity
    from digest.publish.seen import Seen

_ROUNDS = 20


@dataclass(frozen=True, slots=True)
class Succession:
    """What two sites are to each other of which one takes the other's place.

    The paths of digest's files are ``before`` in the previous one and ``now`` in the next. The files that are
    ``shared`` are the very same in both; the foreign ones that the next was given are ``carried``. All are as
    they were when the next one was made.
    """

    before: frozenset[str]
    now: frozenset[str]
    shared: Mapping[str, Facts] = field(default_factory=dict)
    carried: Mapping[str, Identity] = field(default_factory=dict)

    @classmethod
    def found(cls, previous: Path, site: Path) -> Succession:
        """As their manifests have it, when nobody knows what was carried."""
        before, now = owned(previous) or frozenset(), owned(site) or frozenset()
        return cls(before, now, found_at(site, now))


def absorb(previous: Path, site: Path, known: Succession, seen: Seen | None) -> tuple[Tree, bool]:
    """Leaves of ``previous`` what it shares with ``site``, and moves over what is only there.

    What is left are such files and the folders of the site, besides the manifest of ``previous``; when it
    shares nothing, it goes. Said is also whether anything else was there.

    Of two foreign files at one path the one in ``previous`` stays if the other is as it was carried, else the
    newer. What was ``seen`` is not listed again.
    """
    _forget(previous, site, known.carried)
    ours = known.now | known.before
    places = ours | around(known.now)
    is_more = False
    for _ in range(_ROUNDS):
        tree, seen = scan(previous, seen), None
        left = _shared(tree, known)
        going = Tree(
            {path: facts for path, facts in tree.folders.items() if path not in left.folders},
            {path: facts for path, facts in tree.leaves.items() if path not in left.leaves},
        )
        is_more = is_more or not going.leaves.keys() <= {MANIFEST} or bool(going.folders)
        _move_folders(previous, site, tree, ours)
        _move_leaves(previous, site, going, places, known.carried)
        if _remove_folders(previous, going) and (left.leaves or _remove_root(previous)):
            return left, is_more
    raise OSError(errno.ENOTEMPTY, "somebody keeps writing here", str(previous))


def _forget(previous: Path, site: Path, carried: Mapping[str, Identity]) -> None:
    """What was deleted from the old folder after it was carried goes from the new one."""
    for path, then in carried.items():
        now = facts_of(f"{site}/{path}")
        if now is not None and identity(now) == then and facts_of(f"{previous}/{path}") is None:
            os.unlink(f"{site}/{path}")


def _shared(tree: Tree, known: Succession) -> Tree:
    """What of ``tree`` is the next site's, too: what is one file, and folders for all that it has."""
    shared = known.shared
    leaves = {
        path: shared[path]
        for path, facts in tree.leaves.items()
        if path != MANIFEST and is_same(facts, shared.get(path))
    }
    if not leaves:
        return Tree({}, {})
    needed = around(known.now)
    return Tree({path: facts for path, facts in tree.folders.items() if path in needed}, leaves)


def _move_folders(previous: Path, site: Path, tree: Tree, ours: frozenset[str]) -> None:
    for path, facts in tree.folders.items():
        if facts.st_mode & stat.S_IRWXU != stat.S_IRWXU:
            os.chmod(f"{previous}/{path}", stat.S_IMODE(facts.st_mode) | stat.S_IRWXU)
    for path in tree.without(ours).folders.keys() - ours:
        _real_folders(site, (*ancestors(path), path))


def _move_leaves(
    previous: Path, site: Path, going: Tree, places: frozenset[str], carried: Mapping[str, Identity]
) -> None:
    """Takes them out, but for our manifest; what is at one of our ``places`` is an edit of ours, and goes."""
    for path, facts in going.leaves.items():
        place = f"{previous}/{path}"
        if path not in places and _is_wanted(facts, facts_of(f"{site}/{path}"), carried.get(path)):
            _real_folders(site, ancestors(path))
            os.replace(place, f"{site}/{path}")
        elif path != MANIFEST:
            with suppress(FileNotFoundError):
                os.unlink(place)


def _is_wanted(here: Facts, there: Facts | None, carried: Identity | None) -> bool:
    if there is None:
        return True
    if is_same(here, there):
        return False
    return identity(there) == carried or here.st_mtime_ns >= there.st_mtime_ns


def _real_folders(site: Path, paths: Iterable[str]) -> None:
    """Sees that ``paths`` are folders of the site, outermost first, so that nothing moves through a link."""
    for path in paths:
        place = f"{site}/{path}"
        facts = facts_of(place)
        if facts is None:
            os.mkdir(place)
        elif not is_folder(facts):
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), place)


def _remove_folders(previous: Path, going: Tree) -> bool:
    """Whether all of them were empty and are gone."""
    return all(remove_empty(f"{previous}/{path}") for path in reversed(tuple(going.folders)))


def _remove_root(previous: Path) -> bool:
    """Whether there was nothing left but the manifest, and all is gone."""
    with suppress(FileNotFoundError):
        os.unlink(f"{previous}/{MANIFEST}")
    return remove_empty(str(previous))
