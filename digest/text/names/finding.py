"""The names in one text."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from digest.text.language import base, stop_words
from digest.text.names import lists
from digest.text.names.gazetteer import is_place
from digest.text.names.kinds import MOST_REMEMBERED, Seen, kinds_of, reads_as_organisation
from digest.text.names.runs import Run, is_date, is_joint, runs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from digest.text.names.kinds import Kind

LONGEST = 6

_GENERIC = lists.ORGANISATIONS | lists.PLACE_WORDS | lists.THINGS
_TRAILING = lists.DEMONYMS | lists.LEADING
_KNOWN = lists.TITLES | lists.GIVEN | lists.DEMONYMS


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it is written, what it names, and how often the text has it."""

    text: str
    kind: Kind
    count: int


class _Part(NamedTuple):
    """Words of a run that may be a name; whether it begins or ends with them, and a title stands before."""

    text: str
    begins: bool
    ends: bool
    titled: bool


def find_names(sentences: Sequence[str], language: str) -> tuple[Name, ...]:
    """The names that stand in ``sentences``, in the order in which they first do.

    By capitals inside sentences, titles, what is said of them, and lists of given names and well-known
    places; of kind ``unknown`` where nothing of this tells. In languages that write nouns with a capital, and
    scripts that have none, nothing is found.
    """
    code = base(language)
    if code not in lists.CASED:
        return ()
    empty = _empty_openings(code)
    read = [run for sentence in sentences for run in runs(sentence, empty)]
    text = " ".join(sentences)
    inside = {run.words[0] for run in read if not run.opens}
    found: defaultdict[str, Seen] = defaultdict(Seen)
    for run in read:
        first = _first_of_name(run, text, inside, code)
        for part in _parts(run.words[first:]):
            begins = part.begins and first == 0
            seen = found[part.text]
            seen.middle |= not (run.opens and begins)
            seen.note(run.before if begins else "", run.after if part.ends else "", code, titled=part.titled)
    standing = {text: seen for text, seen in found.items() if _stands(text, seen)}
    return tuple(Name(text, kind, standing[text].count) for text, kind in kinds_of(standing))


@lru_cache(maxsize=len(lists.CASED))
def _empty_openings(code: str) -> frozenset[str]:
    """Words of a language that are no name where they open a sentence: half of all runs are one of them."""
    return frozenset(word for word in map(str.capitalize, stop_words(code)) if not is_place(word))


def _stands(text: str, seen: Seen) -> bool:
    """A single word that never stands inside a sentence must be well known."""
    return seen.middle or " " in text or seen.person > 0 or is_place(text)


def _first_of_name(run: Run, text: str, inside: AbstractSet[str], code: str) -> int:
    """Where the run begins without what only opens a sentence.

    ``text`` has all sentences, ``inside`` the words with which runs inside of them begin.
    """
    if not run.opens or is_place(" ".join(run.words[:2])):
        return 0
    word = run.words[0]
    lower = word.lower()
    known = word in inside or lower in _KNOWN or is_place(word)
    is_small = lower in stop_words(code) or (lower.islower() and lower in text and lower in text.split())
    plain = is_small or lower.endswith(("ing", "ly", "ed"))
    wanted = known and not is_small
    if wanted or (not plain and (known or len(run.words) > 1 or not word.isascii())):
        return 0
    return 2 if run.words[1:] and is_joint(run.words[1]) else 1


@lru_cache(maxsize=MOST_REMEMBERED)
def _parts(run: tuple[str, ...]) -> tuple[_Part, ...]:
    """What is left of a run's words between titles, dates and the like."""
    pieces: list[tuple[list[str], list[int], bool]] = [([], [], False)]
    for place, word in enumerate(run):
        lower = word.lower()
        if is_date(word) or (
            lower in lists.LEADING and not pieces[-1][0] and word != "US" and not is_joint(word)
        ):
            pieces.append(([], [], False))
        elif lower in lists.TITLES and not (pieces[-1][0] and lower in lists.ALSO_IN_NAMES):
            pieces.append(([], [], True))
        else:
            pieces[-1][0].append(word)
            pieces[-1][1].append(place)
    titled = [*(titled for _, _, titled in pieces[1:]), False]
    return tuple(
        part
        for (words, places, after_title), before_title in zip(pieces, titled, strict=True)
        for part in _trimmed(words, places, len(run), after_title=after_title, before_title=before_title)
    )


def _trimmed(
    words: list[str], places: list[int], length: int, *, after_title: bool, before_title: bool
) -> Iterator[_Part]:
    """A part of a run of ``length`` words without joints at its ends, nationalities before it, and titles."""
    low = [word.lower() for word in words]
    first, last = 0, len(words)
    if after_title and low[:1] == ["of"]:
        after_title = low[1:2] != [] and low[1] in lists.OFFICES
        first = 1 + after_title
    while first < last and (is_joint(words[first]) or low[first] in lists.MODIFIERS):
        named = after_title or (low[first + 1 : first + 2] and low[first + 1] in lists.GIVEN)
        if not is_joint(words[first]) and not named:
            break
        first += 1
    if low[first:last] and low[first] in lists.DEMONYMS and not reads_as_organisation(words[first:last]):
        first += 1
    while last > first and (is_joint(words[last - 1]) or (before_title and low[last - 1] in lists.MODIFIERS)):
        last -= 1
    while first < last and low[last - 1] in _TRAILING:
        last -= 1
    for part, where in _at_of(words[first:last], places[first:last]):
        if part and len(part) <= LONGEST and not (len(part) == 1 and _says_nothing(part[0])):
            yield _Part(" ".join(part), where[0] == 0, where[-1] == length - 1, after_title)
            after_title = False


def _at_of(words: list[str], places: list[int]) -> Iterator[tuple[list[str], list[int]]]:
    """``Bank of England`` is one name, ``Khan of London`` two."""
    joint = next((place for place, word in enumerate(words) if word in {"of", "of the"}), 0)
    if not joint or words[joint - 1].lower() in _GENERIC:
        yield words, places
        return
    yield words[:joint], places[:joint]
    yield words[joint + 1 :], places[joint + 1 :]


def _says_nothing(word: str) -> bool:
    lower = word.lower()
    halves = word.split("-")
    return (
        len(word.strip(".")) == 1
        or (len(halves) > 1 and all(is_place(half) or half.lower() in lists.DEMONYMS for half in halves))
        or lower in lists.NO_NAMES
        or lower in lists.DEMONYMS
        or lower in lists.MODIFIERS
        or (lower in lists.THINGS and not word.isupper())
    )
