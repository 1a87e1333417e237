"""One event is one story, and the curator has the last word."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from digest.build import reading_of
from digest.config import GroupingSettings
from digest.grouping import group
from digest.model import Article, Moment, encoded

SETTINGS = GroupingSettings()


def grouping(articles, themes, settings):
    return group(articles, [reading_of(article) for article in articles], themes, settings)


def members(articles, settings=SETTINGS):
    return [story.members for story in grouping(articles, (), settings).stories]


def test_articles_about_one_event_are_one_story(flood):
    assert members(flood) == [("flood-a", "flood-b"), ("vote",)]


def test_each_article_is_in_exactly_one_story(flood):
    assert sorted(slug for story in members(flood) for slug in story) == ["flood-a", "flood-b", "vote"]


def test_the_order_of_articles_does_not_matter(flood):
    assert grouping(flood, (), SETTINGS) == grouping(tuple(reversed(flood)), (), SETTINGS)


def test_no_articles_are_no_stories():
    assert members(()) == []


def test_the_first_member_names_the_story_and_a_known_hour_comes_before_an_unknown_one(flood):
    early = replace(flood[1], date=replace(flood[1].date, whole_day=False))

    story = grouping((flood[0], early), (), SETTINGS).stories[0]

    assert (story.slug, story.members) == ("flood-b", ("flood-b", "flood-a"))


def test_similar_articles_far_apart_in_time_are_two_stories(article):
    quake = "Earthquake shakes Lima. Buildings fell in {}, and rescuers searched {} streets for {}."
    near = article("near", quake.format("Miraflores", "coastal", "survivors"), "2025-03-01")
    same_day = article("same-day", quake.format("Callao", "harbour", "families"), "2025-03-01")
    years_on = article("years-on", quake.format("Callao", "harbour", "families"), "2027-03-01")
    tight = GroupingSettings(story_threshold=0.5)

    assert members((near, same_day), tight) == [("near", "same-day")]
    assert members((near, years_on), tight) == [("near",), ("years-on",)]


def test_nearly_identical_articles_stay_together_even_when_a_date_is_wrong(flood):
    copy = replace(flood[0], slug="copy", date=replace(flood[0].date, at=flood[0].date.at.replace(year=2021)))

    assert ("copy", "flood-a") in members((*flood[:1], copy, flood[2]))


def test_one_key_joins_what_has_nothing_in_common(flood):
    joined = (replace(flood[0], story="k"), flood[1], replace(flood[2], story="k"))

    assert members(joined) == [("flood-a", "flood-b", "vote")]


def test_own_parts_an_article_from_its_like(flood):
    assert members((flood[0], replace(flood[1], story="own"), flood[2])) == [
        ("flood-a",),
        ("flood-b",),
        ("vote",),
    ]


def test_two_keys_never_unite(flood):
    parted = (replace(flood[0], story="a"), replace(flood[1], story="b"))

    assert members(parted) == [("flood-a",), ("flood-b",)]


def test_a_story_says_who_grouped_it(flood):
    by_editor = [replace(one, story="k") for one in flood]

    assert grouping(flood, (), SETTINGS).stories[0].grouped == "automatically"
    assert grouping(by_editor, (), SETTINGS).stories[0].grouped == "editor"


def test_the_lead_is_the_article_that_the_curator_marked_else_the_first(flood):
    assert grouping(flood, (), SETTINGS).stories[0].lead == "flood-a"
    marked = (flood[0], replace(flood[1], lead=True), flood[2])
    assert grouping(marked, (), SETTINGS).stories[0].lead == "flood-b"


def test_a_story_names_the_words_that_its_articles_share_as_they_are_written(flood):
    assert {"Bude", "Tamar"} <= set(grouping(flood, (), SETTINGS).stories[0].shared)


def test_a_copy_of_a_report_counts_as_no_origin_of_its_own(article, flood):
    text = (
        flood[0].body + " Boats took twelve people from their roofs, and the bridge at Marhamchurch is shut."
    )
    report = article("report", text, "2025-03-01")
    carried = replace(report, slug="zcarried", source="Another")
    other = flood[1]

    story = grouping((report, carried, other), (), SETTINGS).stories[0]

    assert dict(story.origins) == {"report": "report", "zcarried": "report", "flood-b": "flood-b"}


@given(
    st.lists(st.sampled_from(["fire", "flood", "vote", "strike", "river", "bridge"]), min_size=1, max_size=40)
)
def test_every_article_has_a_home_whatever_it_says(make_words):
    articles = [
        Article(
            path=f"{n}",
            slug=f"a{n}",
            title=word,
            date=Moment(datetime(2025, 1, 1 + n % 28, tzinfo=UTC)),
            text=encoded(f"{word} {make_words[n - 1]}"),
        )
        for n, word in enumerate(make_words)
    ]

    found = members(articles)

    assert sorted(slug for story in found for slug in story) == sorted(a.slug for a in articles)
    assert found == members(articles[::-1])
