"""How well and how fast articles are grouped: BCubed against stories that people made, and time.

    python benchmarks/grouping.py quality ARTICLES.jsonl [--sizes 20 50 150] [--digests 20] [--undated]
    python benchmarks/grouping.py time [--sizes 300 1000 10000 30000]

``quality``: a line is an article, {"text": "…", "story": "…"} and perhaps "title", "date" (ISO 8601), "lang";
articles of one event have one ``story``. Of all articles, digests are drawn at random by whole stories, as
many and as large as you say, the same ones every time; ``--sizes 0`` groups all as one. Printed is the mean
of BCubed precision, recall and F1 (Bagga and Baldwin 1998) over the digests, and how many stories there are.

``time``: made-up articles about made-up events in running topics, 25 a day. Printed are seconds of the
processor for reading the articles (finding their words' stems) and for what comes then, and the most memory.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import time
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import islice, product
from pathlib import Path
from typing import TYPE_CHECKING, Any

from digest.config import GroupingSettings
from digest.grouping.similarity import read, weigh_all
from digest.grouping.stories import find_stories
from digest.model import Article, Block, Moment

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

A_DAY = 25
WORDS = 60_000
TOPICS = 40


@dataclass(frozen=True, slots=True)
class Score:
    """BCubed of one digest."""

    precision: float
    recall: float
    wanted: int
    found: int

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.precision * self.recall / (self.precision + self.recall)


def main() -> None:
    """Print what is asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(dest="command", required=True)
    quality = commands.add_parser("quality")
    quality.add_argument("articles", nargs="+", type=Path)
    quality.add_argument("--sizes", nargs="+", type=int, default=[20, 50, 150])
    quality.add_argument("--digests", type=int, default=20)
    quality.add_argument("--undated", action="store_true", help="take all dates away")
    speed = commands.add_parser("time")
    speed.add_argument("--sizes", nargs="+", type=int, default=[300, 1_000, 10_000, 30_000])
    for command in (quality, speed):
        command.add_argument("--threshold", type=float, default=GroupingSettings().story_threshold)
        command.add_argument("--window", type=float, default=GroupingSettings().window_days)
    options = parser.parse_args()
    settings = GroupingSettings(story_threshold=options.threshold, window_days=options.window)
    if options.command == "quality":
        rows = [row for file in options.articles for row in labelled(file, undated=options.undated)]
        print(f"{len(rows)} articles, {len({row['story'] for row in rows})} stories")
        for size in options.sizes:
            report(size, [measure(d, settings) for d in drawn(rows, size, options.digests)])
    else:
        for size in options.sizes:
            clock(size, settings)


def labelled(file: Path, *, undated: bool) -> Iterator[dict[str, Any]]:
    """The articles of a file that have a story."""
    for line in file.read_text("utf-8").splitlines():
        row = json.loads(line)
        if row.get("story") is not None:
            yield {**row, "date": None} if undated else row


def drawn(rows: Sequence[dict[str, Any]], size: int, digests: int) -> Iterator[list[dict[str, Any]]]:
    """Digests of ``size`` articles, whole stories in random order; 0 is one digest of all."""
    stories: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        stories.setdefault(row["story"], []).append(row)
    for number in range(digests if size else 1):
        order = sorted(stories)
        random.Random(f"{size} {number}").shuffle(order)  # noqa: S311 -- no secret
        chosen = [row for story in order for row in stories[story]]
        yield chosen[: size or len(chosen)]


def measure(rows: Sequence[dict[str, Any]], settings: GroupingSettings) -> Score:
    """Group a digest, and compare."""
    articles = [article(number, row) for number, row in enumerate(rows)]
    wanted = {one.slug: row["story"] for one, row in zip(articles, rows, strict=True)}
    found = {slug: story.slug for story in stories(articles, settings) for slug in story.members}
    both = Counter((wanted[slug], found[slug]) for slug in wanted)
    sizes, made = Counter(wanted.values()), Counter(found.values())
    return Score(
        precision=sum(n * n / made[of] for (_, of), n in both.items()) / len(rows),
        recall=sum(n * n / sizes[of] for (of, _), n in both.items()) / len(rows),
        wanted=len(sizes),
        found=len(made),
    )


