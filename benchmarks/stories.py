"""How well stories are summarised: ROUGE against summaries by people, with intervals, and time.

    python benchmarks/stories.py STORIES.jsonl [--sentences 3] [--words 100]

Each line is a story: {"docs": [{"text": "…"}, …], "references": ["…", …]}, where instead of ``text`` there
may be ``sentences``, and instead of ``references`` one ``reference``. Texts are English, a paragraph a line.
Each article's own summary is its first sentences. With ``--words`` all summaries are cut after so many
words (as in DUC), and coverage goes on until then. Needs ``pip install rouge-score``.

    lead      the first sentences of the first article
    turns     what is shown for other languages: `digest.summary.turns`
    coverage  the best without limits to what is quoted, as they are chosen: `digest.summary.coverage`
    digest    the summary of a story as the site shows it: `digest.summary.story`
"""

from __future__ import annotations

import argparse
import json
import time
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from rouge_score.rouge_scorer import RougeScorer

from digest.config import SummarySettings
from digest.model import Sentence, Summary
from digest.summary.coverage import PER_SENTENCE, PER_WORD, cover
from digest.summary.story import Member, summarise_story
from digest.summary.turns import take_turns
from digest.text.sentences import split

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    Texts = list[list[str]]

MEASURES = ("rouge1", "rouge2", "rougeLsum")
SAMPLES = 2000


@dataclass(frozen=True, slots=True)
class Budget:
    """How long a summary may be: so many sentences, and perhaps so many words."""

    sentences: int
    words: int | None


def lead(texts: Texts, budget: Budget) -> Iterator[str]:
    """The first sentences of the first article."""
    yield from texts[0][: budget.sentences]


def turns(texts: Texts, budget: Budget) -> Iterator[str]:
    """The articles' own summaries in turn."""
    for quote in take_turns([(one.slug, one.summary) for one in members(texts)], budget.sentences):
        yield quote.sentence.plain


def coverage(texts: Texts, budget: Budget) -> Iterator[str]:
    """The sentences that cover best what the articles agree on."""
    exponent, most = (PER_SENTENCE, budget.sentences) if budget.words is None else (PER_WORD, budget.words)
    for number, position in islice(cover(texts, lambda _: True, exponent), most):
        yield texts[number][position]


def digest(texts: Texts, budget: Budget) -> Iterator[str]:
    """What the site shows, in its order."""
    settings = SummarySettings().model_copy(update={"algorithm": "digest", "sentences": budget.sentences})
    for quote in summarise_story(members(texts), settings).quotes:
        yield quote.sentence.plain


METHODS: dict[str, Callable[[Texts, Budget], Iterator[str]]] = {
    "lead": lead,
    "turns": turns,
    "coverage": coverage,
    "digest": digest,
}


def members(texts: Texts) -> tuple[Member, ...]:
    """Articles whose own summaries are their first three sentences."""
    found = []
    for number, text in enumerate(texts):
        article = tuple(Sentence(plain, at, at + len(plain), plain) for at, plain in enumerate(text))
        own = Summary("lead", article[:3], tuple(range(len(article[:3]))))
        found.append(Member(str(number), article, "en", own, str(number)))
    return tuple(found)


def sentences(doc: dict[str, Any]) -> list[str]:
    """The sentences of an article."""
    if "sentences" in doc:
        return list(doc["sentences"])
    return [line[start:end] for line in doc["text"].split("\n") for start, end in split(line, "en")]


def main() -> None:
    """Print a line for each method."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("stories", type=Path)
    parser.add_argument("--sentences", type=int, default=3)
    parser.add_argument("--words", type=int)
    chosen = parser.parse_args()
    budget = Budget(chosen.sentences, chosen.words)
    rows = [json.loads(line) for line in chosen.stories.read_text("utf-8").splitlines() if line.strip()]
    stories = [[sentences(doc) for doc in row["docs"]] for row in rows]
    references = [row.get("references") or [row["reference"]] for row in rows]
    print(f"{len(rows)} stories; F1 of {', '.join(MEASURES)}, each with its 95 % interval")
    for name, method in METHODS.items():
        report(name, method, budget, stories, references)


def report(
    name: str,
    method: Callable[[Texts, Budget], Iterator[str]],
    budget: Budget,
    stories: list[Texts],
    references: list[list[str]],
) -> None:
    """Print what a method reaches, how many words it takes, and how much time of the processor."""
    start = time.process_time()
    summaries = [list(cut(method(texts, budget), budget.words)) for texts in stories]
    spent = (time.process_time() - start) / len(stories) * 1000
    scorer = RougeScorer(MEASURES, use_stemmer=True)
    scores = np.array(
        [score(scorer, told, wanted) for told, wanted in zip(summaries, references, strict=True)]
    )
    samples = np.random.default_rng(0).integers(0, len(scores), (SAMPLES, len(scores)))
    low, high = np.percentile(scores[samples].mean(axis=1), [2.5, 97.5], axis=0)
    shown = "  ".join(
        f"{mean:5.2f} [{least:5.2f}, {most:5.2f}]"
        for mean, least, most in zip(scores.mean(axis=0), low, high, strict=True)
    )
    words = np.mean([len(" ".join(told).split()) for told in summaries])
    print(f"{name:9s} {shown}  {words:5.0f} words  {spent:6.2f} ms", flush=True)


def cut(sentences: Iterable[str], words: int | None) -> Iterator[str]:
    """The first ``words`` words of ``sentences``, without asking for more sentences than it takes."""
    for sentence in sentences:
        kept = sentence.split()[:words]
        yield " ".join(kept)
        if words is not None and (words := words - len(kept)) == 0:
            return


def score(scorer: RougeScorer, told: list[str], wanted: list[str]) -> list[float]:
    """The F1 of each measure in per cent, averaged over the references."""
    found = [scorer.score(reference, "\n".join(told)) for reference in wanted]
    return [float(np.mean([100 * one[measure].fmeasure for one in found])) for measure in MEASURES]


if __name__ == "__main__":
    main()
