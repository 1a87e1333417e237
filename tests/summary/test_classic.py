# ruff: noqa: RUF001 -- letters of several scripts are the subject
from __future__ import annotations

import os
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.summary.classic import ALGORITHMS, rank

EVERY = sorted(ALGORITHMS)
# Random order doesn't look at what a sentence says.
READING = sorted(set(ALGORITHMS) - {"random"})

ARTICLE = (
    "Dockworkers in Rotterdam began a strike on Monday over the wages of the night shift.",
    "Forty ships wait outside the port of Rotterdam because of the strike.",
    "A storm is expected at the weekend.",
    "The union of the dockworkers says the wages of the night shift have not risen since 2019.",
    "The employers call the strike a danger to the port.",
    "Trains run on time.",
    "A court in Rotterdam will hear the employers and the union on Friday.",
    "Museums are closed on Mondays.",
)
DEGENERATE = {
    "nothing": (),
    "one sentence": ("The strike goes on.",),
    "two sentences": ("The strike goes on.", "The union leads the strike."),
    "two sentences without a common word": ("Rain fell.", "Trains stopped."),
    "stop words only": ("It is so.", "He was there.", "They did it.", "We are."),
    "numbers": ("123.", "456.", "789."),
    "no words": ("…", "?!", "***"),
    "single words": ("Strike.", "Strike!", "Port."),
    "an empty sentence": ("", "The strike goes on.", "Rain fell."),
    "one word in everything": ("Strike strike strike.", "Strike strike.", "Strike."),
    "fewer words than sentences": (
        "Rain.",
        "Rain rain.",
        "Rain, rain, rain.",
        "Snow.",
        "Snow rain.",
        "Hail.",
    ),
    "a sentence in capitals": ("BREAKING NEWS", "The strike goes on.", "THE STRIKE GOES ON"),
    "no spaces": ("中央银行宣布降低利率。", "银行等待。", "利率很高。"),
    "letters that change their case oddly": ("Ꮳꮃꭹ Ꮳꮃꭹ.", "ꮳꮃꭹ straße STRASSE.", "İstanbul ıssız."),
}


@pytest.mark.parametrize("texts", DEGENERATE.values(), ids=DEGENERATE)
@pytest.mark.parametrize("algorithm", EVERY)
def test_every_different_sentence_has_a_rank_however_odd_the_article(algorithm: str, texts) -> None:
    for language in ("en", "zh", "xx"):
        assert sorted(rank(texts, language, algorithm)) == list(range(len(texts)))


@pytest.mark.parametrize("algorithm", EVERY)
def test_of_equal_sentences_only_the_first_has_a_rank(algorithm: str) -> None:
    texts = ("The strike goes on.", "Rain fell.", "The  strike goes on.", "A strike.", " Rain\u00a0fell.")
    assert sorted(rank(texts, "en", algorithm)) == [0, 1, 3]


@pytest.mark.parametrize(
    ("algorithm", "ranked"),
    [
        ("lexrank", (0, 1, 3, 4, 6, 7, 2, 5)),
        ("textrank", (0, 1, 2, 5, 3, 6, 4, 7)),
        ("reduction", (0, 1, 3, 4, 6, 7, 2, 5)),
        ("lsa", (0, 3, 1, 6, 4, 2, 5, 7)),
        ("luhn", (0, 3, 1, 6, 4, 2, 5, 7)),
        ("sumbasic", (0, 4, 2, 5, 6, 7, 1, 3)),
        ("kl", (3, 7, 2, 5, 0, 1, 4, 6)),
        ("edmundson", (0, 3, 1, 4, 6, 7, 2, 5)),
        ("random", (3, 4, 7, 1, 2, 5, 0, 6)),
    ],
)
def test_each_algorithm_ranks_all_sentences_its_own_way(algorithm: str, ranked: tuple[int, ...]) -> None:
    assert rank(ARTICLE, "en", algorithm) == ranked


@pytest.mark.parametrize("algorithm", READING)
@pytest.mark.parametrize(
    "texts",
    [("It is so.", "He was there.", "They did it."), ("Rain.", "Snow.", "Hail.")],
    ids=["empty", "alike"],
)
def test_where_nothing_tells_sentences_apart_they_rank_by_position(algorithm: str, texts) -> None:
    expected = {"edmundson": (0, 2, 1)}.get(algorithm, (0, 1, 2))
    assert rank(texts, "en", algorithm) == expected


@pytest.mark.parametrize("algorithm", EVERY)
def test_an_endless_article_is_ranked_by_its_beginning(
    algorithm: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(ALGORITHMS, algorithm, 4)
    assert sorted(rank(tuple(f"Sentence {at}." for at in range(9)), "en", algorithm)) == [0, 1, 2, 3]


def test_an_algorithm_that_is_not_there_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        rank(ARTICLE, "en", "bert")


def test_chance_gives_each_article_an_order_of_its_own_and_always_the_same() -> None:
    orders = {rank((*ARTICLE, f"It is day {day}."), "en", "random") for day in range(20)}
    assert len(orders) == 20
    assert rank(ARTICLE, "en", "random") == rank(ARTICLE, "en", "random")
    firsts = {order[0] for order in orders}
    assert len(firsts) > 4


def test_importing_the_names_imports_nothing_heavy() -> None:
    code = (
        "import sys; from digest.summary.classic import rank; rank(('a', 'b'), 'en', 'random');"
        "print(sorted({'sumy', 'nltk', 'numpy'} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 -- our own code
    assert run.stdout.strip() == "[]"


SCRIPT = """
import random
from digest.summary.classic import ALGORITHMS, rank
chance = random.Random(5)
words = ["strike", "port", "court", "ship", "wage", "union", "train", "storm", "night", "bank"]
for _ in range(40):
    texts = tuple(" ".join(chance.choices(words, k=chance.randint(1, 6))) for _ in range(12))
    print({algorithm: rank(texts, "en", algorithm) for algorithm in ALGORITHMS})
"""


def test_ranks_do_not_depend_on_the_hash_seed() -> None:
    command = [sys.executable, "-W", "ignore::ResourceWarning", "-c", SCRIPT]
    runs = {
        subprocess.run(  # noqa: S603 -- our own code
            command, capture_output=True, check=True, env={**os.environ, "PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("0", "1", "2", "3")
    }
    assert len(runs) == 1
    assert runs.pop().count(b"lsa") == 40


@given(
    st.lists(
        st.lists(st.sampled_from(["strike", "Kyiv", "the", "US", "us", "23"]), max_size=9).map(" ".join),
        max_size=9,
    ),
    st.sampled_from(EVERY),
)
@settings(deadline=None)
def test_a_rank_is_a_position_of_a_sentence_that_is_the_first_of_its_kind(
    texts: list[str], algorithm: str
) -> None:
    ranked = rank(tuple(texts), "en", algorithm)
    assert sorted(ranked) == sorted({texts.index(text) for text in texts})
