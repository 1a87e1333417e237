"""One address is asked: redirects followed and judged, limits kept, faults told."""

from __future__ import annotations

import asyncio
import email.utils
import ssl
from dataclasses import replace
from datetime import UTC, datetime
from email.message import Message
from typing import TYPE_CHECKING

import httpx

from digest import __version__
from digest.fetch.guard import address_fault
from digest.fetch.network import GuardedTransport, RefusedError
from digest.fetch.unpacking import DamagedError, TooLargeError, Unpacker, encoding_of
from digest.fetch.values import Failure, Fetched, Unchanged

if TYPE_CHECKING:
    from digest.fetch.network import Network, Tls
    from digest.fetch.values import Answer, FetchSettings, Request

USER_AGENT = f"news-digest/{__version__} (brings single articles to their curator)"
_FOR_GOOD = frozenset([301, 308])
_REDIRECTS = frozenset([301, 302, 303, 307, 308])
_PASSING = frozenset([408, 425, 429, 500, 502, 503, 504])
_LONGEST_WAIT = 86_400.0
_STATUS_HINTS = {
    401: "it wants a password; save the page in a browser and add the file",
    402: "save the page in a browser and add the file",
    403: "the site turns programs away; save the page in a browser and add the file",
    404: "check the address",
    410: "it is gone; look for an archived copy",
    429: "wait a while, then try again",
    451: "it may not be shown from here",
}


_FAULTS = (
    (httpx.TimeoutException, "does not answer in time"),
    (httpx.ConnectError, "can't be connected to"),
    (httpx.RemoteProtocolError, "answers in a way that is no HTTP, or breaks off"),
)


class _Moved(Exception):  # noqa: N818 - no error, but the way on
    """The answer is elsewhere."""

    def __init__(self, address: str, *, for_good: bool) -> None:
        super().__init__(address)
        self.address, self.for_good = address, for_good


async def ask(request: Request, settings: FetchSettings, network: Network, tls: Tls) -> Answer:
    """The answer to one request, after as many redirects as are allowed; retrying is the caller's."""
    transport = GuardedTransport(network, tls, allow_private=settings.allow_private)
    headers = {"User-Agent": USER_AGENT, "Accept": _accept(settings), "Accept-Encoding": "gzip, deflate"}
    # A host's first address may lead nowhere; there must be time for the next one.
    timeout = httpx.Timeout(settings.seconds, connect=settings.seconds / 4)
    async with httpx.AsyncClient(
        transport=transport, headers=headers, trust_env=False, timeout=timeout
    ) as client:
        try:
            return await _followed(client, request, settings)
        except RefusedError as error:
            return Failure(request.address, error.message, error.hint, temporary=error.temporary)
        except httpx.HTTPError as error:
            return _fault(request.address, error)


async def _followed(client: httpx.AsyncClient, request: Request, settings: FetchSettings) -> Answer:
    """Goes from redirect to redirect; each address is judged like the first one."""
    at, for_good, seen = request.address, True, {request.address}
    for _ in range(settings.redirects + 1):
        if fault := address_fault(at):
            where = "" if at == request.address else "redirects to what "
            return Failure(request.address, f"{where}{fault[0]}", fault[1])
        try:
            answer = await _asked(client, replace(request, address=at), settings)
        except _Moved as moved:
            at, for_good = moved.address, for_good and moved.for_good
            if at not in seen:
                seen.add(at)
            continue
        except httpx.InvalidURL:
            return Failure(request.address, "is not an address", "write the whole address, from https:// on")
        answer = replace(answer, address=request.address)
        moved_to = at if for_good and at != request.address else None
        return replace(answer, moved=moved_to) if isinstance(answer, Fetched) else answer
    circle = len(seen) <= settings.redirects
    message = "redirects in a circle" if circle else f"redirects more than {settings.redirects} times"
    return Failure(request.address, message, "open it in a browser, and add the address that is shown there")


async def _asked(client: httpx.AsyncClient, request: Request, settings: FetchSettings) -> Answer:
    remembered = {"If-None-Match": request.etag, "If-Modified-Since": request.modified}
    headers = {name: value for name, value in remembered.items() if value}
    async with client.stream("GET", request.address, headers=headers) as response:
        size = sum(len(name) + len(value) for name, value in response.headers.raw)
        if size > settings.max_header_bytes:
            return Failure(request.address, f"sends more than {settings.max_header_bytes} bytes of headers")
        if response.status_code in _REDIRECTS and "location" in response.headers:
            raise _Moved(_target(response), for_good=response.status_code in _FOR_GOOD)
        if response.status_code == httpx.codes.NOT_MODIFIED:
            return Unchanged(request.address)
        if response.status_code != httpx.codes.OK:
            return _bad_status(request.address, response)
        return await _body(request.address, response, settings)


