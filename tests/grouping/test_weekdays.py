"""Two reports of one event speak of the same day of the week."""

from __future__ import annotations

import pytest

from digest.build import reading_of
from digest.grouping.weekdays import LEAST, MOST, agreement


def days(article, text, **fields):
    return reading_of(article("a", text, title="", **fields)).week


def test_the_same_day_speaks_for_one_event_and_another_day_against_it(article):
    monday = days(article, "The dam broke on Monday.")

    assert agreement(monday, days(article, "A dam burst Monday night.")) == pytest.approx(MOST)
    assert agreement(monday, days(article, "The talks begin on Friday.")) == pytest.approx(LEAST)


def test_where_no_day_is_named_nothing_is_known(article):
    monday = days(article, "The dam broke on Monday.")

    assert days(article, "The dam broke.") == ()
    assert agreement(monday, ()) == agreement((), ()) == 1


def test_the_day_that_is_named_first_counts_most(article):
    first = days(article, "On Tuesday the court ruled. The hearing was on Thursday.")

    assert first[1] > first[3] > 0


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Am Dienstag entschied das Gericht."),
        ("es", "El tribunal falló el martes."),
        ("fr", "Le tribunal a tranché mardi."),
        ("it", "Il tribunale ha deciso martedì."),
        ("nl", "De rechter besliste dinsdag."),
        ("pl", "Sąd orzekł we wtorek."),
        ("ru", "Суд решил во вторник."),
        ("sv", "Domstolen beslutade på tisdagen."),
        ("uk", "Суд вирішив у вівторок."),  # noqa: RUF001 -- Ukrainian
    ],
)
def test_other_languages_have_names_for_days_as_well(article, language, text):
    tuesday = days(article, "The court ruled on Tuesday.")

    assert agreement(tuesday, days(article, text, language=language)) == pytest.approx(MOST)


def test_in_a_language_whose_names_are_unknown_no_day_is_named(article):
    assert days(article, "Soud rozhodl v úterý. Monday", language="cs") == ()
