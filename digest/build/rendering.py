"""The site's values become files."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from digest.build.files import spooled
from digest.build.indexing import index
from digest.build.pages import render_pages
from digest.content.media import static_problems
from digest.model import Problem
from digest.render import (
    NO_JEKYLL,
    assets,
    is_unchanged,
    render_data,
    unshown,
)
from digest.site import as_data, searchable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from digest.build.layout import Layout
    from digest.config import Config
    from digest.model import AnyFile, KnownFile
    from digest.render import Theme
    from digest.runtime.work import Workshop
    from digest.site import Findings

_DATA = "the digest as data"
_MIXED = Problem("templates", "changed while pages were rendered with them", hint="build again")


@dataclass(frozen=True, slots=True)
class Rendered:
    """The files of a site, what is wrong with the templates, and which pages were rendered anew, and why."""

    files: tuple[AnyFile, ...]
    problems: tuple[Problem, ...]
    anew: tuple[tuple[str, str], ...]


def render_site(layout: Layout, theme: Theme, workshop: Workshop) -> Rendered:
    """All files that show a site, with its social cards."""
    site = layout.site
    pages, anew = render_pages(site, theme, workshop)
    mixed = () if is_unchanged(theme) else (_MIXED,)
    found = [one for one in pages if not isinstance(one, Problem)]
    # One fault in a template that all pages share is one problem.
    broken = {(one.path, one.line): one for one in reversed(pages) if isinstance(one, Problem)}
    own = assets(theme.folders, site.chrome.look)
    unpublished = chain.from_iterable(
        static_problems(one / "assets", "templates/assets") for one in theme.folders[:-1]
    )
    return Rendered(
        files=(*found, *own, *layout.cards, NO_JEKYLL),
        problems=(*layout.problems, *mixed, *unshown(theme), *broken.values(), *unpublished),
        anew=anew,
    )


def render_records(
    findings: Findings, config: Config, workshop: Workshop
) -> tuple[Sequence[AnyFile], Sequence[Problem]]:
    """What programs read, and what readers search; or why there is no search."""
    workshop.progress("indexing", 0, 0)
    data = _data(as_data(findings, config), workshop)
    search = index(searchable(findings, config), config.search.engine, config.language, workshop)
    return ([data], [search]) if isinstance(search, Problem) else ([data, *search], [])


def _data(data: Mapping[str, object], workshop: Workshop) -> KnownFile:
    """The digest as data, which may be just what it was in the build before."""
    held = workshop.held
    if held is None:
        return spooled(render_data(data), workshop.spool)
    known, before = held.recall([_DATA]).get(_DATA, (None, None))
    file: KnownFile = before if known == data else spooled(render_data(data), workshop.spool)
    held.keep({_DATA: (data, file)})
    return file
