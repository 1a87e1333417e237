"""The sources as an outline (OPML 2.0) that feed readers take in."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from digest.model.feeds import OpmlPage, Outline
from digest.model.parts import Link
from digest.site import addresses

if TYPE_CHECKING:
    from digest.config import Config
    from digest.site.findings import Findings, Lookup


def opml_page(findings: Findings, found: Lookup, config: Config) -> OpmlPage:
    """The digest's own feeds, and each outlet that an article names, by name."""
    feeds = {host: feed.url for feed in reversed(config.feeds) if (host := _public_host(feed.url))}
    own = [Link(config.title, "feed.xml")]
    own += [Link(theme.name, f"{addresses.theme(theme.slug)}feed.xml") for theme in findings.themes]
    homepages = {name: known.homepage for name in found.outlets if (known := found.sources.get(name))}
    sources = (
        Outline(name, home, feeds.get(_host(home)) if home else None)
        for name in found.outlets
        for home in [homepages.get(name)]
    )
    return OpmlPage("opml.xml", f"{config.title}: sources", None, tuple(own), tuple(sources))


def _public_host(url: str) -> str | None:
    """The host of a feed; none where its address may hold a secret: a name, a password or a key."""
    parts = urlsplit(url)
    return None if parts.query or parts.username or parts.password else _host(url)


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")
