"""A site that is looked at while it is being made: what changes in it is replaced, file by file.

The folder is digest's own, a reader looks at one page at a time, and nothing has to survive a power cut. So
no second site is made beside it, no disk is waited for, and what was seen there before is not read again.
Each file is the old one or the new one at every moment; what goes, goes last.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.publish.inplace import make_way, remove, remove_emptied
from digest.publish.lock import locked
from digest.publish.paths import path_problems
from digest.publish.place import lock_file, made, real_place
from digest.publish.refusal import PublishError, refusing
from digest.publish.seen import Seen
from digest.publish.shield import shielded
from digest.publish.tree import already_there, scan

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from digest.model import AnyFile

# Where a file is written before it takes its place. Dotfiles are not served.
_NEW = ".digest-new"


class Preview:
    """The site in ``folder``, which problems name as ``shown``; all that else lies in it goes."""

    def __init__(self, folder: Path, shown: str) -> None:
        """Touches nothing yet."""
        self._folder = folder
        self._shown = shown
        self._seen = Seen()

    def update(self, files: Iterable[AnyFile]) -> tuple[str, ...]:
        """Makes ``files`` the site; the paths that were written or went, in order. Raises `PublishError`."""
        files = tuple(files)
        if problems := path_problems(files, self._shown):
            raise PublishError(problems)
        wanted = {file.path: file for file in files}
        with refusing(self._shown, self._folder), shielded() as shield:
            place = real_place(self._folder, self._shown)
            place.mkdir(parents=True, exist_ok=True)
            with locked(lock_file(place), pause=shield.pause):
                return self._replace(place, wanted)

    def _replace(self, place: Path, wanted: Mapping[str, AnyFile]) -> tuple[str, ...]:
        there = scan(place)
        seals = {path: file.seal for path, file in wanted.items()}
        kept = already_there(place, there.leaves, seals, self._seen)
        changed = {path: made(file, self._shown) for path, file in wanted.items() if path not in kept}
        gone = sorted(there.leaves.keys() - wanted.keys())
        for path in sorted(changed, key=lambda path: (path in there.leaves or path in there.folders, path)):
            make_way(place, path, gone)
            new = place / _NEW
            new.unlink(missing_ok=True)
            with new.open("xb") as file:  # and through no link
                file.write(changed[path].content)
            new.replace(place / path)
        for path in gone:
            remove(place, path)
        if gone:
            remove_emptied(place, gone)
        return tuple(sorted({*changed, *gone}))
