"""Reads TOML and says where in it a key stands; reads digest.toml."""

from __future__ import annotations

import difflib
import re
import stat
import tomllib
from typing import TYPE_CHECKING, Any, get_args

from pydantic import BaseModel, ValidationError

from digest.config.settings import Config
from digest.model import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from pydantic_core import ErrorDetails

    Key = tuple[str | int, ...]

_MAX_BYTES = 1_000_000
_HEADER = re.compile(r"\s*(\[\[?)([^\[\]]+)\]\]?\s*(?:#.*)?$")
_ASSIGNMENT = re.compile(r"""\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*=""")
_PART = re.compile(r"""[\w-]+|"[^"]*"|'[^']*'""")
_MULTILINE = re.compile(r'"""|\'\'\'')
_WORDS = {
    "bool_parsing": "is neither true nor false",
    "bool_type": "is neither true nor false",
    "finite_number": "is not a number",
    "float_parsing": "is not a number",
    "float_type": "is not a number",
    "greater_than": "is not above {gt}",
    "greater_than_equal": "is below {ge}",
    "int_from_float": "is not a whole number",
    "int_parsing": "is not a whole number",
    "int_parsing_size": "is too large a number",
    "int_type": "is not a whole number",
    "less_than_equal": "is above {le}",
    "literal_error": "is not one of {expected}",
    "model_type": "is not a table",
    "string_too_short": "is empty",
    "string_type": "is not text",
    "tuple_type": "is not a list",
    "string_too_long": "is longer than {max_length} characters",
    "value_error": "{error}",
}
_DEEPEST = 100
_LONGEST_SHOWN = 100
# What tomllib begins with, and what to write instead.
_INSTEAD = {
    "Invalid value": 'put a text in straight quotes, as in title = "The Kyiv Brief"',
    "Expected '=' after": 'write key = value, as in title = "The Kyiv Brief"',
    "Unterminated string": "close the quotes",
    "Illegal character": "close the quotes on the line on which they open, and keep control characters out",
    "Cannot overwrite": "it stands there twice; keep one of the two",
    "Cannot declare": "it stands there twice; keep one of the two",
    "Expected ']": "write [name] above the keys of one table, [[name]] above those of one of several",
}
_POSITION = re.compile(r" ?\(at (?:line (\d+), column \d+|end of document)\)$")


def load(
    path: Path, *, shown_as: str, title_without: str | None = None
) -> tuple[Config | None, tuple[Problem, ...]]:
    """The configuration in ``path`` and what is wrong with it; none when it can't be used.

    A key that isn't known is a warning, and ignored; everything else that is wrong is an error. Without a
    file all is as by default and the title is ``title_without``; without that, too, it is an error.
    """
    try:
        text = _text_of(path)
    except FileNotFoundError:
        return _without_file(shown_as, title_without)
    except OSError as error:
        return None, (Problem(shown_as, f"can't be read: {(error.strerror or str(error)).lower()}"),)
    except UnicodeDecodeError as error:
        return None, (Problem(shown_as, f"not UTF-8 at byte {error.start}", hint="save the file as UTF-8"),)
    lines = key_lines(text)
    table = _parsed(text, shown_as, lines)
    if isinstance(table, Problem):
        return None, (table,)
    config, errors = _validated(table)
    return config, tuple(_problem(shown_as, line_of(tuple(one["loc"]), lines), one) for one in errors)


def _text_of(path: Path) -> str:
    if not stat.S_ISREG(path.stat().st_mode):
        raise OSError("it is no file")  # a pipe would never answer, and a device never end
    with path.open("rb") as file:
        raw = file.read(_MAX_BYTES + 1)
    if len(raw) > _MAX_BYTES:
        raise OSError(f"it is larger than {_MAX_BYTES // 1_000_000} MB")
    return raw.decode("utf-8-sig")


def _without_file(shown_as: str, title: str | None) -> tuple[Config | None, tuple[Problem, ...]]:
    if not title:
        return None, (Problem(shown_as, "there is no such file"),)
    message = f"there is no such file; the digest is titled after its folder, {title!r}"
    hint = f'write one with a line such as title = "{title}"'
    return Config(title=title), (Problem(shown_as, message, hint=hint, severity="warning"),)


def syntax_problem(path: str, text: str, error: tomllib.TOMLDecodeError, *, first_line: int = 1) -> Problem:
    """What tomllib says, at the line where it says it; ``text`` starts at ``first_line`` of its file."""
    message = str(error)
    found = _POSITION.search(message)
    at_line = int(found[1]) if found and found[1] else text.count("\n") + 1
    message = _POSITION.sub("", message)
    hint = next((hint for start, hint in _INSTEAD.items() if message.startswith(start)), "check this line")
    return Problem(path, f"not TOML: {message[:1].lower()}{message[1:]}", first_line + at_line - 1, hint=hint)


