"""A server on loopback with as many feeds as a test wants, each behaving as it is told to."""

from __future__ import annotations

import contextlib
import threading
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from xml.sax.saxutils import escape

import pytest

from digest.config import FeedSettings
from digest.fetch import FetchSettings
from digest.ingest.memory import Ledger
from digest.ingest.pulling import Expected, Pulling, pull

NOW = datetime(2025, 12, 8, 12, 0, tzinfo=UTC)


class Web:
    """``web.pages[path]`` is a body, or what is called with the handler to answer by itself."""

    def __init__(self):
        web = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                web.asked.append(self.path)
                web.heads[self.path] = dict(self.headers)
                answer = web.pages.get(self.path)
                with contextlib.suppress(OSError):
                    if answer is None:
                        self.send_error(404)
                    elif callable(answer):
                        answer(self)
                    else:
                        web.send(self, answer)

            def log_message(self, *_):
                pass

        self.pages, self.asked, self.heads, self.unchanged = {}, [], {}, 0
        self.stopped = threading.Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._server.block_on_close = False
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    def url(self, path):
        return f"http://127.0.0.1:{self._server.server_address[1]}{path}"

    def send(self, handler, body, media_type="application/rss+xml"):
        """Answers with ``body``; to who has it already, that nothing has changed."""
        tag = f'"{hash(body)}"'
        if handler.headers.get("If-None-Match") == tag:
            self.unchanged += 1
            handler.send_response(304)
            handler.end_headers()
            return
        handler.send_response(200)
        handler.send_header("ETag", tag)
        handler.send_header("Content-Type", media_type)
        handler.end_headers()
        handler.wfile.write(body if isinstance(body, bytes) else body.encode())

    def stop(self):
        self.stopped.set()
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def web():
    made = Web()
    yield made
    made.stop()


@pytest.fixture
def rss():
    """``rss(item, …)``: a feed of items, each a dictionary of elements."""

    def made(*items, title="The Paper"):
        inside = "".join(
            "<item>" + "".join(f"<{name}>{escape(text)}</{name}>" for name, text in item.items()) + "</item>"
            for item in items
        )
        return f"<rss version='2.0'><channel><title>{escape(title)}</title>{inside}</channel></rss>"

    return made


@pytest.fixture
def pulled(tmp_path, web):
    """``pulled(path, …)``: pulls these feeds of the server into a folder, and remembers."""

    class Desk:
        content = tmp_path / "content"
        state = tmp_path / ".digest" / "pulled.json"
        turn = staticmethod(contextlib.nullcontext)

        def __call__(self, *feeds, full=False, dry_run=False, now=NOW, sources=(), **limits):
            named = [
                one if isinstance(one, FeedSettings) else FeedSettings(url=web.url(one)) for one in feeds
            ]
            given = {
                "allow_private": True,
                "retries": 0,
                "pause": 0.0,
                "backoff": 0.01,
                "seconds": 5.0,
                **limits,
            }
            how = Pulling(full, dry_run, FetchSettings(**given))
            return pull(named, self.content, Ledger(self.state, self.turn), Expected("en", sources, now), how)

        def files(self):
            """Everything below content/, by its name."""
            found = sorted(path for path in self.content.rglob("*") if path.is_file())
            return {path.name: path.read_text("utf-8") for path in found}

    return Desk()
