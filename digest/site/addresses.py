"""Where things stand on the site, and what keeps two of them from standing in one place."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING

from digest.model import Problem
from digest.text.slugs import slugify

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from digest.model import Article

EDITIONS = "editions/"


def article(slug: str) -> str:
    """Where an article stands."""
    return f"articles/{slug}/"


def story(slug: str) -> str:
    """Where a story of two or more articles stands."""
    return f"stories/{slug}/"


def theme(slug: str) -> str:
    """Where a theme stands."""
    return f"themes/{slug}/"


def edition(identity: str) -> str:
    """Where an edition stands."""
    return f"{EDITIONS}{identity}/"


def source(slug: str) -> str:
    """Where an outlet's page stands."""
    return f"sources/{slug}/"


def name(slug: str) -> str:
    """Where the stories stand that share a name."""
    return f"names/{slug}/"


def distinct(articles: Sequence[Article]) -> tuple[tuple[Article, ...], tuple[Problem, ...]]:
    """The same articles, no two with one slug; in order of path, the first keeps what both want.

    A slug that the curator wrote stands before one made from a file's name; two written alike are an error.
    """
    written = {a.path for a in articles if "slug" in a.lines}
    owner: dict[str, str] = {}
    slugs: dict[str, str] = {}
    problems: list[Problem] = []
    for a in sorted(articles, key=lambda a: (a.path not in written, a.path)):
        slug = a.slug
        if slug in owner:
            problems.append(_taken(a, owner[slug], written=a.path in written))
            slug = unused(slug, owner)
        owner[slug] = a.path
        slugs[a.path] = slug
    named = (a if a.slug == slugs[a.path] else replace(a, slug=slugs[a.path]) for a in articles)
    return tuple(named), tuple(problems)


def unused(slug: str, taken: Iterable[str]) -> str:
    """``slug``, or with the first number behind it that makes it one of its own."""
    owned = frozenset(taken)
    return slug if slug not in owned else next(s for n in count(2) if (s := f"{slug}-{n}") not in owned)


def by_name(names: Iterable[str], otherwise: str) -> dict[str, str]:
    """A slug of its own for each of ``names``; ``otherwise`` where a name has no letter to make one of."""
    slugs: dict[str, str] = {}
    for name in names:
        slugs[name] = unused(slugify(name) or otherwise, slugs.values())
    return slugs


def _taken(a: Article, other: str, *, written: bool) -> Problem:
    if written:
        hint = "give one of them another slug"
        return Problem(a.path, f"{a.slug!r} is already the slug of {other}", a.lines["slug"], "slug", hint)
    message = f"its file name makes the same address as {other}; a number is added to this one's"
    return Problem(a.path, message, None, None, "write slug: in one of them", "warning")
