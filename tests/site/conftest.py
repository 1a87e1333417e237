"""A site of a few articles, without reading, summarising or grouping anything."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from digest.config import Config
from digest.model import Article, Block, Moment, Quote, Sentence, Story, StorySummary, Summary, Theme
from digest.model.cast import Cast
from digest.site import Findings, assemble


def make_article(slug: str, day: str | None = None, **fields) -> Article:
    first, second, third = (f"{slug.title()} {word} happened." for word in ("one", "two", "three"))
    body = f"{first} {second} {third}"
    sentences = tuple(Sentence(s, at := body.index(s), at + len(s), s) for s in (first, second, third))
    date = Moment(datetime.fromisoformat(day).replace(tzinfo=UTC), whole_day="T" not in day) if day else None
    block = Block("paragraph", 0, len(body), body, sentences)
    return Article(
        path=f"content/{slug}.md",
        slug=slug,
        title=slug.title(),
        body=body,
        blocks=(block,),
        date=date,
        **fields,
    )


def find(articles, stories, themes=(), pages=()) -> Findings:
    """Findings in which each article is summarised by its first and last sentence."""
    summaries = {
        a.slug: Summary("editor", text=a.summary)
        if a.summary
        else Summary("lexrank", (a.sentences[0], a.sentences[2]), (0, 1))
        for a in articles
    }
    told = {
        story.slug: StorySummary(
            "lexrank",
            tuple(Quote(slug, s) for slug in story.members for s in summaries[slug].sentences),
        )
        for story in stories
    }
    return Findings(articles, pages, summaries, stories, told, themes, {}, Cast({}, {}))


@pytest.fixture
def article():
    return make_article


@pytest.fixture
def make_site():
    """``make_site(articles, stories, themes, pages, …)``: pages by address, the data, the problems."""

    def build(articles, stories=None, themes=(), pages=(), **config):
        stories = stories or [Story(a.slug, (a.slug,), a.slug) for a in articles]
        settings = Config(**{"title": "A Digest", **config})
        site, problems = assemble(find(articles, stories, themes, pages), settings, "digest test")
        return {page.address: page for page in site.pages}, site.data, [str(problem) for problem in problems]

    return build


@pytest.fixture
def searched():
    """``searched(articles)``: what a search looks through."""

    def build(articles):
        stories = [Story(a.slug, (a.slug,), a.slug) for a in articles]
        return assemble(find(articles, stories), Config(title="A Digest"), "digest test")[0].searched

    return build


@pytest.fixture
def story():
    return Story


@pytest.fixture
def theme():
    return Theme
