"""What every page shares: the title, the way around, and what the curator set of the look."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from digest.model import Problem
from digest.model.parts import Chrome, Link, Look
from digest.site.colours import accent
from digest.site.outlets import METHOD

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from digest.config import Config, LookSettings
    from digest.model import PlainPage
    from digest.model.pages import PageBase

_FOLDERS = (Link("Themes", "themes/"), Link("Editions", "editions/"), Link("Sources", "sources/"))


def chrome(config: Config, pages: Sequence[PlainPage], generator: str) -> Chrome:
    """What templates see of the configuration; a navigation that nobody wrote names all ``pages``."""
    own = {page.slug: page.title for page in pages}
    made = (*_FOLDERS, *(Link(title, f"{slug}/") for slug, title in own.items()))
    named = tuple(Link(link.label, link.address) for link in config.look.nav)
    return Chrome(
        title=config.title,
        language=config.language,
        description=config.description,
        author=config.author,
        base_url=config.base_url,
        nav=named or made,
        generator=generator,
        extra=config.extra,
        look=_look(config.look),
        method=Link(own.get(METHOD.strip("/"), "How this digest is made"), METHOD),
        search=Link("Search", "search/"),
    )


def dead_links(look: LookSettings, pages: Sequence[PageBase]) -> Iterator[Problem]:
    """What the navigation names and is not there; only folders, for a file may be in ``static/``."""
    there = [page.address for page in pages]
    for number, link in enumerate(look.nav, 1):
        inside = not link.address.startswith(("http:", "https:"))
        if inside and link.address.endswith("/") and link.address not in there:
            near = difflib.get_close_matches(link.address, there, n=1)
            hint = f"did you mean {near[0]}?" if near else "write an address such as about/"
            field = f"look.nav[{number}].address"
            yield Problem("digest.toml", f"there is no page at {link.address!r}", None, field, hint)


def missing_files(look: LookSettings, static: Collection[str]) -> Iterator[Problem]:
    """The logo and the style sheets that are not among the files below ``static/``."""
    named = [("look.logo", look.logo)] if look.logo else []
    named += [("look.css", name) for name in look.css]
    for field, name in named:
        if name not in static:
            near = difflib.get_close_matches(name, static, n=1)
            hint = f"did you mean {near[0]}?" if near else f"put the file at static/{name}"
            yield Problem("digest.toml", f"there is no file static/{name}", None, field, hint)


def _look(look: LookSettings) -> Look:
    return Look(
        accent=accent(look.accent) if look.accent else None,
        logo=look.logo,
        stylesheets=look.css,
        footer_markdown=look.footer,
        social=tuple(Link(one.label, one.address) for one in look.social),
    )
