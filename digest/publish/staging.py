"""The folder beside the output in which its next site is made, and which afterwards holds the previous one.

``.output.digest-next/`` holds at most one staged tree, named by its own inode number, and at most one
previous site, which therefore bears a name that isn't its number. So a crash needs no notes: the name tells
which of two trees one finds. What is left of a previous site goes to rest (`digest.publish.resting`), and
comes back as the beginning of the next staged tree.
"""

from __future__ import annotations

import errno
import os
import shutil
import stat
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.publish.carry import Succession
from digest.publish.exchange import exchange, flush, flush_one
from digest.publish.facts import facts_of, identity, is_folder
from digest.publish.paths import MANIFEST, around
from digest.publish.resting import lay_to_rest, resting_place
from digest.publish.tree import found_at

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from digest.publish.facts import Facts
    from digest.publish.seen import Seen
    from digest.publish.tree import Tree

_RAW = "new"
_PREVIOUS = "previous"
# What file systems answer that have no hard links, or no more of them, or not for somebody else's file.
_NO_LINKS = {errno.EPERM, errno.EMLINK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS}


def workspace(output: Path) -> Path:
    """Where the next site of ``output`` is made: beside it, so that both lie on one file system."""
    return output.with_name(f".{output.name}.digest-next")


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to become of the output folder, by paths in it.

    The site's files are ``wanted``, of which those in ``kept`` are there already; those that digest made are
    ``ours``, and what is ``foreign`` stays.
    """

    wanted: Mapping[str, bytes]
    kept: frozenset[str]
    ours: frozenset[str]
    foreign: Tree

    @property
    def gone(self) -> frozenset[str]:
        """What was part of the site and is no longer."""
        return self.ours - self.wanted.keys()


def stage(output: Path, plan: Plan, resting: Tree) -> tuple[Path, Succession]:
    """A complete next site on disk, and what it is to the one in ``output``.

    It begins as what is ``resting``, where each file is the very one in ``output``. Files that are kept have
    their bytes in ``output`` already, and are linked from there; so is everything foreign. The rest is
    written, and nothing is opened that is there: it may have other names.
    """
    wanted, kept, foreign = plan.wanted, plan.kept, plan.foreign
    place = workspace(output)
    place.mkdir()
    tree = _begun(place, resting_place(output) if resting.leaves else None)
    needed = around((*wanted, *foreign.folders, *foreign.leaves)) | foreign.folders.keys()
    _remove(tree, resting, kept, needed)
    default = os.lstat(place).st_mode
    _make_folders(tree, needed, resting.folders, foreign.folders, default)
    there = resting.leaves.keys() & kept
    missing = [path for path in wanted if path not in there]
    linked = {path for path in missing if path in kept and _link(output, tree, path)}
    written = [path for path in missing if path not in linked]
    for path in written:
        with open(f"{tree}/{path}", "xb") as file:
            file.write(wanted[path])
    carried = [path for path in foreign.leaves if _link(output, tree, path)]
    before = facts_of(output)
    tree.chmod(stat.S_IMODE(before.st_mode if before else default))
    flush(tree, (f"{tree}/{path}" for path in written))
    return tree, Succession(
        before=plan.ours,
        now=frozenset(wanted),
        shared={path: resting.leaves[path] for path in there} | found_at(tree, linked),
        carried={path: identity(facts) for path, facts in found_at(tree, carried).items()},
    )


def swap_in(tree: Path, output: Path) -> None:
    """Makes the staged ``tree`` the site, in one step where the system can, and has it survive a power cut.

    Where it can't, ``output`` is missing for the moment between two renames; a crash there is completed by
    `recover`.
    """
    if facts_of(output) is None:
        tree.rename(output)
    elif not exchange(tree, output):
        previous = tree.with_name(_PREVIOUS)
        output.rename(previous)
        try:
            tree.rename(output)
        except OSError:
            previous.rename(output)
            raise
    flush_one(output.parent)


def recover(output: Path, known: Succession | None = None, seen: Seen | None = None) -> None:
    """Ends what a publish began, whether it is this one or one that a crash cut off.

    A staged tree that did not become the site goes; a previous site gives back what is foreign in it, then
    rests. ``known`` is what the two are to each other, else their manifests say it.
    """
    place = workspace(output)
    if not is_folder(facts_of(place)):
        return
    trees = sorted(
        path for path in place.iterdir() if path.name in {_RAW, _PREVIOUS} or path.name.isdecimal()
    )
    staged = [tree for tree in trees if _is_staged(tree)]
    previous = [tree for tree in trees if tree not in staged]
    if previous and facts_of(output) is None:
        (staged or previous).pop().rename(output)
    for tree in staged:
        tree.chmod(stat.S_IRWXU)
        shutil.rmtree(tree)
    for tree in previous:
        lay_to_rest(tree, output, known or Succession.found(tree, output), seen)
    place.rmdir()


def _begun(place: Path, resting: Path | None) -> Path:
    """A tree that bears its number, empty or what was resting."""
    raw = place / _RAW
    if resting is None:
        raw.mkdir()
    else:
        resting.rename(raw)
        (raw / MANIFEST).unlink()
    return raw.rename(place / str(raw.stat().st_ino))


def _is_staged(tree: Path) -> bool:
    return tree.name in {_RAW, str(os.lstat(tree).st_ino)}


def _remove(tree: Path, there: Tree, kept: Collection[str], needed: Collection[str]) -> None:
    """Takes what is ``there`` and no longer stays out of the tree."""
    for path in there.leaves.keys() - kept:
        os.unlink(f"{tree}/{path}")
    for path in reversed(tuple(there.folders)):
        if path not in needed:
            os.rmdir(f"{tree}/{path}")


def _make_folders(
    tree: Path,
    needed: Collection[str],
    there: Mapping[str, Facts],
    foreign: Mapping[str, Facts],
    default: int,
) -> None:
    """Sees that all that are needed are there: others' with their modes, ours with the ``default``."""
    for path in sorted(needed):
        if path not in there:
            os.mkdir(f"{tree}/{path}")
        has = there[path].st_mode if path in there else default
        # Its owner may always fill and remove it, else nobody could make the next site.
        shall_have = foreign[path].st_mode | stat.S_IRWXU if path in foreign else default
        if stat.S_IMODE(has) != stat.S_IMODE(shall_have):
            os.chmod(f"{tree}/{path}", stat.S_IMODE(shall_have))


def _link(output: Path, tree: Path, path: str) -> bool:
    """Gives a file, a link or whatever it is a second name, or a copy; false when it vanished meanwhile."""
    try:
        _link_or_copy(f"{output}/{path}", f"{tree}/{path}")
    except FileNotFoundError:
        return False
    return True


def _link_or_copy(source: str, target: str) -> None:
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        shutil.copy2(source, target, follow_symlinks=False)
