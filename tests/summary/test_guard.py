from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.summary.guard import Dangling, cuts_quotation, is_fragment, opens_dangling
from digest.summary.openings import OPENINGS

CASES = Path(__file__).parents[1] / "cases" / "guard"
LANGUAGES = [*OPENINGS, "ar", "zh", "xx", "", "en-GB"]
WORDS = [
    "He",
    "said",
    "in",
    "his",
    "the two",
    "When",
    "But",
    "Lind",
    "It is",
    "that",
    "to",
    "both",
    "x-year-old",
    "日",
]
MARKS = [",", ".", ":", ";", "?", '"', "'", "“", "”", "‘", "’", "«", "»", "(", "…", "–", " ", ", he"]
TEXTS = st.text() | st.lists(st.sampled_from(WORDS + MARKS)).map(" ".join)


def cases(name: str, columns: int):
    """The lines of a file: what is expected, and the text."""
    for line in (CASES / name).read_text(encoding="utf-8").splitlines():
        yield pytest.param(*line.split(" ", columns - 1), id=line)


def openings():
    for path in sorted(CASES.glob("*-openings.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            grade, text = line.split(" ", 1)
            yield pytest.param(path.stem.partition("-")[0], Dangling[grade.upper()], text, id=line)


@pytest.mark.parametrize(("language", "grade", "text"), [*openings()])
def test_an_opening_is_graded(language: str, grade: Dangling, text: str) -> None:
    assert opens_dangling(text, language) is grade


@pytest.mark.parametrize(("kind", "text"), [*cases("en-fragments.txt", 2)])
def test_a_fragment_is_told_from_a_sentence(kind: str, text: str) -> None:
    assert is_fragment(text, "en") is (kind == "fragment")


@pytest.mark.parametrize(("language", "kind", "text"), [*cases("fragments.txt", 3)])
def test_a_fragment_lacks_final_punctuation_in_any_language(language: str, kind: str, text: str) -> None:
    assert is_fragment(text, language) is (kind == "fragment")


@pytest.mark.parametrize(("kind", "text"), [*cases("quotations.txt", 2)])
def test_a_quotation_that_is_cut_is_told_from_a_whole_one(kind: str, text: str) -> None:
    assert cuts_quotation(text) is (kind == "cut")


def test_only_a_sentence_that_stands_alone_has_a_false_grade() -> None:
    assert not Dangling.NONE
    assert Dangling.NONE < Dangling.CONNECTIVE < Dangling.REFERENCE


def test_typographic_apostrophes_and_line_breaks_make_no_difference() -> None:
    assert opens_dangling("It’s not\nknown whether the crew survived.", "en") is Dangling.NONE
    assert opens_dangling("The\ntwo met.", "en") is Dangling.REFERENCE


def test_a_tag_with_a_region_is_read_like_its_language() -> None:
    assert opens_dangling("Er ging.", "de-AT") is Dangling.REFERENCE


def test_nothing_is_known_about_other_languages() -> None:
    assert opens_dangling("He said so.", "xx") is Dangling.NONE


@given(TEXTS, st.sampled_from(LANGUAGES))
def test_no_text_is_too_strange(text: str, language: str) -> None:
    assert opens_dangling(text, language) in Dangling
    assert is_fragment(text, language) in {True, False}
    assert cuts_quotation(text) in {True, False}


@given(st.text(alphabet="ab ."))
def test_a_text_without_quotation_marks_cuts_none(text: str) -> None:
    assert not cuts_quotation(text)


@given(st.lists(st.sampled_from(["He", "went.", "Lind's", "(so)", "it –"]), min_size=1).map(" ".join))
def test_quoting_a_text_whole_cuts_nothing_and_half_of_it_does(text: str) -> None:
    assert not cuts_quotation(f"“{text}” she said.")
    assert cuts_quotation(f"“{text}")


@pytest.mark.parametrize(
    "unit",
    [
        "a",
        "a ",
        "' ",
        '"',
        "“a ",
        "In a ",
        "But ",
        "It is ",
        "both a ",
        "'a",
        "the x-",
        "a, ",
        "Aed ",
        "A ",
        ": ",
    ],
)
def test_hostile_text_takes_no_longer_than_its_length(unit, linear) -> None:
    def work(text: str) -> None:
        for language in OPENINGS:
            opens_dangling(text, language)
        is_fragment(text)
        cuts_quotation(text)

    linear(work, lambda size: unit * (size // len(unit)))
