"""The sample digest: five reports from one war, two of them of one night."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from digest.build import reading_of
from digest.config import GroupingSettings
from digest.content import load
from digest.content import read as parse
from digest.grouping import group
from digest.model import Moment

CONTENT = Path(__file__).parents[2] / "content"
NIGHT = {
    "breaking-ukrainian-city-hit-by-massive-strike-as-peace-talks-in-us-conclude",
    "russia-launches-air-strikes-on-ukraine-amid-us-backed-peace-talks",
}


def grouping(articles, themes, settings):
    return group(articles, [reading_of(article) for article in articles], themes, settings)


@pytest.fixture(scope="module")
def sample():
    found = []
    for path in sorted(CONTENT.glob("*.md")):
        raw, _ = load(CONTENT, path.name)
        article, problems = parse(path.name, raw, timezone="UTC", language="en", themes=())
        assert problems == ()
        found.append(article)
    return found


def together(articles):
    return {frozenset(story.members) for story in grouping(articles, (), GroupingSettings()).stories}


def test_they_are_four_stories_and_one_theme(sample):
    found = grouping(sample, (), GroupingSettings())

    assert len(found.stories) == 4
    assert frozenset(NIGHT) in together(sample)
    assert [len(theme.stories) for theme in found.themes] == [4]


@pytest.mark.parametrize("day", [datetime(2024, 1, 2, tzinfo=UTC), None])
def test_they_stay_so_when_one_has_a_wrong_date_or_none(sample, day):
    date = Moment(day, whole_day=True) if day else None
    slug = "russia-launches-air-strikes-on-ukraine-amid-us-backed-peace-talks"

    changed = [replace(one, date=date) if one.slug == slug else one for one in sample]

    assert together(changed) == together(sample)


@pytest.mark.parametrize("threshold", [0.17, 0.19, 0.21])
def test_they_stay_so_at_thresholds_a_little_lower_and_higher(sample, threshold):
    stories = grouping(sample, (), GroupingSettings(story_threshold=threshold)).stories

    assert {frozenset(story.members) for story in stories} == together(sample)


def test_the_two_of_one_night_are_two_origins(sample):
    """They share quotations and a fifth of their runs of words, and each reports what the other hasn't."""
    story = next(s for s in grouping(sample, (), GroupingSettings()).stories if set(s.members) == NIGHT)

    assert len({origin for _, origin in story.origins}) == 2
    assert {"Kremenchuk", "Witkoff"} <= set(story.shared)


def test_other_news_changes_nothing_about_them(sample, flood):
    assert together((*sample, *flood)) == together(sample) | {
        frozenset({"flood-a", "flood-b"}),
        frozenset({"vote"}),
    }
