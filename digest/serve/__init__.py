"""The live preview: serves a folder on this machine, builds after each burst of changes, reloads browsers.

Requests are answered from the last good site all the time: a build runs beside them, and then replaces the
files that changed. Only after that are browsers told; nothing is sent when nothing changed.
"""

from __future__ import annotations

import asyncio
import os
import signal
import traceback
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from threading import Thread
from time import monotonic, sleep
from typing import TYPE_CHECKING

from digest.serve.rebuilt import Looking, Rebuilt
from digest.serve.server import PreviewServer
from digest.serve.sockets import ServeError, bind, bind_near, is_everywhere, is_loopback, shown_host
from digest.serve.watching import ChangeWatcher

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Coroutine, Iterator, Sequence
    from pathlib import Path

_USUAL_PORT = 8000
# Builds begin so long after one another at least: ten edits within a second make two.
REST_S = 1.0
# So long the rest of a build waits for browsers that load what was done first.
_COURTESY_S = 0.15

__all__ = ["Listening", "Looking", "Rebuilt", "ServeError", "preview", "serve"]


@dataclass(frozen=True, slots=True)
class Listening:
    """Where the preview is served, and how it notices changes.

    Without a ``port`` it is 8000, or the next that is free; 0 is any free one. With ``poll``, files are
    looked at again and again, for disks whose system tells nothing. Without ``reload``, pages are served as
    they were built.
    """

    host: str = "127.0.0.1"
    port: int | None = None
    poll: bool = False
    reload: bool = True


def serve(  # noqa: PLR0913 - what to build, what to watch, where to serve it and what to tell
    rebuild: Callable[[Looking], Rebuilt],
    watched: Sequence[Path],
    site: Path,
    at: Listening,
    *,
    say: Callable[[str], None],
    ready: Callable[[str], object] = str,
) -> None:
    """Serves ``site`` until Ctrl-C, which ends it with one line and without an exception.

    ``rebuild`` brings ``site`` up to date, what somebody looks at first; it is called at the start, and once
    after each burst of changes to the files and folders in ``watched``, in a thread of its own, never twice
    at a time, and no sooner than a second after it was called before. What it raises is shown and the server
    lives on. ``ready`` is told the address after the first build. Raises `ServeError` when the address can't
    be had.
    """
    with suppress(KeyboardInterrupt):
        asyncio.run(_until_asked_to_end(preview(rebuild, watched, site, at, say=say, ready=ready)))
    say("stopped")


async def _until_asked_to_end(work: Coroutine[None, None, None]) -> None:
    """Cancels ``work`` when the process is asked to end: between two steps, so that all is tidied up."""
    task, loop = asyncio.ensure_future(work), asyncio.get_running_loop()
    for kind in (signal.SIGINT, signal.SIGTERM):
        with suppress(RuntimeError):  # not on this system, or not in this thread
            loop.add_signal_handler(kind, task.cancel)
    with suppress(asyncio.CancelledError):
        await task


async def preview(  # noqa: PLR0913 - as `serve`
    rebuild: Callable[[Looking], Rebuilt],
    watched: Sequence[Path],
    site: Path,
    at: Listening,
    *,
    say: Callable[[str], None],
    ready: Callable[[str], object] = str,
) -> None:
    """What `serve` does, until it is cancelled."""
    listening = bind_near(at.host, _USUAL_PORT) if at.port is None else bind(at.host, at.port)
    port = listening.getsockname()[1]
    address = f"http://{'localhost' if is_everywhere(at.host) else shown_host(at.host)}:{port}/"
    due = asyncio.Event()
    due.set()
    watcher = ChangeWatcher(watched, poll=at.poll)
    server = PreviewServer(site, watcher, at.host, reload=at.reload)
    server.listen(listening)
    watcher.start(due.set)
    building = asyncio.create_task(_build_when_due(due, rebuild, server, say, lambda: ready(address)))
    say(f"serving on {address} (stop with Ctrl-C)")
    if at.port is None and port != _USUAL_PORT:
        say(f"port {_USUAL_PORT} is taken, so it is {port}")
    if not is_loopback(at.host):
        say("whoever can reach this machine can read the preview, drafts included")
    try:
        await asyncio.gather(building, watcher.watching)
    finally:
        building.cancel()
        watcher.watching.cancel()
        await asyncio.gather(building, watcher.watching, return_exceptions=True)
        await server.close()


async def _build_when_due(
    due: asyncio.Event,
    rebuild: Callable[[Looking], Rebuilt],
    server: PreviewServer,
    say: Callable[[str], None],
    ready: Callable[[], object],
) -> None:
    last: Rebuilt | None = None
    started = -REST_S
    again = partial(_show_again, asyncio.get_running_loop(), server)
    while True:
        await due.wait()
        await asyncio.sleep(started + REST_S - monotonic())
        # Cleared before the build: what changes during it makes exactly one more due.
        due.clear()
        started = monotonic()
        rebuilt = await _in_thread(partial(rebuild, Looking(server.looked_at(), again)))
        for line in _told(rebuilt, last, monotonic() - started):
            say(line)
        server.announce(rebuilt)
        if last is None:
            ready()
        last = rebuilt


def _show_again(loop: asyncio.AbstractEventLoop, server: PreviewServer, paths: Collection[str]) -> None:
    """In the thread of a build: has browsers show ``paths`` anew, and lets them load."""
    with suppress(RuntimeError):  # the loop is closed: the server has ended meanwhile
        loop.call_soon_threadsafe(server.show_again, paths)
        sleep(_COURTESY_S)


def _told(rebuilt: Rebuilt, last: Rebuilt | None, seconds: float) -> Iterator[str]:
    """What a terminal shows of a build; warnings that stood in the ``last`` one, too, are only counted."""
    known = last.problems if last and rebuilt.published else ()
    yield from (line for line in rebuilt.problems if line not in known)
    again = sum(line in known for line in rebuilt.problems)
    if not rebuilt.published:
        yield "not built; the last good site is still served"
    elif rebuilt.changed or last is None:
        standing = f"; {again} {'warning' if again == 1 else 'warnings'} as before" if again else ""
        yield f"built in {seconds:.2f} s; files changed: {len(rebuilt.changed)}{standing}"


async def _in_thread(rebuild: Callable[[], Rebuilt]) -> Rebuilt:
    """Builds in a daemon thread: when the server ends, nobody waits for a build that nobody will see."""
    loop = asyncio.get_running_loop()
    done: asyncio.Future[Rebuilt] = loop.create_future()

    def hand_over(rebuilt: Rebuilt) -> None:
        if not done.cancelled():
            done.set_result(rebuilt)

    def run() -> None:
        rebuilt = _attempt(rebuild)
        with suppress(RuntimeError):  # the loop is closed: the server has ended meanwhile
            loop.call_soon_threadsafe(hand_over, rebuilt)

    Thread(target=run, name="digest build", daemon=True).start()
    return await done


def _attempt(rebuild: Callable[[], Rebuilt]) -> Rebuilt:
    try:
        return rebuild()
    except (Exception, SystemExit):  # noqa: BLE001 - shown in full; the next edit may not meet it
        report = traceback.format_exc().rstrip(os.linesep)
        return Rebuilt(problems=("this is a bug in digest, please report it:", report), published=False)
