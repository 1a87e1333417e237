"""Measures how many articles land in the right theme of the curator's.

    python benchmarks/themes.py ARTICLES.jsonl THEMES.toml [--size 50] [--samples 20] [--keep N]

A line of ARTICLES is an article with ``title``, ``text`` and ``theme``; THEMES holds ``[[themes]]`` as
digest.toml does, each named as in ARTICLES. Each sample is that many articles at random, each its own story.
With ``--keep`` only so many themes are given, drawn anew for each sample; articles of the others belong to
none, and the last figure says how many of these were put into one all the same.
"""

from __future__ import annotations

import argparse
import json
import random
import tomllib
from pathlib import Path
from statistics import mean

from digest.build import reading_of
from digest.config import GroupingSettings, ThemeSettings
from digest.grouping.similarity import weigh_all
from digest.grouping.themes import find_themes
from digest.model import Article, Story


def main() -> None:
    """Print the shares, averaged over the samples."""
    options = _options()
    rows = [json.loads(line) for line in options.articles.read_text("utf-8").splitlines()]
    themes = [ThemeSettings(**one) for one in tomllib.loads(options.themes.read_text("utf-8"))["themes"]]
    right, kept, strays = [], [], []
    for seed in range(options.samples):
        chance = random.Random(f"{options.size}:{seed}")  # noqa: S311 -- a sample that can be drawn again
        sample = chance.sample(rows, min(options.size, len(rows)))
        given = [one for one in themes if one in chance.sample(themes, options.keep or len(themes))]
        found = _assigned(sample, given)
        names = {theme.name for theme in given}
        pairs = [(found.get(str(n)), row["theme"]) for n, row in enumerate(sample)]
        right.append(mean(put == (theme if theme in names else None) for put, theme in pairs))
        kept += [put == theme for put, theme in pairs if theme in names]
        strays += [put is not None for put, theme in pairs if theme not in names]
    print(f"right {mean(right):.3f}; of articles with a theme {mean(kept):.3f}", end="")
    print(f"; strays {mean(strays):.3f}" if strays else "")


def _assigned(sample: list[dict[str, str]], themes: list[ThemeSettings]) -> dict[str, str]:
    articles = [_article(str(number), row) for number, row in enumerate(sample)]
    stories = [Story(article.slug, (article.slug,), article.slug) for article in articles]
    readings = [reading_of(article) for article in articles]
    found, _ = find_themes(articles, readings, stories, weigh_all(readings), themes, GroupingSettings())
    return {slug: theme.name for theme in found if theme.by == "curator" for slug in theme.stories}


def _article(slug: str, row: dict[str, str]) -> Article:
    return Article(f"content/{slug}.md", slug, row["title"] or "", (row["text"] or "").encode())


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("articles", type=Path)
    parser.add_argument("themes", type=Path)
    parser.add_argument("--size", type=int, default=50)
    parser.add_argument("--samples", type=int, default=20)
    parser.add_argument("--keep", type=int)
    return parser.parse_args()


if __name__ == "__main__":
    main()
