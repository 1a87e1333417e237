"""Asks addresses of other hosts whether they answer. Nothing else in a check talks to the network."""

from __future__ import annotations

import http.client
import socket
import ssl
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from http import HTTPStatus
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from queue import Empty, SimpleQueue
from threading import Lock, Thread, Timer
from time import monotonic, sleep
from typing import TYPE_CHECKING
from urllib.parse import quote, urljoin, urlsplit

from digest import __version__
from digest.check.material import Answer

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MayAsk = Callable[[str], bool]

AGENT = f"news-digest/{__version__} (asks whether links answer)"
_HEADERS = {"User-Agent": AGENT, "Accept": "text/html,*/*;q=0.5", "Connection": "close"}
# Networks of IPv6 in whose addresses one of IPv4 stands last.
_WRAPPING = (IPv6Network("64:ff9b::/96"), IPv6Network("64:ff9b:1::/48"), IPv6Network("::/96"))
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_BELIEVED = frozenset({410, 429})  # other refusals of HEAD may be a dislike of HEAD
_DOUBTFUL = frozenset({401, 402, 403, 405, 406, 408, 425, 429, 451, 999})
_SAFE = "%/:=&?~+!$,;'@()*[]"


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is asked at once, how often one host is, and (in seconds) how long is waited.

    ``timeout`` for an answer to go on, ``patience`` for one to be there, ``total`` for all of them.
    """

    at_once: int = 8
    pause: float = 1.0
    timeout: float = 10.0
    patience: float = 30.0
    total: float = 600.0
    redirects: int = 5


class _NotAskedError(Exception):
    """An address is not asked, or not any more; says why."""

    def __init__(self, reason: str, *, doubtful: bool = False) -> None:
        super().__init__(reason)
        self.doubtful = doubtful


@dataclass(frozen=True, slots=True)
class _Place:
    """Whom to ask for what: an address in parts, ``path`` with its query."""

    host: str
    port: int
    default_port: int
    path: str
    is_secure: bool


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public network, also where another one is wrapped in it."""
    ip = ip_address(address)
    return all(one.is_global and not one.is_multicast for one in (ip, *_wrapped(ip)))


def ask(addresses: Iterable[str], *, limits: Limits, may_ask: MayAsk = is_public) -> dict[str, Answer]:
    """What each of ``addresses`` (http or https) answers; those for which no time is left are doubtful.

    The head is asked for, and the page where that fails; no body is read. Redirects are followed. A name is
    looked up once for each request, and the request goes to the very IP address that ``may_ask`` allowed. A
    host that says it has had enough (429) is not asked again.
    """
    asker = _Asker(limits, may_ask)
    queue: SimpleQueue[str] = SimpleQueue()
    wanted = _by_turns(addresses)
    for address in wanted:
        queue.put(address)
    threads = [Thread(target=asker.work, args=(queue,), daemon=True) for _ in range(limits.at_once)]
    for thread in threads:
        thread.start()
    end = monotonic() + limits.total
    for thread in threads:
        thread.join(max(0.0, end - monotonic()))
    if asker.failures:
        raise asker.failures[0]
    late = Answer(None, "was not asked in time", doubtful=True)
    return {address: asker.answers.get(address, late) for address in wanted}


@dataclass(slots=True)
class _Asker:
    """What the threads share."""

    limits: Limits
    may_ask: MayAsk
    answers: dict[str, Answer] = field(default_factory=dict)
    failures: list[BaseException] = field(default_factory=list)
    next_turn: dict[str, float] = field(default_factory=dict)
    tired: set[str] = field(default_factory=set)
    lock: Lock = field(default_factory=Lock)
    tls: ssl.SSLContext = field(default_factory=ssl.create_default_context)

    def work(self, queue: SimpleQueue[str]) -> None:
        """Asks what is in the queue until it is empty."""
        try:
            while not self.failures:
                address = queue.get_nowait()
                self.answers[address] = self.answer(address)
        except Empty:
            return
        except BaseException as error:  # noqa: BLE001 - raised again by `ask`, in the thread that waits
            self.failures.append(error)

    def answer(self, address: str) -> Answer:
        """What one address answers."""
        try:
            status = self._followed(address)
        except _NotAskedError as refused:
            return Answer(None, str(refused), refused.doubtful)
        except (OSError, http.client.HTTPException) as error:
            return _failure(error)
        doubtful = status in _DOUBTFUL or status >= HTTPStatus.INTERNAL_SERVER_ERROR
        return Answer(status, f"answers {_phrase(status)}", doubtful)

    def _followed(self, address: str) -> int:
        """The status of the page to which an address leads."""
        for _ in range(self.limits.redirects + 1):
            status, location = self._either(address)
            if status not in _REDIRECTS or not location:
                return status
            address = urljoin(address, location)
        raise _NotAskedError("redirects too often")

    def _either(self, address: str) -> tuple[int, str | None]:
        """What the head is answered with, or else the page; and where that leads."""
        with suppress(http.client.HTTPException, ConnectionResetError):
            status, location = self._asked("HEAD", address)
            if status < HTTPStatus.BAD_REQUEST or status in _BELIEVED:
                return status, location
        return self._asked("GET", address)

    def _asked(self, method: str, address: str) -> tuple[int, str | None]:
        where = _parts(address)
        ips = self._ips(where)
        self._wait_for_turn(where.host)
        connection = _Connection(where, ips, self.limits.timeout, self.tls)
        ending = Timer(self.limits.patience, connection.hang_up)
        ending.daemon = True
        ending.start()
        try:
            connection.request(method, where.path, headers=_HEADERS)
            response = connection.getresponse()
        finally:
            ending.cancel()
            connection.close()
        if connection.was_cut:
            raise TimeoutError
        if response.status == HTTPStatus.TOO_MANY_REQUESTS:
            self.tired.add(where.host)
        return response.status, response.getheader("Location")

    def _ips(self, where: _Place) -> list[str]:
        try:
            found = socket.getaddrinfo(where.host, where.port, type=socket.SOCK_STREAM)
        except UnicodeError:
            raise _NotAskedError("has a host name that cannot be") from None
        ips = [str(one[4][0]) for one in found]
        if not all(self.may_ask(ip) for ip in ips):
            raise _NotAskedError("leads into a private network, and was not asked")
        return ips

    def _wait_for_turn(self, host: str) -> None:
        with self.lock:
            at = max(monotonic(), self.next_turn.get(host, 0.0))
            self.next_turn[host] = at + self.limits.pause
        sleep(max(0.0, at - monotonic()))
        if host in self.tired:
            raise _NotAskedError("was not asked: its host has had enough requests", doubtful=True)


