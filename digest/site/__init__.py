"""Everything found becomes the Site: which pages exist, at which address, and what each must know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.model.pages import Chrome, Link, NotFoundPage, Site
from digest.site.addresses import distinct
from digest.site.data import digest_data
from digest.site.dossiers import article_page, curator_page, source_pages, sources_page, story_pages
from digest.site.editions import find_editions
from digest.site.feeds import feed_page, sitemap_page
from digest.site.findings import Findings, look_up
from digest.site.lists import (
    edition_pages,
    editions_page,
    home_page,
    theme_pages,
    themes_page,
)
from digest.site.redirects import alias_redirects, curator_collisions, story_redirects

if TYPE_CHECKING:
    from digest.config import Config
    from digest.model import Problem
    from digest.model.pages import PageBase

__all__ = ["Findings", "assemble", "distinct"]


def assemble(findings: Findings, config: Config, generator: str) -> tuple[Site, tuple[Problem, ...]]:
    """The whole site as values; articles that hide are not to be among ``findings``."""
    found = look_up(findings, config)
    editions = find_editions(findings.stories, found.articles, config.editions.period)
    shown: list[PageBase] = [
        home_page(findings, found, editions, config),
        *(article_page(article, found) for article in findings.articles),
        *story_pages(findings, found, editions),
        *theme_pages(findings, found),
        themes_page(findings, found),
        *edition_pages(findings, found, editions),
        editions_page(findings, found, editions),
        *source_pages(findings, found),
        sources_page(findings, found),
    ]
    unseen: list[PageBase] = [
        *story_redirects(findings),
        NotFoundPage("404.html", "Page not found", None),
        feed_page(findings, found, config),
    ]
    collisions = curator_collisions(findings.pages, [*shown, *unseen])
    shown += [curator_page(page) for page in findings.pages]
    aliases, wrong = alias_redirects(findings.articles, [*shown, *unseen])
    pages = (*shown, *unseen, *aliases, sitemap_page(shown))
    data = digest_data(findings, found, editions, config)
    return Site(_chrome(config, findings, generator), pages, data), (*collisions, *wrong)


def _chrome(config: Config, findings: Findings, generator: str) -> Chrome:
    nav = [
        Link("Themes", "themes/"),
        Link("Editions", "editions/"),
        Link("Sources", "sources/"),
        *(Link(page.title, f"{page.slug}/") for page in findings.pages),
    ]
    return Chrome(
        title=config.title,
        language=config.language,
        description=config.description,
        author=config.author,
        base_url=config.base_url,
        nav=tuple(nav),
        generator=generator,
        extra=config.extra,
    )
