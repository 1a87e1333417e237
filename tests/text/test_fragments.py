# ruff: noqa: RUF001 -- texts of several scripts are the subject
from __future__ import annotations

import re
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.text.fragments import text_fragment, with_fragment
from digest.text.words import fold

ITEMS = ", ".join(f"item number {index}" for index in range(40))


def shown(sentence: str, body: str, start: int = 0) -> str:
    return unquote(text_fragment(sentence, body, start))


def test_a_sentence_that_stands_alone_is_named_whole() -> None:
    assert (
        text_fragment("He left the town.", "It rained. He left the town.")
        == ":~:text=He%20left%20the%20town."
    )


def test_characters_with_a_meaning_in_directives_are_encoded() -> None:
    sentence = "It was well-known, R&D said #1."
    assert text_fragment(sentence, sentence) == ":~:text=It%20was%20well%2Dknown%2C%20R%26D%20said%20%231."


def test_letters_of_all_scripts_are_encoded() -> None:
    assert text_fragment("Він пішов до міста.", "").isascii()


def test_a_sentence_that_stands_twice_gets_the_words_before_it() -> None:
    body = "The city was struck.\nThen it was quiet. The city was struck."
    assert shown("The city was struck.", body) == ":~:text=The city was struck.,-Then it was"


def test_the_words_before_it_make_a_later_sentence_known() -> None:
    body = "NO DEATHS WERE CONFIRMED. All was calm. He said so.\nAt noon no deaths were confirmed."
    assert shown("no deaths were confirmed.", body) == ":~:text=At noon-,no deaths were confirmed."


def test_case_and_accents_do_not_make_a_sentence_unique() -> None:
    body = "Le président a parlé. LE PRESIDENT A PARLE."
    assert ",-" in shown("Le président a parlé.", body)


def test_context_grows_until_it_is_unique() -> None:
    body = "One two three four. He left town again. Zero two three four. He left town again."
    assert shown("He left town again.", "Five. " + body) == ":~:text=One two three four.-,He left town again."


def test_a_short_sentence_gets_context_although_it_is_unique() -> None:
    assert shown("He left.", "It rained all day. He left.") == ":~:text=rained all day.-,He left."


def test_context_comes_from_the_paragraph_before_where_there_is_no_other() -> None:
    assert (
        shown("He left.", "It rained all day.\n\nHe left.\nIt was cold.")
        == ":~:text=rained all day.-,He left.&text=He left."
    )


def test_context_comes_from_the_same_paragraph_where_there_is_any() -> None:
    assert shown("He left.", "It rained all day.\nHe left. It was cold.") == ":~:text=He left.,-It was cold."


def test_a_sentence_that_is_alone_is_found_though_its_neighbours_are_not() -> None:
    assert shown("He left.", "It rained.\nHe left.\nIt hailed.").endswith("&text=He left.")
    assert "&" not in shown("He left.", "It rained.\nHe left.\nIt hailed.\nHe left.")


def test_words_on_both_sides_tell_it_where_those_on_one_do_not() -> None:
    body = (
        "All was calm. He left. It rained.\nAll was calm. He left. It hailed.\nAt night. He left. It hailed."
    )
    at = body.index("He left. It hailed.")
    assert shown("He left.", body, at) == ":~:text=All was calm.-,He left.,-It hailed."


def test_of_several_places_the_one_that_is_asked_for_is_named() -> None:
    body = "At noon he left the town.\nhe left the town.\nLater he left the town. It rained."
    assert shown("he left the town.", body) == ":~:text=At noon-,he left the town."
    assert shown("he left the town.", body, len("At noon he")) == ":~:text=left the town.-,he left the town."
    assert shown("he left the town.", body, body.rindex("he left")) == ":~:text=Later-,he left the town."


def test_a_sentence_that_stands_nowhere_after_the_place_is_named_all_the_same() -> None:
    assert shown("He left the town.", "He left the town.", 5) == ":~:text=He left the town."


@pytest.mark.parametrize(
    ("other", "sentence"),
    [
        ("Lodz i Laeso were named.", "Łódź i Læsø were named."),
        ("Все еще идет тут.", "Всё ещё идёт тут."),
        ("Іжак уже тут є.", "Їжак уже тут є."),
        ("Strasse und Fluss sind nah.", "Straße und Fluß sind nah."),
        ('"It\'s late", she said.', "“It’s late”, she said."),
        ("The intergovernmental panel has met.", "The inter\u00adgovern\u00admental panel has met."),
        ("And then ... it left.", "And then … it left."),
    ],
)
def test_what_a_browser_takes_for_the_same_is_not_alone(other: str, sentence: str) -> None:
    assert ",-Now" in shown(sentence, f"{sentence} Now.\n{other} Then.")


def test_white_space_is_collapsed_as_browsers_do_it() -> None:
    assert shown(" It\tcost  9\u00a0 000\n\u202fcrowns. ", "") == ":~:text=It cost 9\u00a0 000 \u202fcrowns."


