"""The command that says why: why these sentences, why this story, why this theme."""

from __future__ import annotations

import difflib
import shutil
from pathlib import PurePath
from textwrap import fill
from typing import TYPE_CHECKING

import click

from digest.build import gather, read_all, settings_for
from digest.cli.belonging import story_lines, theme_lines
from digest.cli.building import choice_of, folders_of
from digest.cli.project import DONE, WRONG_USAGE
from digest.content import parse_blocks, prose
from digest.grouping import explain_story, group
from digest.grouping.reasons import explain_theme
from digest.summary.explain import explain
from digest.text.words import count

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest.cli.options import Wanted
    from digest.cli.project import Project
    from digest.config import Config, SummarySettings
    from digest.model import Article
    from digest.model.reading import Reading
    from digest.summary.explain import Weighed

NARROWEST, WIDEST = 30, 100
INDENT = 4
SCORED = len("  -1.23 ")


def explain_one(project: Project, wanted: Wanted, name: str) -> int:
    """Says why an article, named by its path or its slug, or a theme is what it is; the exit status."""
    config, problems = project.load_config()
    if config is None:
        project.console.report(problems)
        return WRONG_USAGE
    folders = folders_of(project, wanted)
    with folders.workshop() as workshop:
        articles = gather(folders, config, choice_of(wanted), workshop).articles
        readings = read_all(articles, workshop)
    width = max(min(shutil.get_terminal_size().columns, WIDEST), NARROWEST)
    for line in _explained(name, articles, readings, config):
        click.echo(fill(line, width, subsequent_indent=" " * _hanging(line)))
    return DONE


def _hanging(line: str) -> int:
    """How far a line's continuation is indented: a sentence's beyond its score, and so beyond the reasons."""
    if line.startswith(" " * INDENT) or not line.startswith(" "):
        return INDENT if line.startswith(" ") else 0
    return SCORED


def _explained(
    name: str, articles: Sequence[Article], readings: Sequence[Reading], config: Config
) -> Iterator[str]:
    path = PurePath(name).as_posix()
    article = next((one for one in articles if name == one.slug or path == one.path), None)
    if article:
        titles = {one.slug: one.shown_title for one in articles}
        yield from _lines(article, settings_for(article, config.summary))
        if story := explain_story(articles, readings, article.slug, config.grouping):
            yield from story_lines(story, titles)
        return
    groups = group(articles, readings, config.themes, config.grouping)
    theme = next((one for one in groups.themes if name in {one.slug, one.name}), None)
    if theme is None:
        slugs = [*(one.slug for one in articles), *(one.slug for one in groups.themes)]
        raise click.UsageError(_unknown(name, slugs))
    shown = {one.slug: one.shown_title for one in articles}
    titles = {story.slug: shown[story.lead] for story in groups.stories}
    reasons = explain_theme(articles, readings, groups.stories, theme, config.themes, config.grouping)
    yield from theme_lines(reasons, titles)


def _unknown(name: str, known: Sequence[str]) -> str:
    near = difflib.get_close_matches(name, known, n=1)
    hint = f"; did you mean {near[0]}?" if near else ""
    return f"no published article or theme has the path or the slug {name!r}{hint}"


def _lines(article: Article, settings: SummarySettings) -> Iterator[str]:
    yield f"{article.path}: {article.headline or article.title}"
    if article.summary:
        yield "The summary is the editor's own; nothing is quoted."
        return
    sentences = prose(parse_blocks(article.body, article.language))
    weighed = explain(sentences, article.title, article.language, settings)
    if all(one.score is None for one in weighed):
        yield _unscored(article, len(sentences), settings)
    almost = [one for one in weighed if one.short is not None]
    others = [one for one in weighed if one.short is None and not one.is_chosen]
    chosen = [one for one in weighed if one.is_chosen]
    words = sum(count(one.sentence.plain) for one in chosen)
    yield from _part(f"Quoted: {len(chosen)} of {len(weighed)} sentences, {words} words", chosen)
    yield from _part("Almost", sorted(almost, key=lambda one: one.short or 0))
    yield from _part("The others", others)


def _unscored(article: Article, sentences: int, settings: SummarySettings) -> str:
    if settings.algorithm != "digest":
        return f"Chosen by {settings.algorithm}, which gives no reasons."
    if sentences <= settings.sentences:
        return "There are no more sentences than are quoted."
    return f"The first sentences: our ranker was not measured on texts in {article.language!r}."


def _part(title: str, some: Sequence[Weighed]) -> Iterator[str]:
    """Each sentence with its score, and below it the reasons."""
    if not some:
        return
    yield ""
    yield title
    for one in some:
        score = "" if one.score is None else f"{one.score:+.2f} "
        yield f"  {score}{one.sentence.plain}"
        worse = () if one.short is None else (f"with it, {100 * one.short:.2f} points of ROUGE less",)
        if reasons := (*one.reasons, *worse):
            yield " " * INDENT + "; ".join(reasons)
