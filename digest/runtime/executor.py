"""Who does the work: this process, or several on this machine."""

from __future__ import annotations

import os
from concurrent.futures import Executor
from contextlib import contextmanager
from functools import cached_property
from threading import Thread
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from concurrent.futures import Future


class FarExecutor(Executor):
    """Workers that see nothing of this machine's files."""

    def watch(self) -> None:
        """Raises when it can't be hoped any more that they answer."""
        raise NotImplementedError


class _Processes(Executor):
    """So many processes, with modules imported once for all; not even prepared until they are needed."""

    def __init__(self, jobs: int, preload: Sequence[str]) -> None:
        self._jobs = jobs
        self._preload = preload

    def submit(self, function: Callable[..., Any], /, *arguments: Any, **named: Any) -> Future[Any]:
        return self._pool.submit(function, *arguments, **named)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002 - as its base has it
        if "_pool" in self.__dict__:
            self._pool.shutdown(wait, cancel_futures=cancel_futures)

    @cached_property
    def _pool(self) -> Executor:
        import multiprocessing  # noqa: PLC0415 - costs more than many a build
        from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - likewise

        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload([*self._preload])
        return ProcessPoolExecutor(self._jobs, mp_context=context, initializer=_end_with_parent)


def _end_with_parent() -> None:
    """In a worker: sees that it ends with who wants its work, which may be killed before it can say so."""
    Thread(target=_wait_for_parent, daemon=True).start()


def _wait_for_parent() -> None:
    import multiprocessing  # noqa: PLC0415 - as above

    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)


@contextmanager
def workers(jobs: int, preload: Sequence[str]) -> Iterator[Executor | None]:
    """An executor of ``jobs`` processes, which start when they are first needed; None for one.

    Each begins with the modules in ``preload`` imported once for all.
    """
    if jobs == 1:
        yield None
        return
    with _Processes(jobs, preload) as pool:
        try:
            yield pool
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
