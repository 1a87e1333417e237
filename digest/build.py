"""The pipeline: read, choose, summarise, group, assemble, render. The only module where stages meet."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from digest import __version__
from digest.content import find, load, read, read_page
from digest.content.media import find_pictures, read_start, read_static, static_problems
from digest.grouping import find_cast, group, read_terms, text_of
from digest.model import File, Problem, Summary
from digest.pictures import Asked, Memory, prepare, with_cards
from digest.publish.paths import misplaced
from digest.render import (
    NO_JEKYLL,
    assets,
    default_templates,
    own_templates,
    pagefind_files,
    render,
    render_data,
    search_files,
    templates,
)
from digest.render.addresses import file_path
from digest.render.filters import edition_name
from digest.runtime.cache import Cache
from digest.runtime.progress import counted, untold
from digest.runtime.work import each
from digest.site import Findings, assemble, distinct, missing_files
from digest.site.redirects import alias_owners, wrong_alias
from digest.summary import summarise
from digest.summary.story import Member, summarise_story

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from concurrent.futures import Executor
    from datetime import datetime
    from pathlib import Path

    from digest.config import Config, SummarySettings
    from digest.model import Article, PlainPage, Story, StorySummary
    from digest.model.pages import Site
    from digest.pictures import Pictures
    from digest.runtime.progress import Progress

# What a worker needs.
STAGES = ("digest.content", "digest.grouping", "digest.summary")

# What a curator may put another file of static/ in the place of.
YIELDING = frozenset({"robots.txt"})


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
    def results(self) -> Cache | None:
        """What stages returned in earlier builds."""
        return Cache(self.cache / "results.sqlite") if self.cache else None

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
    """What a site is made of; ``left_out`` counts the articles that are not to be published.

    ``read`` are all articles that could be read, these among them; ``parsed`` counts those that were not
    remembered from an earlier build.
    """

    articles: tuple[Article, ...]
    read: tuple[Article, ...]
    pages: tuple[PlainPage, ...]
    problems: tuple[Problem, ...]
    left_out: int
    parsed: int


@dataclass(frozen=True, slots=True)
class Build:
    """A whole site, not yet published, and everything that is wrong with what it was made from."""

    gathered: Gathered
    findings: Findings
    files: tuple[File, ...]
    problems: tuple[Problem, ...]
    articles: int
    stories: int
    themes: int
    left_out: int
    parsed: int
    summarised: int


def build(
    folders: Folders,
    config: Config,
    choice: Choice,
    executor: Executor | None = None,
    progress: Progress = untold,
) -> Build:
    """Turn the files of a project into the files of its site. Nothing is written but the cache.

    ``progress`` is told what is being done, and how much of it.
    """
    gathered = gather(folders, config, choice, executor, progress)
    articles = gathered.articles
    summaries, summarised = _summarise(articles, config.summary, folders.results, executor, progress)
    progress("grouping", 0, 0)
    texts = [text_of(article) for article in articles]
    readings = each(read_terms, texts, folders.results, executor).results
    groups = group(articles, readings, config.themes, config.grouping)
    by_slug = {article.slug: article for article in articles}
    stories = counted("telling stories", groups.stories, progress)
    told = {story.slug: _tell(story, by_slug, summaries, config.summary) for story in stories}
    progress("pictures", 0, 0)
    memory = Memory(folders.cache and folders.cache / "pictures")
    pictures, missing = _pictures(articles, folders, memory)
    found = Findings(
        articles=articles,
        pages=gathered.pages,
        summaries=summaries,
        stories=groups.stories,
        story_summaries=told,
        themes=groups.themes,
        pictures=pictures.by_slug,
        cast=find_cast(articles, readings, groups.stories),
    )
    site, unsettled = assemble(found, config, f"digest {__version__}")
    site, cards = _with_cards(site, config, memory)
    memory.forget_the_rest()
    files, broken = _render(site, folders, config.search.engine, progress)
    static = read_static(folders.static)
    files, doubled = _with_static((*files, *pictures.files, *cards), static, articles)
    unseen = missing_files(config.look, [file.path for file in static])
    unpublished = (*static_problems(folders.static), *_unpublished_assets(folders))
    faults = (missing, unsettled, broken, doubled, unseen, unpublished)
    problems = (*gathered.problems, *groups.problems, *chain.from_iterable(faults))
    return Build(
        gathered=gathered,
        findings=found,
        files=files,
        problems=in_order((*problems, *_advice(config))),
        articles=len(articles),
        stories=len(groups.stories),
        themes=len(groups.themes),
        left_out=gathered.left_out,
        parsed=gathered.parsed,
        summarised=summarised,
    )


def gather(
    folders: Folders,
    config: Config,
    choice: Choice,
    executor: Executor | None = None,
    progress: Progress = untold,
) -> Gathered:
    """Read all that there is, and take what is to be published; no two articles share a slug."""
    there, problems = find(folders.root, folders.content)
    limits = config.limits
    loaded = [(file, *load(folders.root, file.path, limits.file_bytes)) for file in there]
    own = [(file.path, raw) for file, raw, _ in loaded if raw is not None and file.kind == "page"]
    pages = [read_page(path, raw, limits) for path, raw in own]
    themes = tuple(theme.name for theme in config.themes)
    inputs = [
        (file.path, raw, config.timezone, config.language, themes, limits)
        for file, raw, _ in loaded
        if raw is not None and file.kind != "page"
    ]
    done = each(read, inputs, folders.results, executor, progress=progress, stage="reading")
    faults = [faults for *_, faults in (*loaded, *pages, *done.results)]
    articles = [article for article, _ in done.results if article]
    taken, clashing = distinct([article for article in articles if choice.takes(article)])
    return Gathered(
        articles=taken,
        read=tuple(articles),
        pages=tuple(page for page, _ in pages if page),
        problems=(*problems, *chain.from_iterable(faults), *clashing),
        left_out=len(articles) - len(taken),
        parsed=len(inputs) - done.remembered,
    )


def settings_for(article: Article, settings: SummarySettings) -> SummarySettings:
    """The settings as they hold for ``article``: what may be published whole is quoted without a limit."""
    if article.full_text or article.license is not None:
        return settings.model_copy(update={"max_quote_words": len(article.body)})
    return settings


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Each problem once, by place."""
    return tuple(
        sorted(dict.fromkeys(problems), key=lambda p: (p.path, p.line or 0, p.field or "", p.message))
    )


