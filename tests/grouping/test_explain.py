"""Why articles are one story, and what would change that."""

from __future__ import annotations

from dataclasses import replace

import pytest

from digest.build import reading_of
from digest.config import GroupingSettings
from digest.grouping import explain_story, group

SETTINGS = GroupingSettings()


def explained(articles, slug, settings):
    return explain_story(articles, [reading_of(article) for article in articles], slug, settings)


def grouping(articles, themes, settings):
    return group(articles, [reading_of(article) for article in articles], themes, settings)


def test_any_member_leads_to_its_story(flood):
    told = explained(flood, "flood-b", SETTINGS)

    assert (told.slug, told.members, told.threshold) == ("flood-a", ("flood-a", "flood-b"), 0.18)


def test_who_is_unknown_has_no_story(flood):
    assert explained(flood, "nobody", SETTINGS) is None


def test_shared_words_are_told_as_written_with_their_weights(flood):
    shared = dict(explained(flood, "flood-a", SETTINGS).shared)

    assert {"Bude", "Tamar"} <= shared.keys()
    assert list(shared.values()) == sorted(shared.values(), reverse=True)
    assert shared["Tamar"] > shared["River"]


def test_bonds_say_how_close_each_two_are_and_how_much_they_copy(flood):
    (bond,) = explained(flood, "flood-a", SETTINGS).bonds

    assert (bond.one, bond.other) == ("flood-a", "flood-b")
    assert bond.closeness > SETTINGS.story_threshold
    assert bond.contained < SETTINGS.duplicate_threshold


def test_dates_are_told_and_whose_day_an_undated_article_is_taken_to_be_of(flood):
    dates = explained((flood[0], replace(flood[1], date=None)), "flood-a", SETTINGS).dates

    assert [(one.article, one.date, one.taken_from) for one in dates] == [
        ("flood-a", flood[0].date, None),
        ("flood-b", None, "flood-a"),
    ]


def test_the_nearest_other_story_is_told_and_how_much_it_falls_short(flood, article):
    text = "Gale fells oaks. Roads near Bude were blocked by oaks, and Cornish ferries stayed in Padstow."
    near = article("gale", text, "2025-03-04")

    nearest = explained((*flood, near), "flood-a", SETTINGS).nearest

    assert nearest.story == "gale"
    assert 0 < nearest.closeness < SETTINGS.story_threshold
    assert nearest.short_by == pytest.approx(SETTINGS.story_threshold - nearest.closeness)
    assert "Bude" in nearest.shared


def test_a_story_that_the_curator_parts_falls_short_by_less_than_nothing(flood):
    parted = (flood[0], replace(flood[1], story="own"))

    assert explained(parted, "flood-a", SETTINGS).nearest.short_by < 0


def test_a_story_alone_in_the_world_has_no_neighbour(flood):
    assert explained(flood[:2], "flood-a", SETTINGS).nearest is None


def test_other_thresholds_are_tried_and_give_what_grouping_with_them_gives(flood):
    (bond,) = explained(flood, "flood-a", SETTINGS).bonds
    edge = GroupingSettings(story_threshold=round(bond.closeness - 0.01, 3))

    otherwise = explained(flood, "flood-b", edge).otherwise

    assert [len(other.members) for other in otherwise] == [2, 2, 1, 1]
    for other in otherwise:
        grouped = grouping(flood, (), GroupingSettings(story_threshold=other.threshold))
        assert grouped.stories[0].members == other.members
