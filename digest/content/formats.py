"""Front matter in YAML, TOML and JSON: strict handlers for python-frontmatter.

All give the same kinds of values: text, whole numbers, `Decimal` (which keeps ``1.10`` as it is written),
true and false, null, lists, and tables whose keys are text. Dates stay text.
"""

from __future__ import annotations

import json
import re
import tomllib
from abc import ABC, abstractmethod
from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any, ClassVar

from frontmatter.default_handlers import BaseHandler

from digest.config.toml import key_lines, syntax_problem
from digest.content.encoding import CONTROL, LIMITS
from digest.content.fault import Fault, twice
from digest.content.yaml12 import YamlTable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.config import LimitSettings

_HEADER_FIELD = re.compile(r"([A-Za-z][\w-]*)[ ]*:(?:[ \t](.*)|$)")
_JSON_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\]:]')
_MAX_DIGITS = 18


class Handler(BaseHandler, ABC):
    """One format. ``first_line`` is the file's line on which the front matter opens.

    After `load`, ``lines`` has the line of each field, and ``faults`` what did not stop the reading.
    """

    def __init__(self, first_line: int, limits: LimitSettings = LIMITS) -> None:
        super().__init__()
        self.limits = limits
        self.first_line = first_line
        self.lines: dict[str, int] = {}
        self.faults: list[Fault] = []

    def load(self, fm: str) -> dict[str, Any]:
        """The fields of the text between the fences."""
        longest = self.limits.front_matter_characters
        if len(fm) > longest:
            raise Fault(f"the front matter is longer than {longest} characters", self.first_line)
        table = self._table(fm)
        if table is None:
            return {}
        if not isinstance(table, dict):
            kind = "a list" if isinstance(table, list) else "a single value"
            hint = "write fields as name: value"
            raise Fault(f"the front matter is {kind}, not fields", self.first_line, hint)
        if len(table) > (most := self.limits.front_matter_fields):
            raise Fault(f"the front matter has more than {most} fields", self.first_line)
        deepest = self.limits.front_matter_depth
        return {
            key: _plain(value, self.lines.get(key, self.first_line), deepest) for key, value in table.items()
        }

    @abstractmethod
    def _table(self, fm: str) -> Any:
        """The fields of the text as the format gives them; a `Fault` is raised where there are none."""


class _Fenced(Handler):
    FENCE: ClassVar[str]
    CLOSING: ClassVar[re.Pattern[str]]

    def split(self, text: str) -> tuple[str, str]:
        """The front matter and the body; the fences belong to neither."""
        opening = self.FENCE
        start = text.find("\n") + 1
        closing = self.CLOSING.search(text, start) if start else None
        if closing is None:
            hint = f"write {opening} on a line of its own below the last field"
            raise Fault(f"the front matter that opens with {opening} is never closed", self.first_line, hint)
        return text[start : closing.start()], text[closing.end() :]


class YamlHandler(_Fenced):
    """``---``, closed by ``---`` or, as Pandoc and Jekyll have it, by ``...``."""

    FENCE = "---"
    FM_BOUNDARY = re.compile(r"---(?:ya?ml)?[ \t]*$", re.MULTILINE)
    CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)

    def _table(self, fm: str) -> Any:
        table = YamlTable(fm, self.first_line + 1, self.limits.front_matter_depth)
        self.lines, self.faults = table.lines, table.faults
        return table.values


class TomlHandler(_Fenced):
    """``+++``."""

    FENCE = "+++"
    FM_BOUNDARY = re.compile(r"\+\+\+[ \t]*$", re.MULTILINE)
    CLOSING = re.compile(r"^\+\+\+[ \t]*$", re.MULTILINE)

    def _table(self, fm: str) -> Any:
        first = self.first_line + 1
        try:
            table = tomllib.loads(fm, parse_float=Decimal)
        except tomllib.TOMLDecodeError as error:
            problem = syntax_problem("", fm, error, first_line=first)
            message = f"the front matter is {problem.message}"
            hint = "check this line; a text stands in quotes, a date is written 2025-12-07"
            raise Fault(message, problem.line or first, hint) from None
        except (ValueError, RecursionError):
            raise Fault("a number is too long, or lists are nested too deeply", first) from None
        for key, line in key_lines(fm).items():
            self.lines.setdefault("".join(map(str, key[:1])), first + line - 1)
        return table


class NamedHandler(_Fenced):
    """Eleventy's ``---json`` and ``---toml``, closed by ``---``; a program (``---js``) is not run."""

    FENCE = "---"
    FM_BOUNDARY = re.compile(r"---(json|toml|js|javascript|coffee|cson)[ \t]*$", re.MULTILINE)
    CLOSING = re.compile(r"^---[ \t]*$", re.MULTILINE)
    language = ""

    def detect(self, text: str) -> bool:
        """Whether the first line names the language of what follows."""
        found = self.FM_BOUNDARY.match(text)
        self.language = found[1] if found else ""
        return found is not None

    def _table(self, fm: str) -> Any:
        if self.language not in {"json", "toml"}:
            hint = "write its fields in YAML, between two lines ---"
            raise Fault("the front matter is a program, and not run", self.first_line, hint)
        reader: JsonHandler | TomlHandler
        if self.language == "json":
            reader = JsonHandler(self.first_line + 1, self.limits)
            if reader.split(fm.strip())[1].strip():
                raise Fault("something follows the JSON", self.first_line, "end it with the last }")
        else:
            reader = TomlHandler(self.first_line, self.limits)
        fields = reader.load(fm)
        self.lines, self.faults = reader.lines, reader.faults
        return fields


