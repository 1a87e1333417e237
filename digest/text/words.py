"""Words of a text, and what is left of them when only the content counts."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache, partial
from itertools import chain, groupby, pairwise
from threading import get_ident
from typing import TYPE_CHECKING

import Stemmer  # type: ignore[import-not-found] # it publishes no type information

from digest.text.language import base, stemmer_name, stop_words
from digest.text.remembered import Remembered

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# Scripts that put no space between words, or (Hangul) glue particles to them: Han, Hangul; Thai, Lao,
# Burmese, Khmer, whose letters carry marks.
_UNSPACED = "\u3005\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7a3\U00020000-\U0003fffd"
_UNSPACED_MARKED = "\u0e01-\u0e4e\u0e81-\u0ece\u1000-\u103f\u1780-\u17d3"
_HIRAGANA = "\u3041-\u309f"
_KATAKANA = "\u30a1-\u30fa\u30fc-\u30ff\uff66-\uff9f"
_IS_UNSPACED = re.compile(f"[{_UNSPACED}{_UNSPACED_MARKED}]")
_IS_HIRAGANA = re.compile(f"[{_HIRAGANA}]+")

# Accents that no language tells letters by: of Latin and Greek all, of Cyrillic those that stand on other
# letters than й, ї and ў; vowel points of Hebrew and Arabic.
_ACCENTS = re.compile(
    "[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670]"
    "(?<![иу]\u0306)(?<!і\u0308)"  # noqa: RUF001 -- Cyrillic letters
)
# French, Italian and Catalan words that lose their vowel before another's.
_ELIDED = re.compile("\\A(?:[cdjlmnst]|(?:jus|lors|puis|quoi)?qu|(?:d[ae]|ne|su)?ll|all|un)'")
_ELIDING_LANGUAGES = frozenset({"ca", "fr", "it"})
# Endings of Ukrainian nouns and adjectives; Snowball has no stemmer for it.
_UKRAINIAN_ENDING = re.compile(
    "(?<=...)(?:ами|ями|ого|ому|ими|ові|еві|єю|ею|ою|ій|ів|їв|ах|ях|ам|ям|ом|ем|им|их|[аеиіїоуюяєйь])$"  # noqa: RUF001 -- likewise
)
LONGEST_ACRONYM = 5
# So many tokens of a language are remembered with their stems, and so many texts between two spaces.
MOST_STEMS = 1 << 16
MOST_CHUNKS = 200_000
# Marks around a word that belong to none.
_AROUND = ".,;:!?\"'()"

# Acronyms with full stops, numbers with separators.
_PLAIN_HEAD = r"(?<!\w)(?:[^\W\d_]\.){2,}|\d+(?:[.,]\d+)+"
_PLAIN_TOKEN = re.compile(rf"{_PLAIN_HEAD}|[^\W_]+(?:['’][^\W_]+)*")
# Anything but Latin, Greek, Cyrillic, punctuation and symbols.
_WITH_CARE = re.compile("[^\0-\u02ff\u0370-\u0482\u048a-\u052f\u1e00-\u20cf\u2100-\u2bff]")


def tokenise(text: str) -> tuple[str, ...]:
    """The words and numbers of a text, in order and as written; compounds with hyphens count as several.

    Where a script marks no words (Chinese, Thai …), overlapping pairs of letters stand for them: single
    letters say too little, and finding true words takes a dictionary for each language.
    """
    if text.isascii() or not _WITH_CARE.search(text):
        return tuple(_PLAIN_TOKEN.findall(text))
    return tuple(token for run in _any_token().findall(text) for token in _pairs(run))


def count(text: str) -> int:
    """How many words a text has; of a script that marks none, two letters count as a word."""
    if text.isascii() or not _WITH_CARE.search(text):
        return len(_PLAIN_TOKEN.findall(text))
    return sum((len(run) + 1) // 2 if _is_unspaced(run) else 1 for run in _any_token().findall(text))


def fold(text: str) -> str:
    """``text`` without differences of case and accents; letters that merely look accented (й, が) stay."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text.replace("’", "'")).casefold())
    return unicodedata.normalize("NFC", _ACCENTS.sub("", plain))


def stems(text: str, language: str) -> tuple[str, ...]:
    """What the words of ``text`` are about: folded stems, stop words left out, in order, with repeats.

    Stemmed by Snowball where it knows the language. Acronyms are kept whole and are never stop words (US).
    """
    known = content_table(language, shouted=text.isupper())
    return tuple(chain.from_iterable(map(known.__getitem__, text.split())))


def stem(token: str, language: str, *, shouted: bool = False) -> str:
    """What `stems` makes of one token, ``""`` where it says nothing.

    In a text that is all ``shouted``, capitals make no acronym.
    """
    return stem_table(language, shouted=shouted)[token]


