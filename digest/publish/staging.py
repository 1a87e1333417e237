"""The folder beside the output in which its next site is made, and which afterwards holds the previous one.

``.output.digest-next/`` holds at most one staged tree, named by its own inode number, and at most one
previous site, which therefore bears a name that isn't its number. So a crash needs no notes: the name tells
which of two trees one finds.
"""

from __future__ import annotations

import errno
import os
import shutil
import stat
from typing import TYPE_CHECKING

from digest.publish.carry import absorb
from digest.publish.exchange import exchange, flush, flush_one
from digest.publish.paths import ancestors
from digest.publish.tree import facts_of, identity, is_folder

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from digest.model import AnyFile
    from digest.publish.tree import Identity, Tree

_RAW = "new"
_PREVIOUS = "previous"
# What file systems answer that have no hard links, or no more of them, or not for somebody else's file.
_NO_LINKS = {errno.EPERM, errno.EMLINK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS}


def workspace(output: Path) -> Path:
    """Where the next site of ``output`` is made: beside it, so that both lie on one file system."""
    return output.with_name(f".{output.name}.digest-next")


def stage(
    output: Path, wanted: Mapping[str, AnyFile], kept: Collection[str], foreign: Tree
) -> tuple[Path, dict[str, Identity]]:
    """A complete next site on disk, and which files in it are the foreign ones that it carries.

    Files in ``kept`` have their bytes in ``output`` already, and are linked from there; so is everything
    foreign. The rest of ``wanted`` is written.
    """
    tree = _empty_tree(output)
    _make_folders(tree, wanted, foreign)
    written = [tree / path for path in wanted if not (path in kept and _link(output / path, tree / path))]
    for target in written:
        with target.open("xb") as file:
            file.write(wanted[target.relative_to(tree).as_posix()].content)
    carried = {
        path: identity(os.lstat(tree / path)) for path in foreign.leaves if _link(output / path, tree / path)
    }
    if (facts := facts_of(output)) is not None:
        tree.chmod(stat.S_IMODE(facts.st_mode))
    flush(tree, written)
    return tree, carried


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


def recover(output: Path, carried: Mapping[str, Identity] | None = None) -> None:
    """Ends what a publish began, whether it is this one or one that a crash cut off.

    A staged tree that did not become the site goes; a previous site gives back what is foreign in it, then
    goes. ``carried`` is what the new site was given of that, when this is known.
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
        absorb(tree, output, carried or {})
    place.rmdir()


def _empty_tree(output: Path) -> Path:
    place = workspace(output)
    place.mkdir()
    raw = place / _RAW
    raw.mkdir()
    return raw.rename(place / str(raw.stat().st_ino))


def _is_staged(tree: Path) -> bool:
    return tree.name in {_RAW, str(os.lstat(tree).st_ino)}


def _make_folders(tree: Path, wanted: Mapping[str, AnyFile], foreign: Tree) -> None:
    filled = (*wanted, *foreign.folders, *foreign.leaves)
    needed = {folder for path in filled for folder in ancestors(path)}
    for path in sorted({*needed, *foreign.folders}):
        (tree / path).mkdir()
        if (facts := foreign.folders.get(path)) is not None:
            # Its owner may always fill and remove it, else nobody could make the next site.
            (tree / path).chmod(stat.S_IMODE(facts.st_mode) | stat.S_IRWXU)


def _link(source: Path, target: Path) -> bool:
    """Gives a file, a link or whatever it is a second name, or a copy; false when it vanished meanwhile."""
    try:
        _link_or_copy(source, target)
    except FileNotFoundError:
        return False
    return True


def _link_or_copy(source: Path, target: Path) -> None:
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        shutil.copy2(source, target, follow_symlinks=False)
