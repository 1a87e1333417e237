"""A site that is looked at while it is being made: what changes in it is replaced, file by file.

The folder is digest's own, a reader looks at one page at a time, and nothing has to survive a power cut. So
no second site is made beside it, no disk is waited for, and what was seen there before is not read again.
Each file is the old one or the new one at every moment; what goes, goes last.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from digest.publish.inplace import make_way, remove, remove_emptied
from digest.publish.lock import locked
from digest.publish.paths import path_problems
from digest.publish.place import Contents, lock_file, real_place
from digest.publish.refusal import PublishError, refusing
from digest.publish.seen import Seen
from digest.publish.shield import shielded
from digest.publish.tree import already_there, found_at, scan

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
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
        self._paths: frozenset[str] | None = None

    def update(self, files: Iterable[AnyFile]) -> tuple[str, ...]:
        """Makes ``files`` the site; the paths that were written or went, in order. Raises `PublishError`."""
        files = tuple(files)
        if problems := path_problems(files, self._shown):
            raise PublishError(problems)
        with self._held() as place:
            return self._replace(place, {file.path: file for file in files})

    def replace(self, files: Iterable[AnyFile]) -> tuple[str, ...]:
        """Puts those of ``files`` into the site that it has already; the paths that changed by it.

        The rest of the site stays. Raises `PublishError`.
        """
        with self._held() as place:
            known = self._paths or ()
            return self._put(place, {file.path: file for file in files if file.path in known})

    @contextmanager
    def _held(self) -> Iterator[Path]:
        """The site's place, while nobody else changes it."""
        with refusing(self._shown, self._folder), shielded() as shield:
            place = real_place(self._folder, self._shown)
            place.mkdir(parents=True, exist_ok=True)
            with locked(lock_file(place), pause=shield.pause):
                yield place

    def _replace(self, place: Path, wanted: Mapping[str, AnyFile]) -> tuple[str, ...]:
        there = scan(place).leaves.keys() if self._paths is None else self._paths
        self._paths = frozenset(there | wanted.keys())
        gone = sorted(there - wanted.keys())
        changed = self._put(place, wanted, gone)
        for path in gone:
            remove(place, path)
        if gone:
            remove_emptied(place, gone)
        self._paths = frozenset(wanted)
        return tuple(sorted({*changed, *gone}))

    def _put(self, place: Path, wanted: Mapping[str, AnyFile], gone: Sequence[str] = ()) -> tuple[str, ...]:
        """Writes what is not there yet, new files first; which these are."""
        there = found_at(place, wanted)
        kept = already_there(place, there, {path: file.seal for path, file in wanted.items()}, self._seen)
        contents = Contents(wanted, self._shown)
        changed = [path for path in wanted if path not in kept]
        for path in sorted(changed, key=lambda path: (path in there, path)):
            make_way(place, path, gone)
            new = place / _NEW
            new.unlink(missing_ok=True)
            with new.open("xb") as file:  # and through no link
                file.write(contents[path])
            new.replace(place / path)
        return tuple(changed)
