"""Names are found by capitals and what stands around, and nothing is found rather than rubbish."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.text.names import find_names, unite_names


def kinds(*sentences, language="en"):
    return {name.text: name.kind for name in find_names(sentences, language)}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Ukrainian President Volodymyr Zelenskyy spoke in Kyiv.",
            {"Volodymyr Zelenskyy": "person", "Kyiv": "place"},
        ),
        (
            "On Sunday UK Prime Minister Sir Keir Starmer met Kremenchuk Mayor Vitaliy Maletsk.",
            {
                "UK": "place",
                "Keir Starmer": "person",
                "Kremenchuk": "place",
                "Vitaliy Maletsk": "person",
            },
        ),
        (
            "It was Al Jazeera’s Yulia Shapovalova who asked.",
            {"Al Jazeera": "organisation", "Yulia Shapovalova": "person"},
        ),
        ("Then White House chief of staff Fnord Qwerty resigned.", {"White House": "organisation"}),
        (
            "He sued the U.S. Department of Justice and the Bank of England.",
            {"U.S. Department of Justice": "organisation", "Bank of England": "organisation"},
        ),
        ("Police in the Svyatoshynsky district came.", {"Svyatoshynsky": "place"}),
        ("The New York Times quoted a spokesman.", {"New York Times": "organisation"}),
        (
            "Secretary of State Rex Tillerson left North Carolina.",
            {"Rex Tillerson": "person", "North Carolina": "place"},
        ),
    ],
)
def test_kinds_follow_from_titles_lists_and_surroundings(sentence, expected):
    found = kinds(sentence)

    assert {text: found.get(text) for text in expected} == expected


def test_names_without_any_clue_are_of_unknown_kind():
    assert kinds("She read Fnord Quux to them.") == {"Fnord Quux": "unknown"}


def test_a_surname_is_the_persons_whose_full_name_stands_in_the_text():
    assert kinds("Later Dmitry Peskov came.", "They asked Peskov again.")["Peskov"] == "person"


@pytest.mark.parametrize(
    "sentence",
    [
        "Explosions rocked the centre.",
        "Meanwhile nothing happened on Monday or in March.",
        "Most Russians and Americans agreed, as Democrats did.",
        "Ministers Agree Sweeping Changes After Marathon Session",
        "EVERYBODY SHOUTED AT BORIS",
        "I said so, and I’m sure.",
    ],
)
def test_openings_calendars_peoples_and_headlines_name_nobody(sentence):
    assert kinds(sentence) == {}


def test_the_first_word_of_a_sentence_counts_when_it_is_a_name_elsewhere():
    assert kinds("Fnord spoke.", "They heard Fnord.").keys() == {"Fnord"}
    assert kinds("Fnord spoke.") == {"Fnord": "unknown"} or kinds("Fnord spoke.") == {}


def test_every_mention_counts():
    sentences = ("On Monday Boris Johnson left London.", "They saw Boris Johnson go.")

    assert [(name.text, name.count) for name in find_names(sentences, "en")] == [
        ("Boris Johnson", 2),
        ("London", 1),
    ]


def test_nothing_but_space_may_follow_a_name():
    assert kinds("They saw Kyiv " + "\u00a0" * 40 + "again.") == {"Kyiv": "place"}


@pytest.mark.parametrize(
    ("language", "sentence", "name", "kind"),
    [
        ("uk", "Учора президент Володимир Зеленський прибув до столиці.", "Володимир Зеленський", "person"),
        ("ru", "Вчера президент Владимир Путин приехал в город Москва.", "Владимир Путин", "person"),
        ("fr", "Hier, le président Emmanuel Macron est arrivé à Kyiv.", "Emmanuel Macron", "person"),
        ("es", "Ayer el presidente Pedro Sánchez llegó a España.", "Pedro Sánchez", "person"),
        ("it", "Ieri il ministro Antonio Tajani è arrivato a Roma.", "Antonio Tajani", "person"),
    ],
)
def test_other_languages_that_write_only_names_with_a_capital(language, sentence, name, kind):
    assert kinds(sentence, language=language)[name] == kind


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("de", "Gestern traf Bundeskanzler Friedrich Merz in Berlin den Präsidenten."),
        ("ar", "وصل الرئيس إلى كييف أمس."),
        ("zh", "泽连斯基昨天抵达基辅。"),
        ("ka", "გუშინ პრეზიდენტი ჩამოვიდა."),
    ],
)
def test_where_capitals_tell_nothing_nothing_is_found(language, sentence):
    assert find_names([sentence], language) == ()


@given(st.lists(st.text(max_size=60), max_size=4), st.sampled_from(["en", "uk", "de", "fr", "xx"]))
def test_any_text_is_read_and_every_name_stands_in_it(sentences, language):
    words = {word for sentence in sentences for word in sentence.split()}
    for name in find_names(sentences, language):
        assert name.count >= 1
        assert all(any(part in word for word in words) for part in name.text.split())


def united(*texts, groups=None):
    found = [find_names(text, "en") for text in texts]
    return {one.text: one for one in unite_names(found, groups or range(len(texts)))}


def test_spellings_of_one_name_are_united():
    found = united(
        ["On Monday President Volodymyr Zelensky came.", "Then Steve Witkoff spoke.", "They left Kyiv."],
        ["On Monday President Volodymyr Zelenskiy came.", "They heard envoy Witkov.", "They left Kiev."],
        ["On Monday President Volodymyr Zelenskyy came.", "Then Steve Witkoff spoke."],
    )

    assert set(found) == {"Volodymyr Zelenskiy", "Steve Witkoff", "Kyiv"} or set(found) == {
        "Volodymyr Zelensky",
        "Steve Witkoff",
        "Kyiv",
    }
    assert [position for position, _ in found["Steve Witkoff"].mentions] == [0, 1, 2]
    assert found["Kyiv"].spellings == ("Kiev", "Kyiv")


def test_one_letter_is_forgiven_where_the_texts_share_somebody():
    spelt = [f"On Monday Sergey {name} spoke with Donald Trump." for name in ("Kislyak", "Kislak")]

    assert {"Sergey Kislyak"} <= set(united([spelt[0]], [spelt[1]], [spelt[0]]))
    assert "Sergey Kislak" not in united([spelt[0]], [spelt[1]], [spelt[0]])


def test_different_people_stay_apart():
    found = united(
        ["On Monday John Brennan met Donald Trump.", "They saw John Brendan there."],
        ["On Monday Jeb Bush met Donald Trump."],
        ["On Monday George W. Bush met Donald Trump."],
        ["On Monday George H.W. Bush met Donald Trump."],
        ["On Monday they saw President Bush."],
    )

    assert set(found) >= {
        "John Brennan",
        "John Brendan",
        "Jeb Bush",
        "George W. Bush",
        "George H.W. Bush",
        "Bush",
    }
    assert found["Bush"].mentions == ((4, 1),)


def test_a_surname_means_the_full_name_of_its_own_text_then_of_its_group():
    found = united(
        ["On Monday Donald Trump met Kim Jones.", "They heard Trump speak."],
        ["On Monday Melania Trump spoke.", "They heard Trump speak."],
        ["On Monday President Trump spoke."],
        groups=(0, 1, 0),
    )

    assert found["Donald Trump"].mentions == ((0, 2), (2, 1))
    assert found["Melania Trump"].mentions == ((1, 2),)
