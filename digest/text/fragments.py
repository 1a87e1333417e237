"""Links that lead a browser to a sentence: text fragments (WICG, "URL Fragment Text Directives")."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import quote

from digest.text.remembered import Remembered
from digest.text.words import MOST_CHUNKS, fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

# The specification's advice: a longer text is named by its start and end.
LONGEST = 300
# A text of so few words may well stand elsewhere on the page too, outside of the article.
FEW_WORDS = 3
END_WORDS = range(5, 21)
CONTEXT_WORDS = range(3, 13)

# What browsers collapse into one space; other white space they compare with a space, one by one.
_COLLAPSED = re.compile("[ \t\n\r\f]{2,}|[\t\n\r\f]")
_NOT_ASCII = re.compile("[^\0-\x7f]+")
# What they skip between two terms of a directive.
_SKIPPED = " \u00a0"
# Words; where no spaces are written, clauses, for a browser finds whole words only. A narrow no-break space
# (as in numbers) parts no words.
_WORD = re.compile(
    r"[^\s，。、；：！？](?:[^\s，。、；：！？]|\u202f(?=\S))*[，。、；：！？」』”’]*"  # noqa: RUF001 -- so they are written
    r"|[，。、；：！？]"  # noqa: RUF001 -- likewise
)
_QUOTATION_MARKS = (("“", '"'), ("”", '"'), ("’", "'"), ("‘", "'"))
# Characters that are the same to Chromium though not to `fold`, and those that it doesn't look at.
_ALIKE = str.maketrans(
    {
        **dict.fromkeys("“”„‟", '"'),
        **dict.fromkeys("‘’‚‛", "'"),  # noqa: RUF001 -- quotation marks
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufe0f\ufeff"),
        **dict(zip("øđłїў", "odlіу", strict=True)),  # noqa: RUF001 -- Cyrillic letters
        "æ": "ae",
    }
)


@dataclass(frozen=True, slots=True)
class _Around:
    """What stands before and after a sentence in its paragraph, and the paragraphs next to this one."""

    before: str = ""
    after: str = ""
    previous: str = ""
    following: str = ""

    def is_left_by(self, prefix: str, suffix: str) -> bool:
        """Whether one of them belongs to another paragraph."""
        return bool(prefix and not self.before.strip()) or bool(suffix and not self.after.strip())


def text_fragments(places: Iterable[tuple[str, int]], body: str) -> list[str]:
    """`text_fragment` for many a sentence of one ``body``, each with its start."""
    page = _alike(" ".join(filter(None, map(_even, body.split("\n")))))
    return [_fragment(sentence, body, start, page) for sentence, start in places]


def text_fragment(sentence: str, body: str, start: int = 0) -> str:
    """The directive ``:~:text=…`` that leads to ``sentence`` in a page that shows ``body``.

    Both are plain text, ``body`` with a paragraph a line; of several places the first at or after ``start``
    is meant, in characters of ``body``. A browser takes the first place that matches, whatever its case and
    accents, so a sentence that is not alone there, or is short, gets words before or after it as context.
    Those of another paragraph may be parted from it on the page, by a picture's caption say, so a sentence
    that is alone has a second directive without them, which leads there when the first leads nowhere.
    Nothing (``""``) leads to an empty sentence.
    """
    return text_fragments([(sentence, start)], body)[0]


def _fragment(sentence: str, body: str, start: int, page: str) -> str:
    text = _even(sentence)
    if not text:
        return ""
    first, last = (text, "") if len(text) <= LONGEST else _ends(text, page)
    alone = page.count(_alike(first)) <= 1
    if alone and any(islice(_WORD.finditer(text), FEW_WORDS, None)):
        return ":~:" + _directive(first, last)
    around = _around(text, body, start)
    contexts = _contexts(around, with_suffixes=not last)
    unique = (pair for pair in contexts if page.count(_alike(pair[0] + first + pair[1])) == 1)
    prefix, suffix = next(unique, ("", ""))
    directive = _directive(first, last, prefix, suffix)
    if alone and around.is_left_by(prefix, suffix):
        directive += "&" + _directive(first, last)
    return ":~:" + directive


def with_fragment(url: str, directive: str) -> str:
    """``url`` with a directive from `text_fragment`; an ``#id`` that it has already stays, as a fallback."""
    address, _, fragment = url.partition("#")
    return f"{address}#{fragment.partition(':~:')[0]}{directive}" if directive else url


