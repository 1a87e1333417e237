"""Templates are read from the theme's own folders, and from nowhere that a link in them leads to."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import FileSystemLoader, TemplateError, TemplateNotFound
from jinja2.loaders import split_template_path

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import Environment


class StrayTemplateError(TemplateError):
    """``file`` stands where a template is looked for, and can't be read as one."""

    def __init__(self, file: Path, message: str) -> None:
        super().__init__(message)
        self.file = file


class OwnFilesLoader(FileSystemLoader):
    """Takes the first file of a name; one that is no file of its folder is not passed over in silence."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """The text of a template. Raises StrayTemplateError before anything of a stray one is read."""
        parts = split_template_path(template)
        for folder in self.searchpath:
            path = Path(folder, *parts)
            if os.path.lexists(path):
                _check(path, folder)
                return super().get_source(environment, template)
        raise TemplateNotFound(template)


def _check(path: Path, folder: str | os.PathLike[str]) -> None:
    # Path.resolve raises for links that lead in a circle.
    target, home = os.path.realpath(path), os.path.realpath(folder)
    if not Path(target).is_relative_to(home):
        raise StrayTemplateError(path, "is a link that leads out of the folder")
    if not Path(target).is_file():
        raise StrayTemplateError(path, "is no file that can be read")
