"""Where the curator contradicts himself, he is told so."""

from __future__ import annotations

from dataclasses import replace

from digest.build import reading_of
from digest.config import GroupingSettings
from digest.grouping import group


def grouping(articles, themes, settings):
    return group(articles, [reading_of(article) for article in articles], themes, settings)


def problems(articles):
    return [str(problem) for problem in grouping(articles, (), GroupingSettings()).problems]


def test_a_story_has_one_lead(flood):
    both = [replace(one, lead=True, lines={"lead": 5}) for one in flood[:2]]

    assert problems(both) == [
        (
            "content/flood-b.md:5: warning: lead: its story is led by content/flood-a.md already; "
            "leave lead: true to one of them, or part them by story: keys"
        )
    ]
    assert grouping(both, (), GroupingSettings()).stories[0].lead == "flood-a"


def test_leads_of_different_stories_are_fine(flood):
    assert problems([replace(flood[0], lead=True), replace(flood[2], lead=True)]) == []


def test_a_key_joins_two_or_more(flood):
    lonely = replace(flood[2], story="votes", lines={"story": 3})

    assert problems((*flood[:2], lonely)) == [
        (
            "content/vote.md:3: warning: story: no other article has the key 'votes'; "
            "give it to the others of its story, or write story: own to keep the article by itself"
        )
    ]
    assert problems((flood[0], lonely, replace(flood[1], story="votes"))) == []


def test_any_number_may_be_on_their_own(flood):
    own = [replace(one, story="own") for one in flood]

    assert problems(own) == []
    assert len(grouping(own, (), GroupingSettings()).stories) == 3
