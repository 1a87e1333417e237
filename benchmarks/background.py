"""Counts in how many articles each word occurs, and packs the commonest for `digest.summary.background`.

    python benchmarks/background.py FILE.jsonl... --output background.z

A line of a file is an article with its ``text``, or with its ``sentences`` as a list.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

from digest.summary.background import pack
from digest.text.words import stems

MOST_WORDS = 10_000


def main() -> None:
    """Count, and write the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--output", type=Path, required=True)
    options = parser.parse_args()
    counts: Counter[str] = Counter()
    articles = 0
    for file in options.files:
        for line in file.read_text("utf-8").splitlines():
            row = json.loads(line)
            counts.update(set(stems(row.get("text") or " ".join(row["sentences"]), "en")))
            articles += 1
    commonest = sorted(counts, key=lambda stem: (-counts[stem], stem))[:MOST_WORDS]
    packed = pack(articles, {stem: counts[stem] for stem in commonest})
    options.output.write_bytes(packed)
    print(f"{articles} articles, {len(commonest)} of {len(counts)} words, {len(packed)} bytes")


if __name__ == "__main__":
    main()
