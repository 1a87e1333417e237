"""One name for one person or place over many texts, however each of them spells it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeVar

from digest.text.names.gazetteer import is_organisation, is_place, shown
from digest.text.names.spelling import shortened, sound
from digest.text.words import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from digest.text.names.finding import Kind

    Key = tuple[str, ...]

T = TypeVar("T")

LONGEST_SHOUT = 5
# A person's key is a given name, or none, and a surname; any other's has three parts.
PERSON = 2


class Mention(Protocol):
    """A name as a text writes it, what it names, and how often it stands there."""

    @property
    def text(self) -> str: ...  # noqa: D102 - the class says it
    @property
    def kind(self) -> Kind: ...  # noqa: D102 - likewise
    @property
    def count(self) -> int: ...  # noqa: D102 - likewise


@dataclass(frozen=True, slots=True)
class United:
    """Somebody or something, as it is shown, with all spellings, the commonest first.

    ``mentions`` are pairs of a text's position and how often the text has it, in order.
    """

    text: str
    kind: Kind
    spellings: tuple[str, ...]
    mentions: tuple[tuple[int, int], ...]


def unite_names(texts: Sequence[Sequence[Mention]], groups: Sequence[int]) -> tuple[United, ...]:
    """The names of many texts, each once, in the order in which they first occur.

    ``groups`` says which texts tell of the same thing. A surname alone means the full name that its own text
    has, else its group, else all texts; where several people have it, it stays by itself. Spellings are
    united when they sound alike, or differ in one letter of the surname after the same given name and the
    texts share another person; the latter never when one text has both.
    """
    keys = _keys(texts)
    resolved = _resolved(keys, texts, groups)
    resolved = _respelled(resolved)
    told: defaultdict[Key, list[tuple[int, Mention]]] = defaultdict(list)
    for position, (names, found) in enumerate(zip(texts, resolved, strict=True)):
        for name, key in zip(names, found, strict=True):
            told[key].append((position, name))
    return tuple(_united(key, mentions) for key, mentions in told.items())


def _united(key: Key, mentions: Sequence[tuple[int, Mention]]) -> United:
    written = _summed((name.text, name.count) for _, name in mentions)
    return United(
        _shown(written, full=_is_full(key)),
        _kind(_summed((name.kind, name.count) for _, name in mentions)),
        tuple(sorted(written, key=lambda text: (-written[text], text))),
        tuple(_summed((position, name.count) for position, name in mentions).items()),
    )


def _summed(counts: Iterable[tuple[T, int]]) -> dict[T, int]:
    """The sum for each."""
    sums: dict[T, int] = {}
    for one, number in counts:
        sums[one] = sums.get(one, 0) + number
    return sums


def _keys(texts: Sequence[Sequence[Mention]]) -> list[list[Key]]:
    """The key of each name; where one given name and surname have several initials between, these count."""
    distinct = {(name.text, name.kind) for names in texts for name in names}
    people = {text: _person(text) for text, kind in distinct if kind == "person"}
    initials: defaultdict[Key, set[str]] = defaultdict(set)
    for given, between, surname in people.values():
        initials[given, surname] |= {between} - {""}
    keys = {(text, kind): _key(text, kind, people, initials) for text, kind in distinct}
    return [[keys[name.text, name.kind] for name in names] for names in texts]


def _key(text: str, kind: Kind, people: Mapping[str, Key], initials: Mapping[Key, set[str]]) -> Key:
    if kind != "person" or is_place(text):
        return ("", "", fold(shown(text)))
    given, between, surname = people[text]
    return (f"{given} {between}" if len(initials[given, surname]) > 1 and between else given, surname)


def _person(text: str) -> tuple[str, str, str]:
    """Given name, the initials of what stands between, and surname, the latter with its Jr. or Sr."""
    words = [word for word in text.split() if not word[0].islower()]
    younger = (
        f" {words.pop().strip('.').lower()}" if words[1:] and words[-1].strip(".") in {"Jr", "Sr"} else ""
    )
    if len(words) == 1:
        return ("", "", sound(words[0]) + younger)
    between = "".join(letter for word in words[1:-1] for letter in word if letter.isupper())
    return (sound(words[0]), between, sound(words[-1]) + younger)


def _resolved(
    keys: Sequence[Sequence[Key]], texts: Sequence[Sequence[Mention]], groups: Sequence[int]
) -> list[list[Key]]:
    """The keys, surnames replaced by the full name that they stand for."""
    here = [_surnames(found) for found in keys]
    together: defaultdict[int, list[Key]] = defaultdict(list)
    for group, found in zip(groups, keys, strict=True):
        together[group] += found
    grouped = {group: _surnames(found) for group, found in together.items()}
    everywhere = _surnames(key for found in keys for key in found)
    resolved: list[list[Key]] = []
    for position, (found, names) in enumerate(zip(keys, texts, strict=True)):
        scopes = (here[position], grouped[groups[position]], everywhere)
        resolved.append([_full(key, name, scopes) for key, name in zip(found, names, strict=True)])
    return resolved


def _surnames(keys: Iterable[Key]) -> dict[str, set[Key]]:
    found: defaultdict[str, set[Key]] = defaultdict(set)
    for key in keys:
        if _is_full(key):
            found[key[1]].add(key)
    return found


def _is_full(key: Key) -> bool:
    return len(key) == PERSON and bool(key[0])


def _full(key: Key, name: Mention, scopes: Sequence[Mapping[str, set[Key]]]) -> Key:
    """The only full name with this surname in the narrowest scope that has any."""
    if key[0] or " " in name.text or name.kind in {"place", "organisation"} or is_place(name.text):
        return key
    surname = sound(name.text)
    for scope in scopes:
        if people := scope.get(surname):
            return next(iter(people)) if len(people) == 1 else ("", surname)
    return key


def _respelled(texts: list[list[Key]]) -> list[list[Key]]:
    """The same, full names that differ in one letter of the surname made one where the texts speak for it."""
    holders: defaultdict[Key, set[int]] = defaultdict(set)
    for position, found in enumerate(texts):
        for key in found:
            holders[key].add(position)
    index: defaultdict[tuple[str, str], list[Key]] = defaultdict(list)
    instead: dict[Key, Key] = {}
    ordered = sorted(filter(_is_full, holders), key=lambda key: (-len(holders[key]), key))
    for key in ordered:
        ways = [(key[0], short) for short in shortened(key[1])]
        others = dict.fromkeys(other for way in ways for other in index[way])
        match = next((other for other in others if _is_same(key, other, holders, texts)), None)
        if match is not None:
            instead[key] = match
            continue
        for way in ways:
            index[way].append(key)
    return [[instead.get(key, key) for key in found] for found in texts]


def _is_same(key: Key, other: Key, holders: Mapping[Key, set[int]], texts: Sequence[Sequence[Key]]) -> bool:
    if key[1][0] != other[1][0] or abs(len(key[1]) - len(other[1])) > 1 or holders[key] & holders[other]:
        return False
    return bool(_company(key, holders, texts) & _company(other, holders, texts))


def _company(key: Key, holders: Mapping[Key, set[int]], texts: Sequence[Sequence[Key]]) -> set[Key]:
    """The people whom the texts of a name have besides."""
    return {other for position in holders[key] for other in texts[position] if len(other) == PERSON} - {key}


def _kind(kinds: Mapping[Kind, int]) -> Kind:
    known = [kind for kind in kinds if kind != "unknown"]
    return max(known, key=lambda kind: (kinds[kind], kind), default="unknown")


def _shown(written: Mapping[str, int], *, full: bool) -> str:
    """The commonest spelling; of a person that with the given name."""
    whole = [text for text in written if " " in text] if full else []
    best = min(whole or written, key=lambda text: (-written[text], text))
    if is_place(best) or is_organisation(best):
        best = shown(best)
    return best.title() if best.isupper() and len(best) > LONGEST_SHOUT and best.isalpha() else best
