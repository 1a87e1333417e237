"""Everything found becomes the Site: which pages exist, at which address, and what each must know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.model.pages import NotFoundPage, SearchPage, Site
from digest.site.addresses import distinct
from digest.site.cards import with_cards
from digest.site.chrome import chrome, dead_links, missing_files
from digest.site.data import digest_data
from digest.site.dossiers import article_page, curator_page, story_pages
from digest.site.editions import find_editions
from digest.site.feeds import editions_feed, story_feeds
from digest.site.findings import Findings, look_up
from digest.site.lists import (
    edition_pages,
    editions_page,
    home_page,
    theme_pages,
    themes_page,
)
from digest.site.names import name_pages, names_page
from digest.site.newsletter import newsletter_pages
from digest.site.opml import opml_page
from digest.site.outlets import METHOD, method_page, source_pages, sources_page
from digest.site.redirects import alias_redirects, curator_collisions, story_redirects
from digest.site.related import related
from digest.site.search import search_documents
from digest.site.sitemap import sitemap_pages

if TYPE_CHECKING:
    from collections.abc import Mapping

    from digest.config import Config
    from digest.model import Problem
    from digest.model.feeds import SearchDocument
    from digest.model.pages import PageBase

__all__ = ["Findings", "as_data", "assemble", "distinct", "missing_files", "searchable"]


def assemble(findings: Findings, config: Config, generator: str) -> tuple[Site, tuple[Problem, ...]]:
    """All pages as values; articles that hide are not to be among ``findings``."""
    found = with_cards(look_up(findings, config))
    editions = find_editions(findings.stories, found.articles, config.editions.period)
    issues = tuple(edition_pages(findings, found, editions))
    near = related(findings, found)
    explained = METHOD.strip("/") in {page.slug for page in findings.pages}
    shown: list[PageBase] = [
        home_page(findings, found, editions, config),
        *(article_page(article, found, near) for article in findings.articles),
        *story_pages(findings, found, editions, near),
        *theme_pages(findings, found),
        themes_page(findings, found),
        *issues,
        editions_page(findings, found, editions),
        *source_pages(found),
        sources_page(found),
        *name_pages(findings, found),
        names_page(findings),
        # A curator who explains the digest has the page.
        *([] if explained else [method_page(findings, found, config.summary)]),
    ]
    unseen: list[PageBase] = [
        *story_redirects(findings),
        SearchPage("search/", "Search", None),
        NotFoundPage("404.html", "Page not found", None),
        *story_feeds(findings, found, config),
        editions_feed(issues, findings, config),
        opml_page(findings, found, config),
    ]
    collisions = curator_collisions(findings.pages, [*shown, *unseen])
    # A curator may well have a page of the newsletter; the letters' files leave it room.
    unseen += newsletter_pages(issues, config)
    shown += [curator_page(page) for page in findings.pages]
    aliases, wrong = alias_redirects(findings.articles, [*shown, *unseen])
    pages = (*shown, *unseen, *aliases, *sitemap_pages(shown, config))
    faults = (*collisions, *wrong, *dead_links(config.look, pages))
    around = chrome(config, findings.pages, generator)
    return Site(around, pages), faults


def as_data(findings: Findings, config: Config) -> Mapping[str, object]:
    """The same for programs: the content of ``digest.json``."""
    found = look_up(findings, config)
    editions = find_editions(findings.stories, found.articles, config.editions.period)
    return digest_data(findings, found, editions, config)


def searchable(findings: Findings, config: Config) -> tuple[SearchDocument, ...]:
    """What a search knows of the articles, the newest first."""
    return search_documents(findings, look_up(findings, config))