def stem_table(language: str, *, shouted: bool = False) -> Mapping[str, str]:
    """What `stem` makes of each token, for whoever asks for many of them."""
    return _stem_table(base(language), shouted)


@lru_cache(maxsize=16)
def _stem_table(language: str, shouted: bool) -> Mapping[str, str]:  # noqa: FBT001 -- part of what is remembered
    return Remembered(partial(_stem, language=language, shouted=shouted), MOST_STEMS)


def content_table(language: str, *, shouted: bool = False) -> Mapping[str, tuple[str, ...]]:
    """What `stems` makes of each text that has no white space, for whoever asks for many of them.

    Most were seen before; to look one up takes a tenth of the time that it takes to find its words and stems.
    """
    return _content_table(base(language), shouted)


@lru_cache(maxsize=16)
def _content_table(language: str, shouted: bool) -> Mapping[str, tuple[str, ...]]:  # noqa: FBT001 -- likewise
    return Remembered(partial(_content, _stem_table(language, shouted)), MOST_CHUNKS)


def _content(known: Mapping[str, str], chunk: str) -> tuple[str, ...]:
    return tuple(filter(None, map(known.__getitem__, words_of(chunk))))


def words_of(chunk: str) -> tuple[str, ...]:
    """What `tokenise` makes of a text that has no white space; of most it is plain at once."""
    word = chunk.strip(_AROUND)
    return (word,) if word.isalpha() and word.isascii() else tokenise(chunk)


def _stem(token: str, language: str, *, shouted: bool) -> str:
    """The folded stem of one token, ``""`` when it says nothing."""
    if token[0].isdigit():
        return fold(token.replace(",", ""))
    word = token if token.isalpha() else token.replace(".", "").replace("’", "'")
    if not shouted and word.isupper() and _is_acronym(word):
        return fold(word)
    word = word.lower()
    if language in _ELIDING_LANGUAGES:
        word = _ELIDED.sub("", word, count=1)
    if (len(word) == 1 and word.upper() != word) or (not word.isascii() and _IS_HIRAGANA.fullmatch(word)):
        return ""
    return "" if fold(word) in _folded_stop_words(language) else fold(_stemmed(word, language))


def _stemmed(word: str, language: str) -> str:
    if language == "uk":
        return _UKRAINIAN_ENDING.sub("", word)
    stemmer = _stemmer(language, get_ident())
    return stemmer.stemWord(word) if stemmer else word


@lru_cache(maxsize=256)
def _stemmer(language: str, _thread: int) -> Stemmer.Stemmer | None:
    """A stemmer for one thread, for they must not share it."""
    name = stemmer_name(language)
    return Stemmer.Stemmer(name, 0) if name else None


def _is_acronym(word: str) -> bool:
    """Whether a word in capitals is one."""
    return 1 < len(word) <= LONGEST_ACRONYM and word.isalpha()


def _is_unspaced(token: str) -> bool:
    return _IS_UNSPACED.match(token) is not None


def _pairs(token: str) -> Iterator[str]:
    if not _is_unspaced(token) or len(token) == 1:
        yield token
        return
    letters = _letters(token)
    if len(letters) == 1:
        yield token
    yield from (first + second for first, second in pairwise(letters))


@lru_cache(maxsize=64)
def _folded_stop_words(language: str) -> frozenset[str]:
    return frozenset(fold(word) for word in stop_words(language))


@lru_cache(maxsize=1)
def _marks() -> str:
    """The combining marks, as ranges of a character class; letters to ``re`` they are not."""
    marked = [code for code in range(0x300, 0x10000) if unicodedata.category(chr(code))[0] == "M"]
    runs = groupby(enumerate(marked), key=lambda item: item[1] - item[0])
    ranges = [[code for _, code in run] for _, run in runs]
    return "".join(f"{chr(run[0])}-{chr(run[-1])}" for run in ranges)


@lru_cache(maxsize=1)
def _any_token() -> re.Pattern[str]:
    letter = f"[^\\W_{_UNSPACED}{_UNSPACED_MARKED}{_HIRAGANA}{_KATAKANA}][{_marks()}]*"
    return re.compile(
        f"{_PLAIN_HEAD}|[{_UNSPACED}]+|[{_UNSPACED_MARKED}]+|[{_HIRAGANA}]+|[{_KATAKANA}]+"
        f"|{letter}(?:['’]?{letter})*"
    )


def _letters(token: str) -> list[str]:
    """The letters of a script without spaces, each with its marks."""
    return re.findall(f"[^{_marks()}][{_marks()}]*", token)
