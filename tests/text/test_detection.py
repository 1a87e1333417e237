# ruff: noqa: E501, RUF001 -- texts of several scripts are the subject
"""A language is told where letters or words tell it plainly, and else the expected one stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.text.detection import detect

TEXTS = {
    "en": "The ministers met in the capital on Monday, and they said that the talks would go on for a week.",
    "de": "Die Minister trafen sich am Montag in der Hauptstadt und sagten, dass die Gespräche eine Woche dauern.",
    "fr": "Les ministres se sont réunis lundi dans la capitale et ont dit que les discussions vont durer encore.",
    "es": "Los ministros se reunieron el lunes en la capital y dijeron que las conversaciones van a durar más.",
    "it": "I ministri si sono riuniti lunedì nella capitale e hanno detto che i colloqui dureranno una settimana.",
    "pt": "Os ministros reuniram-se na segunda-feira na capital e disseram que as conversas vão durar uma semana.",
    "pl": "Ministrowie spotkali się w poniedziałek w stolicy i powiedzieli, że rozmowy będą trwały jeszcze tydzień.",
    "uk": "Міністри зустрілися в понеділок у столиці й сказали, що переговори триватимуть ще тиждень.",
    "ru": "Министры встретились в понедельник в столице и сказали, что переговоры продлятся ещё неделю.",
    "bg": "Министрите се срещнаха в понеделник в столицата и казаха, че преговорите ще продължат.",
    "ar": "اجتمع الوزراء يوم الاثنين في العاصمة وقالوا إن المحادثات ستستمر أسبوعا آخر.",
    "fa": "وزیران روز دوشنبه در پایتخت دیدار کردند و گفتند گفتگوها یک هفته دیگر ادامه دارد.",
    "he": "השרים נפגשו ביום שני בבירה ואמרו שהשיחות יימשכו עוד שבוע.",
    "zh": "部长们星期一在首都会面，并表示会谈将再持续一周。",
    "ja": "閣僚らは月曜日に首都で会談し、協議はさらに一週間続くと述べた。",
    "ko": "장관들은 월요일 수도에서 만나 회담이 일주일 더 계속될 것이라고 말했다.",
    "el": "Οι υπουργοί συναντήθηκαν τη Δευτέρα στην πρωτεύουσα και είπαν ότι οι συνομιλίες συνεχίζονται.",
}


@pytest.mark.parametrize("expected", ["en", "uk", "de"])
@pytest.mark.parametrize("language", TEXTS)
def test_a_text_is_known_whatever_was_expected(language, expected):
    assert detect(TEXTS[language], expected) == language


def test_a_region_that_was_expected_stays():
    assert detect(TEXTS["en"], "en-GB") == "en-GB"
    assert detect(TEXTS["zh"], "zh-Hant") == "zh-Hant"


@pytest.mark.parametrize(
    "text",
    ["", "Talks.", "12,000 / 3.5 %", "Volodymyr Zelensky, Emmanuel Macron, Keir Starmer, Friedrich Merz"],
)
def test_what_is_too_short_or_all_names_is_as_expected(text):
    assert detect(text, "sv") == "sv"


def test_words_of_another_language_within_a_text_do_not_turn_it():
    quoted = f"{TEXTS['en']} «{TEXTS['fr'][:60]}» {TEXTS['en']} (Київ) {TEXTS['en']}"

    assert detect(quoted, "en") == "en"


@given(st.text(), st.sampled_from(["en", "uk", "zh-Hant", "xx"]))
def test_every_text_has_a_language(text, expected):
    assert detect(text, expected)
