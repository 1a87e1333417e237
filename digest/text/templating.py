"""Calls of other generators' templates in Markdown: Liquid, Jinja, Tera, Nunjucks, Hugo's shortcodes.

They are found so that they can be told of, left out and kept from being quoted; nothing is ever run.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

Kind = Literal["call", "attributes", "place", "comment"]

_CLOSING = {"{{": "}}", "{%": "%}", "{#": "#}", "{:": "}", "<!--": "-->"}
# A call, a code span or fence, a table of contents, a place in Pelican's site.
_OPENING = re.compile(
    r"""
    (?P<fence>^[ ]{0,3}(?:`{3,}|~{3,}))
    | (?P<ticks>`+)
    | (?P<call>\{[{%\#:] | <!--)
    | (?P<toc>^\[(?:TOC|\[_TOC_\])\][ \t]*$)
    | (?P<place>\]\([ ]?<?[{|](?:filename|static|attach|tag|category|author|index)[}|]
               | ^[ ]{0,3}\[[^\]\n]{1,200}\]:[ ]{0,3}[{|](?:filename|static|attach)[}|])
    """,
    re.VERBOSE | re.MULTILINE,
)
_ATTRIBUTES = re.compile(r"\{\#[\w-]+(?:[ ]+[.#\w=\"-]+){0,20}[ ]*\}")
_WORD = re.compile(r"[\w./-]+")
_LONGEST = 4000  # characters of one call; what is longer is no call, but a lost bracket
_LONGEST_END = 40
_PAIRS = ("highlight", "prism", "comment")


@dataclass(frozen=True, slots=True)
class Call:
    """``markdown[start:end]``; ``alone`` when its lines hold nothing else but calls.

    ``name`` is its opening and its first word: that by which two of them are the same.
    """

    kind: Kind
    start: int
    end: int
    name: str
    alone: bool = False


def find_calls(markdown: str) -> tuple[Call, ...]:
    """Every call in order of place, outside code; time grows with the text alone."""
    # A single character is looked for at once, and most texts have none of these.
    if not any(mark in markdown for mark in "{<]"):
        return ()
    if not any(mark in markdown for mark in ("{", "<!--", "TOC]", "]: |", "](|")):
        return ()
    found = tuple(_calls(markdown))
    spans = [(one.start, one.end) for one in found]
    return tuple(
        Call(one.kind, one.start, one.end, one.name, _fills_its_lines(markdown, one, spans)) for one in found
    )


def foreign_spans(markdown: str, calls: Sequence[Call]) -> tuple[tuple[int, int], ...]:
    """What is no text of the article's: calls, and all between those that enclose code or a comment.

    Comments of HTML are none of them: whoever reads Markdown knows these.
    """
    return tuple(_spans(markdown, calls))


def without_calls(markdown: str) -> str:
    """``markdown`` without comments, attributes, and calls that fill their lines; others stay as text.

    Highlighted code becomes a fence.
    """
    calls = find_calls(markdown)
    last = _last_ends(markdown, calls)
    parts: list[str] = []
    done = 0
    inside: str | None = None
    for call in calls:
        if inside and _closes(markdown, call, inside):
            parts += () if inside == "comment" else (markdown[done : call.start].rstrip(), "\n```\n")
            done, inside = call.end, None
        elif inside is None and (opens := _opens(markdown, call, last)):
            parts += (markdown[done : call.start], "" if opens == "comment" else "\n```")
            done, inside = call.end, opens
        elif inside is None and (call.alone or call.kind in {"comment", "attributes"}):
            parts.append(markdown[done : call.start])
            done = call.end
    return "".join((*parts, markdown[done:]))


def _calls(text: str) -> Iterator[Call]:
    closings: dict[str, int] = {}
    at = 0
    while found := _OPENING.search(text, at):
        at = found.end()
        if found["fence"]:
            at = _after_fence(text, found)
        elif found["ticks"]:
            at = _after_span(text, found, closings)
        elif found["toc"]:
            yield Call("call", found.start(), found.end(), "[TOC]")
        elif found["place"]:
            yield Call("place", found.start(), found.end(), found[0].strip("](<: "))
        elif call := _call(text, found, closings):
            yield call
            at = call.end


def _call(text: str, found: re.Match[str], closings: dict[str, int]) -> Call | None:
    opening, start = found[0], found.start()
    if opening == "{#" and (attributes := _ATTRIBUTES.match(text, start)):
        return Call("attributes", start, attributes.end(), "{#")
    closing = _CLOSING[opening]
    close = _next(text, closing, found.end(), closings)
    end = close + len(closing)
    if close < 0 or (end - start > _LONGEST and opening != "<!--"):
        return None
    if opening == "{:":
        is_one = "\n" not in text[start:end] and "{" not in text[start + 1 : end]
        return Call("attributes", start, end, "{:") if is_one else None
    is_comment = opening in {"<!--", "{#"} or text.startswith("{{/*", start)
    return Call("comment" if is_comment else "call", start, end, _name(text, start, close))


def _name(text: str, start: int, close: int) -> str:
    word = _WORD.search(text, start, close)
    return " ".join(text[start : word.end()].split()) if word else text[start : start + 2]


def _next(text: str, wanted: str, at: int, known: dict[str, int]) -> int:
    """Where ``wanted`` stands next; what was found before is not looked for again."""
    place = known.get(wanted, 0)
    if 0 <= place < at or wanted not in known:
        place = known[wanted] = text.find(wanted, at)
    return place


def _after_fence(text: str, found: re.Match[str]) -> int:
    fence = found[0].strip()
    closing = re.compile(rf"^ {{0,3}}{re.escape(fence)}{re.escape(fence[0])}*[ \t]*$", re.MULTILINE)
    closed = closing.search(text, found.end())
    return closed.end() if closed else len(text)


def _after_span(text: str, found: re.Match[str], known: dict[str, int]) -> int:
    """Behind a code span, if it is one and no longer than a paragraph."""
    ticks = found[0]
    close = _next(text, ticks, found.end(), known)
    if close < 0 or close - found.end() > _LONGEST or "\n\n" in text[found.end() : close]:
        return found.end()
    return close + len(ticks)


def _fills_its_lines(text: str, call: Call, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether nothing but white space and other calls stands on the lines of it."""
    start = text.rfind("\n", 0, call.start) + 1
    end = text.find("\n", call.end)
    end = len(text) if end < 0 else end
    if end - start > 2 * _LONGEST:
        return False
    rest, done = [], start
    for number in range(bisect_right(spans, (start, -1)), len(spans)):
        at, until = spans[number]
        if at >= end:
            break
        rest.append(text[done:at])
        done = max(done, until)
    rest.append(text[done:end] if done < end else "")
    return call.kind != "place" and not "".join(rest).strip(" \t>")


def _word_of(call: Call) -> str:
    return call.name.rsplit(" ", 1)[-1].strip("{%<-/ ")


def _last_ends(text: str, calls: Sequence[Call]) -> dict[str, int]:
    """Where the last call stands that ends each of the pairs."""
    return {word: call.start for call in calls for word in _PAIRS if _closes(text, call, word)}


def _opens(text: str, call: Call, last: Mapping[str, int]) -> str | None:
    """What the call begins, if that is code or a comment, and a later call ends it."""
    word = _word_of(call)
    if call.kind != "call" or word not in _PAIRS or _closes(text, call, word):
        return None
    return word if last.get(word, -1) >= call.end else None


def _closes(text: str, call: Call, word: str) -> bool:
    ends = (f"end{word}", f"/{word}", f"/ {word}")
    return call.end - call.start <= _LONGEST_END and text[call.start : call.end].strip("{}%<>- ") in ends


def _spans(text: str, calls: Sequence[Call]) -> Iterator[tuple[int, int]]:
    begun: tuple[int, str] | None = None
    last = _last_ends(text, calls)
    for call in calls:
        if begun is None and (word := _opens(text, call, last)):
            begun = (call.start, word)
        elif begun and _closes(text, call, begun[1]):
            yield begun[0], call.end
            begun = None
        elif begun is None and call.kind != "place" and not text.startswith("<!--", call.start):
            yield call.start, call.end
