"""What grouping wants from the text of one article: all of the work that depends on no other article."""

from __future__ import annotations

from functools import lru_cache, partial
from itertools import chain
from typing import TYPE_CHECKING

from digest.grouping import weekdays
from digest.grouping.origins import runs
from digest.grouping.similarity import MOST_WORDS, terms
from digest.model.reading import Reading
from digest.text.language import base
from digest.text.names import find_names
from digest.text.remembered import Remembered
from digest.text.words import MOST_CHUNKS, stem_table, stems, tokenise

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from digest.model import Block

    _Entry = tuple[str, str]

# So many sentences tell what an article is about.
MOST_SENTENCES = 12


def read_terms(title: str, blocks: Sequence[Block], language: str) -> Reading:
    """What grouping wants from an article of this title and text. Nothing else in grouping takes as long."""
    code = base(language)
    prose = " ".join(block.plain for block in blocks if block.role != "code")
    whole = " ".join(block.plain for block in blocks)
    sentences = [sentence.plain for block in blocks for sentence in block.sentences]
    titled, told = _entries(title, code), _entries(prose, code)
    head, body = _stems(title, titled, code), _stems(prose, told, code)
    words, weights = terms(head, body, code)
    return Reading(
        language=code,
        words=words,
        weights=weights,
        week=weekdays.week(chain(head, body[:MOST_WORDS]), code),
        runs=runs(body),
        said=f" {' '.join(head)} \n {' '.join(body)} ",
        written=_written(chain(titled, told if whole == prose else _entries(whole, code))),
        opening=tuple(sentences[:MOST_SENTENCES]),
        names=tuple((name.text, name.kind, name.count) for name in find_names(sentences, language)),
    )


def _entries(text: str, language: str) -> Sequence[_Entry]:
    """The stem of each word that says something, and how `Reading` has the two written.

    A word is taken by itself: though all of a text has capitals, here they may make an acronym.
    """
    return [*chain.from_iterable(map(_entry_table(language).__getitem__, text.split()))]


@lru_cache(maxsize=16)
def _entry_table(language: str) -> Mapping[str, Sequence[_Entry]]:
    return Remembered(partial(_entries_of, stem_table(language)), MOST_CHUNKS)


def _entries_of(known: Mapping[str, str], chunk: str) -> Sequence[_Entry]:
    """The same for a text without spaces."""
    return tuple([(stem, f"\n{stem}\t{word}") for word in tokenise(chunk) if (stem := known[word])])


def _stems(text: str, entries: Iterable[_Entry], language: str) -> Sequence[str]:
    return stems(text, language) if text.isupper() else tuple([stem for stem, _ in entries])


def _written(entries: Iterable[_Entry]) -> str:
    """The first entry of each stem."""
    first: dict[str, str] = {}
    for stem, entry in entries:
        if stem not in first:
            first[stem] = entry
    return "".join(first.values())


def as_written(common: Sequence[str], readings: Sequence[Reading]) -> tuple[str, ...]:
    """Each stem as a reader knows it: the first word of the articles that has it."""
    return tuple(next(filter(None, (_found(one, reading) for reading in readings)), one) for one in common)


def _found(known: str, reading: Reading) -> str:
    entry = f"\n{known}\t"
    at = reading.written.find(entry)
    return "" if at < 0 else reading.written[at + len(entry) :].partition("\n")[0]
