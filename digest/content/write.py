"""An article's fields and body as the text of its file."""

from __future__ import annotations

import math
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Mapping

# The order in which a reader looks for them; fields that are not ours follow in their own order.
ORDER = (
    *("title", "headline", "date", "updated", "source", "source_url", "author", "authors", "credit", "theme"),
    *("tags", "categories", "description", "summary", "note", "story", "lead", "pin", "hide", "weight"),
    *("draft", "expires", "image", "image_alt", "image_credit", "lang", "slug", "aliases", "license"),
    *("full_text", "via", "archive_url", "paywall", "kind"),
)

_DATES = frozenset(["date", "updated", "expires"])
_DAY = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:Z|[+-][0-9]{2}:[0-9]{2})?)?"
)
_BLOCK = re.compile(
    r"(?=\S)[^\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]*\n?(?<!\n\n)"
)
_SHORT_NAME = re.compile("[a-z_]{1,40}")
# A letter, and no colon or number sign where it would begin or end something.
_SURELY_TEXT = re.compile(r"[^\W\d_](?:[^:#]|:(?=[^ ])|(?<! )#)*(?<![ :])")
# What YAML 1.1 reads as true, false or nothing.
_NO_TEXT = frozenset(["y", "n", "yes", "no", "on", "off", "true", "false", "null"])
_LONGEST_WORD = 5


class _Plain(str):
    """A text that is written without quotes: a date, a number."""

    __slots__ = ()


class _Dumper(yaml.SafeDumper):
    """Quotes what YAML would read as anything but the text that it is; writes each value out."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - the name is PyYAML's
        return True


def front_matter(fields: Mapping[str, object], body: str) -> str:
    """The file of an article: ``fields`` as YAML between fences, a blank line, and ``body``.

    Our own fields come first, in our order. Read again, it gives the same fields and the same body, without
    the white space around it.
    """
    ordered = {name: _value(name, fields[name]) for name in (*ORDER, *fields) if name in fields}
    yaml_text = "".join([_entry(name, value) for name, value in ordered.items()])
    text = body.strip()
    return f"---\n{yaml_text}---\n\n{text}\n" if text else f"---\n{yaml_text}---\n"


def _entry(name: str, value: object) -> str:
    """One entry of the table; PyYAML takes a hundred times as long for what needs no quotes anyway."""
    if isinstance(value, bool):
        plain: str | None = "true" if value else "false"
    elif isinstance(value, str) and (isinstance(value, _Plain) or _needs_no_quotes(value)):
        plain = value
    else:
        plain = None
    if plain is not None and _SHORT_NAME.fullmatch(name) and _needs_no_quotes(name):
        return f"{name}: {plain}\n"
    written: str = yaml.dump({name: value}, Dumper=_Dumper, allow_unicode=True, width=math.inf)
    return written


def _needs_no_quotes(text: str) -> bool:
    """Whether a text surely is one to YAML as it stands; of many others that is true as well."""
    return (
        text.isprintable()
        and _SURELY_TEXT.fullmatch(text) is not None
        and (len(text) > _LONGEST_WORD or text.lower() not in _NO_TEXT)
    )


def _value(name: str, value: object) -> object:
    return _Plain(value) if name in _DATES and isinstance(value, str) and _DAY.fullmatch(value) else value


def _plain(dumper: yaml.SafeDumper, value: _Plain) -> yaml.Node:
    """A date or a number as it is; its tag is what YAML takes it for anyway, so none is written."""
    tag = dumper.resolve(yaml.ScalarNode, str(value), (True, False))  # type: ignore[no-untyped-call] # PyYAML's
    return dumper.represent_scalar(tag, str(value))


def _text(dumper: yaml.SafeDumper, value: str) -> yaml.Node:
    """A text: over several lines as a block when nothing in it needs an escape."""
    style = "|" if "\n" in value and _BLOCK.fullmatch(value) else '"' if not value.isprintable() else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)


def _list(dumper: yaml.SafeDumper, value: list[object] | tuple[object, ...]) -> yaml.Node:
    """A list: on one line when it holds nothing but words and numbers."""
    flat = all(not isinstance(item, dict | list | tuple) and "\n" not in str(item) for item in value)
    return dumper.represent_sequence("tag:yaml.org,2002:seq", value, flow_style=flat)


def _decimal(dumper: yaml.SafeDumper, value: Decimal) -> yaml.Node:
    return _plain(dumper, _Plain(format(value, "f")))


# What YAML 1.2 reads as a number and 1.1, which PyYAML knows, does not.
_Dumper.add_implicit_resolver("tag:yaml.org,2002:int", re.compile("0o[0-7]+$"), ["0"])
_Dumper.add_representer(_Plain, _plain)
_Dumper.add_representer(str, _text)
_Dumper.add_representer(list, _list)
_Dumper.add_representer(tuple, _list)
_Dumper.add_representer(Decimal, _decimal)
