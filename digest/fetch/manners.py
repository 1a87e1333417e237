"""How often a host is asked, and how many are at the same time."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from contextlib import asynccontextmanager
from ipaddress import ip_address
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

# A small server lets five connections wait, and what knocks while they do is heard half a minute later.
_BREATH = 0.005


class Manners:
    """Gives turns: ``at_once`` of them at the same time, those of one host ``pause`` seconds apart.

    This machine itself, which is nobody else's, is only given time to open the door.
    """

    def __init__(self, pause: float, at_once: int) -> None:
        self._pause = pause
        self._free = asyncio.Semaphore(at_once)
        self._gates: dict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._next: dict[str, float] = {}

    @asynccontextmanager
    async def turn(self, address: str) -> AsyncIterator[None]:
        """Waits until the host of ``address`` may be asked."""
        host = _host(address)
        async with self._gates[host]:
            now = asyncio.get_running_loop().time
            await asyncio.sleep(max(0.0, self._next.get(host, 0.0) - now()))
            await self._free.acquire()
            self._next[host] = now() + (_BREATH if _is_this_machine(host) else self._pause)
        try:
            yield
        finally:
            self._free.release()


def _host(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").rstrip(".")
    except ValueError:
        return address


def _is_this_machine(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
