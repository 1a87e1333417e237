"""Copies are found without comparing each two, and the curator's word stands among them as elsewhere."""

from __future__ import annotations

import random
from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from digest.build import reading_of
from digest.config import GroupingSettings
from digest.grouping import group
from digest.grouping.origins import Containment, runs
from digest.model.reading import Reading

TEXT = [f"word{n}" for n in range(60)]
texts = st.lists(st.sampled_from(TEXT[:8]), max_size=40)


def stories(articles, **settings):
    found = group(articles, [reading_of(one) for one in articles], (), GroupingSettings(**settings))
    return {story.members: story for story in found.stories}


def copies(article, number, **fields):
    """Reports of sixty words, of which any two have all but a few in common."""
    chance = random.Random(0)  # noqa: S311 -- no secret
    made = []
    for n in range(number):
        words = list(TEXT)
        words[chance.randrange(60)] = f"other{n}"
        made.append(article(f"n{n:03}", " ".join(words), "2025-03-01", title="Report", **fields))
    return made


def test_a_hundred_copies_are_one_story_of_one_origin(article):
    (story,) = stories(copies(article, 100)).values()

    assert len(story.members) == 100
    assert {origin for _, origin in story.origins} == {"n000"}


def test_one_that_is_to_be_alone_is_so_among_copies(article):
    there = copies(article, 6)
    there[3] = replace(there[3], story="own")

    assert {len(members) for members in stories(there)} == {1, 5}


def test_two_keys_among_copies_are_two_stories(article):
    there = copies(article, 6)
    for at, key in ((0, "a"), (1, "a"), (4, "b"), (5, "b")):
        there[at] = replace(there[at], story=key)

    found = stories(there)

    assert len(found) == 2
    homes = {slug: members for members in found for slug in members}
    assert homes["n000"] == homes["n001"] != homes["n004"] == homes["n005"]
    assert all({origin for _, origin in story.origins} == {story.slug} for story in found.values())


@given(st.lists(texts, min_size=2, max_size=6), st.sampled_from([0.0, 0.1, 0.5, 1.0]))
def test_no_copy_is_taken_for_unlikely(bodies, share):
    contained = Containment([Reading("en", "", b"", runs=runs(body)) for body in bodies])
    one, other = np.triu_indices(len(bodies), 1)

    likely = contained.may_reach(share, one, other)

    for i, j, is_likely in zip(one.tolist(), other.tolist(), likely.tolist(), strict=True):
        assert is_likely or contained(i, j) < share


@given(texts, texts)
def test_what_is_contained_is_the_share_of_common_runs_of_four(one, other):
    first, second = ({tuple(body[at : at + 4]) for at in range(len(body) - 3)} for body in (one, other))
    shorter = min(len(first), len(second))

    contained = Containment([Reading("en", "", b"", runs=runs(body)) for body in (one, other)])

    assert contained(0, 1) == (len(first & second) / shorter if shorter else 0)
