"""A file's text becomes its fields and its body."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import frontmatter

from digest.content.encoding import LIMITS
from digest.content.fault import Fault
from digest.content.formats import (
    Handler,
    HeaderHandler,
    JsonHandler,
    NamedHandler,
    TomlHandler,
    YamlHandler,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from digest.config import LimitSettings
    from digest.model import Problem

_FORMATS = (YamlHandler, NamedHandler, TomlHandler, JsonHandler, HeaderHandler)
_FIELD = re.compile(r"""\s*["']?[\w.-]+["']?[ \t]*:(?:\s|$)""")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The fields as they are written, the line of the file on which each stands, and the body.

    The body is without the white space around it. ``is_there`` tells no fields from no front matter.
    """

    fields: Mapping[str, Any]
    body: str
    lines: Mapping[str, int] = field(default_factory=dict)
    is_there: bool = True


def parse(
    path: str, text: str, limits: LimitSettings = LIMITS
) -> tuple[FrontMatter | None, tuple[Problem, ...]]:
    """The front matter and body of ``text``, none when it can't be read."""
    stripped = text.strip()
    first_line = text.count("\n", 0, len(text) - len(text.lstrip())) + 1
    handlers = (one(first_line, limits) for one in _FORMATS)
    handler = frontmatter.detect_format(stripped, handlers)
    if not isinstance(handler, Handler) or (isinstance(handler, YamlHandler) and _is_rule(stripped)):
        return FrontMatter({}, stripped, is_there=False), ()
    try:
        fields, body = frontmatter.parse(stripped, handler=handler)
    except Fault as fault:
        return None, (fault.problem(path),)
    problems = tuple(fault.problem(path) for fault in handler.faults)
    return FrontMatter(fields, body, handler.lines), problems


def _is_rule(text: str) -> bool:
    """Whether the first line is a thematic break of a body, ``---``, and opens no front matter."""
    rule, _, rest = text.partition("\n")
    if not rule.startswith("---") or _FIELD.match(rest):
        return False
    return rest[:1].isspace() or YamlHandler.CLOSING.search(rest) is None
