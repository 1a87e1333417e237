"""Where each sentence that the site quotes stands at its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.text.fragments import text_fragments, with_fragment

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from digest.model import Block, Sentence, StorySummary, Summary


def summary_links(
    summary: Summary, title: str, source_url: str | None, blocks: Sequence[Block]
) -> tuple[str | None, ...]:
    """The address of each sentence of an article's summary; none where the article's isn't known."""
    return _links(summary.sentences, title, source_url, blocks)


def story_links(
    told: StorySummary, members: Sequence[tuple[str, str, str | None]], *texts: Sequence[Block]
) -> tuple[str | None, ...]:
    """The same of each quote of a story; ``members`` are slug, title and address, ``texts`` their blocks."""
    links: dict[tuple[str, int], str | None] = {}
    for (slug, title, source_url), blocks in zip(members, texts, strict=True):
        quoted = [quote.sentence for quote in told.quotes if quote.article == slug]
        of_one = _links(quoted, title, source_url, blocks) if quoted else ()
        links |= {(slug, one.start): link for one, link in zip(quoted, of_one, strict=True)}
    return tuple(links[quote.article, quote.sentence.start] for quote in told.quotes)


def _links(
    sentences: Iterable[Sentence], title: str, source_url: str | None, blocks: Sequence[Block]
) -> tuple[str | None, ...]:
    """Links that lead to the very sentences."""
    if source_url is None:
        return tuple(None for _ in sentences)
    body = "\n".join((title, *(block.plain for block in blocks)))
    places = [(sentence.plain, len(title) + 1 + _place(blocks, sentence)) for sentence in sentences]
    return tuple(with_fragment(source_url, fragment) for fragment in text_fragments(places, body))


def _place(blocks: Sequence[Block], sentence: Sentence) -> int:
    """Where a sentence begins in the plain text of the blocks, a line each."""
    start = 0
    for block in blocks:
        at = 0
        for one in block.sentences:
            at = block.plain.find(one.plain, at)
            if one == sentence:
                return start + at
            at += len(one.plain)
        start += len(block.plain) + 1
    raise ValueError("the sentence is not one of the article's")
