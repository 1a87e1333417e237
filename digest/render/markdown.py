"""Markdown becomes HTML that is safe to publish: no raw HTML, no pictures of other hosts, no inline style."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from markdown_it.token import Token
from markupsafe import Markup

from digest.render.addresses import host, safe_url
from digest.text.markdown import Parser
from digest.text.templating import without_calls

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest.render.addresses import Addresses

# Without raw HTML; "commonmark" and "gfm-like" would pass a <script>.
_MARKDOWN = Parser()
_ALIGN = re.compile(r"text-align:(left|center|right)")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_FRAME = {"class": "table", "role": "group", "aria-label": "Table", "tabindex": "0"}
_DEEPEST = 6
# Another generator would have put an address there.
_CALLED = re.compile(r"(?:\{|%7B)[{%<]|(?:\{|%7B)(?:%25|%3C)|^(?:\{|%7B|\||%7C)[a-z]+(?:\}|%7D|\||%7C)")


def to_html(text: str, top: int = 2, *, addresses: Addresses) -> Markup:
    """The HTML of ``text``, its headings from level ``top`` down and none skipped.

    Links that begin with / count from the site's root. A picture of another host becomes a link to it. What
    other generators' templates are called with is left out, or stays as text.
    """
    tokens = _MARKDOWN.parse(without_calls(text))
    _set_headings(tokens, top)
    for token in tokens:
        _unstyle(token)
        if token.children:
            token.children = list(_safe_inline(token.children, addresses))
    html: str = _MARKDOWN.renderer.render(_framed(tokens), _MARKDOWN.options, {})
    return Markup(html)  # noqa: S704 - the renderer escapes, and raw HTML is off


def _set_headings(tokens: Sequence[Token], top: int) -> None:
    above: list[int] = []
    for token in tokens:
        if token.type == "heading_open":
            level = int(token.tag[1])
            above = [*(one for one in above if one < level), level]
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{min(top + len(above) - 1, _DEEPEST)}"


def _unstyle(token: Token) -> None:
    """A table's alignment as a class: a strict Content-Security-Policy forbids the style attribute."""
    style = token.attrs.pop("style", None)
    if style and (found := _ALIGN.search(str(style))):
        token.attrs["class"] = found[1]


def _framed(tokens: Sequence[Token]) -> list[Token]:
    """Tables scroll in a frame of their own, and the frame can be reached from the keyboard."""
    framed: list[Token] = []
    for token in tokens:
        if token.type == "table_open":
            framed.append(Token("frame_open", "div", 1, attrs={**_FRAME}, block=True))
        framed.append(token)
        if token.type == "table_close":
            framed.append(Token("frame_close", "div", -1, block=True))
    return framed


def _safe_inline(tokens: Sequence[Token], addresses: Addresses) -> Iterator[Token]:
    dead: list[bool] = []
    for token, following in zip(tokens, (*tokens[1:], None), strict=True):
        if token.type == "link_open":
            target = str(token.attrs["href"])
            dead.append(not _point(token, target, addresses))
            if not dead[-1]:
                yield token
            if following and following.type == "link_close":
                yield _text(target)
        elif token.type == "link_close":
            if not dead.pop():
                yield token
        elif token.type == "image":
            yield from _picture(token, addresses, inside_link=bool(dead))
        else:
            yield token


def _picture(token: Token, addresses: Addresses, *, inside_link: bool) -> Iterator[Token]:
    source = str(token.attrs["src"])
    words = "".join(child.content for child in token.children or ())
    if _CALLED.search(source):
        yield _text(words)
    elif not _is_elsewhere(source):
        token.attrs["src"] = _here(source, addresses)
        yield token
    elif inside_link or not safe_url(source):
        yield _text(words)
    else:
        link = Token("link_open", "a", 1)
        _point(link, source, addresses)
        yield link
        yield _text(words or f"Picture at {host(source)}")
        yield Token("link_close", "a", -1)


def _point(link: Token, target: str, addresses: Addresses) -> bool:
    """Give ``link`` its target; false when the target may not be linked."""
    if _CALLED.search(target):
        return False
    if not _is_elsewhere(target):
        link.attrs["href"] = _here(target, addresses)
    elif address := safe_url(target):
        link.attrs.update({"href": address, "rel": "noopener"})
    elif target.lower().startswith("mailto:"):
        link.attrs["href"] = target
    else:
        return False
    return True


def _is_elsewhere(target: str) -> bool:
    return target.startswith("//") or _SCHEME.match(target) is not None


def _here(target: str, addresses: Addresses) -> str:
    """A link within the site, as this page must write it."""
    path, mark, rest = _split(target)
    if not path:
        return target
    folder = posixpath.dirname(f"/{addresses.page}")
    whole = posixpath.normpath(posixpath.join(folder, unquote(path))).lstrip("/")
    slash = "/" if whole and path.endswith("/") else ""
    return f"{addresses.url(whole + slash)}{mark}{rest}"


def _split(target: str) -> tuple[str, str, str]:
    """Path, ``?`` or ``#`` or nothing, and what follows it."""
    path = urlsplit(target).path
    rest = target[len(path) :]
    return path, rest[:1], rest[1:]


def _text(words: str) -> Token:
    return Token("text", "", 0, content=words)
