"""What grouping wants from the text of one article: all of the work that depends on no other article."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from digest.grouping import weekdays
from digest.grouping.origins import runs
from digest.grouping.similarity import MOST_WORDS, terms
from digest.model.reading import Reading
from digest.text.language import base
from digest.text.names import find_names
from digest.text.words import content_table, stem_table, stems, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from digest.model import Block

    _Chunk = tuple[str, tuple[str, ...]]

# So many sentences tell what an article is about.
MOST_SENTENCES = 12


def read_terms(title: str, blocks: Sequence[Block], language: str) -> Reading:
    """What grouping wants from an article of this title and text. Nothing else in grouping takes as long."""
    code = base(language)
    prose = " ".join(block.plain for block in blocks if block.role != "code")
    whole = " ".join(block.plain for block in blocks)
    sentences = [sentence.plain for block in blocks for sentence in block.sentences]
    titled, told = _chunks(title, code), _chunks(prose, code)
    head, body = _stems(title, titled, code), _stems(prose, told, code)
    words, weights = terms(head, body, code)
    return Reading(
        language=code,
        words=words,
        weights=weights,
        week=weekdays.week(chain(head, body[:MOST_WORDS]), code),
        runs=runs(body),
        said=f" {' '.join(head)} \n {' '.join(body)} ",
        written=_written(chain(titled, told if whole == prose else _chunks(whole, code)), code),
        opening=tuple(sentences[:MOST_SENTENCES]),
        names=tuple((name.text, name.kind, name.count) for name in find_names(sentences, language)),
    )


def _chunks(text: str, language: str) -> Sequence[_Chunk]:
    """What stands between spaces, each with its stems.

    Taken by itself: though all of a text has capitals, here they may make an acronym.
    """
    chunks = text.split()
    return [*zip(chunks, map(content_table(language).__getitem__, chunks), strict=True)]


def _stems(text: str, chunks: Iterable[_Chunk], language: str) -> Sequence[str]:
    if text.isupper():
        return stems(text, language)
    return tuple(chain.from_iterable([found for _, found in chunks]))


def _written(chunks: Iterable[_Chunk], language: str) -> str:
    """Each stem with the first word that has it."""
    first: dict[str, str] = {}
    for chunk, found in dict(chunks).items():
        for one in found:
            if one not in first:
                first[one] = chunk
    known = stem_table(language)
    return "".join([f"\n{one}\t{_word(one, words_of(chunk), known)}" for one, chunk in first.items()])


def _word(wanted: str, words: Sequence[str], known: Mapping[str, str]) -> str:
    """That of a chunk's words which has a stem."""
    return words[0] if len(words) == 1 else next(word for word in words if known[word] == wanted)


def as_written(common: Sequence[str], readings: Sequence[Reading]) -> tuple[str, ...]:
    """Each stem as a reader knows it: the first word of the articles that has it."""
    return tuple(next(filter(None, (_found(one, reading) for reading in readings)), one) for one in common)


def _found(known: str, reading: Reading) -> str:
    entry = f"\n{known}\t"
    at = reading.written.find(entry)
    return "" if at < 0 else reading.written[at + len(entry) :].partition("\n")[0]
