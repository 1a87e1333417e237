"""Where a project keeps its files, and which of its articles are published."""

from __future__ import annotations

from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.runtime.cache import Cache
from digest.runtime.progress import untold
from digest.runtime.spool import Spool
from digest.runtime.work import Workshop

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from concurrent.futures import Executor
    from datetime import datetime
    from pathlib import Path

    from digest.model import Article
    from digest.runtime.held import Held
    from digest.runtime.progress import Progress


@dataclass(frozen=True, slots=True)
class Folders:
    """Where a project keeps its files: ``content`` as seen from ``root``; ``cache`` may go at any time."""

    root: Path
    content: str
    cache: Path | None

    @property
    def templates(self) -> Path:
        """The curator's own, each standing before the default theme's of the same name."""
        return self.root / "templates"

    @property
    def static(self) -> Path:
        """Files that go into the site as they are."""
        return self.root / "static"

    @contextmanager
    def workshop(
        self,
        executor: Executor | None = None,
        progress: Progress = untold,
        held: Held | None = None,
    ) -> Iterator[Workshop]:
        """Where work is done with this help, and with what stages returned in earlier builds."""
        if self.cache is None:
            yield Workshop(None, executor, progress, held, Spool())
            return
        with closing(Cache(self.cache / "results.sqlite")) as cache:
            yield Workshop(cache, executor, progress, held, Spool(self.cache))

    @property
    def inputs(self) -> tuple[Path, ...]:
        """What a site is made from, and nothing may be written to."""
        return (self.root / self.content, self.templates, self.static)


@dataclass(frozen=True, slots=True)
class Choice:
    """Which articles are published: those of ``now``, and what else is asked for."""

    now: datetime
    drafts: bool = False
    future: bool = False
    expired: bool = False

    def takes(self, article: Article) -> bool:
        """Whether ``article`` is published."""
        # What is compared with the time is in `turns`.
        return not (
            article.hide
            or (article.draft and not self.drafts)
            or (article.date and article.date.at > self.now and not self.future)
            or (article.expires and article.expires.at <= self.now and not self.expired)
        )


def turns(articles: Iterable[Article]) -> Iterator[datetime]:
    """When the choice among ``articles`` becomes another."""
    for article in articles:
        yield from (moment.at for moment in (article.date, article.expires) if moment)
