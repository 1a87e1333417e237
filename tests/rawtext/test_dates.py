"""Dates as pages write them, and which of them is believed."""

from __future__ import annotations

import pytest

from digest.rawtext import parse_raw
from digest.rawtext.timestamps import read_date, read_relative

BODY = "\n\nThe ferries stopped on Tuesday, the harbour master said.\n\nThey will sail again on Friday.\n"


def article(*lines, foot=""):
    return parse_raw("Ferries stop in the strait\n" + "\n".join(lines) + BODY + foot, path="a.txt")


def told(found):
    return [(problem.line, problem.message) for problem in found.problems if problem.field == "date"]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Tuesday, 02 January 2024 12:17 GMT", "2024-01-02T12:17+00:00"),
        ("3 March 2025", "2025-03-03"),
        ("March 3rd, 2025 at 10:15 p.m. EST", "2025-03-03T22:15-05:00"),
        ("12:05 a.m. March 3, 2025", "2025-03-03T00:05"),
        ("10 a.m. EDT, Mon March 3, 2025", "2025-03-03T10:00-04:00"),
        ("03/14/2025 9:05 AM ET", "2025-03-14"),
        ("14/03/2025", "2025-03-14"),
        ("03.04.2025, 10.15 Uhr", "2025-04-03T10:15"),
        ("2025-12-07T05:32:09+02:00", "2025-12-07T05:32:09+02:00"),
        ("2025/12/07", "2025-12-07"),
        ("7 грудня 2025, 12:30", "2025-12-07T12:30"),
        ("Le 3 mars 2025 à 10:15", "2025-03-03T10:15"),
        ("3 de marzo de 2025", "2025-03-03"),
        ("الأحد 7 ديسمبر 2025", "2025-12-07"),
    ],
)
def test_a_whole_date_is_read(text, iso):
    assert read_date(text, 1, "clock").iso == iso


@pytest.mark.parametrize(
    "text", ["03/04/2025", "12:17 GMT", "March 2025", "7 December", "25:61 3 March 2025x"]
)
def test_a_date_that_is_not_whole_or_can_be_read_in_two_ways_is_not_completed(text):
    found = read_date(text, 1, "clock")
    assert found is None or found.iso is None


@pytest.mark.parametrize(
    "text",
    [
        "May",
        "The 3 March attack",
        "2024",
        "10 10 10",
        "1,200",
        "Updated figures",
        "31 February 2025 or so",
        "",
    ],
)
def test_a_line_with_another_word_is_no_date(text):
    assert read_date(text, 1, "clock") is None


@pytest.mark.parametrize(
    "text", ["2 hours ago", "3h", "just now", "vor 2 Stunden", "hace 3 horas", "3 години тому"]
)
def test_a_time_counted_from_the_reader_is_known(text):
    assert read_relative(text)


def test_a_publication_line_alone_is_believed():
    found = article("Published: 3 March 2025 10:15 GMT")
    assert (found.date, told(found)) == ("2025-03-03T10:15+00:00", [])


def test_the_line_below_a_label_is_its_date():
    assert article("Published", "3 March 2025").date == "2025-03-03"


def test_a_label_and_a_time_ago_give_no_date():
    assert article("Published", "3 hours ago").date is None


def test_a_page_that_was_shown_or_changed_later_does_not_contradict():
    assert (
        article("Published: 3 March 2025", "Updated: 9 March 2025", "Monday, 10 March 2025").date
        == "2025-03-03"
    )


def test_a_later_copyright_year_does_not_contradict():
    assert article("Published: 3 March 2024", foot="\n© 2025 Port News").date == "2024-03-03"


@pytest.mark.parametrize(
    ("lines", "foot", "places"),
    [
        (["Published: 3 March 2025", "Updated: 2 March 2025"], "", {2, 3}),
        (["Published: 3 March 2025", "Published: 4 March 2025"], "", {2, 3}),
        (["Sunday, 2 March 2025", "Published: 3 March 2025"], "", {2, 3}),
        (["Published: 3 March 2025"], "\nPORT04032025000123ID77120", {2, 8}),
        (["Published: 3 March 2025"], "\n© 2024 Port News", {2, 8}),
    ],
)
def test_of_dates_that_contradict_each_other_both_are_told_and_none_is_believed(lines, foot, places):
    found = article(*lines, foot=foot)

    assert found.date is None
    assert {line for line, _ in told(found)} == places
    assert all("none of them is believed" in message for _, message in told(found))


def test_a_dateline_of_another_day_contradicts_and_one_of_the_day_before_does_not():
    text = "Ferries stop in the strait\nPublished: 3 March 2025\n\nLONDON, {} (AP) - The ferries stopped.\n"

    assert parse_raw(text.format("March 2")).date == "2025-03-03"
    assert parse_raw(text.format("March 12")).date is None


@pytest.mark.parametrize("line", ["Tuesday, 4 March 2025", "Updated: 4 March 2025", "Posted on: 03/04/2025"])
def test_what_is_no_publication_date_is_told_and_not_believed(line):
    found = article(line)

    assert found.date is None
    assert [place for place, _ in told(found)] == [2]


def test_a_text_full_of_dates_is_not_listed_without_end():
    found = article(*(f"Published: {day} March 2025" for day in range(1, 29)))

    assert found.date is None
    assert len(told(found)) == 20
