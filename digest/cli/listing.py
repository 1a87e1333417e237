"""The command that lists what a build sees, as a table or as JSON."""

from __future__ import annotations

import json
import shutil
import sys
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import click
from rich.cells import cell_len, set_cell_size

from digest.build import Workshop, gather, read_all
from digest.cli.building import choice_of, folders_of
from digest.cli.project import DONE, WRONG_USAGE
from digest.grouping import group
from digest.runtime.healing import healed
from digest.site.findings import newest_first

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from digest.build import Gathered
    from digest.cli.options import Wanted
    from digest.cli.project import Project
    from digest.config import Config
    from digest.grouping import Groups
    from digest.model import Article, Moment

    Row = Mapping[str, str | int | None]


GAP = "  "
NUMBERS = frozenset({"articles", "origins", "stories"})
# Where the terminal is too narrow, what is long is cut, though not to less than can be read; before that,
# what can be spared is left out, the first before the next.
LONG = frozenset({"title", "slug", "theme", "story"})
READABLE = 24
SHORTEST_TITLE = 16
SPARED = ("story", "origins", "theme", "by", "source")


def list_project(project: Project, wanted: Wanted, kind: str, *, as_json: bool) -> int:
    """Lists all articles, stories, themes, drafts or sources, newest first; the exit status."""
    config, problems = project.load_config()
    if config is None:
        project.console.report(problems)
        return WRONG_USAGE
    choice = replace(choice_of(wanted), drafts=wanted.drafts or kind == "drafts")
    folders = folders_of(project, wanted)

    def look(workshop: Workshop) -> tuple[Gathered, list[Row]]:
        gathered = gather(folders, config, choice, workshop)
        articles = sorted(gathered.articles, key=newest_first)
        return gathered, [*_rows(kind, articles, config, workshop)]

    with folders.workshop() as workshop:
        gathered, rows = healed(look, workshop)
    project.console.report(one for one in gathered.problems if one.severity == "error")
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
        for line in _table(rows, width):
            click.echo(line)
        project.console.say(f"{kind}: {len(rows)}")
    return DONE


def _rows(kind: str, articles: Sequence[Article], config: Config, workshop: Workshop) -> Iterator[Row]:
    if kind == "drafts":
        yield from (_article(one) for one in articles if one.draft)
    elif kind == "sources":
        yield from _sources(articles)
    else:
        groups = group(articles, read_all(articles, workshop), config.themes, config.grouping)
        yield from {"articles": _articles, "stories": _stories, "themes": _themes}[kind](articles, groups)


def _articles(articles: Sequence[Article], groups: Groups) -> Iterator[Row]:
    story_of = {slug: story.slug for story in groups.stories for slug in story.members}
    for one in articles:
        yield {**_article(one), "story": story_of[one.slug]}


def _article(article: Article) -> Row:
    return {
        "date": _day(article.date),
        "slug": article.slug,
        "source": article.outlet or None,
        "title": article.shown_title,
    }


def _stories(articles: Sequence[Article], groups: Groups) -> Iterator[Row]:
    by_slug = {one.slug: one for one in articles}
    theme_of = {slug: theme.slug for theme in groups.themes for slug in theme.stories}
    position = {one.slug: at for at, one in enumerate(articles)}
    for story in sorted(groups.stories, key=lambda one: min(position[slug] for slug in one.members)):
        yield {
            "date": _day(by_slug[story.slug].date),
            "slug": story.slug,
            "articles": len(story.members),
            "origins": len({origin for _, origin in story.origins}) or len(story.members),
            "theme": theme_of.get(story.slug),
            "title": by_slug[story.lead].shown_title,
        }


def _themes(_articles: Sequence[Article], groups: Groups) -> Iterator[Row]:
    for theme in groups.themes:
        yield {"slug": theme.slug, "by": theme.by, "stories": len(theme.stories), "title": theme.name}


def _sources(articles: Sequence[Article]) -> Iterator[Row]:
    given = Counter(one.source for one in articles if one.source)
    for name, number in sorted(given.items(), key=lambda one: (-one[1], one[0])):
        yield {"articles": number, "title": name}


def _day(moment: Moment | None) -> str | None:
    return moment.at.date().isoformat() if moment else None


def _table(rows: Sequence[Row], width: int | None) -> Iterator[str]:
    """Columns under their names, as wide as they must be; where there is a ``width``, not wider than that."""
    if not rows:
        return
    widths: Mapping[str, int] = {
        name: max(cell_len(name), *(cell_len(_shown(row[name])) for row in rows)) for name in rows[0]
    }
    if width:
        widths = _cut(_without_the_spared(widths, width), width)
    yield _line({name: name for name in widths}, widths)
    for row in rows:
        yield _line(row, widths)


def _without_the_spared(widths: Mapping[str, int], width: int) -> Mapping[str, int]:
    """The columns that fit, each to be read."""
    for name in SPARED:
        least = {one: min(wide, READABLE) if one in LONG else wide for one, wide in widths.items()}
        if _whole(least) <= width:
            break
        widths = {one: wide for one, wide in widths.items() if one != name}
    return widths


def _cut(widths: Mapping[str, int], width: int) -> Mapping[str, int]:
    """Titles give way first, as slugs are there to be copied; where that isn't enough, what is longest."""
    cut = dict(widths)
    over = max(_whole(cut) - width, 0)
    if cut.get("title", 0) - over >= SHORTEST_TITLE:
        cut["title"] -= over
    while _whole(cut) > width and (long := [name for name in cut if name in LONG and cut[name] > 1]):
        cut[max(long, key=lambda name: cut[name])] -= 1
    return cut


def _whole(widths: Mapping[str, int]) -> int:
    return sum(widths.values()) + len(GAP) * (len(widths) - 1)


def _line(row: Row, widths: Mapping[str, int]) -> str:
    return GAP.join(_fitted(_shown(row[name]), wide, name) for name, wide in widths.items()).rstrip()


def _fitted(cell: str, width: int, name: str) -> str:
    """A cell as wide as its column; East Asian letters take two places each."""
    cut = cell if cell_len(cell) <= width else f"{set_cell_size(cell, width - 1)}…"
    padding = " " * (width - cell_len(cut))
    return padding + cut if name in NUMBERS else cut + padding


def _shown(value: str | int | None) -> str:
    return "–" if value is None else str(value)
