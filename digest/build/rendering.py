"""The site's values become files; a page that was rendered before is known, and not rendered again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from digest.content.media import static_problems
from digest.model import File, KnownFile, Problem, Seal
from digest.render import (
    NO_JEKYLL,
    assets,
    find_theme,
    pagefind_files,
    render_data,
    render_with,
    search_files,
)
from digest.render.addresses import file_path
from digest.runtime.fingerprint import fingerprint
from digest.runtime.keys import key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.build.project import Folders
    from digest.model import AnyFile
    from digest.model.pages import PageBase, Site
    from digest.render import Theme
    from digest.runtime.work import Workshop

_SHA256 = 32


@dataclass(frozen=True, slots=True)
class Rendered:
    """The files of a site, what is wrong with the templates, and how many pages were rendered anew."""

    files: tuple[AnyFile, ...]
    problems: tuple[Problem, ...]
    anew: int


def render_site(site: Site, folders: Folders, engine: str, workshop: Workshop) -> Rendered:
    """All files that are made from the site's values, searched by ``engine``."""
    theme, stray = find_theme(folders.templates, folders.root, folders.cache and folders.cache / "templates")
    pages, anew = _pages(site, theme, workshop)
    workshop.progress("indexing", 0, 0)
    found = [one for one in pages if not isinstance(one, Problem)]
    # One fault in a template that all pages share is one problem.
    broken = {(one.path, one.line): one for one in reversed(pages) if isinstance(one, Problem)}
    search = (
        pagefind_files(site.searched, site.chrome.language)
        if engine == "pagefind"
        else search_files(site.searched)
    )
    unsearched = [search] if isinstance(search, Problem) else []
    indexed = () if isinstance(search, Problem) else search
    own = assets(theme.folders, site.chrome.look)
    unpublished = chain.from_iterable(
        static_problems(one / "assets", "templates/assets") for one in theme.folders[:-1]
    )
    return Rendered(
        files=(*found, *own, render_data(site.data), *indexed, NO_JEKYLL),
        problems=(*stray, *broken.values(), *unsearched, *unpublished),
        anew=anew,
    )


def _pages(site: Site, theme: Theme, workshop: Workshop) -> tuple[Sequence[AnyFile | Problem], int]:
    """Each page as a file, and how many had to be rendered."""
    shared = key(fingerprint("render"), theme.seal, site.chrome)
    cache = workshop.cache
    keys = [key(shared, page) for page in site.pages] if cache else []
    seals = {one: _seal(known) for one, known in cache.recall(keys).items()} if cache else {}
    missing = [at for at in range(len(site.pages)) if not keys or keys[at] not in seals]
    inputs = [(theme, site.pages[at], site.chrome) for at in missing]
    done = replace(workshop, cache=None).each(render_with, inputs, "rendering")
    made = dict(zip(missing, done.results, strict=True))
    if cache:
        cache.remember({keys[at]: _sealed(file) for at, file in made.items() if isinstance(file, File)})
    return [
        made[at] if at in made else _known(page, seals[keys[at]], theme, site)
        for at, page in enumerate(site.pages)
    ], len(missing)


def _known(page: PageBase, seal: Seal, theme: Theme, site: Site) -> KnownFile:
    return KnownFile(file_path(page.address), seal, partial(_content, theme, page, site))


def _content(theme: Theme, page: PageBase, site: Site) -> bytes:
    made = render_with(theme, page, site.chrome)
    if isinstance(made, Problem):
        raise TypeError(f"was rendered before: {made}")
    return made.content


def _sealed(file: File) -> bytes:
    seal = file.seal
    return bytes.fromhex(seal.sha256) + seal.size.to_bytes(8)


def _seal(sealed: bytes) -> Seal:
    return Seal(sealed[:_SHA256].hex(), int.from_bytes(sealed[_SHA256:]))
