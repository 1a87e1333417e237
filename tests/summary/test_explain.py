"""Why a sentence is quoted: the reasons are those that the ranker had."""

from __future__ import annotations

from digest.config import SummarySettings
from digest.model import Sentence
from digest.summary import summarise
from digest.summary.explain import explain

TEXTS = (
    "The river Tamar burst its banks early on Tuesday and flooded forty homes in Bude, the council said.",
    "He said the pumps had failed.",
    "Firefighters took twelve people from their roofs by boat, and two schools stay shut until Friday.",
    "The Environment Agency had warned of flooding in Bude on Monday after three days of rain.",
    "Read more: the worst floods of the decade",
    "Shops in nearby Holsworthy sold out of sandbags, and a bakery gave away bread.",
    "The council said that repairs to the banks of the Tamar would cost nine million pounds.",
    "A spokesman for the bakery declined to comment.",
)
SENTENCES = tuple(Sentence(text, 100 * at, 100 * at + len(text), text) for at, text in enumerate(TEXTS))
TITLE = "Tamar floods Bude"


def explained(title=TITLE, language="en", **settings):
    return explain(SENTENCES, title, language, SummarySettings(**settings))


def test_every_sentence_is_weighed_and_the_chosen_are_those_of_the_summary():
    weighed = explained()

    assert [one.sentence for one in weighed] == list(SENTENCES)
    summary = summarise(SENTENCES, TITLE, "en", SummarySettings())
    assert tuple(one.sentence for one in weighed if one.is_chosen) == summary.sentences


def test_a_reason_names_what_sets_a_sentence_apart():
    first, *_, last = explained()

    assert "it has words of the title" in first.reasons
    assert any(reason.startswith("it has key words: ") and "Tamar" in reason for reason in first.reasons)
    assert "it has few of the key words" in last.reasons
    assert first.score > last.score


def test_without_a_title_none_is_spoken_of():
    assert not any("title" in reason for one in explained(title="") for reason in one.reasons)


def test_what_keeps_a_sentence_out_comes_first():
    weighed = explained()

    assert weighed[1].reasons[0] == "it leans on another"
    assert weighed[4].reasons[0] == "it is no whole sentence"
    assert explained(max_quote_words=6)[0].reasons[0] == "its 18 words are more than may be quoted"


def test_what_almost_made_it_says_by_how_much_it_fell_short():
    short = [one.short for one in explained() if not one.is_chosen and one.short is not None]

    assert short
    assert all(0 <= value < 2 for value in short)
    assert all(one.short is None for one in explained() if one.is_chosen)


def test_where_nothing_is_scored_there_are_no_reasons():
    for weighed in (explained(language="uk"), explained(algorithm="luhn"), explained(sentences=8)):
        assert all(one.score is None and not one.reasons for one in weighed)
        assert any(one.is_chosen for one in weighed)
