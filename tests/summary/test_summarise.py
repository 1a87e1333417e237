from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.config import SummarySettings
from digest.model import Sentence, Summary
from digest.summary import summarise
from digest.text.sentences import split
from digest.text.words import count

CASES = sorted((Path(__file__).parents[1] / "cases" / "summary").glob("*.md"))
VOCABULARY = ["strike", "Kyiv", "talks", "the", "and", "port", "of", "Rotterdam", "23", "drones", "said"]

texts = st.lists(st.lists(st.sampled_from(VOCABULARY), max_size=12).map(" ".join), max_size=14)
limits = st.builds(
    SummarySettings,
    algorithm=st.sampled_from(["digest", "lexrank"]),
    sentences=st.integers(1, 6),
    max_quote_words=st.integers(1, 40) | st.just(120),
)


def lexrank(**limits: int) -> SummarySettings:
    return SummarySettings(algorithm="lexrank", **limits)


def sentences(body: str, language: str = "en") -> tuple[Sentence, ...]:
    return tuple(
        Sentence(body[start:end], start, end, body[start:end]) for start, end in split(body, language)
    )


def numbered(plain: list[str]) -> tuple[Sentence, ...]:
    return tuple(Sentence(text, 100 * at, 100 * at + len(text), text) for at, text in enumerate(plain))


def shown(summary: Summary) -> list[str]:
    return [sentence.text for sentence in summary.sentences]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_an_article_is_summarised_by_what_it_is_about(path: Path) -> None:
    body, _, expected = path.read_text(encoding="utf-8").partition("\n# output\n")
    language = path.suffixes[0][1:] if len(path.suffixes) > 1 else "en"
    summary = summarise(sentences(body, language), "", language, lexrank())
    assert shown(summary) == expected.strip().split("\n")


@given(texts, limits)
@settings(deadline=None)
def test_a_summary_is_sentences_of_the_article_in_its_order(plain: list[str], limit: SummarySettings) -> None:
    article = numbered(plain)
    summary = summarise(article, "", "en", limit)
    positions = [article.index(sentence) for sentence in summary.sentences]
    assert positions == sorted(set(positions))
    assert len(positions) <= limit.sentences
    assert bool(positions) == bool(article)
    assert sorted(summary.best) == list(range(len(positions)))
    assert summary.by == limit.algorithm
    assert summary.text is None


@given(texts, limits)
@settings(deadline=None)
def test_a_summary_quotes_no_more_words_than_allowed_unless_it_is_one_sentence(
    plain: list[str], limit: SummarySettings
) -> None:
    summary = summarise(numbered(plain), "", "en", limit)
    words = sum(count(sentence.plain) for sentence in summary.sentences)
    assert words <= limit.max_quote_words or len(summary.sentences) == 1


def test_no_sentences_make_an_empty_summary() -> None:
    assert summarise((), "", "en", lexrank()) == Summary(by="lexrank")


def test_an_article_that_is_no_longer_than_its_summary_is_quoted_whole() -> None:
    article = sentences("Rain fell. Snow followed. Then it froze.")
    assert summarise(article, "", "en", lexrank(sentences=3)).sentences == article
    assert summarise(article, "", "en", lexrank(sentences=9)).sentences == article


def test_a_sentence_that_occurs_again_is_quoted_once() -> None:
    article = sentences(
        "The strike goes on. Rain fell. The strike goes on. The strike goes on. Snow followed."
    )
    assert shown(summarise(article, "", "en", lexrank())) == [
        "The strike goes on.",
        "Rain fell.",
        "Snow followed.",
    ]


@pytest.mark.parametrize(
    "body",
    [
        "It is so. He was there. They did it. We are. You were. I have been.",
        "Rain fell. Cats slept. Trains stopped. Bread burned. Doors closed.",
        "123. 456. 789. 1011. 1213.",
        "… ?! – ***",
    ],
    ids=["stop words only", "nothing in common", "numbers", "no words"],
)
def test_where_nothing_tells_sentences_apart_the_first_are_taken(body: str) -> None:
    article = sentences(body)
    summary = summarise(article, "", "en", lexrank(sentences=2))
    assert summary.sentences == article[:2]
    assert summary.best == tuple(range(len(article[:2])))


def test_a_sentence_that_is_like_no_other_comes_last() -> None:
    article = sentences(
        "Whales sing. The union began the strike. Dust settles. Birds nest. The strike of the union goes on."
    )
    assert shown(summarise(article, "", "en", lexrank(sentences=2))) == [
        "The union began the strike.",
        "The strike of the union goes on.",
    ]


def test_the_best_come_first_and_the_shown_in_order() -> None:
    body, _, _ = CASES[0].read_text(encoding="utf-8").partition("\n# output\n")
    article = sentences(body, "zh")
    one = summarise(article, "", "zh", lexrank(sentences=1))
    three = summarise(article, "", "zh", lexrank(sentences=3))
    assert three.sentences[three.best[0]] == one.sentences[0]
    assert three.best != tuple(sorted(three.best))


LONG = "The strike of the union at the port " + "goes on and " * 20 + "on."


def test_a_sentence_that_does_not_fit_is_left_out_for_good() -> None:
    article = sentences(
        f"The strike of the union at the port began. {LONG} The union leads the strike. Rain fell."
    )
    summary = summarise(article, "", "en", lexrank(sentences=3, max_quote_words=20))
    assert LONG not in shown(summary)
    assert "Rain fell." not in shown(summary)
    assert len(summary.sentences) == 2


def test_of_sentences_too_long_the_first_in_rank_that_fits_is_quoted() -> None:
    article = sentences(f"{LONG} {LONG[:-1]} and on. Rain fell. Snow fell.")
    summary = summarise(article, "", "en", lexrank(sentences=2, max_quote_words=10))
    assert shown(summary) == ["Rain fell."]


def test_when_all_are_too_long_the_best_is_quoted() -> None:
    article = sentences(f"{LONG} {LONG[:-1]} and on.")
    assert len(summarise(article, "", "en", lexrank(max_quote_words=5)).sentences) == 1


def test_markup_does_not_count_as_words() -> None:
    marked = Sentence("The [strike](https://example.org/a-b-c-d-e) goes on.", 0, 51, "The strike goes on.")
    limit = lexrank(max_quote_words=4)
    assert summarise((marked,), "", "en", limit).sentences == (marked,)


def test_importing_the_stage_imports_nothing_heavy() -> None:
    code = "import sys, digest.summary; print(sorted({'sumy', 'nltk', 'numpy'} & set(sys.modules)))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 -- our own code
    assert run.stdout.strip() == "[]"


SCRIPT = """
import sys
from digest.config import SummarySettings
from digest.model import Sentence
from digest.summary import summarise
from digest.text.sentences import split
for path in sys.argv[1:]:
    body = open(path, encoding="utf-8").read()
    article = tuple(Sentence(body[a:b], a, b, body[a:b]) for a, b in split(body, "en"))
    for algorithm in ("digest", "lexrank", "lsa"):
        print(summarise(article, "", "en", SummarySettings(algorithm=algorithm, sentences=3)))
"""


def test_summaries_do_not_depend_on_the_hash_seed() -> None:
    command = [sys.executable, "-W", "ignore::ResourceWarning", "-c", SCRIPT, *map(str, CASES)]
    runs = {
        subprocess.run(  # noqa: S603 -- our own code
            command, capture_output=True, check=True, env={**os.environ, "PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(runs) == 1
    assert b"Dockworkers" in runs.pop()
