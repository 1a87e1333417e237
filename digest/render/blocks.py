"""What own templates say where nobody shows it: jinja2 passes over that in silence."""

from __future__ import annotations

from difflib import get_close_matches
from functools import lru_cache
from typing import TYPE_CHECKING

from jinja2 import TemplateError, nodes

from digest.model import Problem
from digest.render.theme import environment

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from jinja2 import Environment

    from digest.render.theme import Theme

_PARENTS = 20
_NEAR = 0.9
# What is wrong with a template that can't be read, or understood, is told when a page is rendered with it.
_FAULTS = (TemplateError, OSError, ValueError, RecursionError)
_IN_A_BLOCK = "put it into a block, or above the line that extends"


@lru_cache(maxsize=2)
def unshown(theme: Theme) -> tuple[Problem, ...]:
    """What is wrong with the curator's own templates, and would be passed over in silence.

    Those are blocks that no template which they extend has, text in no block, and templates that nobody
    uses, though their name is nearly one of the theme's. Only what is certain is told: not of a parent whose
    name is computed, or of a template that can't be read.
    """
    found = environment(theme)
    problems: list[Problem] = []
    for folder in theme.folders[:-1]:
        own = tuple(_templates(folder))
        problems += _misspelt(own, tuple(_templates(theme.folders[-1])), found, folder.name)
        for name in own:
            problems += _told(found, name, folder.name)
    return tuple(problems)


def _templates(folder: Path) -> Iterator[str]:
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and not name.startswith("assets/"):
            yield name


def _misspelt(
    own: Sequence[str], known: Sequence[str], environment: Environment, folder: str
) -> Iterator[Problem]:
    """Templates that none of one's ``own`` uses, and that have nearly the name of one that is ``known``."""
    for name in own:
        near = get_close_matches(name.casefold(), known, n=1, cutoff=_NEAR)
        if name in known or not near or any(name in _texts(environment, one) for one in own):
            continue
        message, hint = "is no template of the theme, and none uses it", f"did you mean {near[0]}?"
        yield Problem(f"{folder}/{name}", message, hint=hint, severity="warning")


def _texts(environment: Environment, name: str) -> set[object]:
    """The texts in a template's code, any of which may name another template."""
    try:
        return {one.value for one in _parsed(environment, name).find_all(nodes.Const)}
    except _FAULTS:
        return set()


def _parsed(environment: Environment, name: str) -> nodes.Template:
    text = environment.loader.get_source(environment, name)[0] if environment.loader else ""
    return environment.parse(text, name)


def _told(environment: Environment, name: str, folder: str) -> tuple[Problem, ...]:
    try:
        return tuple(_unshown(environment, name, folder))
    except _FAULTS:
        return ()


def _unshown(environment: Environment, name: str, folder: str) -> Iterator[Problem]:
    chain = _chain(environment, name)
    if chain is None or len(chain) == 1:
        return
    template, *parents = chain
    shown = {block.name for parent in parents for block in parent.find_all(nodes.Block)} | _called(chain)
    path = f"{folder}/{name}"
    for node in template.body[template.body.index(next(_extends(template))) :]:
        if isinstance(node, nodes.Block) and node.name not in shown:
            parent = next(_extends(template)).template.as_const()
            message = f"no template that it extends has a block {node.name!r}, so it is not shown"
            yield Problem(path, message, node.lineno, None, _hint(node.name, shown, parent), "warning")
        elif isinstance(node, nodes.Output) and (line := _first_line(node)):
            yield Problem(path, "stands in no block, so it is not shown", line, None, _IN_A_BLOCK, "warning")


def _chain(environment: Environment, name: str) -> list[nodes.Template] | None:
    """A template and those that it extends, nearest first; none where that can't be known."""
    chain: list[nodes.Template] = []
    while len(chain) < _PARENTS:
        template = _parsed(environment, name)
        chain.append(template)
        if not any(template.find_all(nodes.Extends)):
            return chain
        parent = next(_extends(template), None)
        if parent is None or not isinstance(parent.template, nodes.Const):
            return None
        name = str(parent.template.value)
    return None


def _extends(template: nodes.Template) -> Iterator[nodes.Extends]:
    return (node for node in template.body if isinstance(node, nodes.Extends))


def _called(chain: list[nodes.Template]) -> set[str]:
    """The blocks that are shown by name, as in ``{{ self.title() }}``."""
    return {
        node.attr
        for template in chain
        for node in template.find_all(nodes.Getattr)
        if isinstance(node.node, nodes.Name) and node.node.name == "self"
    }


def _first_line(output: nodes.Output) -> int | None:
    """Where the output has anything but white space."""
    for node in output.nodes:
        if not isinstance(node, nodes.TemplateData):
            return node.lineno
        if text := node.data.lstrip():
            return node.lineno + node.data[: -len(text)].count("\n")
    return None


def _hint(name: str, shown: set[str], parent: str) -> str:
    near = get_close_matches(name, sorted(shown), n=1)
    return f"did you mean {near[0]}?" if near else f"{parent} has {', '.join(sorted(shown)) or 'none'}"
