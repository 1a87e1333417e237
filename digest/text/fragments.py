"""Links that lead a browser to a sentence: text fragments (WICG, "URL Fragment Text Directives")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from digest.text.words import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

# The specification's advice: a longer text is named by its start and end.
LONGEST = 300
# A text of so few words may well stand elsewhere on the page too, outside of the article.
FEW_WORDS = 3
END_WORDS = range(5, 21)
CONTEXT_WORDS = range(3, 13)

# Words; where no spaces are written, clauses, for a browser finds whole words only.
_WORD = re.compile(r"[^\s，。、；：！？]+[，。、；：！？」』”’]*|[，。、；：！？]")  # noqa: RUF001 -- so they are written


def text_fragment(sentence: str, body: str) -> str:
    """The directive ``:~:text=…`` that leads to ``sentence`` in a page that shows ``body``.

    Both are plain text, ``body`` with a paragraph a line. A browser takes the first place that matches,
    whatever its case and accents, so a sentence that is not alone there, or is short, gets words before or
    after it as context. Nothing (``""``) leads to an empty sentence.
    """
    text = _even(sentence)
    if not text:
        return ""
    paragraphs = [even for paragraph in body.splitlines() if (even := _even(paragraph))]
    page = fold(" ".join(paragraphs))
    start, end = (text, "") if len(text) <= LONGEST else _ends(text, page)
    prefix = suffix = ""
    if page.count(fold(start)) > 1 or len(_WORD.findall(text)) <= FEW_WORDS:
        before, after = _around(text, paragraphs)
        prefix = _shortest(_lasts(before, CONTEXT_WORDS), lambda words: page.count(fold(words + start)) == 1)
        if not end and page.count(fold(prefix + start)) != 1:
            known = prefix + start
            suffix = _shortest(
                _firsts(after, CONTEXT_WORDS), lambda words: page.count(fold(known + words)) == 1
            )
    return _directive(prefix, start, end, suffix)


def with_fragment(url: str, directive: str) -> str:
    """``url`` with a directive from `text_fragment`; an ``#id`` that it has already stays, as a fallback."""
    address, _, fragment = url.partition("#")
    return f"{address}#{fragment.partition(':~:')[0]}{directive}" if directive else url


def _even(text: str) -> str:
    return " ".join(text.split())


def _ends(text: str, page: str) -> tuple[str, str]:
    """The first words, as many as ``page`` has only once, and the last, found nowhere between."""
    half = len(_WORD.findall(text)) // 2
    counts = [count for count in END_WORDS if count <= half] or [half]
    start = _shortest(_firsts(text, counts), lambda words: page.count(fold(words)) == 1)
    rest = fold(text[len(start) :])
    end = _shortest(
        _lasts(text, counts), lambda words: rest.find(fold(words)) == len(rest) - len(fold(words))
    )
    return (start, end) if start and end else (text, "")


def _around(text: str, paragraphs: list[str]) -> tuple[str, str]:
    """What stands before and after ``text``: in its paragraph, else in the neighbouring ones."""
    for index, paragraph in enumerate(paragraphs):
        before, found, after = paragraph.partition(text)
        if found:
            last = " ".join([*paragraphs[:index][-1:], ""])
            following = " ".join(["", *paragraphs[index + 1 : index + 2]])
            return before or last, after or following
    return "", ""


def _firsts(text: str, counts: Iterable[int]) -> list[str]:
    ends = [word.end() for word in _WORD.finditer(text)]
    return [text[: ends[count - 1]] for count in counts if 0 < count <= len(ends)] or [text][: bool(ends)]


def _lasts(text: str, counts: Iterable[int]) -> list[str]:
    starts = [word.start() for word in _WORD.finditer(text)]
    return [text[starts[-count] :] for count in counts if 0 < count <= len(starts)] or [text][: bool(starts)]


def _shortest(candidates: list[str], fits: Callable[[str], bool]) -> str:
    """The first that fits, else the last, ``""`` when there is none."""
    return next(filter(fits, candidates), candidates[-1] if candidates else "")


def _directive(prefix: str, start: str, end: str, suffix: str) -> str:
    prefix, start, end, suffix = map(_encoded, (prefix, start, end, suffix))
    terms = (prefix and f"{prefix}-", start, end, suffix and f"-{suffix}")
    return ":~:text=" + ",".join(filter(None, terms))


def _encoded(term: str) -> str:
    """Percent-encoded; a bare hyphen would mark a prefix or suffix."""
    return quote(term.strip(), safe="").replace("-", "%2D")
