"""Stories as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from digest.render.addresses import safe_url
from digest.render.filters import no_markup
from digest.text.stamps import rfc3339

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jinja2 import Environment

    from digest.model.feeds import FeedEntry, FeedSource, JsonFeedPage
    from digest.model.parts import Chrome
    from digest.render.addresses import Addresses

    Json = Mapping[str, object]

VERSION = "https://jsonfeed.org/version/1.1"


def json_feed(page: JsonFeedPage, chrome: Chrome, addresses: Addresses, environment: Environment) -> str:
    """The text of the feed. Texts that the format calls plain hold nothing that could be taken for markup."""
    feed = page.feed
    author = {"name": no_markup(chrome.author or chrome.title), "url": addresses.absolute("")}
    whole = {
        "version": VERSION,
        "title": no_markup(feed.title),
        "home_page_url": addresses.absolute(feed.about),
        "feed_url": addresses.absolute(page.address),
        "description": no_markup(feed.description) if feed.description else None,
        "authors": [_known(author)],
        "language": chrome.language,
        "items": [_item(entry, addresses, environment) for entry in feed.entries],
    }
    return json.dumps(_known(whole), ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def _item(entry: FeedEntry, addresses: Addresses, environment: Environment) -> Json:
    story = entry.story
    picture = story.picture and addresses.absolute(story.picture.address)
    return _known(
        {
            "id": entry.identity,
            "url": _link(story.address, addresses),
            "external_url": safe_url(entry.external),
            "title": no_markup(story.title),
            "content_html": _content(entry, addresses, environment),
            "image": picture or None,
            "date_published": rfc3339(story.first) if story.first else None,
            "date_modified": rfc3339(entry.updated),
            "tags": [no_markup(tag) for tag in entry.tags] or None,
            "language": story.language,
            "_digest": {
                "summary_by": story.excerpt.by,
                "sources": len(story.outlets),
                "origins": story.origins,
                "articles": [_source(source, addresses) for source in entry.sources],
            },
        }
    )


def _content(entry: FeedEntry, addresses: Addresses, environment: Environment) -> str:
    shown = {
        "story": entry.story,
        "sources": entry.sources,
        "url": addresses.url,
        "absolute": addresses.absolute,
    }
    parts = ("parts/feed-story.html", "parts/feed-sources.html")
    return "".join(environment.get_template(part).render(shown) for part in parts)


def _source(source: FeedSource, addresses: Addresses) -> Json:
    own = None if source.is_homepage else safe_url(source.href)
    return {
        "title": no_markup(source.title),
        "url": _link(source.address, addresses),
        "source": no_markup(source.outlet) or None,
        "source_url": own,
        "date": rfc3339(source.when) if source.when else None,
    }


def _link(address: str, addresses: Addresses) -> str:
    return addresses.absolute(address) or addresses.url(address)


def _known(values: Json) -> Json:
    """Without what is not known: the format has no null."""
    return {key: value for key, value in values.items() if value is not None}
