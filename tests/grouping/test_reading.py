"""An article's text is read once; what comes of it is remembered, and says all that grouping must know."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from digest.build import reading_of
from digest.config import GroupingSettings, ThemeSettings
from digest.grouping import group, names_of, read_terms
from digest.grouping.background import from_table
from digest.grouping.reading import MOST_SENTENCES, as_written
from digest.grouping.similarity import frequencies, weigh
from digest.model import Block
from digest.model.reading import Reading, Wording, unpacked
from digest.runtime.frozen import freeze, thaw


def test_a_reading_survives_being_remembered(flood):
    reading = reading_of(flood[0])

    assert thaw(freeze(reading)) == reading == reading_of(flood[0])


def test_texts_are_not_needed_once_they_are_read(flood):
    settings = GroupingSettings(theme_threshold=0.01)
    themes = (ThemeSettings(name="Rail", keywords=("rail strike",)),)
    readings = [reading_of(article) for article in flood]
    bare = [replace(article, text=b"") for article in flood]

    found = group(flood, readings, themes, settings)

    assert group(bare, readings, themes, settings) == found
    for reading, one, other in zip(readings, bare, flood, strict=True):
        assert names_of(one, reading) == names_of(other, reading)


def test_english_words_are_weighed_at_once_others_only_counted(article):
    text = "Flood in Bude. The flood rose."
    title, body = ("flood", "bude"), ("flood", "bude", "flood", "rose")

    english, german = reading_of(article("a", text)), reading_of(article("b", text, language="de-AT"))

    weights = weigh(frequencies(title, body), from_table())
    assert english.words.split("\n") == list(weights)
    assert np.frombuffer(english.weights).tolist() == list(weights.values())
    assert german.language == "de"
    assert german.words.split("\n")[0] == "flood"
    assert np.frombuffer(german.weights).min() >= 1


def test_a_stem_is_shown_as_the_first_word_that_has_it(article):
    readings = [
        reading_of(article("a", "Flooding! Floods and FLOODED homes.")),
        reading_of(article("b", "A home.")),
    ]

    assert as_written(("flood", "home", "sea"), readings) == ("Flooding", "homes", "sea")


def test_in_a_title_of_capitals_words_are_shown_by_what_they_are_by_themselves(article):
    """There SENDS might be an acronym, so it is the word of another stem than in the title."""
    reading = reading_of(article("a", "Nothing.", title="UN SENDS CONVOY"))

    assert " send " in unpacked(reading.wording).said
    assert as_written(("un", "sends", "convoy"), [reading]) == ("UN", "SENDS", "CONVOY")


def test_code_is_not_what_an_article_says_though_its_words_are_known():
    reading = read_terms("", (Block("paragraph", 0, 5, "Rains"), Block("code", 5, 12, "sunsets")), "en")

    assert reading.words == "rain"
    assert as_written(("sunset",), [reading]) == ("sunsets",)


def test_only_the_first_sentences_are_kept(article):
    many = article("a", " ".join(["He went."] * (MOST_SENTENCES + 5)))

    assert unpacked(reading_of(many).wording).opening == ("He went.",) * MOST_SENTENCES


@pytest.mark.parametrize("text", ["", "…", "```"])
def test_a_text_without_words_is_read_as_nothing(article, text):
    reading = reading_of(article("a", text, title=""))

    opening = (text,) if text == "…" else ()
    assert reading == Reading("en", "", b"", wording=Wording("  \n  ", "", opening).packed())


def test_a_text_without_spaces_takes_time_in_proportion(linear):
    linear(
        lambda text: read_terms("", [Block("paragraph", 0, len(text), text)], "zh"),
        lambda size: "".join(chr(0x4E00 + 7 * at % 20_000) for at in range(size)),
    )
