"""Where the time of a build went, stage by stage."""

from __future__ import annotations

from dataclasses import dataclass, field
from time import monotonic, process_time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.runtime.progress import Progress


@dataclass(slots=True)
class Stopwatch:
    """Hears how far the work is, tells it on, and notes the seconds of each stage: on the clock, and of CPU.

    What other processes did is on the clock alone.
    """

    progress: Progress
    spent: dict[str, tuple[float, float]] = field(default_factory=dict)
    _stage: str = "starting"
    _since: tuple[float, float] = field(default_factory=lambda: (monotonic(), process_time()))

    def tell(self, stage: str, done: int, total: int) -> None:
        """A `Progress`."""
        if stage != self._stage:
            self._turn(stage)
        self.progress(stage, done, total)

    def lines(self) -> Iterator[str]:
        """A line for each stage, in their order, and one for all."""
        self._turn("reporting")
        whole = sum(wall for wall, _ in self.spent.values()) or 1.0
        yield f"{'stage':<16} {'seconds':>8} {'CPU':>8} {'share':>6}"
        for stage, (wall, cpu) in self.spent.items():
            yield f"{stage:<16} {wall:8.3f} {cpu:8.3f} {wall / whole:6.1%}"
        yield f"{'all':<16} {whole:8.3f} {sum(cpu for _, cpu in self.spent.values()):8.3f} {1:6.1%}"

    def _turn(self, stage: str) -> None:
        now = (monotonic(), process_time())
        wall, cpu = self.spent.get(self._stage, (0.0, 0.0))
        self.spent[self._stage] = (wall + now[0] - self._since[0], cpu + now[1] - self._since[1])
        self._stage, self._since = stage, now