def stories(articles: Sequence[Article], settings: GroupingSettings) -> Sequence[Any]:
    """The stories alone, without themes."""
    ordered = sorted(
        articles, key=lambda one: (one.date is None, one.date.order if one.date else (), one.slug)
    )
    readings = [read(one) for one in ordered]
    return find_stories(ordered, readings, weigh_all(readings), settings)[0]


def article(number: int, row: dict[str, Any]) -> Article:
    """An article of a line."""
    date = row.get("date")
    at = datetime.fromisoformat(date) if date else None
    text = row.get("text") or ""
    return Article(
        path=f"content/{number}.md",
        slug=f"{number:06}",
        title=row.get("title") or "",
        body=text,
        blocks=(Block("paragraph", 0, len(text), text),),
        language=row.get("lang") or "en",
        date=Moment(at.replace(tzinfo=at.tzinfo or UTC), whole_day=True) if at else None,
    )


def report(size: int, scores: Sequence[Score]) -> None:
    """Print the means of one size of digests."""

    def mean(values: Iterator[float]) -> float:
        return sum(values) / len(scores)

    print(
        f"{size or 'all':>5} articles, {len(scores):3} digests: F1 {mean(s.f1 for s in scores):.4f}"
        f"  precision {mean(s.precision for s in scores):.4f}  recall {mean(s.recall for s in scores):.4f}"
        f"  stories {mean(s.found for s in scores):.1f}, wanted {mean(s.wanted for s in scores):.1f}",
        flush=True,
    )


def clock(size: int, settings: GroupingSettings) -> None:
    """Print how long so many articles take."""
    ordered = list(made_up(size))
    start = time.process_time()
    readings = [read(one) for one in ordered]
    middle = time.process_time()
    found, _ = find_stories(ordered, readings, weigh_all(readings), settings)
    end = time.process_time()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{size:6} articles: {middle - start:6.2f} s reading, {end - middle:6.2f} s grouping,"
        f" {len(found)} stories, {memory:.0f} MB",
        flush=True,
    )


def made_up(size: int) -> Iterator[Article]:
    """Articles in order of time: an event is told by one to six articles on one day and the next.

    Words are as frequent as in a language (Zipf); half of an article's are any, a quarter its topic's, a
    quarter its event's, and every twentieth article is the copy of another.
    """
    chance = random.Random(0)  # noqa: S311 -- no secret
    syllables = [consonant + vowel for consonant in "bdfgklmnprtvz" for vowel in "aeou"]
    names = ["".join(parts) for parts in islice(product(syllables, repeat=3), WORDS)]
    chance.shuffle(names)
    common = [1 / (rank + 20) for rank in range(WORDS)]
    topics = [chance.choices(names[500:], k=300) for _ in range(TOPICS)]
    events: list[tuple[list[str], list[str]]] = []
    text: list[str] = []
    for number in range(size):
        if number % 2 == 0:
            events = [*events[-A_DAY:], (chance.choice(topics), chance.choices(names[500:], k=60))]
        topic, event = chance.choice(events)
        if number % 20:
            words = (
                chance.choices(names, common, k=150),
                chance.choices(topic, k=75),
                chance.choices(event, k=75),
            )
            text = [word for triple in zip(*words, strict=False) for word in triple] + words[0][75:]
        day = datetime(2020, 1, 1, tzinfo=UTC) + timedelta(days=number // A_DAY)
        body = " ".join(text)
        yield Article(
            path=f"content/{number}.md",
            slug=f"{number:06}",
            title=" ".join(text[2:20:3]),
            body=body,
            blocks=(Block("paragraph", 0, len(body), body),),
            date=Moment(day, whole_day=True),
        )


if __name__ == "__main__":
    main()
