from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from digest.model import Quote, Sentence, Summary
from digest.summary.turns import take_turns


def extracted(*texts: str, best: tuple[int, ...] | None = None) -> Summary:
    sentences = tuple(Sentence(text, 100 * at, 100 * at + len(text), text) for at, text in enumerate(texts))
    return Summary("lexrank", sentences, best or tuple(range(len(texts))))


def quoted(quotes: list[Quote]) -> list[tuple[str, str]]:
    return [(quote.article, quote.sentence.text) for quote in quotes]


STRIKE = extracted(
    "Dockworkers began a strike on Monday.", "Ships wait at sea.", "Employers refuse.", best=(0, 2, 1)
)
COURT = extracted("A court will hear the employers today.", "Judges are divided about wages.")
EDITOR = Summary("editor", text="The port stands still.")


def test_articles_speak_in_turn_the_first_with_its_best() -> None:
    assert quoted(take_turns((("strike", STRIKE), ("court", COURT)), 3)) == [
        ("strike", "Dockworkers began a strike on Monday."),
        ("court", "A court will hear the employers today."),
        ("strike", "Employers refuse."),
    ]


def test_there_are_no_more_sentences_than_are_asked_for() -> None:
    told = quoted(take_turns((("strike", STRIKE), ("court", COURT)), 1))
    assert told == [("strike", "Dockworkers began a strike on Monday.")]


def test_when_one_article_is_silent_the_others_go_on() -> None:
    told = quoted(take_turns((("a", extracted()), ("strike", STRIKE), ("b", EDITOR)), 3))
    assert {text for _, text in told} == {sentence.text for sentence in STRIKE.sentences}


def test_what_another_article_said_is_not_repeated_and_its_next_sentence_speaks() -> None:
    copied = extracted("On Monday dockworkers began their strike.", "Trains are late.")
    assert quoted(take_turns((("strike", STRIKE), ("copy", copied)), 2)) == [
        ("strike", "Dockworkers began a strike on Monday."),
        ("copy", "Trains are late."),
    ]


def test_near_repeats_are_seen_despite_other_words_around_them() -> None:
    one = extracted(
        "Meanwhile, Russia's defence ministry said it had shot down 77 drones in several locations."
    )
    two = extracted("Meanwhile, Russia claimed it shot down 77 drones in multiple locations.")
    assert len(take_turns((("one", one), ("two", two)), 3)) == 1


def test_a_possessive_counts_as_its_word() -> None:
    one, two = extracted("Kyiv's and Odesa's ports"), extracted("Kyiv and Odesa ports")
    assert len(take_turns((("one", one), ("two", two)), 3)) == 1


def test_an_article_may_repeat_itself() -> None:
    twice = extracted("Dockworkers began a strike on Monday.", "On Monday dockworkers began their strike.")
    assert len(take_turns((("one", twice),), 3)) == 2


def test_different_facts_about_the_same_event_are_both_told() -> None:
    one = extracted("Russia launched strikes on Ukraine overnight, killing four people in Kyiv.")
    two = extracted("Ukraine said Russia had damaged power stations in Odesa during the strikes.")
    assert len(take_turns((("one", one), ("two", two)), 3)) == 2


def test_repeats_are_seen_in_scripts_without_spaces() -> None:
    one, two = extracted("中央银行星期二宣布降低利率。"), extracted("中央银行宣布降低利率。")
    assert len(take_turns((("one", one), ("two", two)), 3)) == 1


def test_sentences_without_content_words_are_no_repeats() -> None:
    one, two = extracted("It is so."), extracted("He was in it.")
    assert len(take_turns((("one", one), ("two", two)), 3)) == 2


def test_nobody_says_nothing() -> None:
    assert take_turns((), 3) == []


words = st.lists(
    st.sampled_from(["strike", "port", "court", "ships", "waiting", "trains"]), min_size=1, max_size=4
)
summaries = st.lists(
    st.lists(words.map(" ".join), max_size=4).map(lambda texts: extracted(*texts)), max_size=4
)


@given(summaries, st.integers(1, 5))
def test_quotes_are_sentences_of_their_articles_and_each_comes_once(given_: list[Summary], most: int) -> None:
    told = [(f"article-{at}", summary) for at, summary in enumerate(given_)]
    quotes = take_turns(told, most)
    everything = [Quote(slug, sentence) for slug, summary in told for sentence in summary.sentences]
    assert set(quotes) <= set(everything)
    assert len(set(quotes)) == len(quotes) <= most
    assert bool(quotes) == bool(everything)
