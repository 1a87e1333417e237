# ruff: noqa: RUF001 -- abbreviations and quotation marks of many scripts are the subject
"""Whether a sentence ends at a place: rules for what sentencex is known to miss in news."""

from __future__ import annotations

import re
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from digest.text.language import stop_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

OPENING = "“„‚‘«‹\"'([¿¡"

# So much on both sides of a place tells whether a sentence ends there.
REACH = 40
# An unknown abbreviation is hardly longer than this, its full stop included.
SHORT = 6

_FIRST_WORD = re.compile(r"[^\W_]+")
_DASHED = re.compile(r"[—–-]\s?(?=[^\W_])")
_MARKER = re.compile(r"\W*(?:\d{1,3}|[^\W\d_])[.)]\W*")
_INITIALS = re.compile(r"(?:[^\W\d_]\.-?)+")
_ORDINAL = re.compile(r"\d{1,2}\.")
_WIDE_ENDS = "。！？｡」』”’）"
_AFTER_QUOTE = "とっはがをにのでもなやかへ"


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Abbreviations before a name, by language; where a word that is no name follows, they may end a sentence.
_BEFORE_NAME = {
    language: _words(names)
    for language, names in {
        "ar": "د م أ",
        "de": "fa hr fr",
        "en": "amb atty capt cmdr col det dist dr ft gen gov hon insp lt maj messrs mr mrs ms mt prof rep rev"
        " sen sgt supt",
        "es": "d dña gral sra srta",
        "fr": "m me mgr mlle mm mme st ste",
        "hi": "डॉ श्री",
        "it": "on sen avv sig",
        "pl": "gen prof św ul",
        "ru": "адм ген им ул пл просп",
        "uk": "адм ген ім вул просп",
    }.items()
}
_ABBREVIATED = frozenset().union(*_BEFORE_NAME.values())
# Abbreviations before a number, in any language.
_BEFORE_NUMBER = _words(
    "approx art ca ch env fig figs n no nos nr num núm p pag pág pp sec vol vols гл рис ст стор табл"
)
_HALF_DAY = _words("a.m. p.m.")
_CALENDAR = _words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july"
    " august september october november december"
)
_STATES = _words("u.s. u.k. u.n. e.u. d.c. u.a.e.")
_ORDINAL_LANGUAGES = _words("bs cs da de et fi hr hu lv nb nn no sk sl sr tr")


def _behind(abbreviations: str) -> str:
    """A pattern for a place right after one of the abbreviations and its full stop.

    First the letter before the stop is looked at, which is that of none of them nearly everywhere.
    """
    several = abbreviations.split("|")
    last = "".join(sorted({one[-1] for one in several}))
    behind = "|".join(rf"(?<=\b{re.escape(one)}\.)" for one in several)
    return rf"(?<=[{last}]\.)(?:{behind})"


_LISTS = "etc|usw|ecc|itd|та ін|и др|и т. д|и т.д|и т. п|и т.п|і т. д|і т.д|і т. п|і т.п"
_UNITS = "г|гг|р|рр|руб|грн|коп|дол|долл|год|млн|млрд|тыс|тис|EE. UU|EE.UU"
# Places where sentencex sees no end and there may be one: after a list cut short, after an abbreviated
# unit, after a bracket that holds the full stop, and after a "no." that no number follows. All of it begins
# with the stop, so that the rest of a text is passed over quickly.
_MISSED = re.compile(
    rf"[.!?…](?=[)\]\s])(?:(?P<bracket>[)\]]+)|(?P<list>{_behind(_LISTS)})|(?P<unit>{_behind(_UNITS)})"
    rf"|(?P<no>{_behind('no')}(?=\s+[A-Z][a-z])))\s+(?=[^\W_])"
)