def _even(text: str) -> str:
    if text.isprintable() and "  " not in text:
        return text.strip(" ")
    return _COLLAPSED.sub(" ", text).strip(" ")


def _alike(text: str) -> str:
    """The same for all texts that a browser takes for the same."""
    # Most of what isn't ASCII in English; each of these is quickly replaced.
    for mark, plain in _QUOTATION_MARKS:
        text = text.replace(mark, plain)
    folded = fold(text)
    if folded.isascii():
        return folded
    return _NOT_ASCII.sub(lambda found: found[0].translate(_ALIKE), folded)


def _lines(body: str, start: int = 0) -> Iterator[tuple[str, int]]:
    """The paragraphs, and how much of each stands before ``start``."""
    for line in body.split("\n"):
        if even := _even(line):
            yield even, len(_even(line[: max(start, 0)]))
        start -= len(line) + 1


def _ends(text: str, page: str) -> tuple[str, str]:
    """The first words, as many as ``page`` has only once, and the last, found nowhere between."""
    half = len(_WORD.findall(text)) // 2
    if not half:
        return text, ""
    counts = [count for count in END_WORDS if count <= half] or [half]
    start = _shortest(_firsts(text, counts), lambda words: page.count(_alike(words)) == 1)
    rest = _alike(text[len(start) :])
    end = _shortest(
        _lasts(text, counts), lambda words: rest.find(_alike(words)) == len(rest) - len(_alike(words))
    )
    return start, end


def _around(text: str, body: str, start: int) -> _Around:
    lines = [*_lines(body, start)]
    for index, (line, skipped) in enumerate(lines):
        place = line.find(text, skipped)
        if place >= 0:
            previous = lines[index - 1][0] if index else ""
            following = lines[index + 1][0] if lines[index + 1 :] else ""
            return _Around(line[:place], line[place + len(text) :], previous, following)
    return _Around()


def _contexts(around: _Around, *, with_suffixes: bool) -> list[tuple[str, str]]:
    """Prefixes and suffixes, those of the same paragraph before others, the shortest first."""
    befores = _lasts(around.before, CONTEXT_WORDS) or _lasts(f"{around.previous} ", CONTEXT_WORDS)
    afters = _firsts(around.after, CONTEXT_WORDS) or _firsts(f" {around.following}", CONTEXT_WORDS)
    prefixes = [(before, "") for before in befores]
    suffixes = [("", after) for after in afters if with_suffixes]
    both = [(befores[-1], afters[-1])] if prefixes and suffixes else []
    if around.before.strip() or not around.after.strip():
        return [*prefixes, *suffixes, *both]
    return [*suffixes, *prefixes, *both]


def _firsts(text: str, counts: Iterable[int]) -> list[str]:
    ends = [word.end() for word in _WORD.finditer(text)]
    return [text[: ends[count - 1]] for count in counts if 0 < count <= len(ends)] or [text][: bool(ends)]


def _lasts(text: str, counts: Iterable[int]) -> list[str]:
    starts = [word.start() for word in _WORD.finditer(text)]
    return [text[starts[-count] :] for count in counts if 0 < count <= len(starts)] or [text][: bool(starts)]


def _shortest(candidates: list[str], fits: Callable[[str], bool]) -> str:
    """The first that fits, else the last, ``""`` when there is none."""
    return next(filter(fits, candidates), candidates[-1] if candidates else "")


def _directive(start: str, end: str, prefix: str = "", suffix: str = "") -> str:
    prefix, start, end, suffix = map(_encoded, (prefix, start, end, suffix))
    terms = (prefix and f"{prefix}-", start, end, suffix and f"-{suffix}")
    return "text=" + ",".join(filter(None, terms))


def _encoded(term: str) -> str:
    """Percent-encoded; a bare hyphen would mark a prefix or suffix."""
    return "%20".join(map(_ENCODED.__getitem__, term.strip(_SKIPPED).split(" ")))


def _encoded_word(word: str) -> str:
    return quote(word, safe="").replace("-", "%2D")


_ENCODED = Remembered(_encoded_word, MOST_CHUNKS)
