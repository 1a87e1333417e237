"""Which links and pictures a digest has, and where in its files each is written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from digest.model import Problem
from digest.text.markdown import Parser

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

    from digest.check.material import Material
    from digest.model import Article

    Written = tuple[int, "Kind", str, str]

Kind = Literal["field", "link", "picture"]

# As pages are rendered: raw HTML is shown as text, and a link in it is none.
_MARKDOWN = Parser()
_ADDRESSES = ("source_url", "archive_url")


@dataclass(frozen=True, slots=True)
class Target:
    """Where something leads, or which picture it shows, and where that is written.

    ``page`` is the address of the page on which it stands, ``alt`` a picture's text; it is not ``shown``
    when only a summary of the text around it is published.
    """

    path: str
    line: int | None
    field: str | None
    address: str
    kind: Kind = "field"
    page: str = ""
    alt: str = ""
    shown: bool = True

    def problem(self, message: str, hint: str | None = None) -> Problem:
        """A problem with it."""
        return Problem(self.path, message, self.line, self.field, hint)


def targets(material: Material) -> Iterator[Target]:
    """All of the published articles' fields, bodies and notes, and of the plain pages."""
    for article in material.findings.articles:
        yield from _of_article(article, material.body_lines.get(article.path, 1))
    for page in material.findings.pages:
        first = material.body_lines.get(page.path, 1)
        for line, kind, address, alt in _written(page.body):
            yield Target(page.path, first + line, None, address, kind, f"{page.slug}/", alt)


def homepages(material: Material) -> Iterator[Target]:
    """Those of the configuration's outlets."""
    file = material.config_file
    for position, source in enumerate(material.config.sources):
        if source.homepage:
            line = file.line(("sources", position, "homepage"))
            yield Target(file.path, line, "sources.homepage", source.homepage)


def _of_article(article: Article, first: int) -> Iterator[Target]:
    page = f"articles/{article.slug}/"
    for name in _ADDRESSES:
        if address := getattr(article, name):
            yield Target(article.path, article.lines.get(name), name, address)
    for line, kind, address, alt in _written(article.body):
        yield Target(article.path, first + line, None, address, kind, page, alt, article.full_text)
    for _, kind, address, alt in _written(article.note or ""):
        yield Target(article.path, article.lines.get("note"), "note", address, kind, page, alt)


def _written(text: str) -> Iterator[Written]:
    """The links and pictures of a Markdown text: the line (from 0), the kind, the address, the text."""
    if "](" not in text and "<" not in text and "]:" not in text:
        return
    for token in _MARKDOWN.parse(text):
        if token.type == "inline" and token.children:
            yield from _inside(token.children, token.map[0] if token.map else 0)


def _inside(tokens: Sequence[Token], line: int) -> Iterator[Written]:
    for token in tokens:
        if token.type in {"softbreak", "hardbreak"}:
            line += 1
        elif token.type == "link_open":
            yield line, "link", str(token.attrs["href"]), ""
        elif token.type == "image":
            yield line, "picture", str(token.attrs["src"]), token.content