def belongs_together(text: str, start: int, cut: int, language: str) -> bool:
    """Whether the text, whose only white space are spaces, goes on in the same sentence after ``cut``."""
    if _is_usual_end(text, start, cut):
        return False
    left = text[max(start, cut - REACH) : cut].rstrip(" ")
    right = text[cut : cut + REACH].lstrip(" ")
    if not left or not right:
        return False
    if text[cut - 1] != " " and text[cut] != " " and _is_glued(left, right):
        return True
    if cut - start <= REACH and _MARKER.fullmatch(left):
        return True
    if left[-1] in "」』" and right[0] in _AFTER_QUOTE:
        return True
    return _goes_on(left, right) or _is_abbreviated(left, right, language)


def _is_usual_end(text: str, start: int, cut: int) -> bool:
    """Whether a word that abbreviates nothing, a stop, a space and a capital say that a sentence ends.

    Most do; to see it takes a third of the time of all rules.
    """
    if text[cut - 1] != " " or text[cut - 2] not in ".!?" or not text[cut : cut + 1].isupper():
        return False
    word = text[max(text.rfind(" ", start, cut - 2) + 1, start) : cut - 2]
    return len(word) > 1 and word.isalpha() and word.lower() not in _ABBREVIATED


def _is_glued(left: str, right: str) -> bool:
    """Whether a cut without white space falls into a name such as ``Node.js``."""
    return left[-1] not in _WIDE_ENDS and (right[0] in "-–" or right[0].isdigit() or _is_cased(right[0]))


def _goes_on(left: str, right: str) -> bool:
    """Whether what follows is in lower case, where that tells."""
    dash = _DASHED.match(right)
    word = _first_word(right[dash.end() :] if dash else right)
    if not word or not word[0].islower() or not word.islower():
        return False
    last = left.rpartition(" ")[2]
    return bool(dash) or last[-1] != "." or last.endswith("..") or len(last) <= SHORT or "." in last[:-1]


def _is_abbreviated(left: str, right: str, language: str) -> bool:
    """Whether ``left`` ends with the full stop of an abbreviation that ``right`` completes."""
    before, _, last = left.rpartition(" ")
    last = last.lstrip(OPENING)
    if not last.endswith("."):
        return False
    name = re.split("['’]", last[:-1].lower())[-1]
    if right[0].isdigit():
        return name in _BEFORE_NUMBER
    word = _first_word(right)
    if last.lower() in _HALF_DAY:
        return word.lower() in _CALENDAR
    if not word or word.lower() in stop_words(language):
        return False
    return (
        name in _BEFORE_NAME.get(language, ())
        or (language in _ORDINAL_LANGUAGES and _ORDINAL.fullmatch(last) is not None)
        or (word[0].isupper() and _are_initials(before, last, language))
    )


def _are_initials(before: str, last: str, language: str) -> bool:
    """Whether ``last`` abbreviates given names; in English sentencex knows about a single one."""
    if not _INITIALS.fullmatch(last) or not last[0].isupper() or last.lower() in _STATES:
        return False
    return last.count(".") > 1 or language != "en" or before.endswith(".")


def missed(text: str, cuts: Sequence[int], language: str) -> list[int]:
    """Where sentences end between ``cuts`` without sentencex having seen it."""
    if _MISSED.search(text) is None:
        return []
    pieces = pairwise([0, *cuts, len(text)])
    return [*chain.from_iterable(_missed(text, start, end, language) for start, end in pieces)]


def _missed(text: str, start: int, end: int, language: str) -> Iterator[int]:
    for found in _MISSED.finditer(text, start, end):
        word = _first_word(text[found.end() : found.end() + REACH])
        if not word[:1].isupper():
            continue
        kind = found.lastgroup
        afresh = word.lower() in stop_words(language)
        whole = kind == "bracket" and text[start : start + REACH].lstrip(" ")[:1] in {"(", "["}
        listed = kind == "list" and len(word) > 1
        if afresh or whole or listed or kind == "no":
            yield found.end()
            start = found.end()


def _first_word(text: str) -> str:
    found = _FIRST_WORD.match(text.lstrip(OPENING))
    return found[0] if found else ""


def _is_cased(character: str) -> bool:
    return character.lower() != character.upper()
