"""Counts in how many articles each word occurs, and packs the commonest for a stage's ``background.z``.

    python benchmarks/background.py FILE.jsonl... --output background.z [--most 10000] [--shortest 0]

A line of a file is an article with its ``text``, or with its ``sentences`` as a list, and perhaps with a
``title``; or a story, whose ``docs`` are such articles. `digest.summary.background` has the 10,000 commonest
words of texts without their titles; `digest.grouping.background` the 30,000 commonest of articles of 50 words
(``--shortest``) and more, with their titles (``--titles``).
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from digest.summary.background import pack
from digest.text.words import stems

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_WORDS = 10_000


def main() -> None:
    """Count, and write the table."""
    options = _options()
    counts: Counter[str] = Counter()
    articles = 0
    for row in _rows(options.files):
        text = row.get("text") or " ".join(row.get("sentences", ()))
        found = stems(text, "en")
        if len(found) < options.shortest:
            continue
        title = stems(row.get("title") or "", "en") if options.titles else ()
        counts.update({*found, *title})
        articles += 1
    commonest = sorted(counts, key=lambda stem: (-counts[stem], stem))[: options.most]
    packed = pack(articles, {stem: counts[stem] for stem in commonest})
    options.output.write_bytes(packed)
    print(f"{articles} articles, {len(commonest)} of {len(counts)} words, {len(packed)} bytes")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--most", type=int, default=MOST_WORDS)
    parser.add_argument("--shortest", type=int, default=0, help="leave out articles with fewer words")
    parser.add_argument("--titles", action="store_true", help="count the titles' words too")
    return parser.parse_args()


def _rows(files: list[Path]) -> Iterator[dict[str, Any]]:
    for file in files:
        for line in file.read_text("utf-8").splitlines():
            row = json.loads(line)
            yield from row.get("docs") or [row]


if __name__ == "__main__":
    main()
