"""The pages that list stories: the front page, themes, editions."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from digest.model.pages import EditionPage, EditionsPage, HomePage, ThemePage, ThemesPage
from digest.model.parts import EditionLink, Section
from digest.site import addresses
from digest.site.cards import in_edition, in_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from digest.config import Config
    from digest.model import Edition, Story, Theme
    from digest.model.parts import StoryCard
    from digest.site.findings import Findings, Lookup

LEFT_OVER = "More news"
LATEST_IN_THEME = 5


def home_page(findings: Findings, found: Lookup, editions: Sequence[Edition], config: Config) -> HomePage:
    """The latest edition, its stories by theme, then earlier ones up to ``front.stories`` in all.

    Where no story is in an edition, the front page is made of all that there is.
    """
    entries = {entry.story: entry for entry in editions[0].entries} if editions else {}
    ordered = in_order(findings.stories, found)
    front = [s for s in ordered if s.slug in entries] if editions else ordered[: config.front.stories]
    earlier = [story for story in ordered if story not in front][: max(0, config.front.stories - len(front))]
    shown = found.story_cards
    cards = {s.slug: in_edition(shown[s.slug], entries[s.slug]) if editions else shown[s.slug] for s in front}
    links = edition_links(editions)
    return HomePage(
        address="",
        title=config.title,
        description=config.description,
        edition=links[0] if links else None,
        lead=cards[front[0].slug] if front else None,
        sections=_by_theme(front[1:], cards, findings.themes, found),
        earlier=tuple(shown[story.slug] for story in earlier),
        editions=links,
        sources=len({outlet for card in cards.values() for outlet in card.outlets}),
    )


def edition_links(editions: Sequence[Edition]) -> tuple[EditionLink, ...]:
    """A link to each edition, in the order that they are given in."""
    return tuple(
        EditionLink(edition.id, addresses.edition(edition.id), len(edition.entries)) for edition in editions
    )


def edition_pages(findings: Findings, found: Lookup, editions: Sequence[Edition]) -> Iterator[EditionPage]:
    """A page for each edition; ``editions`` are newest first."""
    links = edition_links(editions)
    stories = {story.slug: story for story in findings.stories}
    for number, edition in enumerate(editions):
        entries = {entry.story: entry for entry in edition.entries}
        listed = in_order((stories[slug] for slug in entries), found)
        cards = {one.slug: in_edition(found.story_cards[one.slug], entries[one.slug]) for one in listed}
        yield EditionPage(
            address=links[number].address,
            title=edition.id,
            description=None,
            edition=links[number],
            lead=cards[listed[0].slug],
            sections=_by_theme(listed[1:], cards, findings.themes, found),
            newer=links[number - 1] if number else None,
            older=links[number + 1] if number + 1 < len(links) else None,
        )


def editions_page(findings: Findings, found: Lookup, editions: Sequence[Edition]) -> EditionsPage:
    """The archive."""
    dated = {entry.story for edition in editions for entry in edition.entries}
    undated = [story for story in in_order(findings.stories, found) if story.slug not in dated]
    return EditionsPage(
        address="editions/",
        title="Editions",
        description=None,
        editions=edition_links(editions),
        undated=tuple(found.story_cards[story.slug] for story in undated),
    )


def theme_pages(findings: Findings, found: Lookup) -> Iterator[ThemePage]:
    """A page for each theme."""
    stories = {story.slug: story for story in findings.stories}
    for theme in findings.themes:
        listed = in_order((stories[slug] for slug in theme.stories), found)
        yield ThemePage(
            address=addresses.theme(theme.slug),
            title=theme.name,
            description=theme.description,
            by=theme.by,
            stories=tuple(found.story_cards[story.slug] for story in listed),
        )


def themes_page(findings: Findings, found: Lookup) -> ThemesPage:
    """All themes with the latest of their stories, then what is in none."""
    listed = in_order(findings.stories, found)
    told = _by_slug(listed, found)
    latest = [s for theme in findings.themes for s in told[theme.slug][:LATEST_IN_THEME]]
    free = [story for story in listed if story.slug not in found.theme_of]
    return ThemesPage(
        address="themes/",
        title="Themes",
        description=None,
        sections=_by_theme((*latest, *free), found.story_cards, findings.themes, found, with_empty=True),
    )


def _by_theme(
    stories: Sequence[Story],
    cards: Mapping[str, StoryCard],
    themes: Sequence[Theme],
    found: Lookup,
    *,
    with_empty: bool = False,
) -> tuple[Section, ...]:
    told = _by_slug(stories, found)
    sections = [
        Section(
            title=theme.name,
            address=addresses.theme(theme.slug),
            description=theme.description,
            stories=tuple(cards[story.slug] for story in told[theme.slug]),
        )
        for theme in themes
    ]
    left = tuple(cards[story.slug] for story in stories if story.slug not in found.theme_of)
    more = [Section(LEFT_OVER, None, None, left)] if left else []
    return (*(section for section in sections if section.stories or with_empty), *more)


def _by_slug(stories: Iterable[Story], found: Lookup) -> defaultdict[str, list[Story]]:
    """The stories of each theme, by its slug, in their order."""
    told: defaultdict[str, list[Story]] = defaultdict(list)
    for story in stories:
        if theme := found.theme_of.get(story.slug):
            told[theme.slug].append(story)
    return told
