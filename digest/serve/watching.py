"""Notices that content, templates, static files or the configuration changed.

The stock watcher walks all files every 0.8 seconds, and its caller drops what changes within three seconds
after a reload; this one is told by the system, and never drops a change.
"""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from livereload.watcher import Watcher
from watchfiles import Change, DefaultFilter, awatch

from digest.serve.sockets import ServeError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Coroutine, Iterable, Sequence

# A burst is over when nothing changed for so long, and reported after the longest wait in any case.
QUIET_MS = 10
LONGEST_MS = 1600
# How long after a folder appeared it is surely watched; files may be in it before that.
_SETTLED_S = 0.3


class ChangeWatcher(Watcher):  # type: ignore[misc] # livereload has no types
    """Watches files and folders, with all below them, that may come and go as a whole.

    A folder is watched itself; for one that isn't there, and for a file, which editors replace instead of
    writing it, so is the folder around.
    """

    watching: asyncio.Task[None]

    def __init__(self, watched: Sequence[Path], *, poll: bool = False) -> None:
        super().__init__()
        self._poll = poll
        for path in watched:
            self.watch(str(path.resolve()))

    def start(self, callback: Callable[[], object]) -> bool:
        """Calls ``callback`` once after each burst of changes; needs a running loop, and blocks nothing."""
        self.watching = asyncio.get_running_loop().create_task(self._watch(callback))
        return True

    async def _watch(self, callback: Callable[[], object]) -> None:
        paths = tuple(map(Path, self._tasks))
        while True:
            try:
                await _first_of(
                    _changes_below(paths, callback, poll=self._poll),
                    _folder_comes_or_goes(paths, callback, poll=self._poll),
                )
            except FileNotFoundError:
                pass  # a folder vanished just before it was to be watched
            except OSError as error:
                raise ServeError(f"can't watch for changes: {error}") from error
            asyncio.get_running_loop().call_later(_SETTLED_S, callback)


async def _changes_below(paths: Sequence[Path], callback: Callable[[], object], *, poll: bool) -> None:
    folders = [path for path in paths if path.is_dir()]
    litter = DefaultFilter()

    def is_wanted(change: Change, name: str) -> bool:
        # What an editor leaves is judged by its name below the folder: the project itself may lie anywhere.
        below = (
            str(Path(name).relative_to(folder)) for folder in folders if Path(name).is_relative_to(folder)
        )
        return any(litter(change, name) for name in below)

    if not folders:
        await asyncio.Event().wait()
    changes = awatch(
        *folders, watch_filter=is_wanted, step=QUIET_MS, debounce=LONGEST_MS, force_polling=poll or None
    )
    async for _ in changes:
        callback()


async def _folder_comes_or_goes(paths: Sequence[Path], callback: Callable[[], object], *, poll: bool) -> None:
    """Returns when what there is to watch has changed; reports files on the way."""
    folders = frozenset(path for path in paths if path.is_dir())
    around = {next(folder for folder in path.parents if folder.is_dir()) for path in paths}

    def is_wanted(_change: Change, name: str) -> bool:
        return Path(name) not in around and any(path.is_relative_to(name) for path in paths)

    async for changes in awatch(
        *around,
        watch_filter=is_wanted,
        recursive=False,
        step=QUIET_MS,
        debounce=LONGEST_MS,
        force_polling=poll or None,
    ):
        callback()
        if _touches_folders(changes, folders):
            return


def _touches_folders(changes: Iterable[tuple[Change, str]], folders: Collection[Path]) -> bool:
    moved = (Path(name) for change, name in changes if change is not Change.modified)
    return any(path in folders or path.is_dir() for path in moved)


async def _first_of(*works: Coroutine[None, None, None]) -> None:
    tasks = [asyncio.create_task(work) for work in works]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            task.result()
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
