"""Files become the site in the output folder: all of them or none.

The next site is made complete beside the output folder, then takes its place in one step, so that at every
moment a reader finds the old site or the new one. A file whose bytes don't change stays the very file that it
was; when nothing changes, nothing is touched. What others put into the folder stays (`digest.publish.carry`
says how nothing of it is lost); ours that is no longer part of the site goes. A crash leaves the old site or
the new one, and the next publish tidies up behind it.

Four answers that could have been others:

- An output folder that is a symbolic link is refused; so nothing is ever written through a link.
- A foreign file that has just the bytes of ours becomes ours without a question.
- What somebody puts at a path of ours is an edit of ours, and is undone.
- The output folder becomes another folder each time: a program that works inside it must go there anew.

Where the folder can't become another (a mount point, say), `digest.publish.inplace` replaces its files.
"""

from __future__ import annotations

import errno
import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from digest.model import File, Problem
from digest.publish import inplace
from digest.publish.cleaning import remove_owned
from digest.publish.lock import locked
from digest.publish.manifest import owned, record
from digest.publish.overlap import overlapping
from digest.publish.ownership import collisions, surviving
from digest.publish.paths import MANIFEST, path_problems
from digest.publish.refusal import PublishError, refusing
from digest.publish.seen import Seen
from digest.publish.shield import shielded
from digest.publish.staging import recover, stage, swap_in
from digest.publish.tree import Tree, already_there, facts_of, is_folder, scan

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from digest.model import AnyFile
    from digest.publish.shield import Shield

# What systems answer for a folder that is a mount point, or can't be told apart from another layer.
_IMMOVABLE = {errno.EBUSY, errno.EXDEV}
_AGAIN = "build again when nobody changes templates, or delete .digest/cache"
_OTHER_FOLDER = "choose another folder with --output"

__all__ = ["PublishError", "Published", "Seen", "clean", "overlapping", "publish"]


@dataclass(frozen=True, slots=True)
class Published:
    """How many files were written anew, stayed as they were, and went; the manifest isn't counted.

    ``changed`` are the paths that were written or went, in order.
    """

    written: int
    unchanged: int
    removed: int
    changed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Manner:
    """How a site is put into its folder, which problems name as ``shown``."""

    shown: str
    force: bool
    seen: Seen | None


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
    name the folder as ``shown_as``. What was ``seen`` there before is not read again. Raises `PublishError`
    with all that is in the way; the old site is then as it was.
    """
    shown = shown_as or output.name
    files = tuple(files)
    if problems := path_problems(files, shown):
        raise PublishError(problems)
    wanted = {file.path: file for file in files}
    with refusing(shown, output), shielded() as shield:
        place = _real_place(output, shown)
        place.parent.mkdir(parents=True, exist_ok=True)
        with locked(_lock_file(place), pause=shield.pause):
            _recover(place)
            return _replace(wanted, place, shield, _Manner(shown, force, seen))


def clean(output: Path, *, shown_as: str | None = None) -> int:
    """Removes what digest made in ``output``, and folders that this empties; how many files that was.

    What others put there stays. Raises `PublishError`.
    """
    shown = shown_as or output.name
    with refusing(shown, output), shielded() as shield:
        place = _real_place(output, shown)
        if not place.parent.is_dir():
            return 0
        with locked(_lock_file(place), pause=shield.pause):
            _recover(place)
            with shield.open():
                return remove_owned(place)


def _replace(files: Mapping[str, AnyFile], output: Path, shield: Shield, manner: _Manner) -> Published:
    with shield.open():
        seals = {path: file.seal for path, file in files.items()}
        manifest = File(MANIFEST, record(seals))
        kept = already_there(output, {**seals, MANIFEST: manifest.seal}, manner.seen)
        if len(kept) > len(files):
            return Published(0, len(files), 0, ())
        wanted = {path: file if path in kept else _made(file, manner.shown) for path, file in files.items()}
        wanted[MANIFEST] = manifest
        ours = owned(output)
        there = scan(output) if is_folder(facts_of(output)) else Tree({}, {})
    foreign = there.without(ours or ()).outside(inplace.is_own)
    if problems := collisions(
        foreign, wanted, kept, is_ours=ours is not None, force=manner.force, shown_as=manner.shown
    ):
        raise PublishError(problems)
    gone = (ours or frozenset()) - wanted.keys()
    if inplace.is_needed(output) or not _exchanged(output, wanted, kept, surviving(foreign, wanted), shield):
        inplace.replace_files(output, wanted, kept, gone, shield)
    return _published(files.keys(), kept, gone)


def _made(file: AnyFile, shown: str) -> File:
    """A file with its bytes, which are made before anything is touched."""
    if isinstance(file, File):
        return file
    if (made := File(file.path, file.content)).seal != file.seal:
        message = "comes out different from how it was made before"
        raise PublishError([Problem(f"{shown}/{file.path}", message, hint=_AGAIN)])
    return made


def _exchanged(
    output: Path, wanted: Mapping[str, AnyFile], kept: frozenset[str], foreign: Tree, shield: Shield
) -> bool:
    """Whether a new folder took the place of ``output``; when not, that is because no folder can."""
    carried = None
    try:
        with shield.open():
            staged, carried = stage(output, wanted, kept, foreign)
        swap_in(staged, output)
    except OSError as error:
        if error.errno in _IMMOVABLE and is_folder(facts_of(output)):
            return False
        raise
    finally:
        recover(output, carried)
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


def _real_place(output: Path, shown: str) -> Path:
    """Where the folder is, links above it followed; raises when it is anything but a folder or nothing."""
    place = Path(os.path.abspath(output))  # noqa: PTH100 - resolve() would follow the folder's own link
    if not place.name:
        raise PublishError([Problem(shown, "is the root of the file system", hint=_OTHER_FOLDER)])
    place = place.parent.resolve() / place.name
    facts = facts_of(place)
    if facts is not None and stat.S_ISLNK(facts.st_mode):
        raise PublishError([Problem(shown, "is a symbolic link", hint="name the folder that it leads to")])
    if facts is not None and not is_folder(facts):
        raise PublishError([Problem(shown, "is not a folder", hint=_OTHER_FOLDER)])
    return place


def _lock_file(output: Path) -> Path:
    if inplace.is_needed(output):
        return inplace.lock_file(output)
    return output.with_name(f".{output.name}.digest-lock")
