from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from digest.config import SummarySettings
from digest.model import Quote, Sentence, StorySummary, Summary
from digest.summary import summarise_story


def extracted(*texts: str, best: tuple[int, ...] | None = None) -> Summary:
    sentences = tuple(Sentence(text, 100 * at, 100 * at + len(text), text) for at, text in enumerate(texts))
    return Summary("lexrank", sentences, best or tuple(range(len(texts))))


def quoted(summary: StorySummary) -> list[tuple[str, str]]:
    return [(quote.article, quote.sentence.text) for quote in summary.quotes]


STRIKE = extracted(
    "Dockworkers began a strike on Monday.", "Ships wait at sea.", "Employers refuse.", best=(0, 2, 1)
)
COURT = extracted("A court will hear the employers today.", "Judges are divided about wages.")
EDITOR = Summary("editor", text="The port stands still.")


def test_articles_speak_in_turn_and_stand_in_the_storys_order() -> None:
    summary = summarise_story((("strike", STRIKE), ("court", COURT)), SummarySettings(sentences=3))
    assert quoted(summary) == [
        ("strike", "Dockworkers began a strike on Monday."),
        ("strike", "Employers refuse."),
        ("court", "A court will hear the employers today."),
    ]
    assert summary.by == "lexrank"


def test_a_story_has_no_more_sentences_than_are_set() -> None:
    summary = summarise_story((("strike", STRIKE), ("court", COURT)), SummarySettings(sentences=1))
    assert quoted(summary) == [("strike", "Dockworkers began a strike on Monday.")]


def test_when_one_article_is_silent_the_others_go_on() -> None:
    summary = summarise_story((("a", extracted()), ("strike", STRIKE)), SummarySettings(sentences=3))
    assert [text for _, text in quoted(summary)] == [sentence.text for sentence in STRIKE.sentences]


def test_what_another_article_said_is_not_repeated_and_its_next_sentence_speaks() -> None:
    copied = extracted("On Monday dockworkers began their strike.", "Trains are late.")
    summary = summarise_story((("strike", STRIKE), ("copy", copied)), SummarySettings(sentences=2))
    assert quoted(summary) == [
        ("strike", "Dockworkers began a strike on Monday."),
        ("copy", "Trains are late."),
    ]


def test_near_repeats_are_seen_despite_other_words_around_them() -> None:
    one = extracted(
        "Meanwhile, Russia's defence ministry said it had shot down 77 drones in several locations."
    )
    two = extracted("Meanwhile, Russia claimed it shot down 77 drones in multiple locations.")
    assert len(summarise_story((("one", one), ("two", two)), SummarySettings()).quotes) == 1


def test_a_possessive_counts_as_its_word() -> None:
    one, two = extracted("Kyiv's and Odesa's ports"), extracted("Kyiv and Odesa ports")
    assert len(summarise_story((("one", one), ("two", two)), SummarySettings()).quotes) == 1


def test_an_article_may_repeat_itself() -> None:
    twice = extracted("Dockworkers began a strike on Monday.", "On Monday dockworkers began their strike.")
    assert len(summarise_story((("one", twice),), SummarySettings()).quotes) == 2


def test_different_facts_about_the_same_event_are_both_told() -> None:
    one = extracted("Russia launched strikes on Ukraine overnight, killing four people in Kyiv.")
    two = extracted("Ukraine said Russia had damaged power stations in Odesa during the strikes.")
    assert len(summarise_story((("one", one), ("two", two)), SummarySettings()).quotes) == 2


def test_repeats_are_seen_in_scripts_without_spaces() -> None:
    one, two = extracted("中央银行星期二宣布降低利率。"), extracted("中央银行宣布降低利率。")
    assert len(summarise_story((("one", one), ("two", two)), SummarySettings()).quotes) == 1


def test_sentences_without_content_words_are_no_repeats() -> None:
    one, two = extracted("It is so."), extracted("He was in it.")
    assert len(summarise_story((("one", one), ("two", two)), SummarySettings()).quotes) == 2


def test_the_leads_summary_by_the_editor_stands_for_the_story() -> None:
    summary = summarise_story((("lead", EDITOR), ("strike", STRIKE)), SummarySettings())
    assert summary == StorySummary(by="editor", text="The port stands still.")


def test_another_summary_by_the_editor_is_passed_over() -> None:
    summary = summarise_story((("strike", STRIKE), ("other", EDITOR)), SummarySettings(sentences=2))
    assert {quote.article for quote in summary.quotes} == {"strike"}
    assert summary.text is None


def test_a_story_without_sentences_has_an_empty_summary() -> None:
    assert summarise_story((), SummarySettings()) == StorySummary(by="lexrank")


words = st.lists(
    st.sampled_from(["strike", "port", "court", "ships", "waiting", "trains"]), min_size=1, max_size=4
)
summaries = st.lists(
    st.lists(words.map(" ".join), max_size=4).map(lambda texts: extracted(*texts)), max_size=4
)


@given(summaries, st.integers(1, 5))
def test_quotes_are_sentences_of_their_articles_each_once_and_in_order(
    given_: list[Summary], most: int
) -> None:
    members = tuple((f"article-{at}", summary) for at, summary in enumerate(given_))
    quotes = summarise_story(members, SummarySettings(sentences=most)).quotes
    everything = [Quote(slug, sentence) for slug, summary in members for sentence in summary.sentences]
    positions = [everything.index(quote) for quote in quotes]
    assert positions == sorted(set(positions))
    assert len(quotes) <= most
    assert bool(quotes) == bool(everything)
