"""The feeds: stories as Atom and JSON, of all and of each theme, and editions as Atom."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple
from uuid import NAMESPACE_URL, uuid5

from digest.model import Moment
from digest.model.feeds import (
    EditionsFeedEntry,
    EditionsFeedPage,
    FeedEntry,
    FeedPage,
    FeedSource,
    JsonFeedPage,
)
from digest.site import addresses
from digest.site.cards import members, source_link
from digest.site.editions import identity as edition_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from digest.config import Config
    from digest.model import Article, Story
    from digest.model.pages import EditionPage, PageBase
    from digest.site.findings import Findings, Lookup

# A feed must say when it was last updated; one that never was says so, and never asks the clock.
NEVER = Moment(datetime(1970, 1, 1, tzinfo=UTC))
EDITIONS = 10


class _Subject(NamedTuple):
    """The page whose feed it is."""

    about: str
    title: str
    description: str | None


def story_feeds(findings: Findings, found: Lookup, config: Config) -> Iterator[PageBase]:
    """The newest stories in both formats, then those of each theme."""
    whole = _Subject("", config.title, config.description)
    yield from _twice(_feed(whole, findings.stories, found, config))
    stories = {story.slug: story for story in findings.stories}
    for theme in findings.themes:
        title = f"{theme.name} – {config.title}"
        subject = _Subject(addresses.theme(theme.slug), title, theme.description)
        yield from _twice(_feed(subject, (stories[slug] for slug in theme.stories), found, config))


def editions_feed(pages: Sequence[EditionPage], findings: Findings, config: Config) -> EditionsFeedPage:
    """The latest editions, each with as many stories as the front page holds at most."""
    changes = _changes(findings.articles, config)
    entries = tuple(_edition(page, changes[page.edition.id], config) for page in pages[:EDITIONS])
    return EditionsFeedPage(
        address="editions.xml",
        title=f"{config.title}: editions",
        description=config.description,
        about=addresses.EDITIONS,
        identity=_urn("editions", _name(config)),
        updated=max((e.updated for e in entries), key=_at, default=NEVER),
        entries=entries,
    )


def latest(articles: Iterable[Article]) -> Moment | None:
    """When something last appeared or changed among ``articles``."""
    moments = (moment for article in articles for moment in (article.date, article.updated) if moment)
    return max(moments, key=_at, default=None)


def _twice(feed: FeedPage) -> tuple[PageBase, PageBase]:
    return feed, JsonFeedPage(f"{feed.about}feed.json", feed.title, feed.description, feed)


def _feed(subject: _Subject, stories: Iterable[Story], found: Lookup, config: Config) -> FeedPage:
    """The feed of one page: a story without a date is in none, and one that never moved keeps its place."""
    dated = [(story, at) for story in stories if (at := latest(members(story, found)))]
    newest = sorted(dated, key=lambda one: (-_at(one[1]), one[0].slug))[: config.front.stories]
    return FeedPage(
        address=f"{subject.about}feed.xml",
        title=subject.title,
        description=subject.description,
        about=subject.about,
        identity=_urn(f"feed {subject.about}", _name(config)),
        updated=newest[0][1] if newest else NEVER,
        entries=tuple(_entry(story, at, found) for story, at in newest),
    )


def _entry(story: Story, updated: Moment, found: Lookup) -> FeedEntry:
    told_by = members(story, found)
    sources = tuple(_source(article, found) for article in told_by)
    lead = found.articles[story.lead]
    known = (article.source_url for article in (lead, *told_by) if article.source_url)
    theme = found.theme_of.get(story.slug)
    names = [theme.name] if theme else []
    return FeedEntry(
        story=found.story_cards[story.slug],
        identity=_urn("story", story.slug),
        updated=updated,
        sources=sources,
        external=next(known, None),
        tags=tuple(dict.fromkeys((*names, *(tag for article in told_by for tag in article.tags)))),
    )


def _source(article: Article, found: Lookup) -> FeedSource:
    link = source_link(article, found)
    return FeedSource(
        title=article.shown_title,
        outlet=article.outlet,
        address=addresses.article(article.slug),
        when=article.date,
        href=link.href if link else None,
        is_homepage=link.is_homepage if link else False,
    )


def _edition(page: EditionPage, changes: Sequence[Moment], config: Config) -> EditionsFeedEntry:
    cards = [page.lead, *(card for section in page.sections for card in section.stories)]
    shown = tuple(cards[: config.front.stories])
    return EditionsFeedEntry(
        edition=page.edition,
        identity=_urn(f"edition {page.edition.id}", _name(config)),
        published=min(changes, key=_at),
        updated=max(changes, key=_at),
        stories=shown,
        more=len(cards) - len(shown),
    )


def _changes(articles: Iterable[Article], config: Config) -> Mapping[str, list[Moment]]:
    """When an article of an edition appeared or changed, by the edition."""
    changes: dict[str, list[Moment]] = {}
    for article in articles:
        if article.date and config.editions.period != "none":
            moments = changes.setdefault(edition_of(article.date.at, config.editions.period), [])
            moments += [article.date, *([article.updated] if article.updated else [])]
    return changes


def _name(config: Config) -> str:
    """What tells this digest from all others, wherever it stands."""
    return config.id or config.title


def _urn(kind: str, name: str) -> str:
    return f"urn:uuid:{uuid5(NAMESPACE_URL, f'digest {kind} {name}')}"


def _at(moment: Moment) -> float:
    return moment.at.timestamp()
