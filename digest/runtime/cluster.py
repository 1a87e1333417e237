"""Workers on other machines: a Dask cluster, whose scheduler is known by its address."""

from __future__ import annotations

import logging
import re
import sys
from concurrent.futures import CancelledError
from contextlib import contextmanager
from importlib.metadata import PackageNotFoundError, version
from time import monotonic
from typing import TYPE_CHECKING

from digest.runtime.executor import FarExecutor
from digest.runtime.fingerprint import LIBRARIES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from concurrent.futures import Executor, Future
    from typing import Any

    from distributed import Client

_ADDRESS = re.compile(r"(tcp|tls|ucx|ws|wss)://\S+:\d+")
# So long is a scheduler waited for.
SECONDS = 10
# So often is a batch done again that a worker took with it.
RETRIES = 3


class ClusterError(Exception):
    """The cluster can't be used, and why, in a sentence."""


@contextmanager
def cluster(address: str) -> Iterator[Executor]:
    """An executor of the workers that the scheduler at ``address`` has. Raises `ClusterError`.

    Nothing but arguments and results goes over the wire. A batch whose worker is lost is done by another.
    """
    if not _ADDRESS.fullmatch(address):
        raise ClusterError(f"{address!r} is not the address of a scheduler; write tcp://HOST:8786")
    try:
        from distributed import Client, KilledWorker  # noqa: PLC0415 - an extra, and heavy
    except ImportError:
        message = "--scheduler needs Dask: pip install 'news-digest[cluster]'"
        raise ClusterError(message) from None
    # They tell of lost workers at length, which are made up for.
    for name in ("distributed", "distributed.client"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        client = Client(address, timeout=SECONDS, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise ClusterError(f"there is no scheduler at {address}: {error}") from None
    with client:
        _compare(client)
        executor = _ClusterExecutor(client)
        try:
            yield executor
        except CancelledError:
            raise ClusterError(f"the scheduler at {address} went away; build again when it is back") from None
        except KilledWorker:
            raise ClusterError("workers are lost again and again; do they have memory enough?") from None
        finally:
            executor.shutdown(wait=False)


class _ClusterExecutor(FarExecutor):
    """What Dask offers, and a look at whether its scheduler is still there."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self._inner: Executor = client.get_executor(pure=False, retries=RETRIES)  # type: ignore[no-untyped-call]
        self._lost_since: float | None = None

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """As any executor's."""
        return self._inner.submit(fn, *args, **kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002 - as any executor's
        """As any executor's."""
        # Dask cancels what is waiting whenever nobody waits.
        self._inner.shutdown(wait=wait and not cancel_futures)

    def watch(self) -> None:
        """Raises when the scheduler has been away for `SECONDS`."""
        if self._client.status == "running":
            self._lost_since = None
            return
        self._lost_since = self._lost_since or monotonic()
        if monotonic() - self._lost_since > SECONDS:
            raise CancelledError


def versions() -> Mapping[str, str]:
    """What must be the same at both ends: Python, ourselves, and the libraries that results depend on."""
    return {"Python": f"{sys.version_info[0]}.{sys.version_info[1]}"} | {
        name: _version(name) for name in ("news-digest", *LIBRARIES)
    }


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"


def _compare(client: Client) -> None:
    """Raises when there is no worker, or one that would give other results."""
    here = versions()
    found = client.run(versions, on_error="return")
    if not found:
        raise ClusterError("the scheduler has no workers yet; start some with dask worker ADDRESS")
    for worker, there in sorted(found.items()):
        if isinstance(there, BaseException):
            raise ClusterError(f"worker {worker} can't run digest: {there}; install it there, too")
        others = [
            f"{name} {there.get(name)}, here {own}" for name, own in here.items() if there.get(name) != own
        ]
        if others:
            raise ClusterError(f"worker {worker} has {'; '.join(others)}: install the same at both ends")
