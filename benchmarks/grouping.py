"""How well and how fast articles are grouped: BCubed against stories that people made, and time.

    python benchmarks/grouping.py quality ARTICLES.jsonl [--sizes 20 50 150] [--digests 20] [--undated]
    python benchmarks/grouping.py time [--sizes 300 1000 10000 30000] [--alike]

``quality``: a line is an article, {"text": "…", "story": "…"} and perhaps "title", "date" (ISO 8601), "lang";
articles of one event have one ``story``. Of all articles, digests are drawn at random by whole stories, as
many and as large as you say, the same ones every time; ``--sizes 0`` groups all as one. Printed is the mean
of BCubed precision, recall and F1 (Bagga and Baldwin 1998) over the digests, and how many stories there are.

``time``: the articles of ``benchmarks/corpus.py``. Printed are seconds of the processor for reading the
articles, each by itself, which is remembered between builds, and for what comes then: weighing words, finding
stories, finding and naming themes, and uniting names; how large a reading is when it is kept, and how long
all of them take to load; and the most memory. ``--alike``: of so many articles that are nearly the same.
"""

from __future__ import annotations

import argparse
import json
import pickle
import random
import resource
import time
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus import corpus

from digest.build import reading_of
from digest.config import GroupingSettings
from digest.grouping import find_cast, names_of
from digest.grouping.order import in_order
from digest.grouping.similarity import weigh_all
from digest.grouping.stories import find_stories
from digest.grouping.themes import find_themes
from digest.model import Article, Moment

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest.model import Story


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
    speed.add_argument("--alike", action="store_true", help="of articles that are nearly the same")
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
        made = nearly_the_same if options.alike else invented
        for size in options.sizes:
            clock(list(made(size)), settings)


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


def stories(articles: Sequence[Article], settings: GroupingSettings) -> Sequence[Story]:
    """The stories alone, without themes."""
    ordered, readings = in_order(articles, [reading_of(one) for one in articles])
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
        text=text.encode(),
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


def clock(articles: Sequence[Article], settings: GroupingSettings) -> None:
    """Print how long so many articles take."""
    times = [time.process_time()]

    def took() -> float:
        times.append(time.process_time())
        return times[-1] - times[-2]

    readings = [reading_of(one) for one in articles]
    reading = took()
    kept = pickle.dumps(readings)
    del readings
    took()
    ordered, readings = in_order(articles, pickle.loads(kept))  # noqa: S301 -- our own
    loading = took()
    vectors = weigh_all(readings)
    weighing = took()
    found, _ = find_stories(ordered, readings, vectors, settings)
    telling = took()
    themes, _ = find_themes(ordered, readings, found, vectors, (), settings)
    theming = took()
    told = {one.slug: names_of(one, reading) for one, reading in zip(ordered, readings, strict=True)}
    find_cast(told, {story.slug: story.members for story in found})
    naming = took()
    size = len(kept) / len(articles) / 1024
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{len(articles):6} articles: {reading:6.2f} s reading ({size:.1f} KB each,"
        f" {loading:.2f} s loading); {weighing + telling + theming:5.2f} s grouping: {weighing:.2f} weighing,"
        f" {telling:.2f} stories, {theming:.2f} themes; {naming:.2f} s names;"
        f" {len(found)} stories, {len(themes)} themes, {memory:.0f} MB",
        flush=True,
    )


def invented(size: int) -> Iterator[Article]:
    """The articles of ``benchmarks/corpus.py``."""
    for item in corpus(size):
        yield told(item.name, item.title, item.body, item.outlet, item.date)


def nearly_the_same(size: int) -> Iterator[Article]:
    """Articles of one day that differ in every hundredth word."""
    chance = random.Random(0)  # noqa: S311 -- no secret
    (item,) = islice(corpus(1), 1)
    for number in range(size):
        words = item.body.split(" ")
        for at in chance.sample(range(len(words)), len(words) // 100):
            words[at] = f"word{chance.randrange(1000)}"
        yield told(f"{number:06}", item.title, " ".join(words), f"Outlet {number}", item.date)


def told(name: str, title: str, body: str, outlet: str, date: datetime) -> Article:
    """An article of these words."""
    return Article(f"content/{name}.md", name, title, body.encode(), source=outlet, date=Moment(date))


if __name__ == "__main__":
    main()
