"""The pipeline: read, choose, summarise, group, assemble, render. The only module where stages meet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest import __version__
from digest.content import find, load, read, read_page
from digest.content.media import read_pictures, read_static, static_problems
from digest.grouping import group
from digest.model import File, Problem, Summary
from digest.render import assets, default_templates, render, render_data, templates
from digest.site import Findings, assemble, distinct
from digest.summary import summarise
from digest.summary.story import Member, summarise_story

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from digest.config import Config, SummarySettings
    from digest.model import Article, PlainPage, Story, StorySummary
    from digest.model.pages import Site


@dataclass(frozen=True, slots=True)
class Folders:
    """Where a project keeps its files: ``content`` as seen from ``root``; ``cache`` may go at any time."""

    root: Path
    content: str
    cache: Path | None

    @property
    def templates(self) -> Path:
        """The curator's own, each standing before the default theme's of the same name."""
        return self.root / "templates"

    @property
    def static(self) -> Path:
        """Files that go into the site as they are."""
        return self.root / "static"

    @property
    def inputs(self) -> tuple[Path, ...]:
        """What a site is made from, and nothing may be written to."""
        return (self.root / self.content, self.templates, self.static)


@dataclass(frozen=True, slots=True)
class Choice:
    """Which articles are published: those of ``now``, and what else is asked for."""

    now: datetime
    drafts: bool = False
    future: bool = False
    expired: bool = False

    def takes(self, article: Article) -> bool:
        """Whether ``article`` is published."""
        return not (
            article.hide
            or (article.draft and not self.drafts)
            or (article.date and article.date.at > self.now and not self.future)
            or (article.expires and article.expires.at <= self.now and not self.expired)
        )


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a site is made of; ``left_out`` counts the articles that are not to be published."""

    articles: tuple[Article, ...]
    pages: tuple[PlainPage, ...]
    problems: tuple[Problem, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class Build:
    """A whole site, not yet published, and everything that is wrong with what it was made from."""

    files: tuple[File, ...]
    problems: tuple[Problem, ...]
    articles: int
    stories: int
    themes: int
    left_out: int


def build(folders: Folders, config: Config, choice: Choice) -> Build:
    """Turn the files of a project into the files of its site. Nothing is written but the cache."""
    gathered = gather(folders, config, choice)
    articles = gathered.articles
    summaries = {article.slug: _summarise(article, config.summary) for article in articles}
    groups = group(articles, config.themes, config.grouping)
    by_slug = {article.slug: article for article in articles}
    told = {story.slug: _tell(story, by_slug, summaries, config.summary) for story in groups.stories}
    pictures, picture_files, missing = read_pictures(articles, folders.root, folders.content)
    found = Findings(articles, gathered.pages, summaries, groups.stories, told, groups.themes, pictures)
    site, misplaced = assemble(found, config, f"digest {__version__}")
    files, broken = _render(site, folders)
    files, doubled = _with_static(files, (*picture_files, *read_static(folders.static)))
    unpublished = static_problems(folders.static)
    problems = (*gathered.problems, *groups.problems, *missing, *misplaced, *broken, *doubled, *unpublished)
    return Build(
        files=files,
        problems=in_order((*problems, *_advice(config))),
        articles=len(articles),
        stories=len(groups.stories),
        themes=len(groups.themes),
        left_out=gathered.left_out,
    )


def gather(folders: Folders, config: Config, choice: Choice) -> Gathered:
    """Read all that there is, and take what is to be published; no two articles share a slug."""
    articles, pages, unread = _read(folders, config)
    taken, clashing = distinct([article for article in articles if choice.takes(article)])
    return Gathered(taken, pages, (*unread, *clashing), len(articles) - len(taken))


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Each problem once, by place."""
    return tuple(
        sorted(dict.fromkeys(problems), key=lambda p: (p.path, p.line or 0, p.field or "", p.message))
    )


def _read(
    folders: Folders, config: Config
) -> tuple[tuple[Article, ...], tuple[PlainPage, ...], tuple[Problem, ...]]:
    """All articles and pages that can be understood, and what is wrong with these and the others."""
    there, problems = find(folders.root, folders.content)
    themes = tuple(theme.name for theme in config.themes)
    articles: list[Article] = []
    pages: list[PlainPage] = []
    for file in there:
        raw, faults = load(folders.root, file.path, config.limits.file_bytes)
        problems += faults
        if raw is None:
            continue
        if file.kind == "page":
            page, faults = read_page(file.path, raw, config.limits)
            pages += [page] if page else []
        else:
            article, faults = read(
                file.path,
                raw,
                timezone=config.timezone,
                language=config.language,
                themes=themes,
                limits=config.limits,
            )
            articles += [article] if article else []
        problems += faults
    return tuple(articles), tuple(pages), problems


def _summarise(article: Article, settings: SummarySettings) -> Summary:
    if article.summary:
        return Summary("editor", text=article.summary)
    if article.full_text or article.license is not None:
        settings = settings.model_copy(update={"max_quote_words": sum(map(len, article.body))})
    summary = summarise(article.sentences, article.title, article.language, settings)
    for sentence in summary.sentences:
        if article.body[sentence.start : sentence.end] != sentence.text:
            raise AssertionError(f"{article.path}: not verbatim: {sentence.text!r}")
    return summary


def _tell(
    story: Story, articles: Mapping[str, Article], summaries: Mapping[str, Summary], settings: SummarySettings
) -> StorySummary:
    """What the articles of a story say together, its lead's first."""
    told_by = (story.lead, *(slug for slug in story.members if slug != story.lead))
    origins = dict(story.origins)
    members = (
        Member(
            slug=slug,
            sentences=articles[slug].sentences,
            language=articles[slug].language,
            summary=summaries[slug],
            origin=origins.get(slug, slug),
            free=articles[slug].full_text or articles[slug].license is not None,
        )
        for slug in told_by
    )
    return summarise_story(tuple(members), settings)


def _render(site: Site, folders: Folders) -> tuple[tuple[File, ...], tuple[Problem, ...]]:
    theme = (folders.templates, default_templates())
    environment = templates(theme, cache=folders.cache and folders.cache / "templates")
    rendered = [render(page, site.chrome, environment) for page in site.pages]
    files = [one for one in rendered if isinstance(one, File)]
    # One fault in a template that all pages share is one problem.
    broken = {(one.path, one.line): one for one in reversed(rendered) if isinstance(one, Problem)}
    return (*files, *assets(theme), render_data(site.data)), tuple(broken.values())


def _with_static(
    files: Sequence[File], static: Sequence[File]
) -> tuple[tuple[File, ...], tuple[Problem, ...]]:
    """The site's files and the curator's own; none of these may stand where a page does."""
    taken = {file.path.casefold() for file in files}
    doubled = tuple(
        Problem(
            f"static/{file.path}", "a page of the site has this address", hint="give the file another name"
        )
        for file in static
        if file.path.casefold() in taken
    )
    return (*files, *(file for file in static if file.path.casefold() not in taken)), doubled


def _advice(config: Config) -> tuple[Problem, ...]:
    if config.base_url:
        return ()
    message = "is not set, so the feed and the sitemap name no host, and readers' programs may refuse them"
    hint = 'once it is known where the site will stand, write base_url = "https://…/"'
    return (Problem("digest.toml", message, None, "base_url", hint, "warning"),)
