"""Which page is shared with which card."""

from __future__ import annotations

import hashlib
import json
from dataclasses import astuple, dataclass, replace
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from digest.model import File
from digest.model.pages import ArticlePage, EditionPage, HomePage, RedirectPage, StoryPage, ThemePage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from digest.model import Moment
    from digest.model.pages import PageBase, Site
    from digest.pictures.drawing import Press
    from digest.pictures.memory import Memory

# Drawing takes its time: what is likely to be shared has a card of its own, the rest that of its theme.
MOST_STORIES = 200
MOST_THEMES = 100
MOST_EDITIONS = 100


@dataclass(frozen=True, slots=True)
class Card:
    """What a card says: the digest's name, what the title belongs to, the title, and names below it."""

    name: str
    kicker: str
    title: str
    foot: tuple[str, ...] = ()


def with_cards(
    site: Site, edition_name: Callable[[str], str], memory: Memory
) -> tuple[Site, tuple[File, ...]]:
    """The same site, each page that can be shared with the address of its card, and the cards.

    The front page, the first themes, the latest editions and the newest stories have a card of their own;
    an article has its story's, any other page that of its theme or else the front page's.
    """
    files: dict[str, File] = {}
    press: list[Press] = []
    for address, card in _chosen(site, edition_name):
        drawn = memory.remembered("card", json.dumps(astuple(card)).encode(), partial(_drawn, card, press))
        files[address] = _file(address, drawn)
    addresses = {address: file.path for address, file in files.items()}
    pages = tuple(
        replace(page, social_card=_card_of(page, addresses)) if _is_shared(page) else page
        for page in site.pages
    )
    # Two pages that say the same share one card.
    return replace(site, pages=pages), tuple({file.path: file for file in files.values()}.values())


def _is_shared(page: PageBase) -> bool:
    """Whether it is a page for people, not a file or the sign that a page has moved."""
    return (not page.address or page.address.endswith("/")) and not isinstance(page, RedirectPage)


def _drawn(card: Card, press: list[Press]) -> bytes:
    if not press:
        # Pillow takes its time to import, and most builds have all cards from before.
        from digest.pictures.drawing import Press  # noqa: PLC0415

        press.append(Press())
    return press[0].print(card)


def _chosen(site: Site, edition_name: Callable[[str], str]) -> Iterator[tuple[str, Card]]:
    """What there is to draw, by the address of its page."""
    name = site.chrome.title
    for page in site.pages:
        if isinstance(page, HomePage):
            yield page.address, Card("", "", page.title, (page.description,) if page.description else ())
    themes = (page for page in site.pages if isinstance(page, ThemePage))
    for theme in islice(themes, MOST_THEMES):
        outlets = dict.fromkeys(outlet for story in theme.stories for outlet in story.outlets)
        yield theme.address, Card(name, "", theme.title, tuple(outlets))
    editions = (page for page in site.pages if isinstance(page, EditionPage))
    for edition in islice(editions, MOST_EDITIONS):
        led = [edition.lead.theme.label] if edition.lead.theme else []
        sections = dict.fromkeys([*led, *(section.title for section in edition.sections if section.address)])
        yield edition.address, Card(name, "", edition_name(edition.edition.id), tuple(sections))
    stories = [story for page in site.pages if (story := _story(page, name))]
    stories.sort(key=lambda story: (-(story[0].at.timestamp() if story[0] else 0.0), story[1]))
    yield from ((address, card) for _, address, card in stories[:MOST_STORIES])


def _story(page: PageBase, name: str) -> tuple[Moment | None, str, Card] | None:
    """When a story was last told, its address and its card; an article that is its own story, too."""
    if isinstance(page, StoryPage):
        theme, outlets, when = page.story.theme, page.story.outlets, page.story.last
    elif isinstance(page, ArticlePage) and page.story is None:
        theme, outlets, when = page.theme, (page.card.outlet,), page.card.when
    else:
        return None
    return when, page.address, Card(name, theme.label if theme else "", page.title, outlets)


def _card_of(page: PageBase, cards: Mapping[str, str]) -> str | None:
    """The page's own card, or that of what it belongs to."""
    return next((cards[address] for address in _nearest(page) if address in cards), None)


def _nearest(page: PageBase) -> Iterable[str]:
    yield page.address
    if isinstance(page, ArticlePage) and page.story:
        yield page.story.address
    theme = page.theme if isinstance(page, ArticlePage) else None
    theme = page.story.theme if isinstance(page, StoryPage) else theme
    if theme:
        yield theme.address
    yield ""


def _file(address: str, content: bytes) -> File:
    """Named after its page, and after its own bytes: another card has another address."""
    stem = address.strip("/").rpartition("/")[2] or "front"
    return File(f"cards/{stem}-{hashlib.sha256(content).hexdigest()[:10]}.png", content)
