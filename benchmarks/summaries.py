"""How good summaries are: ROUGE against summaries that people wrote, and the time an article takes.

    python benchmarks/summaries.py FILE.jsonl... [--algorithms digest,lead,lexrank] [--sentences 3]

A line of a file is an article: ``text`` (a paragraph a line) or ``sentences`` (a list), ``title`` if it has
one, and ``reference`` or ``summary``, a text or a list of texts. Needs ``pip install rouge-score``.
"""

from __future__ import annotations

import argparse
import json
import random
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING

from rouge_score.rouge_scorer import RougeScorer

from digest.config import SummarySettings
from digest.model import Sentence
from digest.summary import summarise
from digest.text.sentences import split

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

METRICS = ("rouge1", "rouge2", "rougeLsum")
RESAMPLES = 1000


def main() -> None:
    """Print a table for each file."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--algorithms", default="lead,digest,lexrank")
    parser.add_argument("--sentences", type=int, default=3)
    parser.add_argument("--language", default="en")
    options = parser.parse_args()
    for file in options.files:
        articles = [article for article in read(file, options.language) if article["references"]]
        print(f"{file.name}: {len(articles)} articles, {options.sentences} sentences")
        base: list[tuple[float, ...]] | None = None
        for algorithm in options.algorithms.split(","):
            scores, milliseconds = judge(articles, algorithm, options.sentences, options.language)
            base = base or scores
            print(f"  {algorithm:10} {shown(scores, base)}  {milliseconds:6.2f} ms")


def read(file: Path, language: str) -> Iterator[dict[str, object]]:
    """The articles of a file: sentences, title, references."""
    for line in file.read_text("utf-8").splitlines():
        row = json.loads(line)
        texts = row.get("sentences") or [
            paragraph[start:end]
            for paragraph in row["text"].split("\n")
            for start, end in split(paragraph, language)
        ]
        references = row.get("reference") or row.get("references") or row.get("summary") or []
        references = [references] if isinstance(references, str) else references
        yield {"texts": texts, "title": row.get("title") or "", "references": references}


def judge(
    articles: Sequence[dict[str, object]], algorithm: str, most: int, language: str
) -> tuple[list[tuple[float, ...]], float]:
    """The F1 of each metric for each article, in per cent, and the CPU time of an article in milliseconds."""
    scorer = RougeScorer(list(METRICS), use_stemmer=True, split_summaries=False)
    scores, spent = [], 0.0
    for article in articles:
        start = process_time()
        chosen = summary(article, algorithm, most, language)
        spent += process_time() - start
        found = [scorer.score(str(r), "\n".join(chosen)) for r in article["references"]]
        scores.append(tuple(100 * max(one[metric].fmeasure for one in found) for metric in METRICS))
    return scores, 1000 * spent / max(len(articles), 1)


def summary(article: dict[str, object], algorithm: str, most: int, language: str) -> list[str]:
    """The sentences that an algorithm chooses; ``lead`` takes the first ones."""
    texts = list(article["texts"])
    if algorithm == "lead":
        return texts[:most]
    settings = SummarySettings(algorithm=algorithm, sentences=most, max_quote_words=10_000)
    sentences = tuple(Sentence(text, at, at + len(text), text) for at, text in enumerate(texts))
    return [one.text for one in summarise(sentences, str(article["title"]), language, settings).sentences]


def shown(scores: Sequence[tuple[float, ...]], base: Sequence[tuple[float, ...]]) -> str:
    """The means, and by how much they differ from the first algorithm's, with 95 % bootstrap intervals."""
    parts = []
    for number, metric in enumerate(METRICS):
        values = [score[number] for score in scores]
        gains = [score[number] - other[number] for score, other in zip(scores, base, strict=True)]
        low, high = interval(gains)
        parts.append(f"R{metric[5:]} {mean(values):5.2f} ({mean(gains):+.2f} [{low:+.2f}, {high:+.2f}])")
    return "  ".join(parts)


def interval(gains: Sequence[float]) -> tuple[float, float]:
    """The middle 95 % of the means of resampled gains."""
    chance = random.Random(0)  # noqa: S311 - nothing is kept secret by it
    means = sorted(mean(chance.choices(gains, k=len(gains))) for _ in range(RESAMPLES))
    return means[RESAMPLES // 40], means[-RESAMPLES // 40]


def mean(values: Sequence[float]) -> float:
    """The arithmetic mean."""
    return sum(values) / max(len(values), 1)


if __name__ == "__main__":
    main()
