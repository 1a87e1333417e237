"""What articles say, and what the articles of a story say together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.content import lines, parse_text, prose
from digest.grouping import find_cast, names_of, read_terms
from digest.model import Summary
from digest.runtime.tasks import Task, carry_out, given, task
from digest.site.quoted import story_links, summary_links
from digest.summary import summarise
from digest.summary.story import Member, tell, tell_alone

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from digest.config import SummarySettings
    from digest.model import Article, Sentence, Story, StorySummary
    from digest.model.cast import Cast
    from digest.model.reading import NameKind, Reading
    from digest.runtime.work import Workshop
    from digest.site.findings import Links

    Names = Sequence[tuple[str, NameKind, int]]


@dataclass(frozen=True, slots=True)
class Studied:
    """What was found in each article by itself, in order; ``anew`` counts the summaries not remembered."""

    summaries: Mapping[str, Summary]
    links: Links
    readings: tuple[Reading, ...]
    anew: int


@dataclass(frozen=True, slots=True)
class Told:
    """What stories say, by their slugs, and where each quoted sentence stands at its source."""

    summaries: Mapping[str, StorySummary]
    links: Links


def settings_for(article: Article, settings: SummarySettings) -> SummarySettings:
    """The settings as they hold for ``article``: what may be published whole is quoted without a limit."""
    if article.full_text or article.license is not None:
        return settings.model_copy(update={"max_quote_words": len(article.body)})
    return settings


def study(articles: Sequence[Article], settings: SummarySettings, workshop: Workshop) -> Studied:
    """What each article says: its summary, and what grouping wants of it."""
    asked = [article for article in articles if not article.summary]
    usual = workshop.once(given, settings)
    done = workshop.together([workshop.once(_study, one, settings, usual) for one in asked], "summarising")
    found = {one.slug: results for one, results in zip(asked, done.results, strict=True)}
    extracted = {slug: summary for slug, (summary, _, _) in found.items()}
    for article in asked:
        _verify(article, extracted[article.slug].sentences)
    links = {
        (slug, sentence.start): link
        for slug, (summary, addresses, _) in found.items()
        for sentence, link in zip(summary.sentences, addresses, strict=True)
    }
    others = [article for article in articles if article.summary]
    readings = {slug: reading for slug, (_, _, reading) in found.items()}
    readings |= zip((one.slug for one in others), read_all(others, workshop), strict=True)
    written = {one.slug: Summary("editor", text=one.summary) for one in others}
    return Studied(
        extracted | written,
        links,
        tuple(readings[article.slug] for article in articles),
        len(asked) - done.remembered,
    )


def reading_of(article: Article) -> Reading:
    """What grouping wants of one article."""
    (reading,) = carry_out([_reading(article, blocks_of(article))])
    found: Reading = reading
    return found


def read_all(articles: Sequence[Article], workshop: Workshop) -> tuple[Reading, ...]:
    """What grouping wants of each article."""
    done = workshop.together([(_reading(one, blocks_of(one)),) for one in articles], "grouping")
    return tuple(reading for (reading,) in done.results)


def whole_texts(articles: Sequence[Article], workshop: Workshop) -> dict[str, Sequence[str]]:
    """The lines of those articles that are published whole."""
    free = [article for article in articles if article.full_text]
    done = workshop.together([(task(lines, blocks_of(article)),) for article in free])
    return {article.slug: found for article, (found,) in zip(free, done.results, strict=True)}


def tell_stories(
    stories: Sequence[Story],
    articles: Sequence[Article],
    summaries: Mapping[str, Summary],
    settings: SummarySettings,
    workshop: Workshop,
) -> Told:
    """What the articles of each story say together; where one tells it alone, what its summary says."""
    by_slug = {article.slug: article for article in articles}
    several = [story for story in stories if story.members[1:]]
    usual = workshop.once(given, settings)
    groups = [_tell(story, by_slug, summaries, usual, workshop) for story in several]
    done = workshop.together(groups, "telling stories")
    told = {one.slug: tell_alone(one.lead, summaries[one.lead]) for one in stories if not one.members[1:]}
    links: dict[tuple[str, int], str | None] = {}
    for story, (summary, addresses) in zip(several, done.results, strict=True):
        told[story.slug] = summary
        for quote, address in zip(summary.quotes, addresses, strict=True):
            _verify(by_slug[quote.article], [quote.sentence])
            links[quote.article, quote.sentence.start] = address
    return Told(told, links)


def names_told(articles: Sequence[Article], readings: Sequence[Reading]) -> Mapping[str, Names]:
    """The names that each article tells of, by its slug."""
    columns = zip(articles, readings, strict=True)
    return {article.slug: names_of(article, reading) for article, reading in columns}


def cast(told: Mapping[str, Names], stories: Sequence[Story], workshop: Workshop) -> Cast:
    """Who and where, over all stories, of the names that their articles tell of."""
    (found,) = workshop.each(find_cast, [(told, {one.slug: one.members for one in stories})])
    known: Cast = found
    return known


def blocks_of(article: Article) -> Task:
    """The blocks of an article's body. They are not remembered: to parse them is as quick."""
    return task(parse_text, article.text, article.language)


def _study(article: Article, settings: SummarySettings, usual: Task) -> tuple[Task, Task, Task]:
    """``usual`` are the ``settings`` as a task."""
    own = settings_for(article, settings)
    blocks = blocks_of(article)
    summary = task(
        summarise,
        task(prose, blocks),
        article.title,
        article.language,
        usual if own is settings else given(own),
    )
    links = task(summary_links, summary, article.title, article.source_url, blocks)
    return summary, links, _reading(article, blocks)


def _reading(article: Article, blocks: Task) -> Task:
    return task(read_terms, article.title, blocks, article.language)


def _tell(
    story: Story,
    articles: Mapping[str, Article],
    summaries: Mapping[str, Summary],
    settings: Task,
    workshop: Workshop,
) -> Sequence[Task]:
    """What its articles tell together, the lead first, and where that stands in them."""
    slugs = (story.lead, *(one for one in story.members if one != story.lead))
    origin = {slug: articles[slug] for slug in slugs} | {one: articles[of] for one, of in story.origins}
    told_by = [workshop.once(_teller, articles[slug], summaries[slug], origin[slug]) for slug in slugs]
    return workshop.once(_told, settings, *told_by)


def _teller(article: Article, summary: Summary, origin: Article) -> tuple[Member, Article]:
    is_free = article.full_text or article.license is not None
    return Member(article.slug, (), article.language, summary, origin.slug, is_free), article


def _told(settings: Task, *told_by: tuple[Member, Article]) -> Sequence[Task]:
    texts = [blocks_of(article) for _, article in told_by]
    members = tuple(member for member, _ in told_by)
    summary = task(tell, members, settings, *(task(prose, text) for text in texts))
    known = tuple((article.slug, article.title, article.source_url) for _, article in told_by)
    return summary, task(story_links, summary, known, *texts)


def _verify(article: Article, quoted: Iterable[Sentence]) -> None:
    body = article.body
    for sentence in quoted:
        if body[sentence.start : sentence.end] != sentence.text:
            raise AssertionError(f"{article.path}: not verbatim: {sentence.text!r}")
