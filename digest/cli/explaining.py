"""The command that says why: why these sentences, why this story, why this theme."""

from __future__ import annotations

import re
import shutil
import sys
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
from digest.runtime.healing import healed
from digest.summary.explain import explain
from digest.text.likeness import nearest
from digest.text.words import count

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest.build import Gathered, Workshop
    from digest.cli.options import Wanted
    from digest.cli.project import Project
    from digest.config import Config, SummarySettings
    from digest.model import Article, Theme
    from digest.model.reading import Reading
    from digest.summary.explain import Weighed

NARROWEST, WIDEST = 30, 100
# A score, a date or a dash stands before what goes on below itself.
_HANGING = re.compile(r" +(?:[+-]\d\.\d\d |\d{4}-\d\d-\d\d  |– )")
_BECAUSE = " " * len("  -1.23 ") + "– "


def explain_one(project: Project, wanted: Wanted, name: str) -> int:
    """Says why an article, named by its path or its slug, or a theme is what it is; the exit status."""
    config, problems = project.load_config()
    if config is None:
        project.console.report(problems)
        return WRONG_USAGE
    folders = folders_of(project, wanted)

    def look(workshop: Workshop) -> list[str]:
        gathered = gather(folders, config, choice_of(wanted), workshop)
        project.console.report(one for one in gathered.problems if one.severity == "error")
        return [*_explained(name, gathered, read_all(gathered.articles, workshop), config)]

    with folders.workshop() as workshop:
        lines = healed(look, workshop)
    width = max(min(shutil.get_terminal_size().columns, WIDEST), NARROWEST) if sys.stdout.isatty() else None
    for line in lines:
        click.echo(_folded(line, width) if width else line)
    return DONE


def _folded(line: str, width: int) -> str:
    """As many lines as it takes; names that are to be copied stay whole."""
    first = _HANGING.match(line)
    hanging = first.end() if first else len(line) - len(line.lstrip()) + 2
    return fill(line, width, subsequent_indent=" " * hanging, break_long_words=False, break_on_hyphens=False)


def _explained(name: str, gathered: Gathered, readings: Sequence[Reading], config: Config) -> Iterator[str]:
    articles = gathered.articles
    if article := _named(name, articles):
        titles = {one.slug: one.shown_title for one in articles}
        yield from _lines(article, settings_for(article, config.summary))
        if story := explain_story(articles, readings, article.slug, config.grouping):
            yield from story_lines(story, titles)
        return
    groups = group(articles, readings, config.themes, config.grouping)
    theme = next((one for one in groups.themes if name in {one.slug, one.name}), None)
    if theme is None:
        raise click.UsageError(_unknown(name, gathered, groups.themes))
    shown = {one.slug: one.shown_title for one in articles}
    titles = {story.slug: shown[story.lead] for story in groups.stories}
    reasons = explain_theme(articles, readings, groups.stories, theme, config.themes, config.grouping)
    yield from theme_lines(reasons, titles)


def _named(name: str, articles: Sequence[Article]) -> Article | None:
    path = PurePath(name).as_posix()
    return next((one for one in articles if name == one.slug or path == one.path), None)


def _unknown(name: str, gathered: Gathered, themes: Sequence[Theme]) -> str:
    if left_out := _named(name, gathered.read):
        return f"{left_out.path} is not published; --drafts, --future or --expired explain what is left out"
    slugs = [*(one.slug for one in gathered.articles), *(one.slug for one in themes)]
    names = [*(one.path for one in gathered.articles), *(one.name for one in themes)]
    holding = (one for one in (*slugs, *names) if name.casefold() in one.casefold())
    near = nearest(name, (*slugs, *names)) or next(holding, None)
    hint = f"did you mean {near}?" if near else "digest list and digest list themes show them"
    return f"no published article or theme has the path or the slug {name!r}; {hint}"


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
            yield _BECAUSE + "; ".join(reasons)
