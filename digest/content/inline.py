"""The text of a paragraph as a reader sees it, and where in its Markdown each character stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from markdown_it.rules_inline import StateInline

from digest.text.markdown import Parser

if TYPE_CHECKING:
    from collections.abc import MutableMapping, Sequence

    from markdown_it.token import Token

    Env = MutableMapping[str, Any]


class _Reader(Parser):
    """A parser that is asked where links are, and not where they lead."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802 - the parser's name
        """``url`` as it is where it plainly is one of the web, since to normalise it takes long."""
        return url if url.startswith(("https://", "http://")) else super().normalizeLink(url)


# Nothing is rendered from it. Raw HTML is told apart so that it can be left out: no tag, script or comment
# is ever taken for the article's words.
# Escapes and entities stay tokens of their own, which know how they were written.
MARKDOWN = _Reader(html=True).disable("text_join")

_WHITE = re.compile(r"[ \t\n\r\f\v]{2,}|[\t\n\r\f\v]")  # all that is more than one space
# What no markup can do without, and what is no character of a text.
_MARKUP = re.compile(r"[\\`~*_\[<&\0]")
_BREAK = re.compile(r" *\\?\n[ \t]*")
_PAIRS = frozenset(f"{kind}_{side}" for kind in ("em", "strong", "s") for side in ("open", "close"))


@dataclass(frozen=True, slots=True)
class Inline:
    """``plain``: markup resolved, white space single. ``pieces`` say where it comes from.

    A piece is ``(offset, start, end)``: from ``offset`` in ``plain`` on, the characters are those of
    ``source[start:end]``, one for one, or else (an entity, an escape) all of them stand for all of it.
    """

    plain: str
    pieces: tuple[tuple[int, int, int], ...]

    def start(self, index: int) -> int:
        """Where in the source the character ``plain[index]`` begins."""
        offset, start, _, one_for_one = self._piece(index)
        return start + index - offset if one_for_one else start

    def end(self, index: int) -> int:
        """Where in the source the character before ``plain[index]`` ends."""
        offset, start, end, one_for_one = self._piece(index - 1)
        return start + index - offset if one_for_one else end

    def _piece(self, index: int) -> tuple[int, int, int, bool]:
        number = bisect_right(self.pieces, index, key=lambda piece: piece[0]) - 1
        offset, start, end = self.pieces[number]
        following = self.pieces[number + 1][0] if number + 1 < len(self.pieces) else len(self.plain)
        return offset, start, end, end - start == following - offset


def plain_text(source: str, env: Env) -> str:
    """What a reader sees of ``source``, a stretch of inline Markdown; ``env`` holds the body's references."""
    if not _MARKUP.search(source):
        return _WHITE.sub(" ", source).strip(" ")
    [token] = MARKDOWN.parseInline(source, env)
    return trace(token, env).plain


def trace(token: Token, env: Env) -> Inline:
    """Follows an inline token's children through its source, ``token.content``."""
    walk = _Walk(token.content, env)
    for child in token.children or ():
        walk.step(child)
    return _without_space_at_the_end("".join(walk.texts), walk.pieces)


def _without_space_at_the_end(plain: str, pieces: Sequence[tuple[int, int, int]]) -> Inline:
    """Code may end in a space that no reader sees; the piece that it belongs to ends before it."""
    if not plain.endswith(" "):
        return Inline(plain, tuple(pieces))
    *others, (offset, start, end) = pieces
    if end - start == len(plain) - offset:
        end -= 1
    last = ((offset, start, end),) if len(plain) - 1 > offset else ()
    return Inline(plain[:-1], (*others, *last))


@dataclass(slots=True)
class _Walk:
    """Where the walk through ``source`` has come to, and what it has found so far.

    Should a token not be found where it must stand, positions are wrong from there on; whoever uses them
    proves them first.
    """

    source: str
    env: Env
    at: int = 0
    length: int = 0
    texts: list[str] = field(default_factory=list)
    pieces: list[tuple[int, int, int]] = field(default_factory=list)
    link_ends: list[int] = field(default_factory=list)
    scan: StateInline | None = None

    def step(self, token: Token) -> None:
        """Passes one token."""
        kind = token.type
        if kind == "text":
            self._text(token)
        elif kind == "text_special":
            self._add(token.content, self.at, self.at + len(token.markup))
            self.at += len(token.markup)
        elif kind == "code_inline":
            self._code(token)
        elif kind in {"softbreak", "hardbreak"}:
            found = _BREAK.match(self.source, self.at)
            end = found.end() if found else self.at
            self._add(" ", self.at, end)
            self.at = end
        elif kind == "link_open":
            self.link_ends.append(self._link_end(token))
            self.at += 1
        elif kind == "link_close":
            self.at = self.link_ends.pop()
        elif kind == "image":
            self.at = self._skipped(self.at)
        elif kind == "html_inline":
            self.at += len(token.content)
        elif kind in _PAIRS:
            self.at += len(token.markup)

    def _text(self, token: Token) -> None:
        if self.source.startswith(token.content, self.at):
            end = self.at + len(token.content)
        else:  # an address in angle brackets, which is shown without its escapes
            end = self.link_ends[-1] - 1 if self.link_ends else self.at
        self._add(token.content, self.at, end)
        self.at = end

    def _code(self, token: Token) -> None:
        start = self.at + len(token.markup)
        inner = self.source[start : start + len(token.content)].replace("\n", " ")
        padding = 0 if inner == token.content else 1
        end = start + padding + len(token.content)
        self._add(token.content, start + padding, end)
        self.at = end + padding + len(token.markup)

    def _link_end(self, token: Token) -> int:
        if token.markup == "autolink":
            return self.source.find(">", self.at) + 1
        return self._skipped(self.at)

    def _skipped(self, at: int) -> int:
        """Where the link or picture ends that begins at ``at``; the parser itself is asked."""
        if self.scan is None:
            self.scan = StateInline(self.source, MARKDOWN, self.env, [])
        self.scan.pos = at
        MARKDOWN.inline.skipToken(self.scan)
        return self.scan.pos

    def _add(self, text: str, start: int, end: int) -> None:
        """Adds a piece; white space becomes one space, and none at the beginning or after another."""
        if end - start != len(text):
            self._put(_WHITE.sub(" ", text), start, end)
            return
        done = 0
        for gap in _WHITE.finditer(text):
            self._put(text[done : gap.start()], start + done, start + gap.start())
            self._put(" ", start + gap.start(), start + gap.end())
            done = gap.end()
        self._put(text[done:], start + done, end)

    def _put(self, text: str, start: int, end: int) -> None:
        if text.startswith(" ") and (not self.texts or self.texts[-1].endswith(" ")):
            start += end - start == len(text)
            text = text[1:]
        if text:
            self.pieces.append((self.length, start, end))
            self.texts.append(text)
            self.length += len(text)
