"""The title by agreement of heading, JSON-LD, OpenGraph and window, without the outlet's name."""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from digest.rawtext.outlets import is_outlet, key
from digest.text.words import fold, tokenise
from digest.webpage.clues import Clue
from digest.webpage.phrases import SEPARATOR

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.webpage.clues import Clues
    from digest.webpage.jsonld import Structured

HEADING, LINKED, GRAPH, WINDOW = "the heading", "JSON-LD", "OpenGraph", "the window's title"
_LONGEST = 400
_FEWEST_LETTERS = 3
_ALIKE = 0.75
_OTHER = 0.34


def find_title(
    clues: Clues, structured: Structured, outlets: Sequence[str]
) -> tuple[str | None, tuple[Clue, ...]]:
    """The title, and the clues that say something else; ``outlets`` are names under which the site goes.

    The one that most others agree with; of equally good ones the heading, which is what a reader sees.
    """
    clues_found = _clues(clues, structured, outlets)
    if not clues_found:
        return None, ()
    votes = [
        sum(likeness(one.value, other.value) for other in clues_found if other is not one)
        for one in clues_found
    ]
    best = max(votes)
    enough = max(best - 0.5, best * 0.6)
    chosen = next(one for one, vote in zip(clues_found, votes, strict=True) if vote >= enough)
    headed = any(one.where == HEADING and likeness(chosen.value, one.value) >= _OTHER for one in clues_found)
    places = {LINKED, GRAPH} if headed else {HEADING, LINKED, GRAPH}
    rivals = tuple(
        one for one in clues_found if one.where in places and likeness(chosen.value, one.value) < _OTHER
    )
    return _spelled(chosen.value, clues_found), rivals


def _spelled(title: str, clues: Sequence[Clue]) -> str:
    """The title as another place has it, when a colon is lost here or stands apart, where two lines met."""
    same = [one.value for one in clues if _words(one.value) == _words(title)]
    if " :" in title:
        return next((one for one in same if " :" not in one), title)
    return title if ":" in title else next((one for one in same if ": " in one), title)


def without_outlet(title: str, outlets: Sequence[str]) -> str:
    """``title`` without parts at its ends that are one of these names, or known to be an outlet's."""
    shown = title.strip()
    names = {_bare(name) for name in outlets if name} - {""}
    while found := tuple(SEPARATOR.finditer(shown)):
        last, first = found[-1], found[0]
        if _is_site(shown[last.end() :], names):
            shown = shown[: last.start()].rstrip()
        elif _is_site(shown[: first.start()], names):
            shown = shown[first.end() :].lstrip()
        else:
            break
    return shown


def likeness(one: str, other: str) -> float:
    """How much two titles say the same, from 0 to 1: the words that they share, and their letters."""
    first, second = _words(one), _words(other)
    if not first or not second:
        return 0.0
    if first == second:
        return 1.0
    shared = 2 * len(set(first) & set(second)) / (len(set(first)) + len(set(second)))
    if _is_cut(one, other) or _is_cut(other, one):
        return max(shared, 0.9)
    if shared < _OTHER and len(first) > 1:
        return shared
    return max(shared, SequenceMatcher(None, " ".join(first)[:200], " ".join(second)[:200]).ratio() - 0.1)


def _clues(clues: Clues, structured: Structured, outlets: Sequence[str]) -> tuple[Clue, ...]:
    window = clues.title
    raw = [Clue(HEADING, text) for text in (*clues.props.get("headline", ())[:1], *clues.headings[:6])]
    raw += [Clue(LINKED, text) for name in ("headline", "name") if (text := structured.text(name))][:1]
    raw += [Clue(GRAPH, text) for text in clues.metas.get("og:title", ())[:1]]
    raw += [Clue(GRAPH, text) for text in clues.metas.get("twitter:title", ())[:1]]
    raw += [Clue(WINDOW, window)] if window else []
    kept: list[Clue] = []
    for clue in raw:
        text = unicodedata.normalize("NFC", without_outlet(clue.value[:_LONGEST], outlets))
        known = any(one.where == clue.where and one.value == text for one in kept)
        if not known and _may_be_title(text, outlets):
            kept.append(Clue(clue.where, text))
    return tuple(_headed_by_parts(kept))


def _headed_by_parts(clues: list[Clue]) -> list[Clue]:
    """The window's title shortened to the part of it that another clue is."""
    others = [clue.value for clue in clues if clue.where != WINDOW]
    shortened: list[Clue] = []
    for clue in clues:
        parts = SEPARATOR.split(clue.value) if clue.where == WINDOW else []
        same = next((part for part in parts for other in others if _words(part) == _words(other)), None)
        if clue.where == WINDOW and same is None:
            same = max((one for one in others if _ends_with(clue.value, one)), key=len, default=None)
        if clue.where == WINDOW and same is None and not others and len(parts) > 1:
            same = max(parts, key=len)
        shortened.append(Clue(clue.where, same or clue.value))
    return shortened


def _ends_with(window: str, heading: str) -> bool:
    """Whether the window's title is the heading behind the site's name and a mark (``Site: Heading``)."""
    return window.endswith(heading) and window[: -len(heading)].rstrip()[-1:] in {
        ":",
        "|",
        "-",
        "–",
        "—",
        "»",
        "·",
    }


def _may_be_title(text: str, outlets: Sequence[str]) -> bool:
    letters = sum(character.isalpha() for character in text)
    return letters >= _FEWEST_LETTERS and _bare(text) not in {_bare(name) for name in outlets}


def _is_site(part: str, names: set[str]) -> bool:
    bare = _bare(part)
    if not bare:
        return True
    if bare in names or any(bare == name.partition(".")[0] for name in names):
        return True
    words = part.split()
    section = len(words) <= 3 and any(name in bare and len(name) > 2 for name in names)  # noqa: PLR2004 - BBC News
    return section or (len(words) <= 5 and is_outlet(part))  # noqa: PLR2004 - no outlet's name is longer


def _bare(name: str) -> str:
    return re.sub(r"[\s.'’-]+", "", key(name).removeprefix("www."))


def _words(text: str) -> tuple[str, ...]:
    return tuple(fold(token) for token in tokenise(text))


def _is_cut(short: str, long: str) -> bool:
    """Whether ``short`` is the beginning of ``long``, as headlines are cut for search engines."""
    bare = _words(short.rstrip("… ."))
    return len(bare) >= 3 and _words(long)[: len(bare)] == bare  # noqa: PLR2004 - two words are no title
