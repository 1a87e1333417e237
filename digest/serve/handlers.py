"""livereload's server with what it lacks: who may ask, what may be served, and when browsers are told."""

from __future__ import annotations

import asyncio
import json
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from livereload import Server
from livereload.handlers import LiveReloadHandler, LiveReloadJSHandler
from livereload.server import LiveScriptInjector
from tornado.httpserver import HTTPServer
from tornado.httputil import split_host_and_port
from tornado.web import Application, HTTPError, RequestHandler
from tornado.websocket import WebSocketClosedError, WebSocketHandler

from digest.serve.changes import Changes
from digest.serve.files import content_type, read_inside
from digest.serve.near import listed, nearest, pages_below
from digest.serve.rebuilt import Rebuilt
from digest.serve.shown import file_of, is_part_of
from digest.serve.sockets import is_address, is_everywhere, own_names, shown_host

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from socket import socket

    from tornado.httputil import HTTPServerRequest

    from digest.serve.watching import ChangeWatcher

_FAREWELL_S = 0.4
_GOING_AWAY = 1001
_ADDITIONS = "/__digest/preview.js"
# The path of no style sheet: livereload's script then reloads the page.
_ALL = "/index.html"
_LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
_NOT_FOUND = b"""<!doctype html>
<html lang="en"><head><title>Not found</title></head>
<body><p>There is no such page, or no page yet.</p></body></html>
"""


class Guarded(RequestHandler):
    """Answers only requests to this machine's own names that come from no other site's pages.

    A page anywhere can have a browser ask 127.0.0.1, and can have its own host name lead there; both show in
    what the browser says of host and origin.
    """

    def prepare(self) -> None:
        """Refuses before anything is done; also for web sockets."""
        host = self.request.host.lower()
        name = split_host_and_port(host)[0]
        # A name can be made to lead here, an address can't.
        is_known = name in self.settings["hosts"] or (self.settings["is_everywhere"] and is_address(name))
        if not is_known:
            raise HTTPError(421, "foreign host")
        origin = self.request.headers.get("Origin")
        if origin is not None and urlsplit(origin.lower()).netloc != host:
            raise HTTPError(403, "foreign origin")

    def set_default_headers(self) -> None:
        """Nothing is kept by a browser, nor taken for what it is not said to be."""
        self.set_header("Cache-Control", "no-store")
        self.set_header("X-Content-Type-Options", "nosniff")


class Pages(Guarded):
    """The files of a folder: no listings, no dot files, nothing outside; else the site's own 404 page."""

    def initialize(self, path: str, default_filename: str) -> None:
        """The folder, whose files are looked up anew at each request, and what stands for a folder in it."""
        self.root = path
        self.default_filename = default_filename

    def get(self, path: str) -> None:
        """The file at ``path``; a folder leads to its own address, which ends in a slash."""
        if path and not path.endswith("/") and self._read(f"{path}/{self.default_filename}") is not None:
            query = f"?{self.request.query}" if self.request.query else ""
            self.redirect(f"{self.request.path}/{query}")
            return
        name = path if path and not path.endswith("/") else path + self.default_filename
        content = self._read(name)
        if content is None:
            raise HTTPError(404)
        self.set_header("Content-Type", content_type(name))
        self.finish(content)

    def head(self, path: str) -> None:
        """As `get`; the body is left out by tornado."""
        self.get(path)

    def compute_etag(self) -> None:
        """None: each answer is sent in full, as nothing is cached."""

    def write_error(self, status_code: int, **_: Any) -> None:
        """A page for what is missing, so that it can reload itself; a word for the rest."""
        if status_code != 404:  # noqa: PLR2004 - HTTP's own figure
            self.set_header("Content-Type", "text/plain; charset=utf-8")
            self.finish(f"{status_code} {self._reason}\n")
            return
        self.set_header("Content-Type", "text/html; charset=utf-8")
        page = self._read("404.html") or _NOT_FOUND
        near = listed(nearest(self.path_args[0] if self.path_args else "", pages_below(Path(self.root))))
        self.finish(_with_list(page, near.encode()))

    def _read(self, path: str) -> bytes | None:
        return read_inside(self.root, path)


def _with_list(page: bytes, near: bytes) -> bytes:
    """The page with what is near at the end of what it says."""
    for end in (b"</main>", b"</body>"):
        before, found, after = page.rpartition(end)
        if found:
            return b"".join((before, near, found, after))
    return page + near


class Script(Guarded, LiveReloadJSHandler):  # type: ignore[misc] # livereload has no types
    """livereload's script for the browser."""


class Additions(Guarded):
    """Our own script, which shows problems and marks what only the preview shows."""

    def get(self) -> None:
        """The script."""
        self.set_header("Content-Type", content_type("preview.js"))
        self.finish(Path(__file__).with_name("preview.js").read_bytes())


class Remembered(Guarded, WebSocketHandler):
    """A web socket that the server can close when it ends."""

    def open(self, *_: str) -> None:
        """Is remembered."""
        self.settings["open_sockets"][self] = asyncio.get_running_loop().create_future()

    def on_close(self) -> None:
        """Is told nothing any more."""
        super().on_close()
        self.settings["open_sockets"].pop(self).set_result(None)


class Notes(Remembered):
    """The web socket by which pages hear what the last build said.

    One of its own, since livereload's script closes its socket at the first word that it doesn't know.
    """

    def open(self, *_: str) -> None:
        """Hears at once what there is to say."""
        super().open()
        self.write_message(self.settings["notes"]())

    def on_message(self, _: str | bytes) -> None:
        """Pages have nothing to say."""


class Reloads(Remembered, LiveReloadHandler):  # type: ignore[misc] # livereload has no types
    """livereload's web socket, by which browsers are told to reload."""

    shows = ""
    _state: int | None = None

    def on_message(self, message: str | bytes) -> None:
        """Notes what the browser shows, and of which state, which it says once it is ready to be told."""
        super().on_message(message)
        said = json.loads(message)
        if isinstance(said.get("snipver"), int):
            self._state = said["snipver"]
        if said.get("command") == "info" and "url" in said:
            self.shows = file_of(said["url"])
            if self._state is not None:
                self.settings["catch_up"](self, self._state)

    def reload(self, path: str) -> None:
        """Tells the browser that what lies at ``path`` changed."""
        with suppress(WebSocketClosedError):
            self.write_message({"command": "reload", "path": path, "liveCSS": True, "liveImg": True})


class Injector(LiveScriptInjector):  # type: ignore[misc] # livereload has no types
    """Puts the scripts into each page; livereload's asks the browser's port, maybe a forwarded one.

    It gives back the version of the snippet that it finds there, which is the site's ``state``.
    """

    def __init__(self, request: HTTPServerRequest, state: int) -> None:
        super().__init__(request)
        port = split_host_and_port(request.host)[1] or 80
        tag = b'<script defer src="%s"></script>'
        asked = b"/livereload.js?port=%d&amp;snipver=%d" % (port, state)
        self.script = tag % asked + tag % _ADDITIONS.encode()


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
                    (_ADDITIONS, Additions),
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
