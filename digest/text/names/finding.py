"""The names in one text, and what kind of thing each of them names."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from digest.text.language import base, stop_words
from digest.text.names import lists
from digest.text.names.gazetteer import is_organisation, is_place, shown
from digest.text.names.runs import Run, is_date, is_joint, runs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Kind = Literal["person", "place", "organisation", "unknown"]
Span = tuple[int, int, int]

LONGEST = 6
LONGEST_PERSON = 4
LONGEST_ACRONYM = 6
SURE = 2

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


def find_names(sentences: Sequence[str], language: str) -> tuple[Name, ...]:
    """The names that stand in ``sentences``, in the order in which they first do.

    By capitals inside sentences, titles, what is said of them, and lists of given names and well-known places;
    of kind ``unknown`` where nothing of this tells. In languages that write nouns with a capital, and scripts
    that have none, nothing is found.
    """
    code = base(language)
    if code not in lists.CASED:
        return ()
    found: defaultdict[str, _Seen] = defaultdict(_Seen)
    read = [(number, run) for number, sentence in enumerate(sentences) for run in runs(sentence)]
    if not read:
        return ()
    small = {word for sentence in sentences for word in sentence.split() if word.islower()}
    inside = Counter(run.words[0] for _, run in read if not run.opens)
    for number, run in read:
        for words, starts, clue in _parts(_without_opening(run, small, inside, code)):
            seen = found[" ".join(words)]
            seen.spans.append((number, starts[0], starts[-1] + len(words[-1])))
            seen.middle |= not run.opens or starts[0] != run.starts[0]
            _note(seen, run, words, starts, clue, code)
    return tuple(
        Name(text, kind, tuple(seen.spans))
        for text, seen, kind in _kinds({text: seen for text, seen in found.items() if _stands(text, seen)})
    )


def _stands(text: str, seen: _Seen) -> bool:
    """A single word that never stands inside a sentence must be well known."""
    return seen.middle or " " in text or seen.person > 0 or is_place(text)


def _without_opening(run: Run, small: set[str], inside: Counter[str], code: str) -> Run:
    """The run less a first word that only opens the sentence."""
    if run.opens and not is_place(" ".join(run.words[:2])):
        word = run.words[0]
        lower = word.lower()
        listed = (lists.TITLES, lists.GIVEN, lists.DEMONYMS)
        known = inside[word] or any(lower in words for words in listed) or is_place(word)
        plain = lower in stop_words(code) or lower in small or lower.endswith(("ing", "ly", "ed"))
        wanted = known and lower not in stop_words(code) and lower not in small
        if wanted or (not plain and (known or len(run.words) > 1 or not word.isascii())):
            return run
        first = 2 if run.words[1:] and is_joint(run.words[1]) else 1
        return Run(run.words[first:], run.starts[first:], run.end, run.opens, "", run.after)
    return run


def _parts(run: Run) -> Iterator[tuple[tuple[str, ...], tuple[int, ...], str]]:
    """What is left of a run between titles, dates and such, each with a clue: ``titled`` or nothing."""
    pieces: list[tuple[list[str], list[int], str]] = [([], [], "")]
    for word, start in zip(run.words, run.starts, strict=True):
        lower = word.lower()
        if is_date(word) or (lower in lists.LEADING and not pieces[-1][0] and word != "US"):
            pieces.append(([], [], ""))
        elif lower in lists.TITLES and not (pieces[-1][0] and lower in {"general", "justice", "house"}):
            pieces.append(([], [], "titled"))
        else:
            pieces[-1][0].append(word)
            pieces[-1][1].append(start)
    titles = [clue for _, _, clue in pieces[1:]]
    for number, (words, starts, clue) in enumerate(pieces):
        before_title = number < len(titles) and titles[number] == "titled"
        for trimmed in _trimmed(words, starts, clue, before_title=before_title):
            yield trimmed


def _trimmed(
    words: list[str], starts: list[int], clue: str, *, before_title: bool
) -> Iterator[tuple[tuple[str, ...], tuple[int, ...], str]]:
    """A part without joints at its ends, nationalities before it and what belongs to a title."""
    low = [word.lower() for word in words]
    first, last = 0, len(words)
    if clue and low[:1] == ["of"]:
        first = 2 if low[1:2] and low[1] in lists.OFFICES else 1
        clue = clue if first == 2 else ""
    while first < last and (is_joint(words[first]) or low[first] == "the" or (clue and low[first] in lists.MODIFIERS)):
        first += 1
    if low[first:last] and low[first] in lists.DEMONYMS and not _is_organisation(words[first:last]):
        first += 1
    while last > first and (is_joint(words[last - 1]) or (before_title and low[last - 1] in lists.MODIFIERS)):
        last -= 1
    while first < last and low[last - 1] in _TRAILING:
        last -= 1
    words, starts = words[first:last], starts[first:last]
    for part, where in _at_of(words, starts):
        if part and len(part) <= LONGEST and not (len(part) == 1 and _says_nothing(part[0])):
            yield tuple(part), tuple(where), clue
            clue = ""


def _at_of(words: list[str], starts: list[int]) -> Iterator[tuple[list[str], list[int]]]:
    """``Bank of England`` is one name, ``Mayor Khan of London`` two."""
    joints = [place for place, word in enumerate(words) if word in {"of", "of the"}]
    if not joints or not joints[0] or words[joints[0] - 1].lower() in _GENERIC:
        yield words, starts
        return
    yield words[: joints[0]], starts[: joints[0]]
    yield words[joints[0] + 1 :], starts[joints[0] + 1 :]


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


def _note(seen: _Seen, run: Run, words: tuple[str, ...], starts: tuple[int, ...], clue: str, code: str) -> None:
    """Adds what stands around one mention."""
    heads, tails = starts[0] == run.starts[0], starts[-1] == run.starts[-1]
    before, after = run.before if heads else "", run.after if tails else ""
    says = lists.SAYS.get(code, frozenset())
    seen.person += bool(clue) * SURE
    seen.person += before.strip(",") in lists.ROLES.get(code, ()) or (before in says and before not in {"told", "tells"})
    seen.person += after.lstrip(",") in says or after[:1] == "," and after[1:].isdigit()
    if after in {",who", ",whose"} or after == "who":
        seen.person += 1
    if after in lists.PLACE_NOUNS or after[:1] == "," and is_place(after[1:]):
        seen.place += SURE
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
    if is_organisation(text) or (_is_organisation(words) and not _is_named(low)):
        return "organisation"
    if is_place(text) or low[-1] in lists.PLACE_WORDS or (len(low) > 1 and low[0] in lists.PLACE_STARTS):
        return "place"
    if _may_be_person(words):
        evidence = seen.person + SURE * _is_named(low) + (words[-1] in surnames and not is_place(words[-1]))
        if evidence and evidence > seen.place - SURE * _is_named(low):
            return "person"
    elif len(words) == 1 and not _is_acronym(words[0]) and seen.person >= SURE and seen.person > seen.place:
        return "person"
    if len(words) == 1 and _is_acronym(words[0]):
        return "organisation"
    return "place" if seen.place >= SURE and not seen.person else "unknown"


def _is_named(low: Sequence[str]) -> bool:
    """Whether it begins with a given name, and more follows."""
    return len(low) > 1 and low[0].partition("-")[0] in lists.GIVEN and low[1] not in {"of", "of the"}


def _may_be_person(words: Sequence[str]) -> bool:
    low = [word.lower() for word in words]
    own = [word for word in words if not is_joint(word)]
    return (
        1 < len(own) <= LONGEST_PERSON
        and not any(word in {"of", "of the"} for word in words)
        and not any(word in lists.ORGANISATIONS for word in low[1:])
        and not any(word in lists.THINGS for word in (low[1:] if low[0] in lists.GIVEN else low))
        and not any(_is_acronym(word) for word in own)
        and (low[0] in lists.GIVEN or not is_place(words[0]))
        and (low[0] in lists.GIVEN or not is_place(words[-1]))
        and not any(word in lists.DEMONYMS for word in low[:1])
    )

