"""The search index, in parts so small that a reader loads only those that the words at hand need.

A part is a script that registers its data, for pages opened from a disk may load scripts but fetch nothing.
``assets/search.js`` reads them. All but the first are named after what they hold, so that old and new never
mix, and an edited article costs the parts that say something else of it.

``search/index.js``           the first term of each part of the terms, in the order of UTF-16, and the names
                              of all parts
``search/terms-NAME.js``      a line per term, ``term;title;about;text``: in which articles it stands, as the
                              distances from one number to the next in base 36 (``3,,10``: 3, 4 and 40), or,
                              where that is shorter, as ``*`` and a bit for each article in base 64
``search/articles-NAME.js``   what is shown of 16 articles: title, address, outlet, date as read and as sorted
"""

from __future__ import annotations

import json
from base64 import b32encode
from hashlib import sha256
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from digest.model import File
from digest.model.searching import SearchIndex
from digest.render.addresses import quoted
from digest.render.cutting import cuts
from digest.render.filters import day
from digest.render.postings import updated
from digest.text.terms import terms

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from digest.model.feeds import SearchDocument

FOLDER = "search/"
ARTICLES_IN_A_PART = 16
LEAST_IN_A_PART = 11_000
MOST_IN_A_PART = 19_000
# Bytes of a hash that become a name: eight letters, small ones, for some disks know no others.
_NAMED_BY = 5
_NOTHING = SearchIndex()


def search_index(
    documents: Sequence[SearchDocument], keys: Sequence[bytes], before: SearchIndex = _NOTHING
) -> SearchIndex:
    """The index of ``documents``, which are numbered as they come, so that new ones had better come last.

    Equal keys are those of equal documents. What ``before`` holds, an index of any documents, is not found
    again; the result is the same without it.
    """
    known = dict(zip(before.keys, zip(before.terms, before.rows, strict=True), strict=True))
    found = [known.get(key) or _found(one) for key, one in zip(keys, documents, strict=True)]
    held, rows = tuple(one for one, _ in found), tuple(row for _, row in found)
    lines = updated(before.lines, before.terms, held)
    return SearchIndex(tuple(keys), held, rows, {term: lines[term] for term in sorted(lines, key=_utf16)})


def search_files(index: SearchIndex) -> tuple[File, ...]:
    """The files of an index."""
    parts = list(_parts(index.lines))
    starts = range(0, len(index.rows), ARTICLES_IN_A_PART)
    held = [_named(_json("\n".join(lines))) for lines in parts]
    shown = [_named(f"[{','.join(index.rows[at : at + ARTICLES_IN_A_PART])}]") for at in starts]
    told = {
        "engine": "minisearch",
        "count": len(index.rows),
        "inPart": ARTICLES_IN_A_PART,
        "firsts": [lines[0].partition(";")[0] for lines in parts],
        "terms": " ".join(name for name, _ in held),
        "articles": " ".join(name for name, _ in shown),
    }
    return (
        _script("index", _json(told)),
        *(_script(f"terms-{name}", text) for name, text in held),
        *(_script(f"articles-{name}", text) for name, text in shown),
    )


def pagefind_index() -> File:
    """What tells the page that pagefind searches."""
    return _script("index", _json({"engine": "pagefind"}))


def _found(document: SearchDocument) -> tuple[str, str]:
    """The terms of each field of a document, each once, and what is shown of it."""
    fields = ((document.title,), document.about, document.texts)
    held = (dict.fromkeys(chain.from_iterable(map(terms, texts))) for texts in fields)
    return ";".join(map(" ".join, held)), _json(_shown(document))


def _parts(lines: Mapping[str, str]) -> Iterator[list[str]]:
    """Whole lines, as many together as a part holds; all but the terms is ASCII, a line's end two bytes."""
    names = [term.encode() for term in lines]
    sizes = [len(name) + len(places) + 3 for name, places in zip(names, lines.values(), strict=True)]
    whole = [f"{term};{places}" for term, places in lines.items()]
    starts = cuts(names, sizes, LEAST_IN_A_PART, MOST_IN_A_PART)
    return (whole[start:end] for start, end in pairwise((*starts, len(whole))))


def _utf16(term: str) -> bytes:
    """By which a browser sorts."""
    return term.encode("utf-16-be")


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


def _named(text: str) -> tuple[str, str]:
    """What a part holds, after its name."""
    return b32encode(sha256(text.encode()).digest()[:_NAMED_BY]).decode().lower(), text


def _script(name: str, text: str) -> File:
    return File(f"{FOLDER}{name}.js", f'digestSearch("{name}", {text});\n'.encode())


def _json(value: object) -> str:
    """JSON as a part of a script; what no text may hold is as in pages."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.encode(errors="surrogatepass").decode(errors="replace")