def key_lines(text: str) -> dict[Key, int]:
    """The line (from 1) of each table header and each key of a TOML text, by its path.

    An array of tables counts its items: ``("themes", 0, "name")``. Keys inside inline tables are not listed;
    `line_of` answers with the nearest enclosing one.
    """
    found: dict[Key, int] = {}
    counts: dict[str, int] = {}
    table: Key = ()
    inside: str | None = None
    for number, line in enumerate(text.splitlines(), 1):
        if inside is None and (header := _HEADER.match(line)):
            table = _table(header, counts)
            found.setdefault(table, number)
        elif inside is None and (assignment := _ASSIGNMENT.match(line)):
            found.setdefault((*table, *_parts(assignment[1])), number)
        inside = _open_string(line, inside)
    return found


def line_of(key: Key, lines: dict[Key, int]) -> int | None:
    """The line of ``key``, or of the nearest thing around it that has one."""
    return next((lines[key[:n]] for n in range(len(key), 0, -1) if key[:n] in lines), None)


def _table(header: re.Match[str], counts: dict[str, int]) -> Key:
    names = _parts(header[2])
    if header[1] == "[":
        return names
    name = ".".join(names)
    counts[name] = counts.get(name, -1) + 1
    return (*names, counts[name])


def _parts(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip("\"'") for part in _PART.findall(dotted))


def _open_string(line: str, inside: str | None) -> str | None:
    for quotes in _MULTILINE.findall(line):
        if inside is None:
            inside = quotes
        elif inside == quotes:
            inside = None
    return inside


def _parsed(text: str, shown_as: str, lines: Mapping[Key, int]) -> dict[str, Any] | Problem:
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return syntax_problem(shown_as, text, error)
    except (ValueError, RecursionError):
        return Problem(shown_as, "a number is too long, or lists are nested too deeply", 1)
    if (name := _too_deep(table)) is None:
        return table
    line = next((line for key, line in lines.items() if key[:1] == (name,)), 1)
    return Problem(shown_as, f"is nested deeper than {_DEEPEST} levels", line, name)


def _too_deep(table: dict[str, Any]) -> str | None:
    """The key in which something is nested too deeply, if there is one."""
    level: list[tuple[str, Any]] = [*table.items()]
    for _ in range(_DEEPEST):
        level = [(name, inner) for name, one in level for inner in _inside(one)]
    return level[0][0] if level else None


def _inside(value: Any) -> Iterable[Any]:
    return value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()


def _validated(table: dict[str, Any]) -> tuple[Config | None, list[ErrorDetails]]:
    """Validates; without the keys that aren't known, when these are all that is wrong."""
    try:
        return Config.model_validate(table), []
    except ValidationError as error:
        errors = error.errors(include_url=False)
    if any(one["type"] != "extra_forbidden" for one in errors):
        return None, errors
    for one in errors:
        _remove(table, tuple(one["loc"]))
    return Config.model_validate(table), errors


def _remove(table: Any, key: Key) -> None:
    for part in key[:-1]:
        table = table[part]
    del table[key[-1]]


def _problem(path: str, line: int | None, error: ErrorDetails) -> Problem:
    key: Key = tuple(error["loc"])
    if error["type"] == "extra_forbidden":
        near = difflib.get_close_matches(str(key[-1]), _settings_at(key[:-1]).model_fields, n=1)
        hint = f"did you mean {near[0]}?" if near else "keys of your own go under [extra]"
        return Problem(path, "is not a known key", line, _dotted(key), hint, "warning")
    if error["type"] == "missing":
        return Problem(path, "is required", line or 1, _dotted(key))
    words = _WORDS.get(error["type"])
    message = words.format(**error.get("ctx", {})) if words else error["msg"]
    if isinstance(error["input"], str | int | float | bool):
        message = f"{_shortened(repr(error['input']))} {message}"
    is_one_table = error["type"] == "tuple_type" and isinstance(error["input"], dict)
    return Problem(path, message, line, _dotted(key), f"write [[{_dotted(key)}]]" if is_one_table else None)


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"


def _settings_at(key: Key) -> type[BaseModel]:
    settings: type[BaseModel] = Config
    for name in key:
        if isinstance(name, str):
            annotation = settings.model_fields[name].annotation
            candidates = (annotation, *get_args(annotation))
            settings = next(c for c in candidates if isinstance(c, type) and issubclass(c, BaseModel))
    return settings


def _dotted(key: Key) -> str:
    shown = ""
    for part in key:
        shown += f"[{part + 1}]" if isinstance(part, int) else f".{part}"
    return shown.lstrip(".")
