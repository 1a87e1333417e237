"""The command that says which settings are in force, and who set them."""

from __future__ import annotations

import json
from datetime import date, datetime, time
from typing import TYPE_CHECKING

import click

from digest.cli.project import DONE, WRONG_USAGE
from digest.config.origins import in_force, nearest, select

if TYPE_CHECKING:
    from digest.cli.project import Project
    from digest.config import Config
    from digest.config.origins import InForce

_BROADEST = 48


def print_config(project: Project, key: str | None, base_url: str | None) -> int:
    """Prints each setting with its value and where that comes from; the exit status."""
    config, problems = project.load_config()
    project.console.report(problems)
    if config is None:
        return WRONG_USAGE
    settings = _settings(project, config, base_url)
    chosen = select(settings, key) if key else settings
    if not chosen:
        near = nearest(settings, key or "")
        hint = f"did you mean {near}?" if near else "digest config lists them"
        raise click.UsageError(f"{key} is not a setting; {hint}")
    lines = [(f"{one.key} = {shown(one.value)}", one.origin) for one in chosen]
    broadest = min(max(len(line) for line, _ in lines), _BROADEST)
    for line, origin in lines:
        click.echo(f"{line:{broadest}}  # {origin}")
    return DONE


def _settings(project: Project, config: Config, base_url: str | None) -> tuple[InForce, ...]:
    asked = {}
    if base_url:
        config = config.model_copy(update={"base_url": base_url})
        asked["base_url"] = "--base-url"
    file = project.root / project.config_file
    if not file.exists():
        asked["title"] = "the folder's name"
        return in_force(config, "", shown_as=project.config_file, asked=asked)
    return in_force(config, file.read_text("utf-8-sig"), shown_as=project.config_file, asked=asked)


def shown(value: object) -> str:
    """A value as TOML; what is not set, which TOML can't say, in brackets."""
    if value is None:
        return "(not set)"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(shown, value))}]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(name)} = {shown(item)}" for name, item in value.items()) + "}"
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return json.dumps(value, ensure_ascii=False)
