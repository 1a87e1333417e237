# ruff: noqa: RUF001 -- letters of several scripts are the subject
from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.config import SummarySettings
from digest.model import Quote, Sentence, StorySummary, Summary
from digest.summary.story import Member, summarise_story
from digest.text.sentences import split
from digest.text.words import count

CASES = sorted((Path(__file__).parents[1] / "cases" / "stories").glob("*.md"))
EDITOR = Summary("editor", text="The port stands still.")


def limits(**values) -> SummarySettings:
    return SummarySettings().model_copy(update={"algorithm": "digest", **values})


def member(slug: str, body: str, own: tuple[int, ...] = (), language: str = "en") -> Member:
    """An article of ``body``, and of its sentences those that its own summary has chosen, best first."""
    spans = split(body, language)
    sentences = tuple(Sentence(body[start:end], start, end, body[start:end]) for start, end in spans)
    shown = sorted(own)
    summary = Summary("digest", tuple(sentences[at] for at in shown), tuple(shown.index(at) for at in own))
    return Member(slug, sentences, language, summary, origin=slug)


def quoted(summary: StorySummary) -> list[tuple[str, str]]:
    return [(quote.article, quote.sentence.text) for quote in summary.quotes]


HARBOUR = member(
    "harbour",
    "Dockworkers in Rotterdam began a strike over night wages on Monday, halting all traffic in the port. "
    "Forty container ships are waiting at sea outside the port of Rotterdam since the strike began. "
    "The mayor of a nearby village opened a new swimming pool for children and their parents last week.",
    own=(0, 1),
)
COURT = member(
    "court",
    "A court in The Hague will hear on Friday whether the dockworkers may go on with their strike. "
    "Employers say that the strike over night wages costs the port of Rotterdam ten million euros each day. "
    "Spring is late this year, and farmers in the north have hardly begun to sow their potatoes.",
    own=(0, 1),
)
WAGES = member(
    "wages",
    "The dockworkers in Rotterdam want night wages to rise by eight percent, their union said. "
    "A museum in the old town has put model ships from three centuries on show for its visitors.",
    own=(0,),
)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_story_is_told_by_what_its_articles_agree_on(path: Path) -> None:
    texts, _, expected = path.read_text(encoding="utf-8").partition("\n# output\n")
    bodies = [body.strip() for body in texts.split("\n---\n")]
    members = tuple(member(f"article-{at}", body, own=(0, 1, 2)) for at, body in enumerate(bodies))
    summary = summarise_story(members, limits())
    assert [f"{slug}: {text}" for slug, text in quoted(summary)] == expected.strip().split("\n")
    assert summary.by == "digest"


def test_what_only_one_article_speaks_of_is_not_the_story() -> None:
    told = quoted(summarise_story((HARBOUR, COURT, WAGES), limits(sentences=4)))
    aside = ("swimming pool", "potatoes", "museum")
    assert len(told) == 4
    assert not [text for _, text in told if any(word in text for word in aside)]


def test_the_sentences_stand_in_the_order_of_the_articles_and_of_each_article() -> None:
    members = (COURT, WAGES, HARBOUR)
    quotes = summarise_story(members, limits(sentences=5)).quotes
    everything = [Quote(one.slug, sentence) for one in members for sentence in one.sentences]
    positions = [everything.index(quote) for quote in quotes]
    assert positions == sorted(positions)
    assert len({quote.article for quote in quotes}) == 3


def test_a_story_has_no_more_sentences_than_are_set() -> None:
    for most in (1, 2, 3):
        assert len(summarise_story((HARBOUR, COURT, WAGES), limits(sentences=most)).quotes) == most


def test_a_second_article_speaks_when_it_has_nearly_as_much_to_say() -> None:
    one = member(
        "one",
        "Dockworkers in Rotterdam began a strike over night wages on Monday, halting traffic in the port. "
        "Forty container ships are waiting at sea outside the port of Rotterdam since the strike began.",
        own=(0,),
    )
    two = member(
        "two",
        "Employers in Rotterdam fear that the strike over night wages costs them ten million each day.",
        own=(0,),
    )
    quotes = summarise_story((one, two), limits(sentences=2)).quotes
    assert [quote.article for quote in quotes] == ["one", "two"]


def test_what_another_article_said_is_not_repeated() -> None:
    repeated = member(
        "repeated",
        "On Monday dockworkers in Rotterdam began a strike over wages at night, halting all port traffic. "
        "Trains from Rotterdam carry no containers, and factories along the Rhine run out of parts.",
        own=(0, 1),
    )
    told = quoted(summarise_story((HARBOUR, repeated), limits(sentences=5)))
    assert sum("halting all" in text for _, text in told) == 1
    assert any("Trains" in text for _, text in told)


