"""What somebody looks at is made before the rest, and shown before everything is known."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from digest.model import File
from digest.render import render_with
from digest.render.addresses import file_path

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from digest.build.gathering import Gathered
    from digest.build.telling import Studied
    from digest.model.pages import Site
    from digest.render import Theme
    from digest.runtime.held import Held
    from digest.site import Findings

_FINDINGS = "the findings of the build before"


@dataclass(frozen=True, slots=True)
class Ahead:
    """Pages that somebody waits for: the ``paths`` of their files, and who is to ``take`` them at once."""

    paths: Collection[str]
    take: Callable[[Sequence[File]], None]

    def show(self, site: Site, theme: Theme) -> None:
        """Makes the pages; those whose template has a fault are not taken."""
        wanted = [page for page in site.pages if file_path(page.address) in self.paths]
        rendered = [render_with(theme, page, site.chrome) for page in wanted]
        self.take([file for file in rendered if isinstance(file, File)])


def glimpse(gathered: Gathered, studied: Studied, held: Held | None) -> Findings | None:
    """What is known before articles are grouped anew: as the build before grouped them, and told stories.

    None where the build before, of this process, had other articles.
    """
    before: Findings | None = held.recall([_FINDINGS]).get(_FINDINGS) if held else None
    if before is None or [one.slug for one in before.articles] != [one.slug for one in gathered.articles]:
        return None
    return replace(
        before,
        articles=gathered.articles,
        pages=gathered.pages,
        summaries=studied.summaries,
        links={**before.links, **studied.links},
    )


def keep(findings: Findings, held: Held | None) -> None:
    """Holds ``findings`` for the `glimpse` of the next build."""
    if held:
        held.keep({_FINDINGS: findings})
