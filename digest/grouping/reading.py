"""What grouping wants from the text of one article: all of the work that depends on no other article."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from digest.grouping import weekdays
from digest.grouping.origins import runs
from digest.grouping.similarity import MOST_WORDS, terms
from digest.model.reading import Reading, Wording, unpacked
from digest.text.language import base
from digest.text.names import find_names
from digest.text.words import stem, stem_table, tokenise

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from digest.model import Block

# So many sentences tell what an article is about.
MOST_SENTENCES = 12


def read_terms(title: str, blocks: Sequence[Block], language: str) -> Reading:
    """What grouping wants from an article of this title and text. Nothing else in grouping takes as long."""
    code = base(language)
    prose = " ".join(block.plain for block in blocks if block.role != "code")
    whole = " ".join(block.plain for block in blocks)
    sentences = [sentence.plain for block in blocks for sentence in block.sentences]
    head, body = _Stemmed(title, code), _Stemmed(prose, code)
    words, weights = terms(head.stems, body.stems, code)
    wording = Wording(
        said=f" {' '.join(head.stems)} \n {' '.join(body.stems)} ",
        written=_written((head, body if whole == prose else _Stemmed(whole, code)), code),
        opening=tuple(sentences[:MOST_SENTENCES]),
    )
    return Reading(
        language=code,
        words=words,
        weights=weights,
        week=weekdays.week(chain(head.stems, body.stems[:MOST_WORDS]), code),
        runs=runs(body.stems),
        wording=wording.packed(),
        names=tuple((name.text, name.kind, name.count) for name in find_names(sentences, language)),
    )


class _Stemmed:
    """The words of a text with their stems; each word is stemmed once."""

    __slots__ = ("by_word", "shouted", "stems")

    def __init__(self, text: str, language: str) -> None:
        words = tokenise(text)
        self.shouted = text.isupper()
        known = stem_table(language, shouted=self.shouted)
        self.by_word = {word: known[word] for word in dict.fromkeys(words)}
        self.stems = tuple(filter(None, map(self.by_word.__getitem__, words)))


def _written(texts: Iterable[_Stemmed], language: str) -> str:
    """Each stem with the first word that has it, taken by itself: there a capital may make an acronym."""
    first: dict[str, str] = {}
    for text in texts:
        for word, known in text.by_word.items():
            first.setdefault(stem(word, language) if text.shouted else known, word)
    first.pop("", None)
    return "".join(f"\n{known}\t{word}" for known, word in first.items())


def as_written(common: Sequence[str], readings: Sequence[Reading]) -> tuple[str, ...]:
    """Each stem as a reader knows it: the first word of the articles that has it."""
    found: dict[str, str] = {}
    for reading in readings:
        if len(found) == len(common):
            break
        written = unpacked(reading.wording).written
        found |= {one: word for one in common if one not in found and (word := _found(one, written))}
    return tuple(found.get(one, one) for one in common)


def _found(known: str, written: str) -> str:
    entry = f"\n{known}\t"
    at = written.find(entry)
    return "" if at < 0 else written[at + len(entry) :].partition("\n")[0]
