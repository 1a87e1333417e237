"""The rule about what a publisher's page left in a body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.check.material import shortened
from digest.model import Problem
from digest.rawtext.boilerplate import article_number, copyright_line, disclaimer, legal, offer
from digest.rawtext.bylines import byline
from digest.rawtext.furniture import counter, menu, notice, picture, pointer
from digest.rawtext.pasted import Line, first_find

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.check.material import Material
    from digest.model import Article
    from digest.rawtext.pasted import Rule

# Those that know a line for what it is wherever it stands; the order is that of `digest add`.
_RULES: tuple[Rule, ...] = (
    *(menu, counter, picture, notice, pointer, byline),
    *(copyright_line, article_number, disclaimer, offer, legal),
)


def boilerplate(material: Material) -> Iterator[Problem]:
    """Lines of a body that `digest add` would have left out."""
    for article in material.findings.articles:
        lines = _lines(article, material)
        at = 0
        while at < len(lines):
            find = first_find(_RULES, lines, at)
            if find:
                message = f"{shortened(lines[at].text)} may be no part of the article: {find.why}"
                yield Problem(article.path, message, lines[at].number, hint="delete it if so")
            at += find.span if find else 1


def _lines(article: Article, material: Material) -> list[Line]:
    """The body as its reader sees it, a line for each paragraph or item, with the lines of the file."""
    found: list[Line] = []
    number, counted = material.line(article.path, article.body, 0) or 1, 0
    for block in material.blocks[article.slug]:
        number += article.body.count("\n", counted, block.start)
        counted = block.start
        shown = block.plain.split("\n") if block.role != "code" else ()
        found += (Line(number, text, spaced=True) for text in shown if text.strip())
    return found
