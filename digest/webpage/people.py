"""Who wrote a page's article: names of people, without titles, outlets and buttons."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.rawtext.bylines import is_name
from digest.rawtext.outlets import is_outlet, key
from digest.rawtext.phrases import JOB
from digest.rawtext.wordlists import BYLINE_STARTS
from digest.text.words import fold
from digest.webpage.clues import Clue
from digest.webpage.jsonld import text_of
from digest.webpage.phrases import AND, AT_A_PLACE, COMMA, DESKS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from digest.webpage.clues import Clues
    from digest.webpage.jsonld import Structured

_METAS = (
    *("author", "article:author", "og:article:author", "parsely-author", "sailthru.author", "byl", "byline"),
    *("dc.creator", "dcterms.creator", "dc.creator.name", "citation_author", "cxenseparse:author", "authors"),
    *("article:author_name", "rnews:creator"),
)
_STARTS = (*BYLINE_STARTS, "posted by", "submitted by", "published by", "contributed by")
_START = re.compile(
    "(?:" + "|".join(sorted(map(re.escape, _STARTS), key=len, reverse=True)) + r")[\s:]+", re.IGNORECASE
)
_LABEL = re.compile(r"^[^:]{2,40}:\s+(?=\w)")
_NOISE = re.compile(
    r"\s*\([^)]{0,80}\)|\s*<?[\w.+-]+@[\w-]+\.[\w.-]+>?|\s+@\w+"
    r"|\s+(?:updated|published|posted|last updated)\b.*|\s*[;|,]\s*edit(?:ed|ing) by\b.*",
    re.IGNORECASE,
)
# What a plug-in of WordPress, in the site's language, and other software write above the author's name.
_WRITTEN_BY = re.compile(
    r"written by|verfasst von|escrit[oa] por|écrit par|scritto da|geschreven door|autor|автор|написано",
    re.IGNORECASE,
)
_AGENCIES = frozenset(
    [
        *("reuters", "ap", "associated press", "afp", "agence france-presse", "dpa", "efe", "ansa", "tass"),
        *(
            "interfax",
            "ria novosti",
            "xinhua",
            "pa media",
            "press association",
            "upi",
            "bloomberg",
            "ukrinform",
        ),
        *("kyodo", "kyodo news", "anadolu", "anadolu agency", "pap", "apa", "tt", "ntb", "ritzau", "lusa"),
    ]
)
_LONGEST = 60
_MOST = 12


def find_authors(
    clues: Clues, structured: Structured, outlets: Sequence[str]
) -> tuple[tuple[str, ...], tuple[Clue, ...]]:
    """The authors in the page's order, and the places that name none of them but others.

    The first place that names anybody counts; when another one names all of these and more, that one does.
    """
    told = [(where, _names(values, outlets)) for where, values in _places(clues, structured)]
    told = [(where, names) for where, names in told if names]
    if not told:
        return (), ()
    chosen = told[0][1]
    for _, names in told[1:]:
        if len(names) > len(chosen) and {fold(name) for name in chosen} <= {fold(name) for name in names}:
            chosen = names
    if not any(is_name(name) or _is_agency(name) for name in chosen):
        people = (names for _, names in told if any(is_name(name) for name in names))
        chosen = next(people, chosen)
    known = {fold(name) for name in chosen}
    rivals = tuple(
        Clue(where, ", ".join(names))
        for where, names in told
        if not any(_same(fold(name), one) for name in names for one in known)
    )
    return chosen, rivals


def is_byline(text: str, authors: Sequence[str]) -> bool:
    """Whether a line says who wrote the text, in words that begin a byline, and little else."""
    return len(text) <= 2 * _LONGEST and bool(_START.match(text)) and any(name in text for name in authors)


def _places(clues: Clues, structured: Structured) -> Iterable[tuple[str, Sequence[str]]]:
    yield "JSON-LD", tuple(_credited(structured))
    for name in _METAS:
        yield f"the meta {name}", clues.metas.get(name, ())
    if _WRITTEN_BY.fullmatch(clues.meta("twitter:label1") or ""):
        yield "the meta twitter:data1", clues.metas.get("twitter:data1", ())
    yield "the microdata", (*clues.props.get("author", ()), *clues.props.get("author.name", ()))
    yield "the byline", clues.bylines[:6]
    yield "the lines at the heading", tuple(line for line in clues.near if _START.match(line))


def _credited(structured: Structured) -> Iterable[str]:
    for thing in (*structured.things("author"), *(structured.things("creator"))):
        kind = str(thing.get("@type", ""))
        for name in _all_names(thing):
            if kind != "Organization" or fold(name) in _AGENCIES or is_name(name):
                yield name


def _all_names(thing: Mapping[str, object]) -> Iterable[str]:
    value = thing.get("name")
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, str) and (name := text_of(one)):
            yield name


def _names(values: Sequence[str], outlets: Sequence[str]) -> tuple[str, ...]:
    found: dict[str, str] = {}
    own = {key(name) for name in outlets}
    for value in values[:_MOST]:
        for name in _parts(value):
            if _is_author(name) and key(name) not in own and not (is_outlet(name) and not _is_agency(name)):
                found.setdefault(fold(name), name)
    people = [name for name in found.values() if is_name(name) or _is_agency(name)]
    whole = [name for name in found.values() if name in people or (" " in name or not name.isascii())]
    return tuple(whole if people else found.values())[:_MOST]


def _parts(value: str) -> Iterable[str]:
    """The names in a byline: roles and places behind a comma go, ``Doe, Jane`` is turned round."""
    if value.startswith(("http://", "https://", "//")) or len(value) > 5 * _LONGEST:
        return
    started = _START.match(value)
    bare = _NOISE.sub("", _LABEL.sub("", value[started.end() :] if started else value)).strip(" ,.;:|-–—")
    for number, part in enumerate(AND.split(bare)):
        pieces = [piece for piece in COMMA.split(part) if piece]
        if len(pieces) == 2 and all(" " not in piece for piece in pieces):  # noqa: PLR2004 - surname, first name
            yield _cased(f"{pieces[1]} {pieces[0]}")
            continue
        for place, piece in enumerate(pieces):
            if place + number == 0 or (not JOB.search(piece) and (place == 0 or is_name(_cased(piece)))):
                yield _cased(_without_role(piece))


def _without_role(name: str) -> str:
    """``name`` without what follows it: ``in Kyiv``, ``for Example News``."""
    return AT_A_PLACE.split(name, maxsplit=1)[0].strip(" .")


def _cased(name: str) -> str:
    """A name in capitals as it is usually written."""
    words = name.split()
    if len(words) > 1 and name.isupper() and not any("." in word for word in words):
        return re.sub(r"[^\W\d_]+", lambda found: found[0].capitalize(), name)
    return " ".join(words)


def _is_author(name: str) -> bool:
    if (
        not 1 < len(name) <= _LONGEST
        or any(character.isdigit() for character in name)
        or DESKS.fullmatch(name)
    ):
        return False
    if "/" in name or "@" in name or name.casefold() in BYLINE_STARTS or not name[0].isalpha():
        return False
    words = name.split()
    latin = name[0].lower() != name[0].upper()
    job = JOB.search(name)
    if job and (job.start() == 0 or not is_name(name)):
        return False
    return len(words) <= 5 and (not latin or not words[-1][0].islower())  # noqa: PLR2004 - a name's


def _is_agency(name: str) -> bool:
    return fold(name) in _AGENCIES


def _same(one: str, other: str) -> bool:
    """Whether two names may be one person's: equal, or with the same last word."""
    return one == other or one.split()[-1:] == other.split()[-1:]
