from __future__ import annotations

from itertools import islice

from hypothesis import given
from hypothesis import strategies as st

from digest.summary import coverage
from digest.summary.coverage import PER_WORD, cover

ONE = [
    "Dockworkers in Rotterdam began a long strike over their night wages on Monday.",
    "A swimming pool opened its doors to the children of the village yesterday.",
    "Forty container ships are waiting outside the port of Rotterdam for the dockworkers.",
]
TWO = [
    "Forty container ships are waiting for dockworkers to end a long strike over night wages.",
    "Farmers in the north of the country have hardly begun to sow potatoes.",
]


def anything(_place: tuple[int, int]) -> bool:
    return True


def salience(*firsts: int, sentences: int = 1, texts: int = 3) -> int:
    return coverage._salience(firsts, sentences, texts)


def test_a_bigram_weighs_more_the_more_texts_have_it() -> None:
    assert salience(5) < salience(5, 5, sentences=2) < salience(5, 5, 5, sentences=3)


def test_a_bigram_weighs_more_the_earlier_it_stands() -> None:
    assert salience(9) < salience(1) < salience(0)


def test_a_bigram_weighs_more_the_more_sentences_have_it() -> None:
    assert salience(2, sentences=1) < salience(2, sentences=4)


def test_saliences_are_millionths() -> None:
    # The odds are -3.9 + 2.3 * 2/3 + 0.7 * log(2) + 0.55 + 0.75 * (1 + 1/2) / 3 = -0.9565.
    assert salience(0, 1, sentences=2) == 277_587


def test_a_bigram_stands_where_it_stands_first() -> None:
    sentences = ["Ships wait outside.", "Many ships wait.", "Trains ships wait."]
    weights = coverage._Coverage(coverage._candidates([sentences[1:], sentences]), 2, 0)._weights
    assert weights["ships wait"] == salience(0, 0, sentences=5, texts=2)
    assert weights["trains ships"] == salience(1, 2, sentences=2, texts=2)
    assert weights["many ships"] == salience(0, 1, sentences=2, texts=2)


def test_words_are_compared_without_case_accents_and_possessives() -> None:
    for text in ("Kyiv's Ports", "KYIV’S ports", "kyiv pörts"):
        assert coverage._candidates([[text]])[0].bigrams == ("kyiv ports",)


def test_until_a_second_text_speaks_the_first_counts_for_less() -> None:
    one = [
        "Alpha bravo charlie delta echo foxtrot golf hotel india juliet kilo lima mike november.",
        "Apple banana cherry date elderberry fig grape hazelnut jujube kiwi lemon mango.",
        "Amber bronze copper diamond emerald flint granite iron jade lead marble nickel.",
    ]
    two = ["Rain fell.", "Robin sparrow thrush finch heron stork crane eagle falcon raven magpie."]
    assert list(islice(cover([one, two], anything), 3)) == [(0, 0), (1, 1), (0, 1)]
    assert list(islice(cover([one], anything), 2)) == [(0, 0), (0, 1)]


def test_the_best_covers_most_and_the_next_adds_most() -> None:
    assert list(islice(cover([ONE, TWO], anything), 2)) == [(1, 0), (0, 0)]


def test_everything_with_something_to_add_comes_once() -> None:
    assert sorted(cover([ONE, TWO], anything)) == [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1)]


def test_what_was_said_goes_after_what_is_new() -> None:
    places = list(cover([ONE, TWO, ONE], anything))
    assert sorted(places[:5]) == [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1)]


def test_of_what_is_new_that_on_the_subject_goes_first() -> None:
    aside = "Museums show model ships from three centuries to anybody who cares for such things."
    near = "Employers fear a long strike over their night wages on Monday may cost millions."
    assert list(islice(cover([[*ONE[:1], aside], [*ONE[:1], near]], anything), 3)) == [(0, 0), (1, 1), (0, 1)]


def test_what_is_refused_covers_nothing_and_is_not_asked_for_again() -> None:
    asked = []

    def admits(place: tuple[int, int]) -> bool:
        asked.append(place)
        return place != (1, 0)

    assert list(islice(cover([ONE, TWO], admits), 2)) == [(0, 0), (0, 2)]
    assert asked.count((1, 0)) == 1


def test_short_sentences_and_late_ones_are_not_chosen() -> None:
    late = [*(f"Day {at} was long." for at in range(coverage.MOST_SENTENCES)), ONE[0]]
    assert list(cover([late, TWO], anything)) == [(1, 0), (1, 1)]


def test_function_words_alone_say_nothing() -> None:
    assert (
        list(cover([["They were there and it was not what they had been to us before that."]], anything))
        == []
    )


def test_where_words_are_counted_short_sentences_gain() -> None:
    short = "Dockworkers in Rotterdam began a strike over wages at night."
    filler = "and so it may be that they were there as he had it"
    long = f"Dockworkers in Rotterdam began a strike over wages at night, {filler}, in Delft {filler}."
    assert next(cover([[long, short]], anything)) == (0, 0)
    assert next(cover([[long, short]], anything, PER_WORD)) == (0, 1)


def test_of_equals_the_first_comes_first() -> None:
    texts = [["Alpha bravo charlie delta echo foxtrot golf hotel india juliet."]] * 3
    assert list(cover(texts, anything)) == [(0, 0), (1, 0), (2, 0)]


def test_nothing_to_read_gives_nothing() -> None:
    assert list(cover([], anything)) == []
    assert list(cover([[], [""]], anything)) == []


texts = st.lists(
    st.lists(
        st.lists(st.sampled_from(["a", "strike", "port", "of", "Kyiv", "23"]), min_size=10, max_size=14).map(
            " ".join
        ),
        max_size=6,
    ),
    max_size=4,
)


@given(texts)
def test_each_sentence_comes_at_most_once(given_: list[list[str]]) -> None:
    places = list(cover(given_, anything))
    assert len(set(places)) == len(places)
    assert all(0 <= position < len(given_[number]) for number, position in places)
