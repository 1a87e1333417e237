"""Five outlets that carry one report are five sources and one origin."""

from __future__ import annotations

from dataclasses import replace

import pytest

from digest.build import reading_of
from digest.config import GroupingSettings
from digest.grouping import group
from digest.grouping.origins import Containment, origins

REPORT = (
    "Firefighters in Bude rescued twelve people from their roofs after the river Tamar burst its banks before"
    " dawn, flooding forty homes and cutting power to the harbour, the council and the county hospital said."
)
AFTER = (
    " A shelter opened in the chapel, volunteers brought blankets, and schools remain closed until spring."
)
OTHER = (
    "Twelve residents were lifted to safety in Bude when flood water from the Tamar reached forty houses."
    " Electricity failed around the harbour; doctors at the hospital treated nobody for serious injuries."
)


def grouping(articles, themes, settings):
    return group(articles, [reading_of(article) for article in articles], themes, settings)


@pytest.fixture
def contained(article):
    texts = (REPORT, REPORT + AFTER, OTHER, "")
    return Containment([reading_of(article(f"n{n}", text)) for n, text in enumerate(texts)])


def test_a_report_stands_whole_in_its_longer_copy(contained):
    assert contained(0, 1) == contained(1, 0) == 1


def test_two_reporters_of_one_event_share_few_runs_of_words(contained):
    assert contained(0, 2) < 0.2


def test_an_article_without_words_stands_in_none(contained):
    assert contained(0, 3) == contained(3, 3) == 0


def test_each_carries_the_first_before_it_that_says_the_same():
    copies = {(0, 1), (1, 4)}

    assert origins((0, 1, 2, 4), lambda one, other: (one, other) in copies) == (
        (0, 0),
        (1, 0),
        (2, 2),
        (4, 0),
    )


def test_copies_of_one_text_belong_together_however_far_apart_they_are_dated(article):
    copies = (article("wire", REPORT, "2025-03-01"), article("reprint", REPORT + AFTER, "2021-09-09"))

    (story,) = grouping(copies, (), GroupingSettings(story_threshold=0.9)).stories

    assert story.members == ("reprint", "wire")
    assert dict(story.origins) == {"reprint": "reprint", "wire": "reprint"}


def test_the_curator_parts_even_copies(article):
    copies = (article("wire", REPORT, "2025-03-01"), article("reprint", REPORT, "2025-03-01"))

    parted = grouping((copies[0], replace(copies[1], story="own")), (), GroupingSettings()).stories

    assert [story.members for story in parted] == [("reprint",), ("wire",)]


def test_a_duplicate_threshold_above_what_they_share_makes_them_two_origins(article):
    half = (article("wire", REPORT, "2025-03-01"), article("digest", REPORT[:100] + OTHER, "2025-03-01"))

    (lax,) = grouping(half, (), GroupingSettings(duplicate_threshold=0.1)).stories
    (strict,) = grouping(half, (), GroupingSettings(duplicate_threshold=0.9)).stories

    assert len({origin for _, origin in lax.origins}) == 1
    assert len({origin for _, origin in strict.origins}) == 2
