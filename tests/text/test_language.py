# ruff: noqa: RUF001 -- words of several scripts are the subject
from __future__ import annotations

import subprocess
import sys

import pytest
import Stemmer

from digest.text.language import base, stemmer_name, stop_words

LANGUAGES = [
    "ar",
    "cs",
    "de",
    "el",
    "en",
    "es",
    "fr",
    "he",
    "it",
    "ja",
    "ko",
    "pl",
    "pt",
    "ru",
    "sk",
    "sv",
    "uk",
]


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("en", "en"),
        ("en-GB", "en"),
        ("EN_us", "en"),
        ("zh-Hant-TW", "zh"),
        ("iw", "he"),
        ("fil", "fil"),
        ("", ""),
    ],
)
def test_the_base_of_a_tag_is_its_language(tag: str, language: str) -> None:
    assert base(tag) == language


@pytest.mark.parametrize("tag", ["ar", "de-CH", "en", "nb", "nn", "ru", "tr", "hy"])
def test_a_stemmer_is_one_that_snowball_has(tag: str) -> None:
    assert stemmer_name(tag) in Stemmer.algorithms()


@pytest.mark.parametrize("tag", ["uk", "zh", "xx", ""])
def test_a_language_that_snowball_does_not_know_has_no_stemmer(tag: str) -> None:
    assert stemmer_name(tag) is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_stop_words_are_single_words_in_lower_case(language: str) -> None:
    words = stop_words(language)
    assert len(words) > 70
    assert all(word == word.lower() and word.split() == [word] and "’" not in word for word in words)


@pytest.mark.parametrize(
    ("language", "common"),
    [
        ("en", "the and of in that don't was said"),
        ("uk", "і й та не на у в з що який"),
        ("ru", "и в не на что он который"),
        ("fr", "le la de un une et que qui dans"),
        ("de", "der die und nicht dann"),
    ],
)
def test_the_commonest_words_are_stop_words(language: str, common: str) -> None:
    assert set(common.split()) <= stop_words(language)


@pytest.mark.parametrize(
    ("language", "news"),
    [
        ("en", "world million year state people president war talks strike government"),
        ("fr", "état force personnes président guerre"),
        ("uk", "війна президент україна"),
    ],
)
def test_words_of_news_are_no_stop_words(language: str, news: str) -> None:
    assert not set(news.split()) & stop_words(language)


def test_a_region_has_the_words_of_its_language() -> None:
    assert stop_words("en-GB") == stop_words("en")


def test_an_unknown_language_has_no_stop_words() -> None:
    assert stop_words("xx") == frozenset()


def test_reading_stop_words_imports_neither_nltk_nor_an_http_client() -> None:
    code = (
        "import sys; from digest.text import words, sentences, fragments, slugs;"
        "words.stems('The talks', 'en'); print(sorted({'nltk', 'requests', 'numpy'} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 -- our own code
    assert run.stdout.strip() == "[]"
