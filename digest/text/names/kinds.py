"""What kind of thing a name names, by its words and by what stands around it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

from digest.text.names import lists
from digest.text.names.gazetteer import is_organisation, is_place
from digest.text.names.runs import is_joint

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

Kind = Literal["person", "place", "organisation", "unknown"]

LONGEST_PERSON = 4
LONGEST_ACRONYM = 6
SURE = 2
# So many runs, names and words around them are remembered with what is known of them.
MOST_REMEMBERED = 1 << 14

# Two words that lost the space between them; McConnell, MacLeod, DeSantis and the like did not.
_RUN_TOGETHER = re.compile("(?<=[a-z])(?<!^Mc|^De|^Di|^Du|^La|^Le)(?<!^Mac|^Van)(?<!^Fitz)[A-Z]")


@dataclass(slots=True)
class Seen:
    """What a text says about one candidate."""

    count: int = 0
    person: int = 0
    place: int = 0
    middle: bool = False

    def note(self, before: str, after: str, code: str, *, titled: bool) -> None:
        """Adds a mention, and what stands around it."""
        person, place = _told_before(before, code)
        more_person, more_place = _told_after(after, code)
        self.count += 1
        self.person += person + more_person + SURE * titled
        self.place += place + more_place


@lru_cache(maxsize=MOST_REMEMBERED)
def _told_before(word: str, code: str) -> tuple[int, int]:
    """How much a word right before a name speaks for a person, and for a place."""
    says = word in lists.SAYS.get(code, ()) and word not in {"told", "tells"}
    return says or word in lists.ROLES.get(code, ()), word in lists.INSIDE.get(code, ())


@lru_cache(maxsize=MOST_REMEMBERED)
def _told_after(after: str, code: str) -> tuple[int, int]:
    """The same of one right after it, with the comma that may stand between."""
    comma, word = after[:1] == ",", after.lstrip(",")
    says = word in lists.SAYS.get(code, ())
    person = says + (comma and word.isdigit()) + (word in {"who", "whose"})
    return person, SURE * (word in lists.PLACE_NOUNS or (comma and is_place(word)))


def kinds_of(found: Mapping[str, Seen]) -> Iterator[tuple[str, Kind]]:
    """The kind of each; a surname alone is the person's whose full name has it."""
    surnames = {text for text in found if " " not in text and "." not in text}
    kinds = {text: _kind(_look(text), seen, surnames) for text, seen in found.items()}
    people = {text.rpartition(" ")[2] for text, kind in kinds.items() if kind == "person" and " " in text}
    for text, kind in kinds.items():
        if text in people and kind in {"unknown", "place"} and not is_place(text):
            yield text, "person"
        else:
            yield text, kind


class _Look(NamedTuple):
    """What a name says by itself.

    ``kind`` where that is plain; ``surname`` is its last word, unless that is a place.
    """

    kind: Kind | None
    surname: str
    is_named: bool
    may_be_person: bool
    is_word: bool
    is_acronym: bool
    is_thing: bool


@lru_cache(maxsize=MOST_REMEMBERED)
def _look(text: str) -> _Look:
    words = text.split()
    low = [word.lower() for word in words]
    is_acronym = len(words) == 1 and _is_acronym(text)
    return _Look(
        kind=_plain_kind(text, words, low),
        surname="" if is_place(words[-1]) else words[-1],
        is_named=_is_named(low),
        may_be_person=_may_be_person(words),
        is_word=len(words) == 1 and not is_acronym,
        is_acronym=is_acronym,
        is_thing=any(word in lists.THINGS for word in low),
    )


def _plain_kind(text: str, words: Sequence[str], low: Sequence[str]) -> Kind | None:
    if is_place(text):
        return "place"
    if is_organisation(text) or (reads_as_organisation(words) and not _is_named(low)):
        return "organisation"
    starts_or_ends = low[-1] in lists.PLACE_WORDS or low[0] in lists.PLACE_STARTS
    return "place" if len(low) > 1 and starts_or_ends else None


def _kind(name: _Look, seen: Seen, surnames: AbstractSet[str]) -> Kind:
    if name.kind:
        return name.kind
    if name.may_be_person:
        evidence = seen.person + SURE * name.is_named + (name.surname in surnames)
        if evidence and evidence > seen.place - SURE * name.is_named:
            return "person"
    if name.is_acronym:
        return "organisation" if seen.count > 1 else "unknown"
    if name.is_word and seen.person >= SURE and seen.person > seen.place:
        return "person"
    return "place" if seen.place >= SURE and not (seen.person or name.is_thing) else "unknown"


def _is_named(low: Sequence[str]) -> bool:
    """Whether it begins with a given name, and more follows."""
    return len(low) > 1 and low[0].partition("-")[0] in lists.GIVEN and low[1] not in {"of", "of the"}


def _may_be_person(words: Sequence[str]) -> bool:
    low = [word.lower() for word in words]
    own = [word for word in words if not is_joint(word)]
    return (
        1 < len(own) <= LONGEST_PERSON
        and not any(word in {"of", "of the"} or _RUN_TOGETHER.search(word) for word in words)
        and not (len(own) > SURE and low[-1] in lists.GIVEN and low[-1][0] == low[0][0])
        and not any(word in lists.ORGANISATIONS for word in low)
        and len(set(low)) == len(low)
        and not any(letter.isdigit() for word in words for letter in word)
        and not any(word in lists.THINGS for word in (low[1:] if low[0] in lists.GIVEN else low))
        and not any(_is_acronym(word) for word in own)
        and (low[0] in lists.GIVEN or not is_place(words[0]))
        and (low[0] in lists.GIVEN or not is_place(words[-1]))
        and not any(word in lists.DEMONYMS for word in low[:1])
    )


def reads_as_organisation(words: Sequence[str]) -> bool:
    """Whether the words are those of an institution's name, known or not."""
    low = [word.lower() for word in words]
    if len(low) == 1:
        return low[0] in lists.KNOWN_ORGANISATIONS
    of = any(one in lists.ORGANISATIONS and two.startswith("of") for one, two in pairwise(low))
    return bool(low) and (of or low[-1] in lists.ORGANISATIONS or "school" in low)


def _is_acronym(word: str) -> bool:
    return 1 < len(word) <= LONGEST_ACRONYM and word.isupper() and word.isalpha()