def test_a_narrow_space_that_browsers_do_not_skip_stays_with_the_context() -> None:
    body = "Il pleut.\u202fIl part.\nIl neige. Il part."
    assert shown("Il part.", body) == ":~:text=Il pleut.\u202f-,Il part."


def test_a_long_sentence_is_not_cut_inside_a_number() -> None:
    sentence = (
        "Le bac a coûté 9\u202f000 couronnes, " + "a, " * 100 + "ou 1\u202f200 euros pour deux voyageurs."
    )
    assert shown(sentence, sentence) == (
        ":~:text=Le bac a coûté 9\u202f000,1\u202f200 euros pour deux voyageurs."
    )


def test_a_long_sentence_without_any_break_is_named_whole() -> None:
    assert shown("ก" * 400, "") == ":~:text=" + "ก" * 400


def test_a_long_sentence_that_stands_twice_gets_the_words_before_it() -> None:
    sentence = f"The minister said {ITEMS}."
    body = f"It was noon. {sentence}\nIt was late. {sentence}"
    assert shown(sentence, body, len(sentence)).startswith(":~:text=It was late.-,The minister said")


def test_a_long_sentence_is_named_by_its_ends() -> None:
    sentence = f"The minister said {ITEMS}."
    assert shown(sentence, sentence) == ":~:text=The minister said item number,number 38, item number 39."


def test_the_start_of_a_long_sentence_grows_until_it_is_unique() -> None:
    sentence = f"The minister said {ITEMS}."
    body = f"The minister said item number 0.\n{sentence}"
    assert shown(sentence, body).startswith(":~:text=The minister said item number 0,,number")


def test_the_end_of_a_long_sentence_grows_until_it_stands_nowhere_before() -> None:
    sentence = f"The minister, said he, often said that again. The minister, {ITEMS}, often said that again."
    assert shown(sentence, sentence).endswith(",39, often said that again.")


def test_a_long_sentence_without_spaces_is_cut_at_its_commas() -> None:
    sentence = "".join(f"这是一个很长的句子第{index}部分，" for index in range(40)) + "最后结束。"
    start, end = shown(sentence, sentence).removeprefix(":~:text=").split(",")
    assert sentence.startswith(start)
    assert sentence.endswith(end)
    assert start.endswith("，")
    assert len(start + end) < 200


def test_a_sentence_that_the_body_does_not_show_is_named_all_the_same() -> None:
    assert shown("He left the town.", "") == ":~:text=He left the town."


def test_nothing_leads_to_an_empty_sentence() -> None:
    assert text_fragment(" \n", "Body.") == ""


@given(st.text(max_size=400), st.text(max_size=200), st.text(max_size=200), st.integers(-5, 900))
def test_a_directive_names_what_stands_in_the_body(
    sentence: str, before: str, after: str, start: int
) -> None:
    body = f"{before}\n{sentence}{after}\n{sentence}"
    directive = text_fragment(sentence, body, start)
    assert directive.isascii()
    assert " " not in directive
    page = " ".join(" ".join(re.split("[ \t\n\r\f]+", line)) for line in body.split("\n"))
    for term in filter(None, re.split(",|&text=", directive.removeprefix(":~:text="))):
        assert unquote(term.strip("-")) in re.sub(" +", " ", page)


@given(
    st.lists(st.sampled_from(["He left.", "It rained.", "he LEFT.", "And", "\n"]), min_size=1).map(" ".join)
)
def test_a_prefix_or_suffix_makes_a_repeated_sentence_unique_or_is_left_out(body: str) -> None:
    directive = shown("He left.", body).removeprefix(":~:text=").partition("&")[0]
    if "-" in directive:
        words = directive.replace("-,", " ").replace(",-", " ")
        assert fold(" ".join(body.split())).count(fold(words)) == 1


@pytest.mark.parametrize("unit", ["a ", "x", "，", "a, ", "习"])
def test_hostile_text_takes_no_longer_than_its_length(unit, linear) -> None:
    linear(lambda text: text_fragment(text, f"{text}\n{text}"), lambda size: unit * (size // len(unit)))


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("https://example.org/a", "https://example.org/a#:~:text=x"),
        ("https://example.org/a#", "https://example.org/a#:~:text=x"),
        ("https://example.org/a?b=c#part", "https://example.org/a?b=c#part:~:text=x"),
        ("https://example.org/a#part:~:text=old", "https://example.org/a#part:~:text=x"),
    ],
)
def test_an_address_keeps_its_own_fragment(url: str, linked: str) -> None:
    assert with_fragment(url, ":~:text=x") == linked


def test_an_address_without_directive_stays_as_it_is() -> None:
    assert with_fragment("https://example.org/a#b:~:text=c", "") == "https://example.org/a#b:~:text=c"
