"""Days tell the events of a running topic apart, and a wrong or missing one does little harm."""

from __future__ import annotations

from dataclasses import replace

import pytest

from digest.build import reading_of
from digest.config import GroupingSettings
from digest.grouping import group
from digest.grouping.closeness import FAR_APART, closeness, nearness, within
from digest.grouping.similarity import weigh_all


def grouping(articles, themes, settings):
    return group(articles, [reading_of(article) for article in articles], themes, settings)


def close(articles, window_days=3.0):
    readings = [reading_of(article) for article in articles]
    return closeness(articles, readings, weigh_all(readings), window_days)


def test_nearness_falls_smoothly_to_a_floor():
    fall = [nearness(days, 3) for days in range(30)]

    assert fall[0] == 1
    assert fall == sorted(fall, reverse=True)
    assert fall[-1] == pytest.approx(FAR_APART)
    assert nearness(6, 6) == pytest.approx(nearness(3, 3))
    assert within(3) == 5


def test_a_wider_window_forgives_more_days(article):
    strike = "Dockers strike in Antwerp. Dockers in Antwerp stopped work over {}."
    pair = (
        article("one", strike.format("pay and pensions"), "2025-03-01"),
        article("two", strike.format("shifts and safety"), "2025-03-05"),
    )

    assert close(pair, 10).between(0, 1) > close(pair, 2).between(0, 1) > 0


def test_an_undated_article_is_taken_to_be_of_the_day_of_the_one_most_like_it(flood):
    articles = (flood[0], flood[2], replace(flood[1], date=None))

    known = close(articles)

    assert known.taken_from == (None, None, 0)
    assert known.apart(0, 2) == 0
    assert known.apart(1, 2) == 0


def test_an_undated_article_like_no_other_stays_undated(flood, article):
    known = close((flood[0], article("pie", "Pie wins prize. A pie from Padstow won.")))

    assert known.taken_from == (None, None)
    assert known.apart(0, 1) is None


def test_an_undated_article_is_no_bridge_between_events_far_apart(article):
    text = "Quake shakes Lima. The quake in Lima broke windows in {} and water mains near {}."
    march = article("march", text.format("Callao", "Ancon"), "2025-03-01")
    june = article("june", text.format("Surco", "Chorrillos"), "2025-06-01")
    undated = article("undated", text.format("Callao", "Surco"))
    settings = GroupingSettings(story_threshold=0.5, duplicate_threshold=1)

    stories = grouping((march, june, undated), (), settings).stories

    assert [story.members for story in stories] == [("march", "undated"), ("june",)]


def test_without_dates_what_is_common_in_a_topic_does_not_count(article):
    """Forty reports from one war are like each other; two of them are no story for that alone."""
    places = [f"Place{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(40)]
    war = [
        article(
            f"n{n:02}",
            f"Shelling hits {place}. Artillery shelled {place}; Donbas separatists denied it. {place}!",
        )
        for n, place in enumerate(places)
    ]

    alone, crowded = close(war[:2]).between(0, 1), close(war).between(0, 1)

    assert crowded < 0.8 * alone


def test_one_time_zone_or_hour_makes_no_difference_within_a_day(flood):
    morning = replace(flood[0], date=replace(flood[0].date, whole_day=False))

    assert close((morning, flood[1])).between(0, 1) == close(flood[:2]).between(0, 1)