def test_a_copy_is_neither_quoted_nor_heard() -> None:
    copy = replace(HARBOUR, slug="copy")
    copy = replace(copy, origin="harbour")
    alone = summarise_story((HARBOUR, COURT), limits())
    assert summarise_story((HARBOUR, COURT, copy), limits()) == alone
    assert quoted(summarise_story((copy, HARBOUR, COURT), limits())) == quoted(alone)


def test_of_copies_whose_original_is_not_there_one_speaks() -> None:
    copies = tuple(replace(HARBOUR, slug=slug, origin="agency") for slug in ("first", "second"))
    told = quoted(summarise_story((*copies, COURT), limits()))
    assert {slug for slug, _ in told} == {"first", "court"}


def test_a_story_of_one_article_and_its_copies_has_the_articles_own_sentences() -> None:
    copy = replace(HARBOUR, slug="copy", origin="harbour")
    own = [("harbour", sentence.text) for sentence in HARBOUR.summary.sentences]
    assert quoted(summarise_story((HARBOUR,), limits())) == own
    assert quoted(summarise_story((copy, HARBOUR), limits())) == own


def test_the_leads_summary_by_the_editor_stands_for_the_story() -> None:
    lead = replace(HARBOUR, summary=EDITOR)
    expected = StorySummary(by="editor", text="The port stands still.")
    assert summarise_story((lead, COURT), limits()) == expected


def test_an_article_whose_summary_is_the_editors_may_be_quoted_for_the_story() -> None:
    summary = summarise_story((COURT, replace(HARBOUR, summary=EDITOR)), limits())
    assert {quote.article for quote in summary.quotes} == {"court", "harbour"}
    assert summary.text is None


def test_a_sentence_that_leans_on_others_or_is_half_a_quotation_is_passed_over() -> None:
    leaning = member(
        "leaning",
        "He said the dockworkers in Rotterdam will go on with the strike over night wages in the port. "
        "“The dockworkers in Rotterdam began a strike over night wages, halting traffic in the port. "
        "Dockworkers in the port of Rotterdam say: “We go on with the strike over night wages until Friday. "
        "DOCKWORKERS IN ROTTERDAM BEGAN A STRIKE OVER NIGHT WAGES IN THE PORT ON MONDAY MORNING. "
        "A ferry line between Hull and Rotterdam says that its ships still sail.",
        own=(4,),
    )
    told = quoted(summarise_story((COURT, leaning), limits(sentences=5)))
    assert [text for slug, text in told if slug == "leaning"] == [leaning.sentences[4].text]


WORDS = [count(sentence.plain) for sentence in HARBOUR.sentences]


@pytest.mark.parametrize(
    ("own", "most", "expected"),
    [
        ((), WORDS[0] + WORDS[1], 2),
        ((), WORDS[0] + WORDS[1] - 1, 1),
        ((2,), WORDS[0] + WORDS[1] + WORDS[2], 2),
        ((2,), WORDS[0] + WORDS[1] + WORDS[2] - 1, 1),
    ],
    ids=["enough", "too much together", "enough beside its own", "too much beside its own"],
)
def test_an_article_is_quoted_with_no_more_words_than_its_own_summary_leaves(own, most, expected) -> None:
    shown = Summary("digest", tuple(HARBOUR.sentences[at] for at in own), tuple(range(len(own))))
    members = (WAGES, replace(HARBOUR, summary=shown))
    told = quoted(summarise_story(members, limits(sentences=9, max_quote_words=most)))
    others = {text for slug, text in told if slug == "harbour"} - {HARBOUR.sentences[2].text}
    assert len(others) == expected


def test_what_its_own_summary_shows_anyway_costs_nothing_more() -> None:
    tight = limits(sentences=1, max_quote_words=1)
    [best] = summarise_story((HARBOUR, COURT), limits(sentences=1)).quotes
    other = next(sentence for sentence in HARBOUR.sentences if sentence != best.sentence)
    shown = Summary("digest", (other, best.sentence), (0, 1))
    members = tuple(
        replace(one, summary=shown if one.slug == best.article else EDITOR) for one in (COURT, HARBOUR)
    )
    lead, *rest = sorted(members, key=lambda one: one.summary.by)
    assert summarise_story((lead, *rest), tight).quotes == (best,)


def test_an_article_that_may_be_quoted_freely_is() -> None:
    tight = limits(sentences=9, max_quote_words=1)
    bare = replace(HARBOUR, summary=EDITOR)
    assert "harbour" not in {slug for slug, _ in quoted(summarise_story((COURT, bare), tight))}
    told = quoted(summarise_story((COURT, replace(bare, free=True)), tight))
    assert sum(slug == "harbour" for slug, _ in told) > 1


UKRAINIAN = member(
    "порт",
    "Докери Роттердама розпочали страйк у понеділок через зарплати. Кораблі чекають у морі біля порту.",
    own=(0, 1),
    language="uk",
)


