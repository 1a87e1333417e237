"""Old addresses, so that none dies when grouping changes or an article moves."""

from __future__ import annotations

import re
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

# Another site, or a disk of Windows.
_ELSEWHERE = re.compile(r"/|\\|[A-Za-z][A-Za-z0-9+.-]*:")
# In bytes: what file systems take as a name and, with room for the folders around the site, as a path.
_LONGEST_PART = 255
_LONGEST = 800
_DEEPEST = 20


def story_redirects(findings: Findings) -> Iterator[RedirectPage]:
    """From each article's slug among the stories to where its story stands now."""
    for story in findings.stories:
        target = story_address(story)
        for slug in story.members:
            if (address := addresses.story(slug)) != target:
                yield _redirect(address, target)


def alias_owners(articles: Sequence[Article]) -> dict[str, tuple[Article, str]]:
    """The article that each old address leads to, and how this one is written there."""
    owners: dict[str, tuple[Article, str]] = {}
    for article in articles:
        for alias in article.aliases:
            owners.setdefault(_address_of(alias), (article, alias))
    return owners


def alias_redirects(
    articles: Sequence[Article], pages: Sequence[PageBase]
) -> tuple[tuple[RedirectPage, ...], tuple[Problem, ...]]:
    """From each alias of an article to it; one that can't be an address here or is taken is a problem."""
    taken = {_same(page.address) for page in pages}
    redirects: list[RedirectPage] = []
    problems: list[Problem] = []
    for article in articles:
        for alias in article.aliases:
            address, target = _address_of(alias), addresses.article(article.slug)
            if wrong := _fault(address) or _clash(address, target, taken):
                problems.append(wrong_alias(article, alias, wrong))
                continue
            taken.add(_same(address))
            redirects.append(_redirect(address, target))
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


def wrong_alias(article: Article, alias: str, wrong: str) -> Problem:
    """What is ``wrong`` with an old address of ``article``, and where that is written."""
    line = article.lines.get("aliases")
    hint = "write an address on this site, such as /2024/old-name/"
    return Problem(article.path, f"{alias!r} {wrong}", line, "aliases", hint)


def _address_of(alias: str) -> str:
    """``alias`` as an address of this site: a folder, unless its last part ends like a page's file name."""
    path = alias.strip().removeprefix("/")
    return path if not path or path.endswith((".html", ".htm", "/")) else f"{path}/"


def _fault(address: str) -> str | None:
    """Why no file can stand at ``address`` everywhere; none when one can."""
    parts = address.removesuffix("/").split("/")
    if ".." in parts or _ELSEWHERE.match(address):
        return "leads out of the site"
    if address and not all(_is_plain(part) for part in parts):
        return "is no address that a file can have"
    if len(parts) > _DEEPEST or len(address.encode()) > _LONGEST:
        return f"is longer than {_LONGEST} bytes, or deeper than {_DEEPEST} folders"
    if any(len(part.encode()) > _LONGEST_PART for part in parts):
        return f"has a part longer than {_LONGEST_PART} bytes"
    return None


def _clash(address: str, target: str, taken: set[str]) -> str | None:
    if _same(address) == _same(target):
        return "is the article's own address"
    return "is the address of another page" if _same(address) in taken else None


def _is_plain(part: str) -> bool:
    """Whether it may be the name of a file anywhere."""
    unsound = any(c in '\\:*?"<>|#%' or unicodedata.category(c)[0] == "C" for c in part)
    hidden = part.startswith(".") and part != ".well-known"
    return bool(part) and not unsound and not hidden and part == part.strip().rstrip(".")


def _same(address: str) -> str:
    """The same for two addresses that some file system holds for one."""
    return unicodedata.normalize("NFC", address).casefold().removesuffix("index.html").rstrip("/")
