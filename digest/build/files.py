"""What a site holds beside its pages: pictures, social cards, and the curator's own files."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from digest.content.media import find_pictures, read_start
from digest.model import KnownFile, Problem
from digest.pictures import Asked, prepare, with_cards
from digest.publish.paths import misplaced
from digest.render.addresses import file_path
from digest.render.filters import edition_name
from digest.site.redirects import alias_owners, wrong_alias

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.build.project import Folders
    from digest.config import Config
    from digest.model import AnyFile, Article, File
    from digest.model.pages import Site
    from digest.pictures import Memory, Pictures
    from digest.runtime.spool import Spool

# What a curator may put another file of static/ in the place of.
YIELDING = frozenset({"robots.txt"})


def read_pictures(
    articles: Sequence[Article], folders: Folders, memory: Memory
) -> tuple[Pictures, tuple[Problem, ...]]:
    """The articles' pictures, and what is wrong with any of them."""
    there, missing = find_pictures(articles, folders.root, folders.content)
    asked = [
        Asked(article, there[article.slug].name, partial(read_start, there[article.slug]))
        for article in articles
        if article.slug in there
    ]
    pictures = prepare(asked, memory)
    return pictures, (*missing, *pictures.problems)


def spooled(file: File, spool: Spool) -> KnownFile:
    """The same file, whose bytes are out of memory until somebody asks for them."""
    return KnownFile(file.path, file.seal, spool.put(file.content))


def with_social_cards(site: Site, config: Config, memory: Memory) -> tuple[Site, tuple[File, ...]]:
    """Social cards are of use only to a page whose whole address is known."""
    if not (config.cards.enabled and config.base_url):
        return site, ()
    return with_cards(site, edition_name, memory)


def with_static(
    files: Sequence[AnyFile], static: Sequence[File], articles: Sequence[Article]
) -> tuple[tuple[AnyFile, ...], tuple[Problem, ...]]:
    """The site's files and the curator's own; these and old addresses give way to pages, and say so."""
    own = {file.path for file in static}
    old = {file_path(address): owner for address, owner in alias_owners(articles).items()}
    files = [file for file in files if not (file.path in YIELDING and file.path in own)]
    taken = {file.path.casefold() for file in files}
    ordered = (*sorted(files, key=lambda file: file.path in old), *static)
    problems: dict[int, Problem] = {}
    for at, fault in misplaced([file.path for file in ordered]).items():
        path = ordered[at].path
        if at >= len(files):
            wrong = "a page of the site has this address" if path.casefold() in taken else fault
            problems[at] = Problem(f"static/{path}", wrong, hint="give the file another name")
        elif path in old:
            problems[at] = wrong_alias(*old[path], fault)
        # Whatever else there is, publishing names it.
    return tuple(file for at, file in enumerate(ordered) if at not in problems), tuple(problems.values())
