"""The command that previews a site while it is being written."""

from __future__ import annotations

import gc
import webbrowser
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from digest.build import Ahead, Choice, build, has_errors, in_order
from digest.cli.building import folders_of, with_base_url
from digest.cli.project import DONE, PREVIEW, PROBLEMS
from digest.model import Problem
from digest.publish import Preview, PublishError
from digest.runtime.held import Held
from digest.serve import Rebuilt, ServeError, serve
from digest.site import addresses

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from digest.cli.options import Wanted
    from digest.cli.project import Project
    from digest.config import Config
    from digest.model import Article, File, Story
    from digest.serve import Listening, Looking

    _Loaded = tuple[Config | None, tuple[Problem, ...]]

# A build makes much that is held, and little garbage; to look through it meanwhile took a tenth of the time.
_GARBAGE = (1_000_000, 20, 1_000)


def preview(project: Project, wanted: Wanted, at: Listening, *, in_browser: bool) -> int:
    """Serves a site of its own until interrupted, drafts and all; the exit status."""
    folders = folders_of(project, wanted)
    watched = (*folders.inputs, project.root / project.config_file)
    gc.set_threshold(*_GARBAGE)
    held, shown = Held(), Preview(project.path(Path(PREVIEW)), PREVIEW)
    try:
        serve(
            lambda looking: _tidily(lambda: _rebuild(project, wanted, held, shown, looking)),
            watched,
            project.path(Path(PREVIEW)),
            at,
            say=project.console.say,
            ready=_open if in_browser else str,
        )
    except ServeError as error:
        project.console.report([Problem("digest serve", str(error))])
        return PROBLEMS
    return DONE


def _tidily(rebuild: Callable[[], Rebuilt]) -> Rebuilt:
    """Looks for garbage once, after a build, and never again in what is held from then on."""
    try:
        return rebuild()
    finally:
        gc.collect()
        gc.freeze()


def _rebuild(project: Project, wanted: Wanted, held: Held, shown: Preview, looking: Looking) -> Rebuilt:
    """Brings the preview up to date, what somebody looks at first; with errors, it stays as it was."""
    held.turn()
    config, problems = _config(project, held)
    if config is None:
        return _failed(problems)
    choice = Choice(wanted.clock, drafts=True, future=True, expired=wanted.expired)
    folders = folders_of(project, wanted)
    told: set[str] = set()

    def take(files: Sequence[File]) -> None:
        if changed := shown.replace(files):
            told.update(changed)
            looking.again(changed)

    try:
        with folders.workshop(held=held) as workshop:
            asked = _at_the_root(with_base_url(config, wanted))
            ahead = None if has_errors(problems) else Ahead(looking.show, take)
            made = build(folders, asked, choice, workshop, ahead)
        problems = in_order((*problems, *made.problems))
        if has_errors(problems):
            return _failed(problems)
        changed = shown.update(made.files)
    except PublishError as error:
        return _failed((*problems, *error.problems))
    marks = _marks(made.gathered.articles, made.findings.stories, choice)
    said = tuple(map(str, problems))
    return Rebuilt(tuple(sorted(told.union(changed))), said, marks=marks, ahead=told.difference(changed))


def _config(project: Project, held: Held) -> tuple[Config | None, tuple[Problem, ...]]:
    """The configuration, which is the very same while its file says the same."""
    asked = _said(project)
    known: dict[object, _Loaded] = held.recall([asked]) or {asked: project.load_config()}
    if asked == _said(project):
        held.keep(known)
    return known[asked]


def _said(project: Project) -> tuple[str, bytes | None]:
    try:
        return project.config_file, (project.root / project.config_file).read_bytes()
    except OSError:
        return project.config_file, None


def _at_the_root(config: Config) -> Config:
    """The configuration of a site below no prefix: its 404 page counts addresses from where it is served."""
    root = urljoin(config.base_url, "/") if config.base_url else None
    return config.model_copy(update={"base_url": root})


def _failed(problems: Sequence[Problem]) -> Rebuilt:
    """What keeps the site from being built comes first."""
    ordered = sorted(problems, key=lambda problem: problem.severity != "error")
    return Rebuilt(problems=tuple(map(str, ordered)), published=False)


def _marks(articles: Sequence[Article], stories: Sequence[Story], choice: Choice) -> dict[str, str]:
    """The addresses of what a build of now would leave out, in whole or in part, and why it would."""
    whys = {article.slug: why for article in articles if (why := _why_left_out(article, choice))}
    marks = {f"/{addresses.article(slug)}": why for slug, why in whys.items()}
    for story in stories:
        of_members = [whys[slug] for slug in story.members if slug in whys]
        if of_members:
            part = "" if len(of_members) == len(story.members) else "in part: "
            marks[f"/{addresses.story(story.slug)}"] = part + ", ".join(dict.fromkeys(of_members))
    return marks


def _why_left_out(article: Article, choice: Choice) -> str:
    is_ahead = article.date is not None and article.date.at > choice.now
    return ", ".join((*(("draft",) if article.draft else ()), *(("future",) if is_ahead else ())))


def _open(address: str) -> None:
    """Opens a browser, which may take its time, or be none."""
    Thread(target=webbrowser.open, args=[address], daemon=True).start()
