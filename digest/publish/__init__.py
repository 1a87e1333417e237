"""Files become the site in the output folder: all of them or none.

The next site is made complete beside the output folder, then takes its place in one step, so that at every
moment a reader finds the old site or the new one. A file whose bytes don't change stays the very file that it
was; when nothing changes, nothing is touched. What others put into the folder stays (`digest.publish.carry`
says how nothing of it is lost); ours that is no longer part of the site goes. A crash leaves the old site or
the new one, and the next publish tidies up behind it. The next site begins as the one before the last
(`digest.publish.resting`), so that a small change of a large site is little work.

Four answers that could have been others:

- An output folder that is a symbolic link is refused; so nothing is ever written through a link.
- A foreign file that has just the bytes of ours becomes ours without a question.
- What somebody puts at a path of ours is an edit of ours, and is undone.
- The output folder becomes another folder each time: a program that works inside it must go there anew.

Where the folder can't become another (a mount point, say), `digest.publish.inplace` replaces its files. What
is only looked at while it is being made goes a shorter way (`digest.publish.preview`).
"""

from __future__ import annotations

import errno
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.model import File
from digest.publish import inplace
from digest.publish.cleaning import remove_owned
from digest.publish.facts import facts_of, is_folder
from digest.publish.lock import locked
from digest.publish.manifest import owned, record
from digest.publish.overlap import overlapping
from digest.publish.ownership import collisions, surviving
from digest.publish.paths import MANIFEST, path_problems
from digest.publish.place import Contents, lock_file, real_place
from digest.publish.preview import Preview
from digest.publish.refusal import PublishError, refusing
from digest.publish.resting import drop, tidied
from digest.publish.seen import Seen
from digest.publish.shield import shielded
from digest.publish.staging import Plan, recover, stage, swap_in
from digest.publish.tree import Tree, already_there, scan

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from digest.model import AnyFile
    from digest.publish.shield import Shield

# What systems answer for a folder that is a mount point, or can't be told apart from another layer.
_IMMOVABLE = {errno.EBUSY, errno.EXDEV}

__all__ = ["Preview", "PublishError", "Published", "Seen", "clean", "overlapping", "publish"]


@dataclass(frozen=True, slots=True)
class Published:
    """How many files were written anew, stayed as they were, and went; the manifest isn't counted.

    ``changed`` are the paths that were written or went, in order.
    """

    written: int
    unchanged: int
    removed: int
    changed: tuple[str, ...]


def publish(
    files: Iterable[AnyFile],
    output: Path,
    *,
    force: bool = False,
    shown_as: str | None = None,
    seen: Seen | None = None,
) -> Published:
    """Makes ``files`` the site in ``output``, which others see at once or not at all.

    ``force`` takes over a folder that digest did not make, and replaces foreign files at our paths. Problems
    name the folder as ``shown_as``. What was ``seen`` is neither read nor listed again. Raises `PublishError`
    with all that is in the way; the old site is then as it was.
    """
    shown = shown_as or output.name
    files = tuple(files)
    if problems := path_problems(files, shown):
        raise PublishError(problems)
    wanted = {file.path: file for file in files}
    with refusing(shown, output), shielded() as shield:
        place = real_place(output, shown)
        place.parent.mkdir(parents=True, exist_ok=True)
        with locked(lock_file(place), pause=shield.pause):
            _recover(place)
            return _replace(wanted, place, shield, force=force, shown=shown, seen=seen)


def clean(output: Path, *, shown_as: str | None = None) -> int:
    """Removes what digest made in ``output``, and folders that this empties; how many files that was.

    What others put there stays. Raises `PublishError`.
    """
    shown = shown_as or output.name
    with refusing(shown, output), shielded() as shield:
        place = real_place(output, shown)
        if not place.parent.is_dir():
            return 0
        with locked(lock_file(place), pause=shield.pause):
            _recover(place)
            with shield.open():
                drop(place)
                return remove_owned(place)


def _replace(  # noqa: PLR0913 - what shall be, where, and under which rules
    files: Mapping[str, AnyFile],
    output: Path,
    shield: Shield,
    *,
    force: bool,
    shown: str,
    seen: Seen | None,
) -> Published:
    with shield.open():
        seals = {path: file.seal for path, file in files.items()}
        manifest = File(MANIFEST, record(seals))
        there, ours, resting = _found(output, seen)
        kept = already_there(output, there.leaves, {**seals, MANIFEST: manifest.seal}, seen)
        if len(kept) > len(files):
            return Published(0, len(files), 0, ())
        wanted = Contents({**files, MANIFEST: manifest}, shown)
    foreign = there.without(ours or frozenset()).outside(inplace.is_own)
    if problems := collisions(foreign, wanted, kept, is_ours=ours is not None, force=force, shown_as=shown):
        raise PublishError(problems)
    plan = Plan(wanted, kept, ours or frozenset(), surviving(foreign, wanted))
    if inplace.is_needed(output) or not _exchanged(output, plan, resting, shield, seen):
        inplace.replace_files(output, wanted, kept, plan.gone, shield)
    return _published(files.keys(), kept, plan.gone)


def _found(output: Path, seen: Seen | None) -> tuple[Tree, frozenset[str] | None, Tree]:
    """What lies in the output, which of that is digest's, if anything is, and what rests beside it."""
    if not is_folder(facts_of(output)):
        return Tree({}, {}), None, Tree({}, {})
    there, ours = scan(output, seen), owned(output)
    resting, is_more = tidied(output, there, ours or frozenset(), seen)
    return scan(output, seen) if is_more else there, ours, resting


def _exchanged(output: Path, plan: Plan, resting: Tree, shield: Shield, seen: Seen | None) -> bool:
    """Whether a new folder took the place of ``output``; when not, that is because no folder can."""
    known = None
    try:
        with shield.open():
            staged, known = stage(output, plan, resting)
        swap_in(staged, output)
    except OSError as error:
        if error.errno in _IMMOVABLE and is_folder(facts_of(output)):
            return False
        raise
    finally:
        recover(output, known, seen)
    return True


def _recover(output: Path) -> None:
    """Ends what an earlier publish began, in whichever way it did."""
    if not inplace.is_needed(output):
        recover(output)
    if is_folder(facts_of(output)):
        inplace.resume(output)


def _published(paths: Iterable[str], kept: frozenset[str], gone: frozenset[str]) -> Published:
    written = set(paths) - kept
    return Published(len(written), len(set(paths) & kept), len(gone), tuple(sorted(written | gone)))
