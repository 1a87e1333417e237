"""What is said of other generators' template calls in a body: none is run, and none vanishes in silence."""

from __future__ import annotations

from bisect import bisect_right
from itertools import groupby
from typing import TYPE_CHECKING

from digest.model import Problem
from digest.text.templating import find_calls

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest.text.templating import Call

_SHOWN = 60
_ATTRIBUTES = "these attributes are another generator's, and left out"
_PLACE = "leads to a place in another generator's site, and is no link here"
_ALONE = "is a call of another generator's template, not run and left out"
_INLINE = (
    "is a call of another generator's template, not run and shown as text; no sentence with it is quoted"
)


def call_problems(path: str, body: str, first_line: int) -> tuple[Problem, ...]:
    """A warning for each kind of call in ``body``, which begins on ``first_line`` of its file."""
    told = [one for one in find_calls(body) if not body.startswith("<!--", one.start)]
    if not told:
        return ()
    breaks = [at for at, character in enumerate(body) if character == "\n"]
    return tuple(_problems(path, body, sorted(told, key=_sameness), first_line, breaks))


def _sameness(call: Call) -> tuple[str, str, bool]:
    return (call.kind, call.name, call.alone)


def _problems(
    path: str, body: str, calls: Sequence[Call], first_line: int, breaks: Sequence[int]
) -> Iterator[Problem]:
    for _, group in groupby(calls, key=_sameness):
        first, *others = group
        line = first_line + bisect_right(breaks, first.start)
        more = _more([first_line + bisect_right(breaks, one.start) for one in others])
        message, hint = _said(body, first)
        yield Problem(path, f"{message}{more}", line, hint=hint, severity="warning")


def _said(body: str, call: Call) -> tuple[str, str]:
    text = " ".join(body[call.start : call.end].split())
    if call.kind == "place":
        text = text.lstrip("](< ")
    shown = repr(text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…")
    if call.kind == "attributes":
        return f"{shown}: {_ATTRIBUTES}", "take it out"
    if call.kind == "place":
        return f"{shown} {_PLACE}", "write the whole address"
    return f"{shown} {_ALONE if call.alone else _INLINE}", "write in Markdown what it stands for"


def _more(lines: Sequence[int]) -> str:
    """The other lines, of many only how many there are."""
    most = 3
    if not lines:
        return ""
    if len(lines) > most:
        return f" (and {len(lines)} times more)"
    return f" (also on line {' and '.join(map(str, lines))})"
