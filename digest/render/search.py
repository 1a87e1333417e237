"""The search index, in parts so small that a reader loads only those that the words at hand need.

A part is a script that registers its data, for pages opened from a disk may load scripts but fetch nothing.
``assets/search.js`` reads them; each carries the version of the whole, so that old and new never mix.

``search/index.js``         the first term of each part of the terms, in the order of UTF-16
``search/terms-N.js``       a line per term, ``term;title;about;text``: in which articles it stands, as the
                            distances from one number to the next in base 36 (``3,,10``: 3, 4 and 40), or,
                            where that is shorter, as ``*`` and a bit for each article in base 64
``search/articles-N.js``    what is shown of 16 articles: title, address, outlet, date as read and as sorted
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections import defaultdict
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from digest.model import File
from digest.model.each import one_by_one
from digest.render.addresses import quoted
from digest.render.filters import day
from digest.text.terms import terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from digest.model.each import Each
    from digest.model.feeds import SearchDocument

FOLDER = "search/"
ARTICLES_IN_A_PART = 16
BYTES_IN_A_PART = 16_000
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_FIELDS = 3

Postings = dict[str, tuple[list[int], ...]]


def search_files(documents: Sequence[SearchDocument], each: Each = one_by_one) -> tuple[File, ...]:
    """The index of ``documents``, which are numbered as they come; the first is the newest.

    By ``each`` they are cut into terms.
    """
    parts = list(_parts(_postings(each(found_terms, [(document,) for document in documents]))))
    shown = [
        [_shown(document) for document in documents[at : at + ARTICLES_IN_A_PART]]
        for at in range(0, len(documents), ARTICLES_IN_A_PART)
    ]
    index = {
        "engine": "minisearch",
        "articles": len(documents),
        "inPart": ARTICLES_IN_A_PART,
        "terms": [lines[0].partition(";")[0] for lines in parts],
    }
    data: dict[str, object] = {"index": index}
    data |= {f"terms-{number}": "\n".join(lines) for number, lines in enumerate(parts)}
    data |= {f"articles-{number}": rows for number, rows in enumerate(shown)}
    return _scripts(data)


def pagefind_index() -> File:
    """What tells the page that pagefind searches."""
    return _scripts({"index": {"engine": "pagefind"}})[0]


def found_terms(document: SearchDocument) -> tuple[tuple[str, ...], ...]:
    """The terms of each field of a document, each once."""
    fields = ((document.title,), document.about, document.texts)
    return tuple(tuple(dict.fromkeys(chain.from_iterable(map(terms, texts)))) for texts in fields)


def _postings(documents: Iterable[Sequence[Sequence[str]]]) -> Postings:
    """In which documents a term stands, by field; of each the terms of its fields are given."""
    found: Postings = defaultdict(lambda: tuple([] for _ in range(_FIELDS)))
    for number, fields in enumerate(documents):
        for field, held in enumerate(fields):
            for term in held:
                found[term][field].append(number)
    return found


def _parts(postings: Postings) -> Iterator[list[str]]:
    """Lines in the order in which a browser sorts terms, as many together as a part may hold."""
    lines: list[str] = []
    size = 0
    for term in sorted(postings, key=lambda term: term.encode("utf-16-be")):
        line = ";".join((term, *map(_places, postings[term])))
        if lines and size + len(line) > BYTES_IN_A_PART:
            yield lines
            lines, size = [], 0
        lines.append(line)
        size += len(line) + 1
    if lines:
        yield lines


def _places(numbers: Sequence[int]) -> str:
    """Rising numbers as steps or as bits, whichever is shorter; of equal length as steps."""
    steps = _steps(numbers) if numbers else ""
    return _bits(numbers) if numbers and _length_of_bits(numbers[-1]) < len(steps) else steps


def _steps(numbers: Sequence[int]) -> str:
    """A step of one is the commonest, and nothing stands for it, but where it is the first."""
    steps = (after - before for before, after in pairwise(numbers))
    return ",".join((_base36(numbers[0]), *("" if step == 1 else _base36(step) for step in steps)))


def _bits(numbers: Sequence[int]) -> str:
    bits = bytearray(numbers[-1] // 8 + 1)
    for number in numbers:
        bits[number // 8] |= 1 << number % 8
    return "*" + base64.b64encode(bits).decode()


def _length_of_bits(last: int) -> int:
    """How many characters `_bits` takes: an asterisk, and four for each three bytes that are begun."""
    return 1 + 4 * (last // 24 + 1)


def _base36(number: int) -> str:
    digits = ""
    while number >= len(_DIGITS):
        number, digit = divmod(number, len(_DIGITS))
        digits = _DIGITS[digit] + digits
    return _DIGITS[number] + digits


def _shown(document: SearchDocument) -> list[str]:
    when = document.when
    return [
        document.title,
        quoted(document.address),
        document.outlet,
        day(when) if when else "",
        when.at.date().isoformat() if when else "",
        document.language,
    ]


def _scripts(data: dict[str, object]) -> tuple[File, ...]:
    texts = {name: _json(value) for name, value in data.items()}
    version = hashlib.sha256("\n".join(texts.values()).encode()).hexdigest()[:12]
    return tuple(
        File(f"{FOLDER}{name}.js", f'digestSearch("{version}", "{name}", {text});\n'.encode())
        for name, text in texts.items()
    )


def _json(value: object) -> str:
    """JSON as a part of a script; what no text may hold is as in pages."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.encode(errors="surrogatepass").decode(errors="replace")
