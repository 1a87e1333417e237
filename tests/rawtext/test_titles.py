"""A title made from a first sentence, and the outlets that a text cites."""

from __future__ import annotations

import pytest

from digest.rawtext import parse_raw
from digest.rawtext.outlets import company_name
from digest.rawtext.titles import made_title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("The harbour is open. Ships come in.", "The harbour is open"),
        ("Is the harbour open? Yes.", "Is the harbour open?"),
        (
            "The harbour of the old town opened on Tuesday, after nine days of storms that kept ships away.",
            "The harbour of the old town opened on Tuesday",
        ),
        (
            "“We will open it on Tuesday, and not a single day later,” said the head of the harbour board.",
            "“We will open it on Tuesday, and not a single day later,” said the head of the harbour…",
        ),
        (
            "The harbour, which had been shut for nine days because of storms that nobody recalls, opened.",
            "The harbour, which had been shut for nine days because of storms that nobody recalls…",
        ),
        (
            "More than 1,200,000 people in forty-one towns along the coast had no power for the whole night.",
            "More than 1,200,000 people in forty-one towns along the coast had no power for the whole…",
        ),
        ("老城区的电车星期一恢复运行。第一周乘车免费。", "老城区的电车星期一恢复运行"),
    ],
)
def test_a_title_is_the_first_sentence_or_its_first_clause_or_its_first_words(text, title):
    assert made_title(text, "en") == title


@pytest.mark.parametrize(
    ("company", "name"),
    [
        ("GlobalPost Media Corporation", "GlobalPost"),
        ("Cable News Network, Inc.", "CNN"),
        ("The New York Times Company", "The New York Times"),
        ("Fox News Network, LLC", "Fox News Network"),
        ("The Associated Press", "Associated Press"),
        ("PA Media", "PA Media"),
        ("Inc", "Inc"),
        ("", ""),
    ],
)
def test_a_company_is_named_as_its_readers_know_it(company, name):
    assert company_name(company) == name


def via(sentence):
    return parse_raw(f"Ferries stop in the strait\n\nThe ferries have stopped. {sentence}\n").via


@pytest.mark.parametrize(
    ("sentence", "outlet"),
    [
        ("“It is over,” a sailor told Al Jazeera.", "Al Jazeera"),
        ("“It is over,” a sailor told Russian newspaper Izvestia on Monday.", "Izvestia"),
        ("The strait is closed, NBC News reported.", "NBC News"),
        ("The strait is closed, according to the Harbour Gazette.", "Harbour Gazette"),
        ("“It is over,” Radio Strait’s Mia Holm reported from the port.", "Radio Strait"),
        ("A sailor told Peter Holm that it was over.", None),
        ("Norway’s Peter Holm reported a headache.", None),
        ("He told Reuters and she told Politico.", None),
        ("Reuters is the name of a ferry.", None),
    ],
)
def test_the_one_outlet_that_a_text_cites_is_known(sentence, outlet):
    assert via(sentence) == outlet


def test_an_outlet_that_is_known_leaves_no_room_for_a_cited_one():
    found = parse_raw("Ferries stop in the strait\n\n(MENAFN) A sailor told Al Jazeera it was over.\n")
    assert (found.source, found.via) == ("MENAFN", None)
