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
from digest.text.words import content_table, stem_table, words_of

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
    titled, told = title.split(), prose.split()
    head, body = _stems(title, titled, code), _stems(prose, told, code)
    words, weights = terms(head, body, code)
    wording = Wording(
        said=f" {' '.join(head)} \n {' '.join(body)} ",
        written=_written([*titled, *(told if whole == prose else whole.split())], code),
        opening=tuple(sentences[:MOST_SENTENCES]),
    )
    return Reading(
        language=code,
        words=words,
        weights=weights,
        week=weekdays.week(chain(head, body[:MOST_WORDS]), code),
        runs=runs(body),
        wording=wording.packed(),
        names=tuple((name.text, name.kind, name.count) for name in find_names(sentences, language)),
    )


def _stems(text: str, chunks: Iterable[str], language: str) -> tuple[str, ...]:
    """The stems of a text; ``chunks`` is what stands between its spaces."""
    content = content_table(language, shouted=text.isupper())
    return tuple(chain.from_iterable(map(content.__getitem__, chunks)))


def _written(chunks: Iterable[str], language: str) -> str:
    """Each stem with the first word that has it, taken by itself: there a capital may make an acronym."""
    content, known = content_table(language), stem_table(language)
    first: dict[str, str] = {}
    for chunk in dict.fromkeys(chunks):
        for one in content[chunk]:
            if one not in first:
                for word in words_of(chunk):
                    first.setdefault(known[word], word)
    first.pop("", None)
    return "".join([f"\n{one}\t{word}" for one, word in first.items()])


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
