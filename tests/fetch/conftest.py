"""A server on loopback that behaves as badly as it is told to."""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
from pathlib import Path

import pytest

from digest.fetch import FetchSettings, Network

CERTIFICATE = Path(__file__).parent / "certificate.pem"


class Server:
    """Answers each request with what ``answer(path, head)`` gives: bytes, or pieces of bytes."""

    def __init__(self, tls=None, address="127.0.0.1"):
        self.answer = lambda _path, _head: b""
        self.heads = []
        self.names = []
        self._tls = tls
        self._socket = socket.create_server((address, 0))
        self.port = self._socket.getsockname()[1]
        self._stopped = threading.Event()
        threading.Thread(target=self._listen, daemon=True).start()

    def url(self, path="/", host="127.0.0.1", scheme="http"):
        return f"{scheme}://{host}:{self.port}{path}"

    def stop(self):
        self._stopped.set()
        with contextlib.suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()

    def _listen(self):
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection):
        try:
            if self._tls:
                connection = self._tls.wrap_socket(connection, server_side=True)
            with connection as stream:
                head = b""
                while b"\r\n\r\n" not in head:
                    piece = stream.recv(4096)
                    if not piece:
                        return
                    head += piece
                text = head.decode("latin-1")
                self.heads.append(text)
                answer = self.answer(text.split(" ")[1], text)
                for piece in [answer] if isinstance(answer, bytes) else answer:
                    if self._stopped.is_set():
                        return
                    stream.sendall(piece)
        except OSError:
            connection.close()


@pytest.fixture
def server():
    made = Server()
    yield made
    made.stop()


@pytest.fixture
def secure():
    """One that speaks TLS as ``news.example``."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    made = Server(context)
    context.sni_callback = lambda _socket, name, _context: made.names.append(name)
    yield made
    made.stop()


@pytest.fixture
def quick():
    """Settings for a server on loopback that keep tests short."""

    def settings(**more):
        given = {"allow_private": True, "retries": 0, "pause": 0.0, "backoff": 0.01, "seconds": 5.0}
        return FetchSettings(**{**given, **more})

    return settings


@pytest.fixture
def network():
    """A network in which the names that are given lead to the addresses that are given.

    What a name leads to may change from one question to the next. ``public`` are addresses to be taken for
    public ones; without it, what is private is told by the true rule.
    """

    def made(names, public=(), tls=None):
        asked = []

        def resolve(host, _port):
            asked.append(host)
            told = names.get(host)
            if told is None:
                raise OSError("no such name")
            if isinstance(told, list):
                return (told.pop(0) if len(told) > 1 else told[0],)
            return (told,) if isinstance(told, str) else told

        permits = (lambda ip: ip in public) if public else None
        one = Network(resolve=resolve, permits=permits, tls=tls)
        return one, asked

    return made
