"""What is asked of the network, and what it answers."""

from __future__ import annotations

from dataclasses import dataclass

WEB_PAGES = ("text/html", "application/xhtml+xml")


@dataclass(frozen=True, slots=True)
class FetchSettings:
    """The limits of one run.

    ``types`` are the media types that are taken (none: any). ``max_bytes`` counts what a body unpacks to,
    ``max_header_bytes`` all headers of one answer, ``seconds`` everything that is done for one address.
    ``retries`` follow a fault that may pass, ``pause`` (seconds) lies between two requests to one host, and
    ``at_once`` addresses are asked at the same time. ``allow_private`` admits loopback and private networks.
    """

    types: tuple[str, ...] = WEB_PAGES
    max_bytes: int = 10_000_000
    max_header_bytes: int = 64_000
    seconds: float = 30.0
    redirects: int = 5
    retries: int = 2
    backoff: float = 1.0
    pause: float = 1.0
    at_once: int = 16
    allow_private: bool = False


@dataclass(frozen=True, slots=True)
class Request:
    """An address, and what is remembered of its last answer (the values of ETag and Last-Modified)."""

    address: str
    etag: str | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer: what was asked for, where it was found, and its unpacked bytes.

    ``moved`` is the address to remember when every redirect on the way said that it is for good.
    """

    address: str
    found_at: str
    body: bytes
    media_type: str | None = None
    charset: str | None = None
    etag: str | None = None
    modified: str | None = None
    moved: str | None = None


@dataclass(frozen=True, slots=True)
class Unchanged:
    """The server says that what is remembered still holds (304)."""

    address: str


@dataclass(frozen=True, slots=True)
class Failure:
    """Why there is nothing: what is wrong, what to do about it, and whether it may pass by itself.

    ``retry_after`` is how many seconds the server asks to wait.
    """

    address: str
    message: str
    hint: str | None = None
    status: int | None = None
    temporary: bool = False
    retry_after: float | None = None


Answer = Fetched | Unchanged | Failure
