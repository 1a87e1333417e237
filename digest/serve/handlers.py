"""What livereload's server lacks: who may ask, what may be served, and what a page is given on its way."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from livereload.handlers import LiveReloadJSHandler
from livereload.server import LiveScriptInjector
from tornado.httputil import split_host_and_port
from tornado.web import HTTPError, RequestHandler

from digest.serve.files import content_type, read_inside
from digest.serve.near import listed, nearest, pages_below
from digest.serve.sockets import is_address

if TYPE_CHECKING:
    from tornado.httputil import HTTPServerRequest


ADDITIONS = "/__digest/preview.js"
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


class Injector(LiveScriptInjector):  # type: ignore[misc] # livereload has no types
    """Puts the scripts into each page; livereload's asks the browser's port, maybe a forwarded one.

    It gives back the version of the snippet that it finds there, which is the site's ``state``.
    """

    def __init__(self, request: HTTPServerRequest, state: int) -> None:
        super().__init__(request)
        port = split_host_and_port(request.host)[1] or 80
        tag = b'<script defer src="%s"></script>'
        asked = b"/livereload.js?port=%d&amp;snipver=%d" % (port, state)
        self.script = tag % asked + tag % ADDITIONS.encode()
