"""What went wrong in a template, said as a Problem."""

from __future__ import annotations

import re
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

from jinja2 import FileSystemLoader, TemplateError, TemplateNotFound, TemplateSyntaxError

from digest.model import Problem
from digest.render.loader import StrayTemplateError
from digest.render.theme import default_templates

if TYPE_CHECKING:
    from jinja2 import Environment

    from digest.model.pages import PageBase


# How Jinja names a value of ours that lacks something; docs/themes-and-templates.md names it more shortly.
_OURS = re.compile(r"'digest\.[\w.]*\.(\w+) object'")


class _Place(NamedTuple):
    file: Path
    line: int | None


def template_problem(error: Exception, page: PageBase, environment: Environment) -> Problem | None:
    """The Problem that ``error`` is to a curator; none when it is a bug of ours.

    Any error is a curator's that rises from a template of theirs; from the default theme's only those are
    that an override can cause there, by leaving something out. The page is named where it matters: a
    template that can't be read is at fault on each, and one Problem says it for all.
    """
    folders = [Path(folder) for folder in cast("FileSystemLoader", environment.loader).searchpath]
    place = _place(error, page, folders)
    owner = next((folder for folder in folders if place.file.is_relative_to(folder)), default_templates())
    if owner == default_templates() and not isinstance(error, TemplateError):
        return None
    # Installed, the default theme is no part of the project, and its path should not look as if.
    shown = "digest/templates" if owner == default_templates() else owner.name
    name = place.file.relative_to(owner).as_posix()
    if isinstance(error, StrayTemplateError):
        return Problem(f"{shown}/{name}", _message(error), hint="put the file itself in its place")
    message = _message(error)
    if not isinstance(error, TemplateSyntaxError | UnicodeDecodeError):
        message += f", on page {page.address or '/'}"
    return Problem(f"{shown}/{name}", message, place.line)


def _place(error: Exception, page: PageBase, folders: list[Path]) -> _Place:
    if isinstance(error, StrayTemplateError):
        return _Place(error.file, None)
    if isinstance(error, TemplateSyntaxError) and error.filename:
        return _Place(Path(error.filename), error.lineno)
    frames = [
        _Place(Path(frame.filename), frame.lineno)
        for frame in traceback.extract_tb(error.__traceback__)
        if any(Path(frame.filename).is_relative_to(folder) for folder in folders)
    ]
    return frames[-1] if frames else _Place(_found(page.template, folders), None)


def _found(name: str, folders: list[Path]) -> Path:
    return next((folder / name for folder in folders if (folder / name).is_file()), folders[0] / name)


def _message(error: Exception) -> str:
    if isinstance(error, TemplateNotFound):
        return f"there is no template '{error.name}'"
    if isinstance(error, UnicodeDecodeError):
        return f"not UTF-8 at byte {error.start}"
    words = _OURS.sub(r"\1", str(error)).rstrip(".") or type(error).__name__
    return words if isinstance(error, TemplateError) else f"{type(error).__name__}: {words}"
