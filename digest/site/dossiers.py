"""The pages about one thing: an article, a story, a page of the curator's own."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from digest.model.pages import ArticlePage, CuratorPage, StoryPage
from digest.model.parts import Link
from digest.site import addresses
from digest.site.cards import members, picture
from digest.site.lists import edition_links
from digest.site.names import names_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest.model import Article, Edition, PlainPage, Story
    from digest.site.findings import Findings, Lookup
    from digest.site.related import Related


def article_page(article: Article, found: Lookup, related: Related) -> ArticlePage:
    """An article; its whole body only where the curator may publish it.

    One that tells its story alone names the ``related`` stories, by a story's slug.
    """
    story = found.story_of[article.slug]
    theme = found.theme_of.get(story.slug)
    card = found.article_cards[article.slug]
    return ArticlePage(
        address=card.address,
        title=card.title,
        description=article.description or _about(card.excerpt.text, [q.text for q in card.excerpt.quotes]),
        card=card,
        authors=article.authors,
        credit=article.credit,
        updated=article.updated,
        teaser=article.description,
        note_markdown=article.note,
        body_markdown=article.body if article.full_text else None,
        story=_story_link(story, found),
        theme=Link(theme.name, addresses.theme(theme.slug)) if theme else None,
        tags=article.tags,
        picture=picture(article, found),
        via=article.via,
        archive_url=article.archive_url,
        license=article.license,
        extra=article.extra,
        names=() if story.members[1:] else names_of(story.slug, found),
        related=() if story.members[1:] else related.get(story.slug, ()),
    )


def story_pages(
    findings: Findings, found: Lookup, editions: Sequence[Edition], related: Related
) -> Iterator[StoryPage]:
    """A page for each story that two or more articles tell."""
    told_in: defaultdict[str, list[Edition]] = defaultdict(list)
    for edition in editions:
        for slug in dict.fromkeys(entry.story for entry in edition.entries):
            told_in[slug].append(edition)
    for story in findings.stories:
        if story.members[1:]:
            yield _story_page(story, found, told_in[story.slug], related)


def curator_page(page: PlainPage) -> CuratorPage:
    """A page of the curator's own; it stands at the top of the site."""
    return CuratorPage(f"{page.slug}/", page.title, page.description, page.body)


def _story_page(story: Story, found: Lookup, editions: Sequence[Edition], related: Related) -> StoryPage:
    card = found.story_cards[story.slug]
    told_by = members(story, found)
    return StoryPage(
        address=card.address,
        title=card.title,
        description=_about(card.excerpt.text, [quote.text for quote in card.excerpt.quotes]),
        story=card,
        coverage=tuple(found.article_cards[article.slug] for article in told_by),
        grouped=story.grouped,
        shared=story.shared,
        notes_markdown=tuple(article.note for article in told_by if article.note),
        editions=edition_links(editions),
        names=names_of(story.slug, found),
        related=related.get(story.slug, ()),
    )


def _story_link(story: Story, found: Lookup) -> Link | None:
    if not story.members[1:]:
        return None
    return Link(found.articles[story.lead].shown_title, addresses.story(story.slug))


def _about(text: str | None, quotes: Sequence[str]) -> str | None:
    """What search engines are told: the editor's words, else the first quoted sentence."""
    return text or next(iter(quotes), None)
