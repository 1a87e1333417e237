"""Addresses of the web become bytes, without ever opening a door. Needs the extra ``intake``."""

from __future__ import annotations

import asyncio
import ssl
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import TYPE_CHECKING, TypeVar

import certifi

from digest.fetch.asking import USER_AGENT, ask_in_time
from digest.fetch.manners import Manners
from digest.fetch.network import Network
from digest.fetch.values import WEB_PAGES, Answer, Failure, Fetched, FetchSettings, Request, Unchanged

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

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
    "fetch_each",
]

_Made = TypeVar("_Made")


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
    return fetch_each(requests, lambda _, answer: answer, settings, network)


def fetch_each(
    requests: Sequence[Request],
    made: Callable[[int, Answer], _Made],
    settings: FetchSettings | None = None,
    network: Network | None = None,
) -> tuple[_Made, ...]:
    """What ``made`` makes of each request's place and answer, in the order of the requests.

    It is called as soon as the answer is there, while others are waited for, in another thread and once at a
    time; so an answer's bytes need not be kept.
    """
    return asyncio.run(_each(requests, made, settings or FetchSettings(), network or Network()))


async def _each(
    requests: Sequence[Request],
    made: Callable[[int, Answer], _Made],
    settings: FetchSettings,
    network: Network,
) -> tuple[_Made, ...]:
    tls = cache(lambda: network.tls or ssl.create_default_context(cafile=certifi.where()))
    manners = Manners(settings.pause, settings.at_once)

    async def one(at: int, request: Request, maker: ThreadPoolExecutor) -> _Made:
        async with manners.turn(request.address):
            answer = await ask_in_time(request, settings, network, tls)
        return await asyncio.get_running_loop().run_in_executor(maker, made, at, answer)

    with ThreadPoolExecutor(1) as maker:
        return tuple(await asyncio.gather(*(one(at, request, maker) for at, request in enumerate(requests))))
