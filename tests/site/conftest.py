"""A site of a few articles, without reading, summarising or grouping anything."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import accumulate

import pytest

from digest.config import Config
from digest.content import prose
from digest.model import Article, Block, Moment, Quote, Sentence, Story, StorySummary, Summary, Theme
from digest.model.cast import Cast
from digest.site import Findings, as_data, assemble, searchable
from digest.site.quoted import summary_links


def make_article(slug: str, day: str | None = None, **fields) -> Article:
    body = " ".join(f"{slug.title()} {word} happened." for word in ("one", "two", "three"))
    date = Moment(datetime.fromisoformat(day).replace(tzinfo=UTC), whole_day="T" not in day) if day else None
    return Article(
        path=f"content/{slug}.md",
        slug=slug,
        title=slug.title(),
        text=body.encode(),
        date=date,
        **fields,
    )


def blocks_of(article: Article) -> tuple[Block, ...]:
    """One paragraph; any text with a full stop is a sentence."""
    texts = [f"{text}." for text in article.body.removesuffix(".").split(". ")]
    starts = accumulate((len(text) + 1 for text in texts), initial=0)
    sentences = tuple(Sentence(s, at, at + len(s), s) for s, at in zip(texts, starts, strict=False))
    return (Block("paragraph", 0, len(article.body), article.body, sentences),)


def find(articles, stories, themes=(), pages=()) -> Findings:
    """Findings in which each article is summarised by its first and last sentence."""
    summaries = {
        a.slug: Summary("editor", text=a.summary)
        if a.summary
        else Summary("lexrank", prose(blocks_of(a))[:3:2], (0, 1), gaps=(False, True))
        for a in articles
    }
    links = {
        (a.slug, sentence.start): link
        for a in articles
        for sentence, link in zip(
            summaries[a.slug].sentences,
            summary_links(summaries[a.slug], a.title, a.source_url, blocks_of(a)),
            strict=True,
        )
    }
    told = {
        story.slug: StorySummary(
            "lexrank",
            tuple(
                Quote(slug, sentence, gap)
                for slug in story.members
                for sentence, gap in zip(summaries[slug].sentences, summaries[slug].gaps, strict=True)
            ),
        )
        for story in stories
    }
    whole = {a.slug: (a.body,) for a in articles if a.full_text}
    return Findings(articles, pages, summaries, stories, told, themes, {}, Cast({}, {}), links, whole)


@pytest.fixture
def article():
    return make_article


@pytest.fixture
def make_site():
    """``make_site(articles, stories, themes, pages, …)``: pages by address, the data, the problems."""

    def build(articles, stories=None, themes=(), pages=(), **config):
        stories = stories or [Story(a.slug, (a.slug,), a.slug) for a in articles]
        settings = Config(**{"title": "A Digest", **config})
        found = find(articles, stories, themes, pages)
        site, problems = assemble(found, settings, "digest test")
        data = as_data(found, settings)
        return {page.address: page for page in site.pages}, data, [str(problem) for problem in problems]

    return build


@pytest.fixture
def searched():
    """``searched(articles)``: what a search looks through."""

    def build(articles):
        stories = [Story(a.slug, (a.slug,), a.slug) for a in articles]
        return searchable(find(articles, stories), Config(title="A Digest"))

    return build


@pytest.fixture
def story():
    return Story


@pytest.fixture
def theme():
    return Theme
