"""Each edition as an e-mail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.model.feeds import NewsletterPage, NewsletterTextPage

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest.config import Config
    from digest.model.pages import EditionPage, PageBase


def newsletter_pages(editions: Sequence[EditionPage], config: Config) -> Iterator[PageBase]:
    """Both kinds of e-mail of each edition; none where the site does not know its own address."""
    if not config.base_url:
        return
    for page in editions:
        for kind, ending in ((NewsletterPage, "html"), (NewsletterTextPage, "txt")):
            yield _letter(kind, f"newsletter/{page.edition.id}.{ending}", page, config)


def _letter(kind: type[NewsletterPage], address: str, page: EditionPage, config: Config) -> NewsletterPage:
    return kind(
        address=address,
        title=page.title,
        description=None,
        edition=page.edition,
        lead=page.lead,
        sections=page.sections,
        more=0,
        unsubscribe=config.newsletter.unsubscribe,
    )
