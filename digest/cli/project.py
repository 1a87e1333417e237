"""The folder that a command works on, and its configuration."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from digest.cli.console import Console
from digest.cli.options import CONFIG

if TYPE_CHECKING:
    from collections.abc import Mapping

    from digest.config import Config
    from digest.model import Problem

DONE, PROBLEMS, WRONG_USAGE = 0, 1, 2
STATE = ".digest"
CACHE = ".digest/cache"
PREVIEW = ".digest/preview"
# Where results are kept. Nothing is written or removed through a link: if one of these is one, none are.
_REMEMBERED = (STATE, CACHE, *(f"{CACHE}/{name}" for name in ("pictures", "results.sqlite")))


@dataclass(frozen=True, slots=True)
class Project:
    """A folder with articles, and how to speak about it."""

    root: Path
    config_file: str
    named: bool
    console: Console

    def path(self, given: Path) -> Path:
        """A path of the command line, as seen from the project's folder."""
        return self.root / given

    def load_config(self) -> tuple[Config | None, tuple[Problem, ...]]:
        """The configuration; without a file, and none was asked for, all defaults."""
        from digest.config import load  # noqa: PLC0415 - heavy, and not needed where nothing has changed

        title = None if self.named else self.root.resolve().name
        return load(self.root / self.config_file, shown_as=self.config_file, title_without=title)


def is_led_away(project: Project) -> bool:
    """Whether what is remembered would be kept elsewhere."""
    return any(project.path(Path(path)).is_symlink() for path in _REMEMBERED)


def open_project(given: Mapping[str, Any]) -> Project:
    """The project of the common options."""
    root = given.get("directory", Path())
    if not root.is_dir():
        raise click.UsageError(f"{root}: there is no such folder")
    console = Console(given.get("quiet", False), given.get("verbose", False), given.get("color"))
    return Project(root, str(given.get("config", CONFIG)), "config" in given, console)