@pytest.mark.parametrize(
    ("members", "setting"),
    [
        ((UKRAINIAN, replace(UKRAINIAN, slug="b", origin="b")), "digest"),
        ((HARBOUR, UKRAINIAN), "digest"),
        ((member("x", f"{HARBOUR.sentences[0].text} {WAGES.sentences[1].text}", (1,)), WAGES), "lexrank"),
    ],
    ids=["not English", "two languages", "an algorithm of sumy's"],
)
def test_elsewhere_articles_speak_in_turn_with_sentences_of_their_own_summaries(members, setting) -> None:
    summary = summarise_story(members, limits(sentences=3, algorithm=setting))
    own = {Quote(one.slug, sentence) for one in members for sentence in one.summary.sentences}
    assert summary.quotes
    assert set(summary.quotes) <= own
    assert summary.by == setting


def test_regions_of_english_are_one_language() -> None:
    british = replace(COURT, language="en-GB")
    assert summarise_story((HARBOUR, british), limits()) == summarise_story((HARBOUR, COURT), limits())


def test_articles_too_short_to_compare_speak_in_turn() -> None:
    one, two = member("one", "Rain fell. Snow came.", own=(0, 1)), member("two", "Trains stopped.", own=(0,))
    told = quoted(summarise_story((one, two), limits(sentences=2)))
    assert told == [("one", "Rain fell."), ("two", "Trains stopped.")]


def test_when_the_original_has_nothing_to_quote_a_copy_speaks() -> None:
    original = Member("original", (), "uk", EDITOR, "original")
    copy = replace(UKRAINIAN, origin="original")
    assert {slug for slug, _ in quoted(summarise_story((copy, original), limits()))} == {"порт"}


def test_a_story_without_sentences_has_an_empty_summary() -> None:
    assert summarise_story((), limits()) == StorySummary(by="digest")
    empty = tuple(Member(slug, (), "en", Summary("digest"), slug) for slug in "ab")
    assert summarise_story(empty, limits()) == StorySummary(by="digest")


words = st.lists(
    st.sampled_from(["strike", "port", "court", "the", "He", "ships", "waiting", "trains", "said."]),
    min_size=1,
    max_size=16,
)
members_ = st.lists(
    st.builds(
        lambda texts, language, origin: (
            member("x", " ".join(texts), (0,) if texts else (), language),
            origin,
        ),
        st.lists(words.map(" ".join).map(lambda text: f"{text.capitalize()}."), min_size=1, max_size=5),
        st.sampled_from(["en", "en", "en-GB", "uk"]),
        st.integers(0, 3),
    ),
    max_size=4,
)


@given(members_, st.integers(1, 5), st.integers(1, 40))
@settings(deadline=None)
def test_quotes_are_sentences_of_their_articles_each_once_in_order_and_not_too_many(
    given_: list[tuple[Member, int]], most: int, most_words: int
) -> None:
    members = tuple(
        replace(one, slug=f"article-{at}", origin=f"article-{min(at, origin)}")
        for at, (one, origin) in enumerate(given_)
    )
    quotes = summarise_story(members, limits(sentences=most, max_quote_words=most_words)).quotes
    everything = [Quote(one.slug, sentence) for one in members for sentence in one.sentences]
    positions = [everything.index(quote) for quote in quotes]
    assert positions == sorted(set(positions))
    assert len(quotes) <= most
    assert bool(quotes) == bool(members)
    for one in members:
        extra = {q.sentence for q in quotes if q.article == one.slug} - set(one.summary.sentences)
        shown = {*extra, *one.summary.sentences}
        assert not extra or sum(count(sentence.plain) for sentence in shown) <= most_words


SCRIPT = """
import sys
from digest.config import SummarySettings
from digest.model import Sentence, Summary
from digest.summary.story import Member, summarise_story
from digest.text.sentences import split
for path in sys.argv[1:]:
    bodies = open(path, encoding="utf-8").read().partition("\\n# output\\n")[0].split("\\n---\\n")
    members = []
    for at, body in enumerate(bodies):
        article = tuple(Sentence(body[a:b], a, b, body[a:b]) for a, b in split(body, "en"))
        members.append(Member(str(at), article, "en", Summary("digest", article[:3], (0, 1, 2)), str(at)))
    for most in (1, 3, 8):
        settings = SummarySettings().model_copy(update={"algorithm": "digest", "sentences": most})
        print(ascii(summarise_story(tuple(members), settings)))
"""


def test_story_summaries_do_not_depend_on_the_hash_seed() -> None:
    command = [sys.executable, "-W", "ignore::ResourceWarning", "-c", SCRIPT, *map(str, CASES)]
    runs = {
        subprocess.run(  # noqa: S603 -- our own code
            command, capture_output=True, check=True, env={**os.environ, "PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(runs) == 1
    assert b"quotes=(Quote" in runs.pop()
