"""The options that several commands have, and what they make of a value."""

from __future__ import annotations

import os
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable

    Command = Callable[..., Any]

CONFIG = "digest.toml"
FOLDER = click.Path(file_okay=False, path_type=Path)
FILE = click.Path(dir_okay=False, path_type=Path)


def common(command: Command) -> Command:
    """What every command has; it may stand before the command's name or behind it."""
    return _all(
        command,
        _kept("-C", "--directory", type=FOLDER, metavar="DIR", help="Run as if started in this folder."),
        _kept("-c", "--config", type=FILE, help=f"The configuration, instead of {CONFIG}."),
        _kept("-q", "--quiet", is_flag=True, default=None, help="Say nothing but errors."),
        _kept("-v", "--verbose", is_flag=True, default=None, help="Say what was written."),
        _kept(
            "--color/--no-color", default=None, help="Colour messages, or don't; else as the terminal can."
        ),
    )


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is built, from where, and as of when."""

    content: Path
    base_url: str | None
    drafts: bool
    future: bool
    expired: bool
    clock: datetime
    no_cache: bool
    jobs: int


@dataclass(frozen=True, slots=True)
class Publishing:
    """Where a site goes, and in spite of what."""

    output: Path
    strict: bool = False
    keep_going: bool = False
    force: bool = False
    dry_run: bool = False
    as_json: bool = False
    scheduler: str | None = None
    profile: bool = False


def choosing(command: Command) -> Command:
    """Gives ``command`` its argument ``wanted``."""

    @wraps(command)
    def with_wanted(*arguments: Any, **options: Any) -> Any:
        wanted = Wanted(**{field.name: options.pop(field.name) for field in fields(Wanted)})
        return command(*arguments, wanted=wanted, **options)

    return _all(
        with_wanted,
        articles,
        basing,
        click.option("-D", "--drafts", is_flag=True, help="Publish drafts, too."),
        click.option("-F", "--future", is_flag=True, help="Publish what is dated in the future, too."),
        click.option("-E", "--expired", is_flag=True, help="Publish what has expired, too."),
        click.option("--clock", callback=_clock, metavar="TIME", help="Build as if it were this time."),
        click.option(
            "-j",
            "--jobs",
            type=click.IntRange(1),
            default=os.cpu_count() or 1,
            metavar="N",
            help="How many processes work; else one a core.",
        ),
        click.option("--no-cache", is_flag=True, help="Remember nothing from build to build."),
    )


def articles(command: Command) -> Command:
    """Gives ``command`` its argument ``content``."""
    return _folder("--content", of="The articles.", usually="content")(command)


def publishing(command: Command) -> Command:
    """Gives ``command`` its argument ``output``."""
    return _folder("-o", "--output", of="The site.", usually="output")(command)


def _folder(*names: str, of: str, usually: str) -> Callable[[Command], Command]:
    return click.option(*names, type=FOLDER, default=Path(usually), metavar="DIR", show_default=True, help=of)


def basing(command: Command) -> Command:
    """Gives ``command`` its argument ``base_url``."""
    return click.option(
        "-b", "--base-url", callback=_base_url, metavar="URL", help="Where the site will stand."
    )(command)


def is_common(parameter: click.Parameter) -> bool:
    """Whether every command has it."""
    return parameter.callback is _keep


def _all(command: Command, *options: Callable[[Command], Command]) -> Command:
    for option in reversed(options):
        command = option(command)
    return command


def _kept(*names: str, **how: Any) -> Callable[[Command], Command]:
    return click.option(*names, callback=_keep, expose_value=False, **how)


def _keep(context: click.Context, parameter: click.Parameter, value: Any) -> None:
    given = context.ensure_object(dict)
    if value is not None:
        given[parameter.name] = value


def _base_url(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    if value is None:
        return None
    from pydantic import TypeAdapter, ValidationError  # noqa: PLC0415 - heavy, and rarely needed

    from digest.config.settings import BaseAddress  # noqa: PLC0415 - likewise

    try:
        return TypeAdapter(BaseAddress).validate_python(value)
    except ValidationError:
        message = f"{value!r} is not an http or https address; write one like https://example.org/"
        raise click.BadParameter(message) from None


class OneOf(click.Choice[str]):
    """One of a few words; a mistyped one is answered with the nearest."""

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The word, or a `click.BadParameter`."""
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter as error:
            from digest.text.likeness import nearest  # noqa: PLC0415 - rarely needed

            near = nearest(value, self.choices)
            self.fail(f"{error.message} Did you mean {near}?" if near else error.message, param, ctx)


def _clock(_context: click.Context, _parameter: click.Parameter, value: str | None) -> datetime:
    """What time it is: as said, else as SOURCE_DATE_EPOCH says, else now."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        if value:
            at = datetime.fromisoformat(value)
            return at if at.tzinfo else at.replace(tzinfo=UTC)
        return datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    except (ValueError, OverflowError, OSError):
        wrong = f"{value!r}" if value else f"SOURCE_DATE_EPOCH={epoch!r}"
        raise click.BadParameter(
            f"{wrong} is not a time; write YYYY-MM-DD, or YYYY-MM-DDTHH:MM+HH:MM"
        ) from None
