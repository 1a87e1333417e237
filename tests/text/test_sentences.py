# ruff: noqa: RUF001 -- punctuation of several scripts is the subject
from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.text.sentences import WINDOW, split

CASES = Path(__file__).parents[1] / "cases" / "sentences"
WITHOUT_SPACES = {"ja", "zh"}
MARKS = "ab AB\n.!?…\"'“”‘’„«»()[]。！？「」—-1é\u200b😀;:,؟۔।"


def cases():
    """Each file is named after its language; a paragraph is a block of lines, one for each sentence."""
    for path in sorted(CASES.glob("*.txt")):
        language = path.stem.rpartition("-")[0]
        for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
            yield pytest.param(language, block.split("\n"), id=f"{path.stem}: {block[:20]}")


def texts(paragraph: str, language: str = "en") -> list[str]:
    return [paragraph[start:end] for start, end in split(paragraph, language)]


@pytest.mark.parametrize(("language", "sentences"), [*cases()])
def test_a_paragraph_is_split_into_its_sentences(language: str, sentences: list[str]) -> None:
    between = "" if language in WITHOUT_SPACES else " "
    assert texts(between.join(sentences), language) == sentences


def test_line_breaks_inside_a_paragraph_are_spaces() -> None:
    assert texts("One line\nand another. Next\tsentence.\u00a0Last.") == [
        "One line\nand another.",
        "Next\tsentence.",
        "Last.",
    ]


@pytest.mark.parametrize("nothing", ["", " ", "\n\t \u2028"])
def test_white_space_has_no_sentences(nothing: str) -> None:
    assert split(nothing, "en") == ()


@pytest.mark.parametrize(
    "tag", ["en-GB", "EN", "zh-Hant", "xx", "", "e", "日本", "a" * 300, "en_US", "-", "\0"]
)
def test_no_language_tag_is_too_strange(tag: str) -> None:
    assert texts("One sentence. Another one!", tag)[0].startswith("One sentence.")


def test_a_tag_with_a_region_is_read_like_its_language() -> None:
    paragraph = "Der 1. FC Köln spielte."
    assert texts(paragraph, "de-AT") == texts(paragraph, "de") == [paragraph]


def test_a_paragraph_longer_than_a_window_is_split_as_if_it_were_short() -> None:
    sentence = "The minister said on Tuesday that Gov. Lee, J. K. Rowling and the U.S. had agreed."
    count = 3 * WINDOW // len(sentence)
    assert texts(" ".join([sentence] * count)) == [sentence] * count


def assert_sound(paragraph: str, language: str) -> None:
    spans = split(paragraph, language)
    assert all(0 <= start < end <= len(paragraph) for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    covered = {at for start, end in spans for at in range(start, end)}
    assert all(at in covered for at, character in enumerate(paragraph) if not character.isspace())
    assert all(paragraph[start:end] == paragraph[start:end].strip() for start, end in spans)


@given(st.text(), st.sampled_from(["en", "uk", "de", "zh", "ar", "xx"]))
def test_spans_are_in_order_and_leave_out_only_white_space(paragraph: str, language: str) -> None:
    assert_sound(paragraph, language)


@given(st.text(MARKS, max_size=80), st.sampled_from(["en", "ru", "fr", "ja"]))
def test_spans_are_sound_in_a_tangle_of_punctuation(paragraph: str, language: str) -> None:
    assert_sound(paragraph, language)


@given(st.lists(st.sampled_from([*"“”«».! ", "Mr. ", "etc. And", "a.) It ", "word " * 300]), max_size=40))
def test_spans_are_sound_across_windows(parts: list[str]) -> None:
    assert_sound("".join(parts), "en")


@pytest.mark.parametrize(
    "unit",
    [".", '"', "'", "(", "“", "A.", "A. ", "“a. ", '?"', ".)", "「", "etc. Aa ", "a.) It ", "…", "x", "\n"],
)
def test_hostile_text_takes_no_longer_than_its_length(unit, linear) -> None:
    linear(lambda text: split(text, "en"), lambda size: unit * (size // len(unit)))
