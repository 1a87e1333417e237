"""What libyaml says about broken YAML, in words that help whoever wrote it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.content.fault import Fault

if TYPE_CHECKING:
    from collections.abc import Callable

    import yaml

_VALUE = re.compile(r"[^\S\n]*[^\s:]{1,100}:[^\S\n]+([^\w\s])")
_BRACKETS = "[{"
_QUOTES = "\"'"
# What begins something else than a text, where a text was meant.
_MARKS = "[{|>*&-?!%@`"


def syntax_fault(error: yaml.YAMLError, text: str, line_of: Callable[[int], int]) -> Fault:  # noqa: PLR0911 - one for each kind
    """The fault that ``error`` is, at its line; ``line_of`` gives the line of a place in ``text``."""
    mark = getattr(error, "problem_mark", None)
    index = mark.index if mark else getattr(error, "position", 0)
    problem = getattr(error, "problem", None) or "there is a character that it forbids"
    opened = getattr(error, "context_mark", None)
    line, character = line_of(index), text[index : index + 1]
    if "mapping values are not allowed" in problem:
        hint = 'put a text with a colon in quotes, as in title: "Kyiv: a night of strikes"'
        return Fault("a colon stands in a text without quotes", line, hint)
    if "tab character" in problem or ("cannot start any token" in problem and character == "\t"):
        return Fault("a line is indented with a tab", line, "indent with spaces")
    if "cannot start any token" in problem:
        return Fault(f"a text begins with {character!r} and has no quotes", line, "put it in quotes")
    if opened and "unexpected end of stream" in problem:
        hint = "close it, or write the text without"
        return Fault("a quotation mark is never closed", line_of(opened.index), hint)
    if opened and "could not find expected ':'" in problem:
        hint = "write fields as name: value"
        return Fault("a line has no colon, or no space behind it", line_of(opened.index), hint)
    if opened and (opening := text[opened.index : opened.index + 1]) in {*_BRACKETS} and "or '" in problem:
        return Fault(f"a {opening!r} is never closed", line_of(opened.index), "close it")
    return _value_fault(text, index, line, problem) or Fault(
        f"the front matter is not YAML: {problem}", line, "check quotes, brackets and indentation up to here"
    )


def _value_fault(text: str, index: int, line: int, problem: str) -> Fault | None:
    """What is wrong with the value on the line of ``index``, if its first character tells."""
    # "Node content" is missing between two commas in what is a list, an escape is wrong in what is a text.
    value = _VALUE.match(text, text.rfind("\n", 0, index) + 1)
    if value is None or "node content" in problem or "escape" in problem:
        return None
    if value[1] in _QUOTES:
        hint = "put the whole text in quotes, of the kind that is not in it"
        return Fault("a text goes on behind its closing quotation mark", line, hint)
    if value[1] in _MARKS:
        return Fault(f"a text begins with {value[1]!r} and has no quotes", line, "put it in quotes")
    return None