async def _body(address: str, response: httpx.Response, settings: FetchSettings) -> Answer:
    media_type, charset = _content_type(response.headers.get("content-type"))
    if settings.types and media_type and media_type not in settings.types:
        return Failure(address, f"is no web page but {media_type}", "add the page that shows it")
    encoding = encoding_of(response.headers.get_list("content-encoding"))
    if encoding is None:
        return Failure(address, "comes packed in a way that was not asked for")
    unpacker = Unpacker(encoding, settings.max_bytes)
    try:
        async for piece in response.aiter_raw():
            unpacker.feed(piece)
        body = unpacker.whole()
    except TooLargeError:
        return Failure(address, f"is larger than {settings.max_bytes / 1_000_000:g} MB")
    except DamagedError:
        return Failure(address, "comes damaged: it can't be unpacked", "try again later", temporary=True)
    return Fetched(
        address,
        address,
        body,
        media_type,
        charset,
        response.headers.get("etag"),
        response.headers.get("last-modified"),
    )


def _accept(settings: FetchSettings) -> str:
    return ", ".join((*settings.types, "*/*;q=0.1")) if settings.types else "*/*"


def _target(response: httpx.Response) -> str:
    """Where a redirect leads, whole; what is no address is judged as it stands."""
    location = response.headers["location"]
    try:
        return str(response.request.url.join(location).copy_with(fragment=None))
    except (httpx.InvalidURL, ValueError):
        return str(location)


def _content_type(header: str | None) -> tuple[str | None, str | None]:
    """The media type and the charset that a header names."""
    if not header:
        return None, None
    message = Message()
    message["content-type"] = header
    charset = message.get_param("charset")
    return message.get_content_type(), charset if isinstance(charset, str) else None


def _bad_status(address: str, response: httpx.Response) -> Failure:
    status = response.status_code
    passing = status in _PASSING
    hint = _STATUS_HINTS.get(status, "try again later" if passing else None)
    shown = f"{status} {response.reason_phrase}".strip() if response.reason_phrase.isprintable() else status
    wait = _seconds(response.headers.get("retry-after"))
    return Failure(address, f"the server answers {shown}", hint, status, passing, wait)


def _seconds(header: str | None) -> float | None:
    """How long Retry-After asks to wait: a number of seconds, or a date."""
    if header is None:
        return None
    if header.strip().isdecimal():
        return min(float(header.strip()[:9]), _LONGEST_WAIT)
    try:
        at = email.utils.parsedate_to_datetime(header)
    except ValueError:
        return None
    at = at if at.tzinfo else at.replace(tzinfo=UTC)
    return min(max(0.0, (at - datetime.now(UTC)).total_seconds()), _LONGEST_WAIT)


def _fault(address: str, error: httpx.HTTPError) -> Failure:
    """What went wrong on the way, in a few words."""
    cause: BaseException | None = error
    while cause is not None and not isinstance(cause, ssl.SSLError):
        cause = cause.__cause__ or cause.__context__
    if isinstance(cause, ssl.SSLCertVerificationError):
        return Failure(
            address, f"has no valid certificate: {cause.verify_message.lower()}", "check the address"
        )
    if isinstance(cause, ssl.SSLError):
        return Failure(address, "speaks no TLS that we know", "check the address")
    if isinstance(error, httpx.RemoteProtocolError) and "location header" in str(error):
        return Failure(address, "redirects to what is no address", "check the address")
    message = next((said for kind, said in _FAULTS if isinstance(error, kind)), "breaks off the connection")
    return Failure(address, message, "check the address, or try again later", temporary=True)


async def ask_in_time(request: Request, settings: FetchSettings, network: Network, tls: Tls) -> Answer:
    """`ask`, and again after a fault that may pass, as long as there is time."""
    loop = asyncio.get_running_loop()
    end = loop.time() + settings.seconds
    answer: Answer = Failure(
        request.address, f"takes longer than {settings.seconds:g} seconds", "try again later", temporary=True
    )
    for turn in range(settings.retries + 1):
        try:
            async with asyncio.timeout_at(end):
                answer = await ask(request, settings, network, tls)
        except TimeoutError:
            return answer
        if not isinstance(answer, Failure) or not answer.temporary:
            return answer
        wait = settings.backoff * 2**turn if answer.retry_after is None else answer.retry_after
        if turn == settings.retries or loop.time() + wait >= end:
            return answer
        await asyncio.sleep(wait)
    return answer
