# ruff: noqa: RUF001 -- Ukrainian words
"""One subject is one theme: the curator's first, then what runs through the news."""

from __future__ import annotations

from dataclasses import replace

import pytest

from digest.build import reading_of
from digest.config import GroupingSettings, ThemeSettings
from digest.grouping import group

SETTINGS = GroupingSettings(story_threshold=0.9)
RAIL = ThemeSettings(
    name="Rail", keywords=("railway", "train strike", "station", "locomotive"), description="On the tracks"
)
FOOD = ThemeSettings(name="Food", keywords=("recipe", "restaurant", "chef", "cooking"))

OPENING = (
    "Railway to Okehampton opens. The first train in fifty years left the station at Okehampton on Monday. "
    "The railway had closed in 1972, and passengers filled every carriage of the train. The rail operator "
    "will run a train every two hours, and commuters asked for a later service to Exeter station."
)
PRIZE = (
    "Chef wins prize for her soup. The chef cooked a soup of roasted tomatoes and basil in the restaurant "
    "that she opened in Bude last year. Her recipe takes butter, garlic and two hours of cooking. Diners at "
    "the restaurant said the dish tasted of summer, and the chef will write a book of recipes."
)
STRIKE = (
    "Unions call a train strike. A train strike is set for Monday, when drivers will stay at home and no "
    "passengers will be carried. The union said the rail companies had refused to talk about pay. The train "
    "strike may last a week, and commuters were told to take the bus."
)
COMET = (
    "Comet seen from the southern sky. Astronomers with a telescope in Chile photographed a comet whose "
    "tail is longer than the distance from the earth to the moon. The comet came from the cloud at the edge "
    "of the solar system, and scientists will observe its orbit until it fades."
)

TAIL = (
    "A second comet nears the sun. The telescope on the mountain found a comet with a faint tail, said the "
    "astronomers in Peru. Its orbit leads from the cloud around the solar system past the moon, where "
    "scientists hope to observe how it fades."
)


def grouping(articles, themes, settings):
    return group(articles, [reading_of(article) for article in articles], themes, settings)


@pytest.fixture
def news(article):
    return tuple(
        article(slug, text, f"2025-03-0{day}")
        for day, (slug, text) in enumerate(
            {"opening": OPENING, "prize": PRIZE, "strike": STRIKE, "comet": COMET}.items(), 1
        )
    )


def themes(articles, *curated, settings=SETTINGS):
    return grouping(articles, curated, settings).themes


def test_a_story_goes_to_the_theme_that_it_fits_best_or_to_none(news):
    rail, food = themes(news, RAIL, FOOD)

    assert (rail.slug, rail.name, rail.by, rail.description) == ("rail", "Rail", "curator", "On the tracks")
    assert rail.stories == ("strike", "opening"), "newest first"
    assert food.stories == ("prize",), "the comet is in neither"


def test_a_single_theme_takes_nothing_that_has_no_bearing_on_it(news):
    assert [theme.stories for theme in themes(news, FOOD)] == [("prize",)]


def test_an_inflected_keyword_counts(news):
    plural = ThemeSettings(name="Heaven", keywords=("telescopes", "comets"))

    assert themes(news, plural)[0].stories == ("comet",)


def test_keywords_of_several_words_and_other_scripts_count(article):
    texts = {
        "kyiv": "Мирні переговори у Києві. Сторони почали мирні переговори про припинення вогню.",
        "market": "Ціни на ринку зросли. Овочі та фрукти на базарі коштують дорожче.",
    }
    articles = [article(slug, text, "2025-03-01", language="uk") for slug, text in texts.items()]
    talks = ThemeSettings(name="Перемовини", keywords=("мирні переговори", "припинення вогню"))

    assert themes(articles, talks)[0].stories == ("kyiv",)


