"""Old addresses, so that none dies when grouping changes or an article moves."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from digest.model import Problem
from digest.model.pages import RedirectPage
from digest.site import addresses
from digest.site.cards import story_address

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest.model import Article, PlainPage
    from digest.model.pages import PageBase
    from digest.site.findings import Findings


def story_redirects(findings: Findings) -> Iterator[RedirectPage]:
    """From each article's slug among the stories to where its story stands now."""
    for story in findings.stories:
        target = story_address(story)
        for slug in story.members:
            if (address := addresses.story(slug)) != target:
                yield _redirect(address, target)


def alias_redirects(
    articles: Sequence[Article], pages: Sequence[PageBase]
) -> tuple[tuple[RedirectPage, ...], tuple[Problem, ...]]:
    """From each alias of an article to it; an alias that leaves the site or is taken is a problem."""
    taken = {_same(page.address) for page in pages}
    redirects: list[RedirectPage] = []
    problems: list[Problem] = []
    for article in articles:
        for alias in article.aliases:
            address = _alias_address(alias)
            if address is None or _same(address) in taken:
                wrong = "leads out of the site" if address is None else "is the address of another page"
                problems.append(_wrong_alias(article, alias, wrong))
                continue
            taken.add(_same(address))
            redirects.append(_redirect(address, addresses.article(article.slug)))
    return tuple(redirects), tuple(problems)


def curator_collisions(pages: Sequence[PlainPage], taken: Sequence[PageBase]) -> tuple[Problem, ...]:
    """The curator's pages whose address is one that the digest itself needs, or another page's."""
    owned = {_same(page.address.split("/")[0]) for page in taken}
    problems: list[Problem] = []
    for page in pages:
        if _same(page.slug) in owned:
            message = f"its address, {page.slug}/, is taken"
            problems.append(Problem(page.path, message, hint="give the file another name"))
        owned.add(_same(page.slug))
    return tuple(problems)


def _redirect(address: str, target: str) -> RedirectPage:
    return RedirectPage(address, "This page has moved", None, target)


def _alias_address(alias: str) -> str | None:
    """``alias`` as an address of this site: a folder, unless its last part ends like a page's file name."""
    path = alias.strip().removeprefix("/")
    parts = path.removesuffix("/").split("/")
    if any(part in {"", ".", ".."} or not _plain(part) for part in parts):
        return None
    return path if path.endswith((".html", ".htm", "/")) else f"{path}/"


def _plain(part: str) -> bool:
    """Whether it may be the name of a file anywhere."""
    return not any(c in '\\:*?"<>|#%' or unicodedata.category(c)[0] == "C" for c in part)


def _same(address: str) -> str:
    """The same for two addresses that some file system holds for one."""
    return unicodedata.normalize("NFC", address).casefold().removesuffix("index.html").rstrip("/")


def _wrong_alias(article: Article, alias: str, wrong: str) -> Problem:
    line = article.lines.get("aliases")
    hint = "write an address on this site, such as /2024/old-name/"
    return Problem(article.path, f"{alias!r} {wrong}", line, "aliases", hint)
