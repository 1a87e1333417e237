"""Browsers that show a page, each known by the web sockets over which it hears of changes."""

from __future__ import annotations

import asyncio
import json
from contextlib import suppress

from livereload.handlers import LiveReloadHandler
from tornado.websocket import WebSocketClosedError, WebSocketHandler

from digest.serve.handlers import Guarded
from digest.serve.shown import file_of


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
