"""Learns which words go with which, and packs them for `digest.grouping.affinity`; needs scipy.

    python benchmarks/affinity.py FILE.jsonl... --output affinity.z

A line of a file is an English article with its ``text`` (and ``title``), or with ``docs``, a list of such.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.linalg import svds

from digest.grouping.affinity import pack
from digest.text.words import stems

MOST_CHARACTERS = 20_000
# Words of one passage go with one another.
PASSAGE = 60
FEWEST_ARTICLES = 5
MOST_WORDS = 12_000
FEWEST_MEETINGS = 2
AXES = 32
# More are computed than kept: the last ones are the least exact.
COMPUTED = 64
STEPS = 15
LARGEST = 0.6


def main() -> None:
    """Count, decompose, round, and write the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--output", type=Path, required=True)
    options = parser.parse_args()
    texts = dict.fromkeys(text for file in options.files for text in _texts(file))
    articles = [stems(text, "en") for text in texts]
    vocabulary = _vocabulary(articles)
    places = _places(_meetings(articles, vocabulary))
    steps = np.round(np.clip(places / LARGEST, -1, 1) * STEPS).astype(np.int8)
    packed = pack(vocabulary, steps)
    options.output.write_bytes(packed)
    print(f"{len(articles)} articles, {len(vocabulary)} words, {len(packed)} bytes")


def _texts(file: Path) -> list[str]:
    rows: list[dict[str, Any]] = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    documents = [document for row in rows for document in row.get("docs", [row])]
    return [f"{one.get('title') or ''}\n{one.get('text') or ''}"[:MOST_CHARACTERS] for one in documents]


def _vocabulary(articles: list[tuple[str, ...]]) -> list[str]:
    held = Counter(stem for article in articles for stem in set(article) if not stem.isdigit())
    ordered = sorted(held, key=lambda stem: (-held[stem], stem))
    return [stem for stem in ordered[:MOST_WORDS] if held[stem] >= FEWEST_ARTICLES]


def _meetings(articles: list[tuple[str, ...]], vocabulary: list[str]) -> csr_matrix:
    """Positive pointwise mutual information of each two words within passages."""
    row = {stem: number for number, stem in enumerate(vocabulary)}
    passages = [set(a[start : start + PASSAGE]) for a in articles for start in range(0, len(a), PASSAGE)]
    pairs = [(row[stem], n) for n, passage in enumerate(passages) for stem in sorted(passage) if stem in row]
    words, places = zip(*pairs, strict=True)
    held = csr_matrix((np.ones(len(pairs)), (words, places)), shape=(len(vocabulary), len(passages)))
    met = (held @ held.T).tocoo()
    alone = np.asarray(held.sum(axis=1)).ravel()
    information = np.log(met.data * len(passages) / (alone[met.row] * alone[met.col]))
    kept = (information > 0) & (met.row != met.col) & (met.data >= FEWEST_MEETINGS)
    return csr_matrix((information[kept], (met.row[kept], met.col[kept])), shape=met.shape)


def _places(information: csr_matrix) -> np.ndarray[Any, np.dtype[np.float64]]:
    start = np.random.default_rng(0).random(information.shape[0])
    left, values, _ = svds(information, k=COMPUTED, v0=start)
    order = np.argsort(-values)[:AXES]
    places = left[:, order] * np.sqrt(values[order])
    return places / np.maximum(np.linalg.norm(places, axis=1, keepdims=True), 1e-9)


if __name__ == "__main__":
    main()
