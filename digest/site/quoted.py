"""Where each sentence that the site quotes stands in the article that it is from."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from digest.text.fragments import text_fragments, with_fragment

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from digest.model import Article, Sentence, StorySummary, Summary

    Links = Mapping[tuple[str, int], str]


def quote_links(
    articles: Mapping[str, Article],
    summaries: Mapping[str, Summary],
    story_summaries: Iterable[StorySummary],
) -> Links:
    """The address of each quoted sentence, by its article's slug and where it begins in the body.

    It leads to the very sentence. There is none in an article whose own address isn't known.
    """
    quoted: defaultdict[str, dict[int, Sentence]] = defaultdict(dict)
    for slug in articles:
        quoted[slug] = {sentence.start: sentence for sentence in summaries[slug].sentences}
    for summary in story_summaries:
        for quote in summary.quotes:
            quoted[quote.article][quote.sentence.start] = quote.sentence
    return {
        (slug, start): link
        for slug, sentences in quoted.items()
        for start, link in zip(sentences, _links(articles[slug], sentences.values()), strict=False)
    }


def _links(article: Article, sentences: Iterable[Sentence]) -> list[str]:
    if article.source_url is None:
        return []
    body = "\n".join((article.title, *(block.plain for block in article.blocks)))
    places = [(sentence.plain, _place(article, sentence)) for sentence in sentences]
    return [with_fragment(article.source_url, fragment) for fragment in text_fragments(places, body)]


def _place(article: Article, sentence: Sentence) -> int:
    """Where a sentence begins in the title and the plain text of the blocks, a line each."""
    start = len(article.title) + 1
    for block in article.blocks:
        at = 0
        for one in block.sentences:
            at = block.plain.find(one.plain, at)
            if one == sentence:
                return start + at
            at += len(one.plain)
        start += len(block.plain) + 1
    raise ValueError("the sentence is not one of the article's")
