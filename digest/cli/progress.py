"""A bar for what takes longer than a moment: its stage, and how much of it is done."""

from __future__ import annotations

from contextlib import contextmanager
from threading import Lock, Timer
from typing import TYPE_CHECKING, Any

from digest.runtime.progress import untold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.cli.console import Console
    from digest.runtime.progress import Progress

PATIENCE_S = 1.0


@contextmanager
def shown(console: Console) -> Iterator[Progress]:
    """What to tell how far the work is; a terminal shows it after a second, and is clean again at the end."""
    if not console.is_animated:
        yield untold
        return
    bar = _Bar(console)
    timer = Timer(PATIENCE_S, bar.appear)
    timer.daemon = True
    timer.start()
    try:
        yield bar.tell
    finally:
        timer.cancel()
        bar.vanish()


class _Bar:
    """rich's bar, which is made in the timer's thread while the work goes on in its own."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._lock = Lock()
        self._at = ("", 0, 0)
        self._shown: Any = None
        self._task: Any = None
        self._is_over = False

    def tell(self, stage: str, done: int, total: int) -> None:
        """Notes how far the work is."""
        self._at = (stage, done, total)
        with self._lock:
            if self._shown is not None:
                self._show()

    def appear(self) -> None:
        """Is shown from now on."""
        from rich.console import Console  # noqa: PLC0415 - needed only by what takes long
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn  # noqa: PLC0415

        with self._lock:
            if self._is_over:
                return
            self._shown = Progress(
                SpinnerColumn(),
                TextColumn("{task.description}"),
                BarColumn(bar_width=None),
                MofNCompleteColumn(),
                console=Console(stderr=True, no_color=self._console.is_coloured is False),
                transient=True,
            )
            self._task = self._shown.add_task("")
            self._show()
            self._shown.start()

    def vanish(self) -> None:
        """Leaves nothing behind."""
        with self._lock:
            self._is_over = True
            if self._shown is not None:
                self._shown.stop()
                self._shown = None

    def _show(self) -> None:
        stage, done, total = self._at
        self._shown.update(self._task, description=stage, completed=done, total=total or None)