class HeaderHandler(Handler):
    """``Title: …``, ``Date: …`` down to the first blank line, without fences: Pelican's Markdown."""

    FM_BOUNDARY = re.compile(r"\n[ \t]*\n")

    def detect(self, text: str) -> bool:
        """Whether the first lines are fields, and the title is one of them."""
        lines = self.split(text)[0].split("\n")
        fields = [_HEADER_FIELD.match(line) for line in lines]
        titled = any(field and field[1].lower() == "title" for field in fields)
        return titled and all(field or line[:1].isspace() for field, line in zip(fields, lines, strict=True))

    def split(self, text: str) -> tuple[str, str]:
        """The fields, and what follows the first blank line."""
        fields, *body = self.FM_BOUNDARY.split(text, 1)
        return fields, "".join(body)

    def _table(self, fm: str) -> dict[str, Any]:
        table: dict[str, Any] = {}
        key = ""
        for line, text in enumerate(fm.split("\n"), self.first_line):
            if (field := _HEADER_FIELD.match(text)) is None:
                table[key] = f"{table[key]} {text.strip()}".strip()
                continue
            key = field[1]
            if key in self.lines:
                self.faults.append(twice(key, self.lines[key], line))
            self.lines.setdefault(key, line)
            table[key] = (field[2] or "").strip()
        return table


class JsonHandler(Handler):
    """A ``{`` at the start of the file; the body begins after its ``}``."""

    FM_BOUNDARY = re.compile(r'\{\s*["}]')

    def split(self, text: str) -> tuple[str, str]:
        """The front matter, braces included, and the body."""
        try:
            _, end = json.JSONDecoder(parse_int=_integer).raw_decode(text)
        except json.JSONDecodeError as error:
            line, said = self.first_line + error.lineno - 1, error.msg
            if said.startswith("Illegal trailing comma"):  # what Python 3.13 says of it, and where
                line += text[error.pos + 1 :].partition(text[error.pos + 1 :].lstrip()[:1])[0].count("\n")
                said = "Expecting property name enclosed in double quotes"
            message = f"the front matter is not JSON: {said[:1].lower()}{said[1:]}"
            raise Fault(message, line, "check quotes, commas and brackets up to here") from None
        except RecursionError:
            raise _too_deep(self.limits.front_matter_depth, self.first_line) from None
        return text[:end], text[end:]

    def _table(self, fm: str) -> Any:
        for is_field, key, line, earlier in _json_keys(fm, self.first_line):
            if is_field:
                self.lines.setdefault(key, line)
            if earlier:
                self.faults.append(twice(key, earlier, line))
        return json.loads(fm, parse_float=Decimal, parse_int=_integer, parse_constant=str)


def _json_keys(text: str, first_line: int) -> Iterator[tuple[bool, str, int, int | None]]:
    """Each key of a JSON text: whether it is a field, its name, its line, and that of the same one before."""
    seen: list[dict[str, int]] = []
    latest = '""'
    line, counted = first_line, 0
    for token in _JSON_TOKEN.finditer(text):
        if token[0] in "{[":
            seen.append({})
        elif token[0] in "}]":
            seen.pop()
        elif token[0] == ":":
            key = json.loads(latest)
            yield len(seen) == 1, key, line, seen[-1].get(key)
            seen[-1].setdefault(key, line)
        else:
            line, counted = line + text.count("\n", counted, token.start()), token.start()
            latest = token[0]


def _integer(digits: str) -> int | str:
    return int(digits) if len(digits) <= _MAX_DIGITS else digits


def _too_deep(deepest: int, line: int) -> Fault:
    return Fault(f"the front matter is nested deeper than {deepest} levels", line)


def _plain(value: Any, line: int, deepest: int, depth: int = 0) -> Any:
    """The value as the other formats would give it; what can't be published is a fault."""
    if depth > deepest:
        raise _too_deep(deepest, line)
    inner = depth + 1
    if isinstance(value, dict):
        pairs = value.items()
        return {_plain(key, line, deepest, inner): _plain(item, line, deepest, inner) for key, item in pairs}
    if isinstance(value, list):
        return [_plain(item, line, deepest, inner) for item in value]
    if isinstance(value, str) and (found := CONTROL.search(value)):
        raise Fault(f"a value holds the control character U+{ord(found[0]):04X}", line, "delete it")
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, Decimal) and not value.is_finite():
        return str(value)
    return value
