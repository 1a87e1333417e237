"""The parser of Markdown that all parts share: CommonMark with tables, in time that grows with the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from markdown_it.rules_inline import StateInline
    from markdown_it.utils import PresetType

# Of CommonMark's preset; that of "js-default" is five times as deep, and time grows with it.
_NESTING = 20
# Of brackets within each other, behind which the rest of a paragraph is not searched for their ends.
_BRACKETS = 6


class _Inline(ParserInline):
    def skipToken(self, state: StateInline) -> None:  # noqa: N802 - the parser's name
        """What was skipped before is known, and asked for before anything else: brackets ask very often."""
        known = state.cache.get(state.pos)
        if known is not None:
            state.pos = known
        elif state.level < _BRACKETS:
            super().skipToken(state)
        else:
            state.cache[state.pos] = state.pos = state.posMax + 1


class Parser(MarkdownIt):
    """``js-default``: raw HTML is text unless ``options`` say otherwise, and never deeply nested."""

    def __init__(self, **options: object) -> None:
        super().__init__("js-default", {"maxNesting": _NESTING, **options})

    def configure(self, presets: str | PresetType, options_update: Mapping[str, Any] | None = None) -> Parser:
        """As any parser's; it is called before any rule is set."""
        self.inline = _Inline()
        super().configure(presets, options_update)
        return self
