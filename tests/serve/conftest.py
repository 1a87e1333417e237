"""A preview of a small project whose build just publishes what lies in ``content/``."""

from __future__ import annotations

import asyncio
import http.client
import json
import re
import threading
import time
from contextlib import suppress

import pytest
from tornado.httpclient import HTTPRequest
from tornado.websocket import websocket_connect

from digest.model import File
from digest.publish import publish
from digest.serve import Listening, Rebuilt, preview

PAGE = "<!doctype html><html><head><title>t</title></head><body>{}</body></html>"


class Preview:
    """A running preview: asks it for pages, writes its content, counts its builds."""

    def __init__(self, root):
        self.root = root
        self.site = root / ".digest" / "preview"
        self.said = []
        self.builds = 0
        self.before_build = lambda: None
        self.watched = [root / "content", root / "static", root / "digest.toml"]
        self.host = "127.0.0.1"
        self.at = Listening(port=0)
        self.opened = []
        self.marks = {}
        self.go_ahead = None

    def rebuild(self, looking):
        self.builds += 1
        self.before_build()
        content = self.root / "content"
        found = [path for path in sorted(content.rglob("*")) if path.is_file()]
        files = [File(path.relative_to(content).as_posix(), path.read_bytes()) for path in found]
        if any(b"BROKEN" in file.content for file in files):
            return Rebuilt(problems=("content/x.html:1: error: it is broken",), published=False)
        odd = (
            ("content/x.html:1: warning: it looks odd",) if any(b"WARNED" in f.content for f in files) else ()
        )
        ahead = self.go_ahead(files, looking) if self.go_ahead else ()
        changed = (*ahead, *publish(files, self.site).changed)
        return Rebuilt(changed, odd, marks=self.marks, ahead=ahead)

    @staticmethod
    def eventually(holds):
        """Waits until ``holds()`` is true, and says whether it became so."""
        end = time.monotonic() + 10
        while not holds() and time.monotonic() < end:
            time.sleep(0.01)
        return bool(holds())

    def write(self, path, text=""):
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
        return self

    def page(self, path, text):
        return self.write(f"content/{path}", PAGE.format(text))

    @property
    def port(self):
        return int(self.said[0].rpartition(":")[2].partition("/")[0])

    def get(self, path, method="GET", **headers):
        connection = http.client.HTTPConnection(self.host, self.port, timeout=10)
        connection.putrequest(method, path, skip_host="Host" in headers)
        for name, value in headers.items():
            connection.putheader(name, value)
        connection.endheaders()
        answer = connection.getresponse()
        body = answer.read().decode("utf-8", "replace")
        connection.close()
        return answer.status, dict(answer.getheaders()), body

    def shows(self, path, text):
        return self.eventually(lambda: text in self.get(path)[2])

    def settled(self, builds):
        """Whether there were just so many builds, and none more after a while."""
        assert self.eventually(lambda: self.builds >= builds)
        time.sleep(0.7)
        return self.builds == builds

    def start(self):
        started = threading.Event()
        self.thread = threading.Thread(target=lambda: asyncio.run(self._run(started)), daemon=True)
        self.thread.start()
        assert started.wait(10)
        assert self.eventually(lambda: self.said)
        assert self.eventually(lambda: self.builds == 1)
        assert self.eventually(lambda: any(line.startswith(("built", "not built")) for line in self.said))
        return self

    async def _run(self, started):
        self.loop = asyncio.get_running_loop()
        self.task = asyncio.create_task(
            preview(
                self.rebuild, self.watched, self.site, self.at, say=self.said.append, ready=self.opened.append
            )
        )
        started.set()
        with suppress(asyncio.CancelledError):
            await self.task

    def stop(self):
        self.loop.call_soon_threadsafe(self.task.cancel)
        self.thread.join(5)
        assert not self.thread.is_alive()

    def browser(self, shows="", state=None, **headers):
        return Browser(self.port, headers, shows, state)

    def state(self):
        """What a page, as it is served now, has the browser say of itself."""
        return int(re.search(r"snipver=(\d+)", self.get("/")[2])[1])


class Browser:
    """Speaks livereload's protocol over a real web socket, in a thread of its own."""

    def __init__(self, port, headers, shows, state):
        self.port = port
        self.shows = shows
        self.headers = headers
        self.hello = json.dumps({"command": "hello", "protocols": []} | ({"snipver": state} if state else {}))
        self.messages = []
        self.failure = None
        self.close_code = None
        self.listening = threading.Event()
        self.thread = threading.Thread(target=lambda: asyncio.run(self._listen()), daemon=True)
        self.thread.start()
        assert self.listening.wait(10)

    async def _listen(self):
        request = HTTPRequest(f"ws://127.0.0.1:{self.port}/livereload", headers=self.headers)
        try:
            connection = await websocket_connect(request)
        except Exception as failure:  # noqa: BLE001 - the test looks at it
            self.failure = failure
            self.listening.set()
            return
        await connection.write_message(self.hello)
        await connection.read_message()
        await connection.write_message(f'{{"command": "info", "url": "http://127.0.0.1/{self.shows}"}}')
        # An answer to a second hello shows that the server has read what came before it.
        await connection.write_message(self.hello)
        while json.loads(message := await connection.read_message())["command"] != "hello":
            self.messages.append(message)
        self.listening.set()
        while (message := await connection.read_message()) is not None:
            self.messages.append(self.on_message(message))
        self.close_code = connection.close_code
        connection.close()

    def on_message(self, message):
        return message


@pytest.fixture
def project(tmp_path):
    return Preview(tmp_path).page("index.html", "home")


@pytest.fixture
def running(project):
    project.page("a/index.html", "page a").page("404.html", "lost").write("content/style.css", "old")
    yield project.start()
    project.stop()
