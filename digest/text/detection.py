"""Which language a text is in, as far as its letters and its commonest words say so plainly."""

from __future__ import annotations

import re

from digest.text.language import base, stop_words

# So much of a text tells.
SAMPLE = 1000
FEWEST_WORDS = 15
# The part of a text's letters that its script must have, and of its words that must be stop words.
PLAINLY = 0.6
COMMON_WORDS = 0.2
# By so much a language must have more of them than the one that is expected.
MARGIN = 0.1

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
# The same, found sooner, where there is nothing else.
_ASCII_WORD = re.compile(r"[A-Za-z]+(?:'[A-Za-z]+)*")
_QUOTATION_MARKS = "“”‘"
_SCRIPTS = {
    "latin": re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]+"),
    "cyrillic": re.compile(r"[\u0400-\u052f]+"),
    "arabic": re.compile(r"[\u0600-\u06ff]+"),
    "cjk": re.compile(r"[\u3040-\u30ff\u3400-\u9fff]+"),
    "hangul": re.compile(r"[\uac00-\ud7af]+"),
    "greek": re.compile(r"[\u0370-\u03ff]+"),
    "hebrew": re.compile(r"[\u0590-\u05ff]+"),
    "thai": re.compile(r"[\u0e00-\u0e7f]+"),
    "devanagari": re.compile(r"[\u0900-\u097f]+"),
}
# Letters that only one of a script's languages has; the first found decides, the last is for none found.
_TELLING = {
    "cyrillic": (("uk", "іїєґ"), ("be", "ў"), ("sr", "ђћџљњј"), ("ru", "ыэё"), ("bg", "ъ"), ("ru", "")),
    "arabic": (("ur", "ٹڈڑےہ"), ("fa", "پچژگ"), ("ar", "")),
    "cjk": (("ja", "のはがをにでと"), ("zh", "")),
    "hangul": (("ko", ""),),
    "greek": (("el", ""),),
    "hebrew": (("he", ""),),
    "thai": (("th", ""),),
    "devanagari": (("hi", ""),),
}
# Languages of the Latin script whose stop words are known.
_LATIN = ("en", "de", "fr", "es", "it", "pt", "pl", "cs", "sk", "sv")


def detect(text: str, expected: str) -> str:
    """The language of ``text``: ``expected``, unless letters or words plainly say that it is another.

    A language in Latin letters is known by its stop words, another by its script and the letters that no
    neighbour has. Texts too short to tell are in the language that is expected.
    """
    sample = text[:SAMPLE].replace("’", "'")
    for mark in _QUOTATION_MARKS:  # as a rule all of an English text that is not ASCII
        sample = sample.replace(mark, " ")
    words = (_ASCII_WORD if sample.isascii() else _WORD).findall(sample)
    script = _script(sample, "".join(words).replace("'", ""))
    if script is None:
        return expected
    found = _by_words(words, base(expected)) if script == "latin" else _by_letters(sample, script)
    return expected if found in {None, base(expected)} else str(found)


def _script(sample: str, letters: str) -> str | None:
    if len(letters) < FEWEST_WORDS:
        return None
    if letters.isascii():
        return "latin"
    enough = PLAINLY * len(letters)
    return next((script for script, of in _SCRIPTS.items() if _count(of, sample) >= enough), None)


def _count(runs: re.Pattern[str], sample: str) -> int:
    """How many characters of ``sample`` belong to runs of a kind."""
    return len("".join(runs.findall(sample)))


def _by_letters(sample: str, script: str) -> str:
    lower = sample.lower()
    return next(code for code, only in _TELLING[script] if not only or any(one in lower for one in only))


def _by_words(written: list[str], expected: str) -> str | None:
    if len(written) < FEWEST_WORDS:
        return None
    words = [word.lower() for word in written]
    if _share(words, expected) >= COMMON_WORDS + MARGIN:
        return None
    most = max(_LATIN, key=lambda code: _share(words, code))
    needed = max(COMMON_WORDS, _share(words, expected) + MARGIN)
    return most if _share(words, most) >= needed else None


def _share(words: list[str], code: str) -> float:
    known = stop_words(code)
    return sum(map(known.__contains__, words)) / len(words)