def test_the_words_of_a_keyword_must_stand_together(article):
    together = article("together", STRIKE, "2025-03-01", language="sv")
    parted = article(
        "parted",
        "Miners strike gold. The train that brought the miners to the hills left long ago. Now they strike "
        "gold in the river, and the hills are full of tents.",
        "2025-03-02",
        language="sv",
    )

    phrase = ThemeSettings(name="Disputes", keywords=("train strike",))
    assert themes((together, parted), phrase)[0].stories == ("together",)


def test_what_an_article_names_stands_before_any_keyword(news):
    named = (replace(news[0], theme="food"), *news[1:])

    rail, food = themes(named, RAIL, FOOD)

    assert (rail.stories, food.stories) == (("strike",), ("prize", "opening"))


def test_an_example_teaches_its_theme(news, article):
    dull = ThemeSettings(name="Wunderkammer")
    other = article("other", TAIL, "2025-03-09")
    named = tuple(replace(one, theme="Wunderkammer") if one.slug == "comet" else one for one in news)

    taught = themes((*named, other), dull, RAIL, FOOD)[0]

    assert taught.stories == ("other", "comet")
    assert "other" not in themes((*news, other), dull, RAIL, FOOD)[0].stories


def test_a_theme_that_only_an_article_names_is_made_and_said_aloud(news):
    named = (replace(news[1], theme="Food", lines={"theme": 4}), news[0])

    found = grouping(named, (RAIL,), SETTINGS)

    assert [(theme.name, theme.by) for theme in found.themes] == [("Rail", "curator"), ("Food", "curator")]
    (problem,) = found.problems
    assert str(problem) == (
        "content/prize.md:4: warning: theme: 'Food' is not one of the themes in digest.toml; "
        "add it there, or use one of these: Rail"
    )


def test_without_themes_in_the_config_an_article_may_name_any(news):
    found = grouping((replace(news[1], theme="Food"),), (), SETTINGS)

    assert [theme.name for theme in found.themes] == ["Food"]
    assert found.problems == ()


def test_two_themes_for_one_story_are_a_problem_and_the_earlier_article_decides(news):
    one = replace(news[0], story="key", theme="Rail")
    other = replace(news[1], story="key", theme="Food", lines={"theme": 3})

    found = grouping((other, one), (RAIL, FOOD), SETTINGS)

    assert [theme.stories for theme in found.themes] == [("opening",), ()]
    assert [str(problem) for problem in found.problems] == [
        (
            "content/prize.md:3: warning: theme: 'Food' contradicts 'Rail', which content/opening.md says of "
            "this story; name one theme for the story, or part the articles by story: own"
        )
    ]


def test_a_curated_theme_is_there_even_without_stories():
    assert [theme.stories for theme in themes((), RAIL)] == [()]


def test_of_two_curated_themes_of_one_name_the_first_stands():
    twice = ThemeSettings(name="RAIL", description="Again")

    assert [theme.description for theme in themes((), RAIL, twice)] == ["On the tracks"]


def test_three_stories_on_one_subject_are_a_discovered_theme(article):
    texts = (
        "Volcano Katla wakes. Scientists at Katla in Iceland saw steam over Katla.",
        "Flights stop. Ash from Katla in Iceland stopped flights over Katla.",
        "Farmers flee. Farms under Katla in Iceland were left as Katla shook.",
    )
    articles = [article(f"k{n}", text, f"2025-03-0{n + 1}") for n, text in enumerate(texts)]

    (katla,) = themes(articles)

    assert (katla.by, katla.stories) == ("discovered", ("k2", "k1", "k0"))
    assert katla.name == "Volcano Katla"
    assert themes(articles[:2]) == ()


def test_a_story_is_never_cut_by_a_theme_and_is_in_one_at_most(news, flood):
    found = grouping((*news, *flood), (RAIL,), GroupingSettings(theme_threshold=0))

    stories = {story.slug for story in found.stories}
    placed = [slug for theme in found.themes for slug in theme.stories]
    assert len(placed) == len(set(placed))
    assert set(placed) <= stories
