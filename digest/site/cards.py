"""How an article or a story looks in a list."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from digest.model.parts import ArticleCard, Excerpt, Link, QuoteView, SourceLink, StoryCard
from digest.site import addresses

if TYPE_CHECKING:
    from collections.abc import Iterable

    from digest.model import Article, EditionEntry, Moment, Quote, Sentence, Story
    from digest.model.parts import Picture
    from digest.site.findings import Lookup

    _Quoted = tuple[Article, Sentence, bool]


def with_cards(found: Lookup) -> Lookup:
    """The same with the card of each article and each story, which many pages show, and the stories' rank."""
    stories = {story.slug: story for story in found.story_of.values()}
    ranked = _in_order(stories.values(), found)
    return replace(
        found,
        rank={story.slug: at for at, story in enumerate(ranked)},
        article_cards={slug: _article_card(article, found) for slug, article in found.articles.items()},
        story_cards={slug: _story_card(story, found) for slug, story in stories.items()},
    )


def _article_card(article: Article, found: Lookup) -> ArticleCard:
    """An article with its own summary."""
    summary = found.summaries[article.slug]
    quotes = [(article, *one) for one in zip(summary.sentences, summary.gaps, strict=True)]
    outlet_slug = found.outlets.get(article.source or "")
    return ArticleCard(
        title=article.shown_title,
        address=addresses.article(article.slug),
        outlet=article.outlet,
        outlet_page=Link(article.outlet, addresses.source(outlet_slug)) if outlet_slug else None,
        when=article.date,
        excerpt=Excerpt(summary.by, _quotes(quotes, found), summary.text),
        link=source_link(article, found),
        copies=_copied(article, found),
        kind=article.kind,
        paywall=article.paywall or _behind_paywall(article, found),
        language=article.language,
        published_as=article.title if article.headline else None,
    )


def in_edition(card: StoryCard, entry: EditionEntry) -> StoryCard:
    """A story's card as an edition shows it: ``entry`` says what it is to the edition."""
    return replace(card, state=entry.state, added=entry.added)


def _story_card(story: Story, found: Lookup) -> StoryCard:
    """A story with what its sources say together."""
    told_by = members(story, found)
    lead = found.articles[story.lead]
    summary = found.story_summaries[story.slug]
    theme = found.theme_of.get(story.slug)
    first, last = span(told_by)
    return StoryCard(
        title=lead.shown_title,
        address=story_address(story),
        language=lead.language,
        first=first,
        last=last,
        excerpt=Excerpt(summary.by, _quotes(_resolved(summary.quotes, found), found), summary.text),
        outlets=tuple(dict.fromkeys(article.outlet for article in told_by)),
        origins=origins(story),
        articles=len(told_by),
        theme=Link(theme.name, addresses.theme(theme.slug)) if theme else None,
        picture=next((p for a in (lead, *told_by) if (p := picture(a, found))), None),
        pin=any(article.pin for article in told_by),
    )


def story_address(story: Story) -> str:
    """A story's own page, or that of its only article."""
    return addresses.story(story.slug) if story.members[1:] else addresses.article(story.slug)


def members(story: Story, found: Lookup) -> tuple[Article, ...]:
    """The articles of a story, in order of time."""
    return tuple(found.articles[slug] for slug in story.members)


def span(articles: Iterable[Article]) -> tuple[Moment | None, Moment | None]:
    """When the first of them appeared, and the last; an unknown hour is no later than a known one."""
    dates = [article.date for article in articles if article.date]
    first = min(dates, key=lambda date: date.order, default=None)
    return first, max(dates, key=lambda date: date.at, default=None)


def origins(story: Story) -> int:
    """How many of its articles are somebody's own report."""
    return len({origin for _, origin in story.origins}) or len(story.members)


def source_link(article: Article, found: Lookup) -> SourceLink | None:
    """To the article where it was published; its address unknown, to its outlet's home page."""
    if article.source_url:
        return SourceLink(article.source_url, is_homepage=False)
    source = found.sources.get(article.source or "")
    return SourceLink(source.homepage, is_homepage=True) if source and source.homepage else None


def picture(article: Article, found: Lookup) -> Picture | None:
    """Its picture, when there is one."""
    shown = found.pictures.get(article.slug)
    return replace(shown, alt=article.image_alt or "", credit=article.image_credit) if shown else None


def in_order(stories: Iterable[Story], found: Lookup) -> list[Story]:
    """Stories as a reader meets them."""
    return sorted(stories, key=lambda story: found.rank[story.slug])


def _in_order(stories: Iterable[Story], found: Lookup) -> list[Story]:
    """Pinned ones, then by weight, then newest first, undated last."""
    oldest_first = sorted(stories, key=lambda story: _recency(story, found))
    newest_first = list(reversed(oldest_first))
    return sorted(newest_first, key=lambda story: _prominence(story, found))


def _prominence(story: Story, found: Lookup) -> tuple[bool, int]:
    told_by = members(story, found)
    return (not any(article.pin for article in told_by), found.articles[story.lead].weight)


def _recency(story: Story, found: Lookup) -> tuple[bool, tuple[str, bool, float], str]:
    dates = [article.date.order for article in members(story, found) if article.date]
    return (bool(dates), max(dates, default=("", False, 0.0)), story.slug)


def _resolved(quotes: Iterable[Quote], found: Lookup) -> list[_Quoted]:
    return [(found.articles[quote.article], quote.sentence, quote.gap) for quote in quotes]


def _quotes(quoted: Iterable[_Quoted], found: Lookup) -> tuple[QuoteView, ...]:
    return tuple(
        QuoteView(
            text=sentence.plain,
            outlet=article.outlet,
            article=addresses.article(article.slug),
            href=found.links.get((article.slug, sentence.start)),
            gap=gap,
            language=article.language,
        )
        for article, sentence, gap in quoted
    )


def _copied(article: Article, found: Lookup) -> Link | None:
    """The article whose text this one carries."""
    origin = dict(found.story_of[article.slug].origins).get(article.slug, article.slug)
    if origin == article.slug:
        return None
    return Link(found.articles[origin].outlet, addresses.article(origin))


def _behind_paywall(article: Article, found: Lookup) -> bool:
    source = found.sources.get(article.source or "")
    return source is not None and source.paywall
