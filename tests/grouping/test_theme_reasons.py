"""Why a story is in its theme can be told in figures."""

from __future__ import annotations

from dataclasses import replace

import pytest

from digest.build import reading_of
from digest.config import GroupingSettings, ThemeSettings
from digest.grouping.reasons import explain_curated, explain_discovered
from digest.grouping.similarity import weigh_all
from digest.grouping.themes import find_themes, search
from digest.model import Story

SETTINGS = GroupingSettings()
RAIL = ThemeSettings(name="Rail", keywords=("railway", "train strike", "station"))
TEXTS = {
    "opening": "Railway opens. The first train left the station of the railway with many passengers.",
    "strike": "Train strike begins. The train strike left passengers at the station of the railway.",
    "comet": "Comet seen. Astronomers saw a comet with a telescope, far from other comets.",
    "edited": "Soup wins prize. A chef cooked a soup of tomatoes and won the prize of the county.",
}


@pytest.fixture
def told(article):
    articles = [article(slug, text, "2025-03-01") for slug, text in TEXTS.items()]
    articles[-1] = replace(articles[-1], theme="Rail")
    stories = [Story(one.slug, (one.slug,), one.slug) for one in articles]
    readings = [reading_of(article) for article in articles]
    return articles, readings, stories, weigh_all(readings)


def test_a_curated_theme_is_explained_by_keywords_shared_words_editor_and_margin(told):
    found = search(*told, (RAIL,), SETTINGS)

    reasons = explain_curated(found, "rail")

    inside = {one.story: one for one in reasons.inside}
    assert list(inside) == ["opening", "strike", "edited"]
    assert dict(inside["strike"].keywords).keys() == {"train strike", "railway", "station"}
    assert inside["strike"].margin > 0
    assert inside["edited"].by_editor
    assert not inside["strike"].by_editor
    assert "passeng" in dict(inside["opening"].shared)
    (comet,) = reasons.outside
    assert comet.story == "comet"
    assert comet.margin <= 0
    assert comet.rival is None


def test_a_theme_that_is_not_there_has_no_reasons(told):
    assert explain_curated(search(*told, (RAIL,), SETTINGS), "road") is None


def test_a_discovered_theme_is_explained_by_nearness_to_the_others(article):
    texts = {
        "steam": "Katla wakes. Scientists in Iceland saw steam over Katla.",
        "flights": "Flights stop. Ash of Katla in Iceland stopped flights.",
        "farms": "Farmers flee. Farms under Katla in Iceland were left.",
        "soup": "Soup wins. A chef cooked soup.",
    }
    articles = [article(slug, text, "2025-03-01") for slug, text in texts.items()]
    stories = [Story(one.slug, (one.slug,), one.slug) for one in articles]
    readings = [reading_of(article) for article in articles]
    told = (articles, readings, stories, weigh_all(readings))
    (theme,), _ = find_themes(*told, (), SETTINGS)

    reasons = explain_discovered(search(*told, (), SETTINGS), theme, SETTINGS.theme_threshold)

    assert [one.story for one in reasons.inside] == ["steam", "flights", "farms"]
    assert all(one.margin >= 0 and dict(one.shared).keys() >= {"katla"} for one in reasons.inside)
    assert [one.story for one in reasons.outside] == ["soup"]
    assert reasons.outside[0].margin < 0
