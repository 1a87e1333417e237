"""An interruption waits until what must be ended is ended: exchanging two sites and tidying up behind it."""

from __future__ import annotations

import signal
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_KINDS = (signal.SIGINT, signal.SIGTERM)


class Shield:
    """Keeps an interruption back, but for the stretches in which it is `open`."""

    def __init__(self) -> None:
        self._is_open = False
        self._pending: int | None = None

    @contextmanager
    def open(self) -> Iterator[None]:
        """Lets an interruption through, also one that came before."""
        self._is_open = True
        try:
            if self._pending is not None:
                raise KeyboardInterrupt
            yield
        finally:
            self._is_open = False

    def pause(self, seconds: float) -> None:
        """Sleeps, open."""
        with self.open():
            time.sleep(seconds)

    def take(self, number: int, _frame: object) -> None:
        """What the system calls."""
        self._pending = number
        if self._is_open:
            raise KeyboardInterrupt

    def end(self) -> None:
        """Hands on what was kept back, to whoever is to deal with it now."""
        if self._pending is not None:
            signal.raise_signal(self._pending)


@contextmanager
def shielded() -> Iterator[Shield]:
    """Ctrl-C, and a request to end that somebody listens to, come when this is over, or when it is open.

    In any other thread than the main one nothing is kept back: no interruption comes there.
    """
    shield = Shield()
    if threading.current_thread() is not threading.main_thread():
        yield shield
        return
    before = {kind: handler for kind in _KINDS if callable(handler := signal.getsignal(kind))}
    for kind in before:
        signal.signal(kind, shield.take)
    try:
        yield shield
    finally:
        for kind, handler in before.items():
            signal.signal(kind, handler)
        shield.end()
