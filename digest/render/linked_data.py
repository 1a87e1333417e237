"""What a page is, said to search engines in the words of schema.org (JSON-LD).

A story is the digest's, and is based on articles that are others': each names its own publisher, and the
digest is the author of none.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from markupsafe import Markup

from digest.model.pages import ArticlePage, EditionPage, HomePage, StoryPage, ThemePage
from digest.render.addresses import safe_url
from digest.render.filters import day, edition_name, stamp

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from digest.model.pages import PageBase
    from digest.model.parts import ArticleCard, Chrome, Section, StoryCard
    from digest.render.addresses import Addresses

    Json = Mapping[str, object]

# What could end a script element, or begin a comment in it; JSON writes them otherwise as well.
_UNSAFE = re.compile("[<>&\u2028\u2029]")
_json = json.JSONEncoder(ensure_ascii=False).encode


def linked_data(page: PageBase, chrome: Chrome, addresses: Addresses) -> Markup | None:
    """The text of a script element; none for pages that are nothing to search engines."""
    match page:
        case StoryPage():
            found = _story(page, chrome, addresses)
        case ArticlePage():
            found = _article(page, chrome, addresses)
        case HomePage():
            found = {"@type": "WebSite", "name": chrome.title, **_about(page, chrome, addresses)}
        case EditionPage():
            name = edition_name(page.edition.id)
            found = _collection(name, page, (page.lead, *_listed(page.sections)), chrome, addresses)
        case ThemePage():
            found = _collection(page.title, page, page.stories, chrome, addresses)
        case _:
            return None
    text = _json({"@context": "https://schema.org", **_known(found)})
    return Markup(_UNSAFE.sub(_escaped, text))  # noqa: S704 - nothing in it can end the element


def _escaped(character: re.Match[str]) -> str:
    return f"\\u{ord(character[0]):04x}"


def _story(page: StoryPage, chrome: Chrome, addresses: Addresses) -> Json:
    digest = _organisation(chrome.title, addresses.absolute(""))
    return {
        "@type": "NewsArticle",
        "headline": page.title,
        **_about(page, chrome, addresses),
        "inLanguage": page.story.language,
        "datePublished": stamp(page.story.first) if page.story.first else None,
        "dateModified": stamp(page.story.last) if page.story.last else None,
        "author": _organisation(chrome.author, addresses.absolute("")) if chrome.author else digest,
        "publisher": digest,
        "image": _picture(page.story, addresses),
        "articleSection": page.story.theme.label if page.story.theme else None,
        "isBasedOn": [_source(card) for card in page.coverage],
        "citation": [_citation(card) for card in page.coverage],
    }


def _article(page: ArticlePage, chrome: Chrome, addresses: Addresses) -> Json:
    """A page about somebody else's article."""
    source = {**_source(page.card), "author": [{"@type": "Person", "name": name} for name in page.authors]}
    return {
        "@type": "WebPage",
        "name": page.title,
        **_about(page, chrome, addresses),
        "publisher": _organisation(chrome.title, addresses.absolute("")),
        "isBasedOn": {key: value for key, value in source.items() if value},
        "citation": _citation(page.card),
    }


def _collection(
    name: str, page: PageBase, stories: Iterable[StoryCard], chrome: Chrome, addresses: Addresses
) -> Json:
    listed = [
        {"@type": "ListItem", "position": number, "name": card.title, "url": _link(card.address, addresses)}
        for number, card in enumerate(stories, start=1)
    ]
    return {
        "@type": "CollectionPage",
        "name": name,
        **_about(page, chrome, addresses),
        "isPartOf": {"@type": "WebSite", "name": chrome.title, "url": _link("", addresses)},
        "mainEntity": {"@type": "ItemList", "numberOfItems": len(listed), "itemListElement": listed},
    }


def _about(page: PageBase, chrome: Chrome, addresses: Addresses) -> Json:
    return {
        "url": _link(page.address, addresses),
        "description": page.description,
        "inLanguage": chrome.language,
    }


def _source(card: ArticleCard) -> Json:
    own = None if card.link is None or card.link.is_homepage else safe_url(card.link.href)
    return _known(
        {
            "@type": "NewsArticle",
            "headline": _title(card),
            "url": own,
            "publisher": _organisation(card.outlet, None) if card.outlet_page else None,
            "datePublished": stamp(card.when) if card.when else None,
            "inLanguage": card.language,
        }
    )


def _citation(card: ArticleCard) -> str:
    """Strike on the port. CNN, 7 December 2025."""
    place = ", ".join(part for part in (card.outlet, day(card.when) if card.when else "") if part)
    title = _title(card)
    return f"{title.rstrip('.')}. {place}." if place else title


def _title(card: ArticleCard) -> str:
    """What its publisher called it."""
    return card.published_as or card.title


def _organisation(name: str | None, url: str | None) -> Json:
    return _known({"@type": "Organization", "name": name, "url": url})


def _picture(story: StoryCard, addresses: Addresses) -> str | None:
    return addresses.absolute(story.picture.address) if story.picture else None


def _listed(sections: Iterable[Section]) -> Iterable[StoryCard]:
    return (card for section in sections for card in section.stories)


def _link(address: str, addresses: Addresses) -> str:
    return addresses.absolute(address) or addresses.url(address)


def _known(values: Json) -> Json:
    return {key: value for key, value in values.items() if value is not None}
