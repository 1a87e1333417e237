"""Who and where: a story's names, and the stories that share a name."""

from __future__ import annotations

from digest.build import reading_of
from digest.grouping import find_cast, names_of
from digest.model import Story

TEXTS = {
    "talks": "On Monday President Volodymyr Zelensky met Steve Witkoff in Kyiv.",
    "strike": "On Tuesday Volodymyr Zelenskyy returned to Kiev.",
    "visit": "On Friday Emmanuel Macron travelled to London.",
}


def cast_of(articles, stories):
    told = {article.slug: names_of(article, reading_of(article)) for article in articles}
    return find_cast(told, {story.slug: story.members for story in stories})


def test_names_lead_to_the_stories_that_share_them(article):
    articles = [article(slug, text, title="News") for slug, text in TEXTS.items()]
    stories = [Story(one.slug, (one.slug,), one.slug) for one in articles]

    cast = cast_of(articles, stories)

    assert cast.stories["talks"].people == ("steve-witkoff", "volodymyr-zelensky")
    assert cast.stories["talks"].places == ("kyiv",)
    assert cast.names["volodymyr-zelensky"].stories == ("talks", "strike")
    assert cast.names["volodymyr-zelensky"].has_page
    assert not cast.names["emmanuel-macron"].has_page
    assert cast.names["kyiv"].name == "Kyiv"


def test_what_more_articles_of_a_story_say_comes_first(article):
    one = article("one", "On Monday Steve Witkoff met Emmanuel Macron.", title="News")
    other = article("other", "On Monday Steve Witkoff left.", title="News")

    cast = cast_of((one, other), (Story("one", ("one", "other"), "one"),))

    assert cast.stories["one"].people == ("steve-witkoff", "emmanuel-macron")


def test_bylines_and_outlets_are_nobody_in_the_news(article):
    told = article("told", "On Monday Steve Witkoff told Emmanuel Macron.", authors=("Steve Witkoff",))

    assert cast_of((told,), (Story("told", ("told",), "told"),)).stories["told"].people == (
        "emmanuel-macron",
    )
