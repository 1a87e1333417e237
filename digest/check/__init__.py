"""A build that is not published, plus editorial rules."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from digest.build import build, in_order, read_all
from digest.check.links import outward
from digest.check.material import ConfigFile, Material
from digest.check.rules import NAMES, RULES, nearest
from digest.config.toml import key_lines
from digest.content import load, parse_blocks
from digest.content.encoding import decode

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from digest.build import Build, Choice, Folders
    from digest.check.material import Ask
    from digest.config import Config
    from digest.model import Problem
    from digest.model.reading import Reading

__all__ = ["Checked", "check"]


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found, in order of place, and how many articles it looked at and left out."""

    problems: tuple[Problem, ...]
    articles: int
    left_out: int


def check(
    folders: Folders, config: Config, choice: Choice, config_path: str, ask: Ask | None = None
) -> Checked:
    """Everything a build would say, and what the rules say that are not off; nothing is published.

    ``config_path`` is that of the configuration, as seen from the project's root. With ``ask``, which gives
    the answers of addresses, those on other hosts are checked, too.
    """
    with folders.workshop() as workshop:
        made = build(folders, config, choice, workshop)
        readings = read_all(made.findings.articles, workshop)
    material = _material(made, readings, folders, config, choice, config_path)
    if ask:
        addresses = sorted({target.address.partition("#")[0] for target in outward(material)})
        material = replace(material, answers=ask(addresses))
    problems = in_order((*_judged(material), *_unknown_rules(material)))
    return Checked(problems, len(made.findings.articles), made.gathered.left_out)


def _material(  # noqa: PLR0913, PLR0917 - all that there is to look at
    made: Build,
    readings: tuple[Reading, ...],
    folders: Folders,
    config: Config,
    choice: Choice,
    config_path: str,
) -> Material:
    bodies = {article.path: article.body for article in made.findings.articles}
    bodies |= {page.path: page.body for page in made.findings.pages}
    return Material(
        config=config,
        choice=choice,
        read=made.gathered.read,
        findings=made.findings,
        blocks={one.slug: parse_blocks(one.body, one.language) for one in made.findings.articles},
        readings=readings,
        problems=made.problems,
        site={file.path: file.content for file in made.files},
        body_lines={path: _first_line(folders.root, path, body) for path, body in bodies.items()},
        config_file=ConfigFile(config_path, _key_lines(folders.root / config_path)),
    )


def _first_line(root: Path, path: str, body: str) -> int:
    """The line on which a body begins: it is the end of its file, but for white space."""
    raw, _ = load(root, path)
    text, _ = decode(path, raw or b"")
    return (text or "").rstrip().count("\n") - body.count("\n") + 1


def _key_lines(path: Path) -> dict[tuple[str | int, ...], int]:
    try:
        return key_lines(path.read_bytes().decode("utf-8-sig"))
    except FileNotFoundError:  # all settings are defaults
        return {}


def _judged(material: Material) -> Iterator[Problem]:
    """What the rules say, each at the level it has here, and what else the build says."""
    levels = material.config.check.rules
    taken: set[Problem] = set()
    for rule in RULES:
        level = levels.get(rule.name, rule.level)
        if level == "off" and not rule.takes_over:
            continue
        found = tuple(rule.find(material))
        taken.update(found)
        if level != "off":
            yield from (replace(problem, severity=level, rule=rule.name) for problem in found)
    yield from (problem for problem in material.problems if problem not in taken)


def _unknown_rules(material: Material) -> Iterator[Problem]:
    for name in material.config.check.rules:
        if name not in NAMES:
            near = nearest(name)
            hint = f"did you mean {near}?" if near else "digest check --rules lists them"
            problem = material.config_file.problem(("check", "rules", name), "is not a known rule", hint)
            yield replace(problem, severity="warning")
