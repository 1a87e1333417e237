"""YAML as its version 1.2 understands scalars: ``no``, ``0123`` and ``12:30`` are text.

Values are built from the parser's events, since libyaml's own composer crashes on deep nesting, keeps the
last of two equal keys, and expands aliases without limit.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import yaml

from digest.content.fault import Fault, twice
from digest.content.yaml_faults import syntax_fault

if TYPE_CHECKING:
    from collections.abc import Iterator

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # PyYAML was built without libyaml; this one reads the same, ten times slower
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]

_NULLS = frozenset(["", "~", "null", "Null", "NULL"])
_BOOLEANS = {word: word.lower() == "true" for word in ("true", "True", "TRUE", "false", "False", "FALSE")}
# Numbers that are written in just one way, so that a text which looks like one comes out as it went in.
_INTEGER = re.compile(r"0|-?[1-9][0-9]{0,17}")
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]{0,17})\.[0-9]{1,18}")
_CUT_OFF = re.compile(r"[ \t]+(#\w[^\n]{0,60})")
_TEXT_TAGS = frozenset([None, "!", "tag:yaml.org,2002:str"])


class YamlTable:
    """Reads one table: its ``values``, the ``lines`` of its keys, and ``faults`` that did not stop it."""

    def __init__(self, text: str, first_line: int, deepest: int) -> None:
        self.faults: list[Fault] = []
        self.lines: dict[str, int] = {}
        self._text = text
        self._first_line = first_line
        self._deepest = deepest
        self._breaks = [found.start() for found in re.finditer("\n", text)]
        self._events: Iterator[yaml.Event] = yaml.parse(text, Loader=_Loader)
        try:
            self.values = self._document()
        except yaml.YAMLError as error:
            raise syntax_fault(error, text, self._line) from None

    def _document(self) -> Any:
        """The value of the only document; None when there is none."""
        value = None
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                value = self._value(next(self._events), 0)
        return value

    def _value(self, event: yaml.Event, depth: int) -> Any:
        if depth > self._deepest:
            message = f"the front matter is nested deeper than {self._deepest} levels"
            raise Fault(message, self._line_of(event))
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            hint = "write the value out, or put it in quotes"
            raise Fault("anchors (&) and aliases (*) are not read", self._line_of(event), hint)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if isinstance(event, yaml.CollectionStartEvent) and event.tag not in {None, "!"}:
            raise self._tag_fault(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return [self._value(item, depth + 1) for item in self._until(yaml.SequenceEndEvent)]
        return self._table(depth)

    def _until(self, end: type[yaml.Event]) -> Iterator[yaml.Event]:
        while not isinstance(event := next(self._events), end):
            yield event

    def _table(self, depth: int) -> dict[str, Any]:
        values: dict[str, Any] = {}
        lines: dict[str, int] = self.lines if depth == 0 else {}
        for event in self._until(yaml.MappingEndEvent):
            line = self._line_of(event)
            if not isinstance(event, yaml.ScalarEvent) or event.anchor or not event.value.strip():
                raise Fault("a field's name must be a word", line, "write fields as name: value")
            key = event.value
            if key == "<<" and event.implicit[0]:
                raise Fault("merges (<<) are not read", line, "write the fields out")
            if key in lines:
                self.faults.append(twice(key, lines[key], line))
            lines.setdefault(key, line)
            values[key] = self._value(next(self._events), depth + 1)
        return values

    def _scalar(self, event: yaml.ScalarEvent) -> Any:
        if event.tag not in _TEXT_TAGS:
            raise self._tag_fault(event)
        value: str = event.value
        if event.tag is not None or not event.implicit[0]:
            return value
        self._watch_comment(event)
        if value in _NULLS:
            return None
        if value in _BOOLEANS:
            return _BOOLEANS[value]
        if _INTEGER.fullmatch(value):
            return int(value)
        return Decimal(value) if _DECIMAL.fullmatch(value) else value

    def _watch_comment(self, event: yaml.ScalarEvent) -> None:
        """``title: Team #1 wins`` ends before the #, which its author may not have meant."""
        end = event.end_mark.index if event.end_mark else 0
        if found := _CUT_OFF.match(self._text, end):
            hint = "put the whole text in quotes, or a space behind the #"
            message = f"{found[1]!r} is a comment, and not read"
            self.faults.append(Fault(message, self._line_of(event), hint, severity="warning"))

    def _line(self, index: int) -> int:
        return self._first_line + bisect_right(self._breaks, index - 1)

    def _line_of(self, event: yaml.Event) -> int:
        return self._line(event.start_mark.index if event.start_mark else 0)

    def _tag_fault(self, event: Any) -> Fault:
        tag = str(event.tag).replace("tag:yaml.org,2002:", "!!")
        return Fault(
            f"the tag {tag!r} is not read", self._line_of(event), "leave it out, or put the text in quotes"
        )
