"""The way out: a name is resolved once and judged, and that very address is connected to."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import ssl
import threading
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import httpx

from digest.fetch.guard import host_fault, is_permitted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Resolve = Callable[[str, int], Sequence[str]]
    Permit = Callable[[str], bool]
    # What speaks TLS, made when it is first asked for: that takes longer than to read ten feeds.
    Tls = Callable[[], ssl.SSLContext]

_MOST_ADDRESSES = 4
_TRUSTS_NOBODY = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
_PRIVATE_HINT = "if it is a page of your own network, say so with --allow-private"


class RefusedError(Exception):
    """A connection that must not be made: why, and what can be done about it."""

    def __init__(self, message: str, hint: str | None = None, *, temporary: bool = False) -> None:
        super().__init__(message)
        self.message, self.hint, self.temporary = message, hint, temporary


def resolve(host: str, port: int) -> tuple[str, ...]:
    """The IP addresses of a host, as the system knows them. Raises OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(address[0]) for *_, address in found))


@dataclass(frozen=True, slots=True)
class Network:
    """How names are resolved, which addresses are permitted, and whose certificates are trusted.

    ``permits`` none: what `is_permitted` says. ``tls`` none: the certificates of the public web.
    """

    resolve: Resolve = resolve
    permits: Permit | None = None
    tls: ssl.SSLContext | None = None


class GuardedTransport(httpx.AsyncBaseTransport):
    """Sends a request to an address that was judged, with the name that it was meant for.

    No connection is kept: one that was made for a name must not serve another name on the same address.
    Proxies of the environment are not used, for a proxy would resolve the name anew.
    """

    def __init__(self, network: Network, tls: Tls, *, allow_private: bool) -> None:
        self._resolve = network.resolve
        self._permits = network.permits or partial(is_permitted, allow_private=allow_private)
        self._tls = tls
        self._inner: dict[str, httpx.AsyncHTTPTransport] = {}

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """The answer of the first of the host's addresses that can be connected to."""
        host = request.url.raw_host.decode("ascii")
        port = request.url.port or {"https": 443}.get(request.url.scheme, 80)
        fault: httpx.TransportError | None = None
        for ip in await self._addresses(host, port):
            try:
                return await self._way(request.url.scheme).handle_async_request(_addressed(request, host, ip))
            except (httpx.ConnectError, httpx.ConnectTimeout) as error:
                fault = fault or error
        raise fault or RefusedError(f"{host} has no address", "check the name", temporary=True)

    async def aclose(self) -> None:
        """Closes what is open."""
        for way in self._inner.values():
            await way.aclose()

    def _way(self, scheme: str) -> httpx.AsyncHTTPTransport:
        if scheme not in self._inner:
            self._inner[scheme] = httpx.AsyncHTTPTransport(
                verify=self._tls() if scheme == "https" else _TRUSTS_NOBODY,
                trust_env=False,
                limits=httpx.Limits(max_keepalive_connections=0),
            )
        return self._inner[scheme]

    async def _addresses(self, host: str, port: int) -> Sequence[str]:
        """The host's addresses; one that is not permitted spoils them all."""
        if fault := host_fault(host):
            raise RefusedError(fault, "write the host's name")
        name = host.strip("[]")
        found = (name,) if _is_ip(name) else await _in_thread(self._resolve, name, port)
        for ip in found:
            if not self._permits(ip):
                what = "is" if ip == name else f"leads to {ip},"
                raise RefusedError(f"{host} {what} no address of the public internet", _PRIVATE_HINT)
        return found[:_MOST_ADDRESSES]


def _addressed(request: httpx.Request, host: str, ip: str) -> httpx.Request:
    """The same request to ``ip``; the host's name stays in its Host header and in the TLS handshake."""
    return httpx.Request(
        request.method,
        request.url.copy_with(host=ip),
        headers=request.headers,
        stream=request.stream,
        extensions={**request.extensions, "sni_hostname": host.strip("[]").rstrip(".")},
    )


def _is_ip(host: str) -> bool:
    return ":" in host or host.replace(".", "").isdigit()


async def _in_thread(work: Resolve, host: str, port: int) -> Sequence[str]:
    """Asks for the host's addresses without waiting for a name server longer than we are ready to."""
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[Sequence[str]] = loop.create_future()

    def told(found: Sequence[str] | Exception) -> None:
        """Passes the answer on, in the loop's own thread, to whoever still waits."""
        if answer.done():
            return
        if isinstance(found, Exception):
            answer.set_exception(found)
        else:
            answer.set_result(found)

    def ask() -> None:
        """Waits for the name server, in a thread of its own."""
        try:
            found: Sequence[str] | Exception = work(host, port)
        except (OSError, UnicodeError):
            found = RefusedError(f"{host} is not known", "check the name, and the connection", temporary=True)
        except Exception as error:  # noqa: BLE001 - a bug is told where it is waited for, not in the thread
            found = error
        with contextlib.suppress(RuntimeError):  # nobody waits any more
            loop.call_soon_threadsafe(told, found)

    threading.Thread(target=ask, daemon=True).start()
    return await answer
