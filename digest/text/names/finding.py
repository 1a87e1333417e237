"""The names in one text, and what kind of thing each of them names."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain, pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

from digest.text.language import base, stop_words
from digest.text.names import lists
from digest.text.names.gazetteer import is_organisation, is_place
from digest.text.names.runs import Run, is_date, is_joint, runs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

Kind = Literal["person", "place", "organisation", "unknown"]
Span = tuple[int, int, int]

LONGEST = 6
LONGEST_PERSON = 4
LONGEST_ACRONYM = 6
SURE = 2

# Two words that lost the space between them; McConnell, MacLeod, DeSantis and the like did not.
_RUN_TOGETHER = re.compile("(?<=[a-z])(?<!^Mc|^De|^Di|^Du|^La|^Le)(?<!^Mac|^Van)(?<!^Fitz)[A-Z]")
_GENERIC = lists.ORGANISATIONS | lists.PLACE_WORDS | lists.THINGS
_TRAILING = lists.DEMONYMS | lists.LEADING


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it is written, where: ``(sentence, start, end)`` in characters, and what it names."""

    text: str
    kind: Kind
    spans: tuple[Span, ...]

    @property
    def count(self) -> int:
        """How often the text has it."""
        return len(self.spans)


@dataclass(slots=True)
class _Seen:
    """What a text says about one candidate."""

    spans: list[Span] = field(default_factory=list)
    person: int = 0
    place: int = 0
    middle: bool = False


class _Part(NamedTuple):
    """Words of a run that may be a name, their places in it, and whether a title stands before them."""

    words: tuple[str, ...]
    places: tuple[int, ...]
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
    found: defaultdict[str, _Seen] = defaultdict(_Seen)
    read = [(number, run) for number, sentence in enumerate(sentences) for run in runs(sentence)]
    if not read:
        return ()
    written = frozenset(chain.from_iterable(map(str.split, sentences)))
    inside = Counter(run.words[0] for _, run in read if not run.opens)
    for number, run in read:
        rest = _without_opening(run, written, inside, code)
        for part in _parts(rest.words):
            first, last = rest.starts[part.places[0]], rest.starts[part.places[-1]]
            seen = found[" ".join(part.words)]
            seen.spans.append((number, first, last + len(part.words[-1])))
            seen.middle |= not run.opens or first != run.starts[0]
            before = run.before if first == run.starts[0] else ""
            after = run.after if last == run.starts[-1] else ""
            _note(seen, before, after, code, titled=part.titled)
    return tuple(
        Name(text, kind, tuple(seen.spans))
        for text, seen, kind in _kinds({text: seen for text, seen in found.items() if _stands(text, seen)})
    )


def _stands(text: str, seen: _Seen) -> bool:
    """A single word that never stands inside a sentence must be well known."""
    return seen.middle or " " in text or seen.person > 0 or is_place(text)


def _without_opening(run: Run, written: AbstractSet[str], inside: Counter[str], code: str) -> Run:
    """The run less a first word that only opens the sentence; ``written`` has what stands between spaces."""
    if run.opens and not is_place(" ".join(run.words[:2])):
        word = run.words[0]
        lower = word.lower()
        listed = (lists.TITLES, lists.GIVEN, lists.DEMONYMS)
        known = inside[word] or any(lower in words for words in listed) or is_place(word)
        is_small = lower in stop_words(code) or (lower in written and lower.islower())
        plain = is_small or lower.endswith(("ing", "ly", "ed"))
        wanted = known and not is_small
        if wanted or (not plain and (known or len(run.words) > 1 or not word.isascii())):
            return run
        first = 2 if run.words[1:] and is_joint(run.words[1]) else 1
        return Run(run.words[first:], run.starts[first:], run.end, run.opens, "", run.after)
    return run


@lru_cache(maxsize=1 << 14)
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
        for part in _trimmed(words, places, after_title=after_title, before_title=before_title)
    )


def _trimmed(
    words: list[str], places: list[int], *, after_title: bool, before_title: bool
) -> Iterator[_Part]:
    """A part without joints at its ends, nationalities before it and what belongs to a title."""
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
    if low[first:last] and low[first] in lists.DEMONYMS and not _is_organisation(words[first:last]):
        first += 1
    while last > first and (is_joint(words[last - 1]) or (before_title and low[last - 1] in lists.MODIFIERS)):
        last -= 1
    while first < last and low[last - 1] in _TRAILING:
        last -= 1
    for part, where in _at_of(words[first:last], places[first:last]):
        if part and len(part) <= LONGEST and not (len(part) == 1 and _says_nothing(part[0])):
            yield _Part(tuple(part), tuple(where), after_title)
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


def _is_organisation(words: Sequence[str]) -> bool:
    low = [word.lower() for word in words]
    if len(low) == 1:
        return low[0] in lists.KNOWN_ORGANISATIONS
    of = any(one in lists.ORGANISATIONS and two.startswith("of") for one, two in pairwise(low))
    return bool(low) and (of or low[-1] in lists.ORGANISATIONS or "school" in low)


def _is_acronym(word: str) -> bool:
    return 1 < len(word) <= LONGEST_ACRONYM and word.isupper() and word.isalpha()


def _note(seen: _Seen, before: str, after: str, code: str, *, titled: bool) -> None:
    """Adds what stands around one mention."""
    comma, following = after[:1] == ",", after.lstrip(",")
    says = lists.SAYS.get(code, frozenset())
    heard = before in {"told", "tells"}
    seen.person += titled * SURE
    seen.person += before in lists.ROLES.get(code, ()) or (before in says and not heard)
    seen.person += following in says or (comma and following.isdigit()) or following in {"who", "whose"}
    seen.place += SURE * (following in lists.PLACE_NOUNS or (comma and is_place(following)))
    seen.place += before in lists.INSIDE.get(code, ())


def _kinds(found: dict[str, _Seen]) -> Iterator[tuple[str, _Seen, Kind]]:
    """The kind of each; a surname alone is the person's whose full name has it."""
    surnames = {text for text in found if " " not in text and "." not in text}
    kinds = {text: _kind(text.split(), seen, surnames) for text, seen in found.items()}
    people = {text.split()[-1] for text, kind in kinds.items() if kind == "person" and " " in text}
    for text, seen in found.items():
        kind = kinds[text]
        if " " not in text and text in people and kind in {"unknown", "place"} and not is_place(text):
            kind = "person"
        yield text, seen, kind


def _kind(words: list[str], seen: _Seen, surnames: Iterable[str]) -> Kind:
    text = " ".join(words)
    low = [word.lower() for word in words]
    if not is_place(text) and (is_organisation(text) or (_is_organisation(words) and not _is_named(low))):
        return "organisation"
    if is_place(text) or (len(low) > 1 and (low[-1] in lists.PLACE_WORDS or low[0] in lists.PLACE_STARTS)):
        return "place"
    if _may_be_person(words):
        evidence = seen.person + SURE * _is_named(low) + (words[-1] in surnames and not is_place(words[-1]))
        if evidence and evidence > seen.place - SURE * _is_named(low):
            return "person"
    elif len(words) == 1 and not _is_acronym(words[0]) and seen.person >= SURE and seen.person > seen.place:
        return "person"
    if len(words) == 1 and _is_acronym(words[0]):
        return "organisation" if low[0] in lists.KNOWN_ORGANISATIONS or len(seen.spans) > 1 else "unknown"
    is_thing = any(word in lists.THINGS for word in low)
    return "place" if seen.place >= SURE and not seen.person and not is_thing else "unknown"


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
