"""How much one file may hold, so that reading it takes bounded time whatever it holds (docs/limits.md)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.content.inline import MARKDOWN
from digest.model import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

    from digest.config import LimitSettings

# What Markdown gives a meaning inside a line; each may begin something, which costs time.
_MARKS = "*_~`<&[]!\\"
_MARK = re.compile(f"[{re.escape(_MARKS)}]")
# Each way to begin a link: a target behind its text, a target of its own, an address in angle brackets.
_LINK = re.compile(r"\]\(|^ {0,3}\[[^\]\n]{0,999}\]:|<(?=[A-Za-z][A-Za-z0-9+.-]{1,31}:)", re.MULTILINE)
# What each of them has in it; mere counting is quick.
_LINK_ENDS = ("]", "<")
_BEGINS_CONTAINER = re.compile(r"\n[ \t]*(?:[>*+-]|[0-9]{1,9}[.)])")
_CONTAINERS = re.compile(r"^[ \t>*+-]*(?:[0-9]{1,9}[.)][ \t>*+-]*)*", re.MULTILINE)
_CONTAINER = re.compile(r"[>*+-]|[0-9]{1,9}[.)]")
_OPEN = frozenset(["blockquote_open", "list_item_open"])
_IN_CONFIG = "under [limits] in digest.toml"


def excess(path: str, text: str, limits: LimitSettings) -> tuple[Problem, ...]:
    """What of ``text``, a whole file, is more than ``limits`` allow."""
    return tuple(_excess(path, text, limits))


def _excess(path: str, text: str, limits: LimitSettings) -> Iterator[Problem]:
    lines = text.split("\n")
    if len(lines) > limits.lines:
        yield _too_much(path, f"has more than {limits.lines} lines", limits.lines + 1, "lines")
    for number, line in enumerate(lines, 1):
        if len(line) > limits.line_characters:
            message = f"the line is longer than {limits.line_characters} characters"
            yield _too_much(path, message, number, "line_characters")
            break
    many = sum(map(text.count, _MARKS)) > limits.marks
    if many and (at := _line_of_nth(_MARK, text, limits.marks + 1)) is not None:
        yield _too_much(
            path, f"has more than {limits.marks} characters that Markdown gives a meaning", at, "marks"
        )
    if sum(map(text.count, _LINK_ENDS)) <= limits.links:
        return
    if (at := _line_of_nth(_LINK, text, limits.links + 1)) is not None:
        yield _too_much(path, f"has more than {limits.links} links", at, "links")


def too_deep(
    path: str, markdown: str, first_line: int, deepest: int, *, field: str | None = None
) -> tuple[Problem, ...]:
    """Where quotes and lists in ``markdown`` are nested too deeply to be read.

    It stands in the file from ``first_line`` on, or is the value of a ``field`` there.
    """
    if not _BEGINS_CONTAINER.search(f"\n{markdown}"):
        return ()
    if not any(_depth_at_most(found[0]) >= deepest for found in _CONTAINERS.finditer(markdown)):
        return ()
    tokens: list[Token] = []
    MARKDOWN.block.parse(markdown, MARKDOWN, {}, tokens)
    for token in tokens:
        if token.type in _OPEN and token.map and token.level + 1 >= deepest:
            message = f"quotes and lists are nested deeper than {deepest} levels"
            line = first_line if field else first_line + token.map[0]
            return (Problem(path, message, line, field, "write them less deep"),)
    return ()


def _depth_at_most(beginning: str) -> int:
    """A list takes two levels, and an item of it at least two columns in the line of an inner one."""
    return 2 * len(_CONTAINER.findall(beginning)) + len(beginning.expandtabs(4))


def _line_of_nth(pattern: re.Pattern[str], text: str, count: int) -> int | None:
    for number, found in enumerate(pattern.finditer(text), 1):
        if number == count:
            return text.count("\n", 0, found.start()) + 1
    return None


def _too_much(path: str, message: str, line: int, name: str) -> Problem:
    return Problem(path, message, line, hint=f"split the file, or raise {name} {_IN_CONFIG}")
