# ruff: noqa: RUF001 -- words of several scripts are the subject
from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.text.words import count, fold, stems, tokenise


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", ()),
        ("… — “”", ()),
        ("Zelensky’s US-backed plan, isn't it?", ("Zelensky’s", "US", "backed", "plan", "isn't", "it")),
        ("60,000 people, 3.5% in Q3", ("60,000", "people", "3.5", "in", "Q3")),
        ("The U.S. and the U.K.", ("The", "U.S.", "and", "the", "U.K.")),
        ("п'ять ракет", ("п'ять", "ракет")),
        ("习近平会见Apple公司", ("习近", "近平", "平会", "会见", "Apple", "公司")),
        ("年", ("年",)),
        ("ロシアの首都", ("ロシア", "の", "首都")),
        ("대통령은", ("대통", "통령", "령은")),
        ("ไทย", ("ไท", "ทย")),
        ("हिन्दी में", ("हिन्दी", "में")),
        ("cafe\u0301s", ("cafe\u0301s",)),
    ],
)
def test_a_text_has_these_words(text: str, words: tuple[str, ...]) -> None:
    assert tokenise(text) == words


@pytest.mark.parametrize(
    ("text", "number"),
    [("Three short words.", 3), ("US-backed talks", 3), ("习近平会见", 3), ("习近平 and 大", 4), ("", 0)],
)
def test_words_are_counted_two_letters_each_where_none_are_marked(text: str, number: int) -> None:
    assert count(text) == number


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ÉTAT", "etat"),
        ("Straße", "STRASSE"),
        ("Ёлка", "елка"),
        ("за́мок", "замок"),
        ("Ὀδυσσεύς", "οδυσσευσ"),
        ("İstanbul", "istanbul"),
        ("don’t", "don't"),
        ("قالَ", "قال"),
        ("ﬁn", "FIN"),
    ],
)
def test_words_that_differ_in_case_or_accents_fold_to_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other) == other.lower()


@pytest.mark.parametrize(("one", "other"), [("мой", "мои"), ("їх", "іх"), ("が", "か"), ("दी", "द")])
def test_letters_that_merely_look_accented_stay(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("language", "text", "content"),
    [
        ("en", "The strikes of a striking Ukraine's forces", ("strike", "strike", "ukrain", "forc")),
        ("en-GB", "negotiations and negotiators", ("negoti", "negoti")),
        ("en", "US-backed talks; the U.S. asks us", ("us", "back", "talk", "us", "ask")),
        ("en", "WHO ARE THEY AND WHAT IS WAR", ("war",)),
        ("en", "60,000 people at 5 p.m.", ("60000", "peopl", "5", "pm")),
        ("fr", "L’accord de l'État aujourd'hui", ("accord", "etat", "aujourd'hui")),
        ("it", "dell'accordo", ("accord",)),
        ("en", "D'Souza", ("d'souza",)),
        ("de", "Häuser, ein Haus", ("haus", "haus")),
        ("ru", "Российские переговоры и российских переговорах", ("российск", "переговор") * 2),
        ("uk", "Україна, України, Україною й ракетами", ("україн", "україн", "україн", "ракет")),
        ("ja", "彼はロシアのモスクワで", ("ロシア", "モスクワ")),
        ("xx", "Foo bars", ("foo", "bars")),
        ("", "Foo bars", ("foo", "bars")),
    ],
)
def test_stems_are_what_a_text_is_about(language: str, text: str, content: tuple[str, ...]) -> None:
    assert stems(text, language) == content


@given(st.text(), st.sampled_from(["en", "uk", "fr", "ja", "th", "xx"]))
def test_any_text_has_stems_without_white_space(text: str, language: str) -> None:
    assert all(stem and stem.split() == [stem] for stem in stems(text, language))


def test_threads_get_the_same_stems() -> None:
    texts = [f"negotiations{index} striking delegations" for index in range(200)]
    with ThreadPoolExecutor(8) as pool:
        threaded = list(pool.map(lambda text: stems(text, "en"), texts))
    assert threaded == [stems(text, "en") for text in texts]


@pytest.mark.parametrize("unit", ["a", "A.", "1", "1,", "a'", "'", "习", "ไท", "e\u0301", "\u0301", "-"])
def test_hostile_text_takes_no_longer_than_its_length(unit, linear) -> None:
    linear(lambda text: stems(text, "en"), lambda size: unit * (size // len(unit)))
