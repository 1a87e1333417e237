"""Who does the work: this process, or several on this machine."""

from __future__ import annotations

import multiprocessing
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class FarExecutor(Executor):
    """Workers that see nothing of this machine's files."""

    def watch(self) -> None:
        """Raises when it can't be hoped any more that they answer."""
        raise NotImplementedError


@contextmanager
def workers(jobs: int, preload: Sequence[str]) -> Iterator[Executor | None]:
    """An executor of ``jobs`` processes, which start when they are first needed; None for one.

    Each begins with the modules in ``preload`` imported once for all.
    """
    if jobs == 1:
        yield None
        return
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([*preload])
    with ProcessPoolExecutor(jobs, mp_context=context) as pool:
        try:
            yield pool
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
