"""livereload's server of the site, and when browsers are told that it changed."""

from __future__ import annotations

import asyncio
import json
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from livereload import Server
from tornado.httpserver import HTTPServer
from tornado.web import Application
from tornado.websocket import WebSocketClosedError

from digest.serve.browsers import Notes, Reloads
from digest.serve.changes import Changes
from digest.serve.files import read_inside
from digest.serve.handlers import ADDITIONS, Additions, Injector, Pages, Script
from digest.serve.rebuilt import Rebuilt
from digest.serve.shown import is_part_of
from digest.serve.sockets import is_everywhere, own_names, shown_host

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from pathlib import Path
    from socket import socket

    from tornado.httputil import HTTPServerRequest
    from tornado.web import RequestHandler

    from digest.serve.browsers import Remembered
    from digest.serve.watching import ChangeWatcher

_FAREWELL_S = 0.4
_GOING_AWAY = 1001
# The path of no style sheet: livereload's script then reloads the page.
_ALL = "/index.html"
_LOOPBACK = ("localhost", "127.0.0.1", "[::1]")


class PreviewServer(Server):  # type: ignore[misc] # livereload has no types
    """livereload's server of one folder, for browsers on this machine."""

    def __init__(self, site: Path, watcher: ChangeWatcher, host: str, *, reload: bool) -> None:
        super().__init__(watcher=watcher)
        self.root = str(site)
        self.SFH = Pages
        self.default_filename = "index.html"
        self._open_sockets: dict[Remembered, asyncio.Future[None]] = {}
        self._last = Rebuilt()
        self._changes = Changes()
        self._http = HTTPServer(
            Application(
                [
                    ("/livereload", Reloads),
                    ("/livereload.js", Script),
                    (ADDITIONS, Additions),
                    ("/__digest/notes", Notes),
                    *self.get_web_handlers(script=None),
                ],
                transforms=[self._injector] if reload else [],  # type: ignore[list-item] # it is called
                hosts=frozenset((*_LOOPBACK, shown_host(host).lower(), *own_names(host))),
                is_everywhere=is_everywhere(host),
                notes=self._notes,
                catch_up=self._catch_up,
                open_sockets=self._open_sockets,
                log_function=_log_nothing,
            )
        )

    def listen(self, listening: socket) -> None:
        """Starts to answer; needs a running loop."""
        self._http.add_socket(listening)

    def announce(self, rebuilt: Rebuilt) -> None:
        """Has browsers show what changed: style sheets in place, all else by a reload, nothing by nothing.

        A browser is told of what may be part of its page. What the build said all show in any case.
        """
        # A site that stayed has the marks that it had.
        self._last = rebuilt if rebuilt.published else replace(rebuilt, marks=self._last.marks)
        for browser in tuple(self._open_sockets):
            if isinstance(browser, Notes):
                with suppress(WebSocketClosedError):
                    browser.write_message(self._notes())
        changed = [path for path in rebuilt.changed if path not in rebuilt.ahead]
        self._changes.note(changed)
        for browser in self._reloading():
            self._tell(browser, changed)

    def looked_at(self) -> frozenset[str]:
        """The files of the site that browsers show, by their paths."""
        return frozenset(browser.shows for browser in self._reloading())

    def show_again(self, paths: Collection[str]) -> None:
        """Has browsers reload that show one of ``paths``."""
        self._changes.note(paths)
        for browser in self._reloading():
            if browser.shows in paths:
                browser.reload(_ALL)

    def _reloading(self) -> list[Reloads]:
        return [one for one in self._open_sockets if isinstance(one, Reloads) and one.shows]

    def _injector(self, request: HTTPServerRequest) -> Injector:
        return Injector(request, self._changes.now)

    def _catch_up(self, browser: Reloads, state: int) -> None:
        """Tells a browser, which is ready now, what changed since it asked for its page."""
        changed = self._changes.since(state)
        if changed is None:
            browser.reload(_ALL)
        else:
            self._tell(browser, changed)

    def _tell(self, browser: Reloads, changed: Sequence[str]) -> None:
        if all(path.endswith(".css") for path in changed):  # as all of nothing are
            for path in changed:
                browser.reload(path)
        elif self._shows_some(browser, changed):
            browser.reload(_ALL)

    def _shows_some(self, browser: Reloads, changed: Iterable[str]) -> bool:
        """Whether what changed is part of what a browser shows; where no page is, one may have come near."""
        is_there = read_inside(self.root, browser.shows) is not None
        return not is_there or any(is_part_of(path, browser.shows) for path in changed)

    def _notes(self) -> str:
        said = self._last
        return json.dumps({"problems": said.problems, "published": said.published, "marks": dict(said.marks)})

    async def close(self) -> None:
        """Stops listening and takes leave of the browsers, of slow ones without their answer."""
        self._http.stop()
        for browser in self._open_sockets:
            browser.close(_GOING_AWAY)
        if self._open_sockets:
            await asyncio.wait(tuple(self._open_sockets.values()), timeout=_FAREWELL_S)
        await self._http.close_all_connections()


def _log_nothing(_: RequestHandler) -> None:
    """A browser asks for much that isn't there; the terminal is for the curator's problems."""