def _summarise(
    articles: Sequence[Article],
    settings: SummarySettings,
    cache: Cache | None,
    executor: Executor | None,
    progress: Progress,
) -> tuple[dict[str, Summary], int]:
    """The summary of each article by its slug, and how many were not remembered."""
    asked = [article for article in articles if not article.summary]
    inputs = [(one.sentences, one.title, one.language, settings_for(one, settings)) for one in asked]
    done = each(summarise, inputs, cache, executor, progress=progress, stage="summarising")
    for article, summary in zip(asked, done.results, strict=True):
        _verify(article, summary)
    extracted = {article.slug: summary for article, summary in zip(asked, done.results, strict=True)}
    written = {one.slug: Summary("editor", text=one.summary) for one in articles if one.summary}
    return extracted | written, len(asked) - done.remembered


def _verify(article: Article, summary: Summary) -> None:
    for sentence in summary.sentences:
        if article.body[sentence.start : sentence.end] != sentence.text:
            raise AssertionError(f"{article.path}: not verbatim: {sentence.text!r}")


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


def _pictures(
    articles: Sequence[Article], folders: Folders, memory: Memory
) -> tuple[Pictures, tuple[Problem, ...]]:
    """The articles' pictures, and what is wrong with any of them."""
    there, missing = find_pictures(articles, folders.root, folders.content)
    asked = [
        Asked(article, there[article.slug].name, partial(read_start, there[article.slug]))
        for article in articles
        if article.slug in there
    ]
    pictures = prepare(asked, memory)
    return pictures, (*missing, *pictures.problems)


def _with_cards(site: Site, config: Config, memory: Memory) -> tuple[Site, tuple[File, ...]]:
    """Social cards are of use only to a page whose whole address is known."""
    if not (config.cards.enabled and config.base_url):
        return site, ()
    return with_cards(site, edition_name, memory)


def _render(
    site: Site, folders: Folders, engine: str, progress: Progress
) -> tuple[tuple[File, ...], tuple[Problem, ...]]:
    own, stray = own_templates(folders.templates, folders.root)
    theme = (*own, default_templates())
    environment = templates(theme, cache=folders.cache and folders.cache / "templates")
    rendered = [render(page, site.chrome, environment) for page in counted("rendering", site.pages, progress)]
    progress("indexing", 0, 0)
    files = [one for one in rendered if isinstance(one, File)]
    # One fault in a template that all pages share is one problem.
    broken = {(one.path, one.line): one for one in reversed(rendered) if isinstance(one, Problem)}
    problems = [*stray, *broken.values()]
    if engine == "pagefind":
        search = pagefind_files(site.searched, site.chrome.language)
    else:
        search = search_files(site.searched)
    if isinstance(search, Problem):
        problems.append(search)
        search = ()
    files += [*assets(theme, site.chrome.look), render_data(site.data), *search, NO_JEKYLL]
    return tuple(files), tuple(problems)


def _unpublished_assets(folders: Folders) -> tuple[Problem, ...]:
    own, _ = own_templates(folders.templates, folders.root)
    return tuple(chain.from_iterable(static_problems(one / "assets", "templates/assets") for one in own))


def _with_static(
    files: Sequence[File], static: Sequence[File], articles: Sequence[Article]
) -> tuple[tuple[File, ...], tuple[Problem, ...]]:
    """The site's files and the curator's own; these and old addresses give way to pages, and say so."""
    own = {file.path for file in static}
    old = {file_path(address): owner for address, owner in alias_owners(articles).items()}
    files = [file for file in files if not (file.path in YIELDING and file.path in own)]
    taken = {file.path.casefold() for file in files}
    ordered = (*sorted(files, key=lambda file: file.path in old), *static)
    problems: dict[int, Problem] = {}
    for at, fault in misplaced([file.path for file in ordered]).items():
        path = ordered[at].path
        if at >= len(files):
            wrong = "a page of the site has this address" if path.casefold() in taken else fault
            problems[at] = Problem(f"static/{path}", wrong, hint="give the file another name")
        elif path in old:
            problems[at] = wrong_alias(*old[path], fault)
        # Whatever else there is, publishing names it.
    return tuple(file for at, file in enumerate(ordered) if at not in problems), tuple(problems.values())


def _advice(config: Config) -> tuple[Problem, ...]:
    if config.base_url:
        return ()
    message = "is not set, so feeds link relatively, and there are no newsletters and no sitemap"
    hint = 'once it is known where the site will stand, write base_url = "https://…/"'
    return (Problem("digest.toml", message, None, "base_url", hint, "warning"),)
