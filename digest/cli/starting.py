"""The command that begins a digest: what it can guess it doesn't ask, and what is there it leaves alone."""

from __future__ import annotations

import json
import locale
import os
import re
import shlex
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path, PurePosixPath
from string import Template
from typing import TYPE_CHECKING

import click

from digest import __version__
from digest.cli.hosting import NEXT_STEPS
from digest.cli.project import DONE, PROBLEMS
from digest.content.write import front_matter
from digest.model.zones import time_zone

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

    from digest.cli.project import Project

ARTICLES = "content"
_LOCAL_TIME = Path("/etc/localtime")
_REMOTE = re.compile(r"^\s*url\s*=.*?\b(github|gitlab)\.com\b", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Guessed:
    """What a new digest is called, and where and in which language its editor works."""

    title: str
    language: str
    timezone: str

    @property
    def today(self) -> str:
        """The day where the editor is."""
        return datetime.now(time_zone(self.timezone)).date().isoformat()


def start(project: Project, folder: Path, host: str | None) -> int:
    """Writes what a digest in ``folder`` begins with, and says what to do next; the exit status."""
    root = project.path(folder)
    if root.exists() and not root.is_dir():
        raise click.UsageError(f"{folder}: is not a folder")
    host = host or _host_of(root)
    guessed = Guessed(_title(root), _language(), _timezone())
    try:
        for path, text in _contents(root, guessed, host):
            _write(project, root, path, text)
    except OSError as error:
        project.console.fail(f"{folder}: can't be written to: {error.strerror or type(error).__name__}")
        return PROBLEMS
    _say_what_is_next(project, folder, host)
    return DONE


def _contents(root: Path, guessed: Guessed, host: str) -> Iterator[tuple[str, str]]:
    """Each file of a new digest, the first article only where there is none."""
    starter = files("digest.cli") / "starter"
    values = {
        "title": json.dumps(guessed.title, ensure_ascii=False),
        "language": json.dumps(guessed.language),
        "timezone": json.dumps(guessed.timezone),
    }
    yield "digest.toml", Template((starter / "digest.toml").read_text("utf-8")).substitute(values)
    if not any((root / ARTICLES).glob("**/*.m*d*")):
        yield f"{ARTICLES}/{guessed.today}-welcome.md", _first_article(starter, guessed)
        yield f"{ARTICLES}/pages/about.md", (starter / "about.md").read_text("utf-8")
    yield ".gitignore", (starter / "gitignore").read_text("utf-8")
    if host != "none":
        yield "requirements.txt", f"news-digest~={__version__}\n"
        yield from _below(files("digest.cli") / "hosts" / host, PurePosixPath())


def _below(folder: Traversable, at: PurePosixPath) -> Iterator[tuple[str, str]]:
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        if item.is_dir():
            yield from _below(item, at / item.name)
        else:
            yield str(at / item.name), item.read_text("utf-8")


def _first_article(starter: Traversable, guessed: Guessed) -> str:
    fields: dict[str, object] = {
        "title": "Welcome to a new digest",
        "date": guessed.today,
        "source": guessed.title,
    }
    if guessed.language != "en":
        fields["lang"] = "en"
    return front_matter(fields, (starter / "article.md").read_text("utf-8"))


def _write(project: Project, root: Path, path: str, text: str) -> None:
    """Writes a file of its own; one that is there stays, also when it is a link that leads nowhere."""
    target = root / path
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        with target.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        project.console.say(f"kept {path}, which is there already")
    else:
        project.console.say(f"wrote {path}")


def _title(root: Path) -> str:
    """The folder's name as a title."""
    words = re.sub(r"[\s_-]+", " ", root.resolve().name).strip()
    printable = "".join(letter for letter in words if letter.isprintable())
    return printable.title() if printable.islower() else printable or "A Digest"


def _language() -> str:
    """The language that this machine speaks with its user."""
    name = locale.getlocale()[0] or os.environ.get("LC_ALL") or os.environ.get("LANG") or ""
    found = re.match(r"[a-z]{2,3}(?=[_.@-]|$)", name)
    return found[0] if found else "en"


def _timezone() -> str:
    """The time zone of this machine's clock."""
    named = os.environ.get("TZ", "").lstrip(":")
    if not named and _LOCAL_TIME.is_symlink():
        named = str(_LOCAL_TIME.readlink()).rpartition("zoneinfo/")[2]
    try:
        return time_zone(named).key if named else UTC.tzname(None)
    except ValueError:
        return UTC.tzname(None)


def _host_of(root: Path) -> str:
    """Where the code is kept, the site can stand; nothing is guessed from elsewhere."""
    try:
        found = _REMOTE.search((root / ".git" / "config").read_text("utf-8", "replace"))
    except OSError:
        return "none"
    return f"{found[1]}-pages" if found else "none"


def _say_what_is_next(project: Project, folder: Path, host: str) -> None:
    into = "" if folder == Path() else f" -C {shlex.quote(str(folder))}"
    project.console.say(f"\nNext: digest{into} serve --open shows the site and follows your changes")
    for line in NEXT_STEPS[host]:
        project.console.say(line)
