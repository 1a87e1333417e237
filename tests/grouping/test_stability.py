"""What the curator adds, joins or parts moves no other story's address."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.build import reading_of
from digest.config import GroupingSettings
from digest.grouping import group
from digest.model import Article, Moment

SETTINGS = GroupingSettings()


def grouping(articles, themes, settings):
    return group(articles, [reading_of(article) for article in articles], themes, settings)


def make(event: int, number: int, day: int | None) -> Article:
    """An article about one of several events that have nothing in common."""
    words = " ".join(f"event{event}word{n}" for n in range(8))
    text = f"{words} own{event}x{number}"
    start = datetime(2025, 1, 1, tzinfo=UTC)
    date = Moment(start + timedelta(days=day), whole_day=True) if day is not None else None
    return Article(
        path=f"content/{event}-{number}.md",
        slug=f"e{event}-{number}",
        title=text,
        date=date,
        text=text.encode(),
    )


days = st.one_of(st.none(), st.integers(0, 3))
DIGEST = st.lists(st.tuples(st.integers(0, 5), days), min_size=2, max_size=14).map(
    lambda drawn: tuple(make(event, number, day) for number, (event, day) in enumerate(drawn))
)


def stories(articles):
    return {story.members: story for story in grouping(articles, (), SETTINGS).stories}


def untouched(before, *slugs):
    return {members: story for members, story in before.items() if not set(slugs) & set(members)}


@settings(deadline=None)  # the first example loads the table of words
@given(DIGEST, st.randoms(use_true_random=False))
def test_the_order_of_articles_does_not_matter(articles, chance):
    shuffled = chance.sample(articles, len(articles))

    assert grouping(shuffled, (), SETTINGS) == grouping(articles, (), SETTINGS)


@settings(deadline=None)  # the first example loads the table of words
@given(DIGEST, st.integers(0, 7), days)
def test_an_added_article_moves_no_story_that_it_does_not_join(articles, event, day):
    added = make(event, 99, day)

    after = stories((*articles, added))

    joined = next(members for members in after if added.slug in members)
    assert untouched(stories(articles), *joined).items() <= after.items()


@settings(deadline=None)  # the first example loads the table of words
@given(DIGEST, st.data())
def test_parting_an_article_moves_no_other_story(articles, data):
    parted = data.draw(st.sampled_from(articles))
    before = stories(articles)
    home = next(members for members in before if parted.slug in members)

    after = stories(tuple(replace(one, story="own") if one is parted else one for one in articles))

    assert (parted.slug,) in after
    assert untouched(before, *home).items() <= after.items()


@settings(deadline=None)  # the first example loads the table of words
@given(DIGEST, st.data())
def test_joining_articles_moves_no_other_story(articles, data):
    joined = data.draw(st.lists(st.sampled_from(articles), min_size=2, max_size=4, unique_by=id))
    slugs = {one.slug for one in joined}
    before = stories(articles)
    homes = [slug for members in before if slugs & set(members) for slug in members]

    after = stories(tuple(replace(one, story="key") if one.slug in slugs else one for one in articles))

    assert any(slugs <= set(members) for members in after)
    assert untouched(before, *homes).items() <= after.items()


@settings(deadline=None)  # the first example loads the table of words
@given(DIGEST)
def test_a_story_is_called_by_its_earliest_article(articles):
    for members, story in stories(articles).items():
        dates = {one.slug: one.date for one in articles}
        dated = [dates[slug].order for slug in members if dates[slug]]
        assert story.slug == members[0]
        assert not dated or dates[story.slug].order == min(dated)


@pytest.mark.parametrize("undated", [False, True])
def test_how_many_are_compared_at_once_changes_nothing(monkeypatch, undated):
    articles = [make(n % 9, n, None if undated and n % 3 else n // 20) for n in range(60)]
    at_once = grouping(articles, (), SETTINGS)

    monkeypatch.setattr("digest.grouping.index.MOST_ROWS", 7)
    monkeypatch.setattr("digest.grouping.index.MOST_CELLS", 50)
    monkeypatch.setattr("digest.grouping.copies.FEW", 1)
    monkeypatch.setattr("digest.grouping.copies.MANY", 2)
    monkeypatch.setattr("digest.grouping.vectors.ROWS", 3)

    assert grouping(articles, (), SETTINGS) == at_once
