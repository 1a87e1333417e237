"""Addresses of the web become bytes, without ever opening a door. Needs the extra ``intake``."""

from __future__ import annotations

import asyncio
import ssl
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import certifi

from digest.fetch.asking import USER_AGENT, ask_in_time
from digest.fetch.network import Network
from digest.fetch.values import WEB_PAGES, Answer, Failure, Fetched, FetchSettings, Request, Unchanged

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "USER_AGENT",
    "WEB_PAGES",
    "Answer",
    "Failure",
    "FetchSettings",
    "Fetched",
    "Network",
    "Request",
    "Unchanged",
    "fetch",
    "fetch_all",
]


def fetch(
    address: str, settings: FetchSettings | None = None, network: Network | None = None
) -> Fetched | Failure:
    """What stands at ``address`` on the web, or why it can't be had. Only http(s), only public hosts."""
    (answer,) = fetch_all((Request(address),), settings, network)
    if isinstance(answer, Unchanged):
        return Failure(address, "the server says that nothing has changed since nothing was asked")
    return answer


def fetch_all(
    requests: Sequence[Request], settings: FetchSettings | None = None, network: Network | None = None
) -> tuple[Answer, ...]:
    """An answer to each request, in their order; one that fails does not hold up the others.

    Different hosts are asked at the same time, one host with a pause between requests.
    """
    return asyncio.run(_all(requests, settings or FetchSettings(), network or Network()))


async def _all(requests: Sequence[Request], settings: FetchSettings, network: Network) -> tuple[Answer, ...]:
    tls = network.tls or ssl.create_default_context(cafile=certifi.where())
    slots = asyncio.Semaphore(settings.at_once)
    start = asyncio.get_running_loop().time()
    turns: dict[str, int] = {}

    async def one(request: Request, turn: int) -> Answer:
        await asyncio.sleep(max(0.0, start + turn * settings.pause - asyncio.get_running_loop().time()))
        async with slots:
            return await ask_in_time(request, settings, network, tls)

    tasks = []
    for request in requests:
        host = _host(request.address)
        tasks.append(one(request, turns.get(host, 0)))
        turns[host] = turns.get(host, 0) + 1
    return tuple(await asyncio.gather(*tasks))


def _host(address: str) -> str:
    try:
        return urlsplit(address).netloc.lower()
    except ValueError:
        return address