class _Connection(http.client.HTTPConnection):
    """To an IP address that was looked at, in the name of its host."""

    def __init__(self, where: _Place, ips: Sequence[str], timeout: float, tls: ssl.SSLContext) -> None:
        super().__init__(where.host, where.port, timeout=timeout)
        self.default_port = where.default_port  # a Host header names no other
        self.was_cut = False
        self._ips = ips
        self._tls = tls if where.is_secure else None

    def connect(self) -> None:
        """To the first of the addresses that can be reached."""
        for ip in self._ips[:-1]:
            with suppress(OSError):
                self.sock = socket.create_connection((ip, self.port), self.timeout)
                break
        else:
            self.sock = socket.create_connection((self._ips[-1], self.port), self.timeout)
        if self._tls:
            self.sock = self._tls.wrap_socket(self.sock, server_hostname=self.host)

    def hang_up(self) -> None:
        """Ends it from another thread, whatever it waits for."""
        self.was_cut = True
        with suppress(OSError):  # it has just ended by itself
            if self.sock:
                self.sock.shutdown(socket.SHUT_RDWR)


def _failure(error: OSError | http.client.HTTPException) -> Answer:
    """Why there is no answer; doubtful where a browser may have better luck."""
    doubtful = False
    match error:
        case TimeoutError():
            reason, doubtful = "takes too long to answer", True
        case http.client.InvalidURL():
            reason = "is not an address"
        case http.client.HTTPException() | ConnectionResetError():
            reason, doubtful = "breaks off, or gives no proper answer", True
        case socket.gaierror():
            reason, doubtful = "is on a host that is not found", error.errno == socket.EAI_AGAIN
        case ssl.SSLError():
            why = getattr(error, "verify_message", None) or error.reason or "no reason given"
            reason = f"does not speak securely: {why.lower()}"
        case _:
            reason = f"does not answer: {(error.strerror or type(error).__name__).lower()}"
    return Answer(None, reason, doubtful)


def _parts(address: str) -> _Place:
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        raise _NotAskedError("is not an address") from None
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise _NotAskedError("leads to what is no address of the web")
    path = quote(parts.path or "/", safe=_SAFE) + (
        f"?{quote(parts.query, safe=_SAFE)}" if parts.query else ""
    )
    is_secure = parts.scheme == "https"
    default = http.client.HTTPS_PORT if is_secure else http.client.HTTP_PORT
    return _Place(parts.hostname, port or default, default, path, is_secure)


def _by_turns(addresses: Iterable[str]) -> Sequence[str]:
    """Such that hosts take turns: nobody waits for one that has many."""
    turns: Counter[str] = Counter()
    ranked: list[tuple[int, str]] = []
    for address in dict.fromkeys(addresses):
        host = address.split("/", 3)[2]
        ranked.append((turns[host], address))
        turns[host] += 1
    return [address for _, address in sorted(ranked)]


def _wrapped(ip: IPv4Address | IPv6Address) -> Iterable[IPv4Address]:
    """The IPv4 addresses to which routers may turn an IPv6 address."""
    if isinstance(ip, IPv4Address):
        return ()
    last = IPv4Address(int(ip) & 0xFFFFFFFF) if any(ip in network for network in _WRAPPING) else None
    return [one for one in (ip.ipv4_mapped, ip.sixtofour, *(ip.teredo or ()), last) if one]


def _phrase(status: int) -> str:
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)
