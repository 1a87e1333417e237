"""One subject is one theme: the curator's first, then what runs through the news."""

from __future__ import annotations

from dataclasses import replace

import pytest

from digest.config import GroupingSettings, ThemeSettings
from digest.grouping import group

SETTINGS = GroupingSettings(story_threshold=0.9)
RAIL = ThemeSettings(name="Rail", keywords=("railway", "train strike"), description="On the tracks")


@pytest.fixture
def rails(article):
    return (
        article(
            "one", "Railway opens. The railway to Okehampton opened, and the railway is full.", "2025-03-01"
        ),
        article("two", "Pie wins prize. A pie from Bude won the prize.", "2025-03-02"),
        article(
            "three", "Unions vote. A train strike is set for Monday; the train strike may last.", "2025-03-03"
        ),
    )


def themes(articles, *curated, settings=SETTINGS):
    return group(articles, curated, settings).themes


def test_a_story_goes_to_the_theme_whose_keywords_it_uses(rails):
    (rail,) = themes(rails, RAIL)

    assert (rail.slug, rail.name, rail.by, rail.description) == ("rail", "Rail", "curator", "On the tracks")
    assert rail.stories == ("one",), "two mentions in a body are not enough"


def test_a_keyword_counts_as_a_phrase(article):
    said = article(
        "said", "Train strike off. No train strike on Monday. A train strike was averted.", "2025-03-01"
    )
    unsaid = article(
        "unsaid", "Miners strike gold. The train that brought them to strike gold.", "2025-03-01"
    )

    assert themes((said, unsaid), RAIL)[0].stories == ("said",)


def test_what_an_article_names_stands_before_any_keyword(rails):
    openings = ThemeSettings(name="Openings")
    named = (replace(rails[0], theme="openings"), *rails[1:])

    rail, opened = themes(named, RAIL, openings)

    assert (rail.stories, opened.stories) == ((), ("one",))


def test_a_theme_that_only_an_article_names_is_made_and_said_aloud(rails):
    named = (replace(rails[1], theme="Food", lines={"theme": 4}), rails[0])

    found = group(named, (RAIL,), SETTINGS)

    assert [(theme.name, theme.by) for theme in found.themes] == [("Rail", "curator"), ("Food", "curator")]
    (problem,) = found.problems
    assert str(problem) == (
        "content/two.md:4: warning: theme: 'Food' is not one of the themes in digest.toml; "
        "add it there, or use one of these: Rail"
    )


def test_without_themes_in_the_config_an_article_may_name_any(rails):
    found = group((replace(rails[1], theme="Food"),), (), SETTINGS)

    assert [theme.name for theme in found.themes] == ["Food"]
    assert found.problems == ()


def test_a_curated_theme_is_there_even_without_stories():
    assert [theme.stories for theme in themes((), RAIL)] == [()]


def test_three_stories_on_one_subject_are_a_discovered_theme(article):
    texts = (
        "Volcano Katla wakes. Scientists at Katla in Iceland saw steam over Katla.",
        "Flights stop. Ash from Katla in Iceland stopped flights over Katla.",
        "Farmers flee. Farms under Katla in Iceland were left as Katla shook.",
    )
    articles = [article(f"k{n}", text, f"2025-03-0{n + 1}") for n, text in enumerate(texts)]

    (katla,) = themes(articles)

    assert (katla.by, katla.stories) == ("discovered", ("k2", "k1", "k0"))
    assert "Katla" in katla.name
    assert themes(articles[:2]) == ()


def test_a_story_is_never_cut_by_a_theme_and_is_in_one_at_most(rails, flood):
    found = group((*rails, *flood), (RAIL,), GroupingSettings(theme_threshold=0))

    stories = {story.slug for story in found.stories}
    placed = [slug for theme in found.themes for slug in theme.stories]
    assert len(placed) == len(set(placed))
    assert set(placed) <= stories
