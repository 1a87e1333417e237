"""Rules about what is quoted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.check.material import at_field, shortened
from digest.model import Problem
from digest.summary import MEASURED
from digest.summary.guard import Dangling, opens_dangling
from digest.text.language import base
from digest.text.words import count

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from digest.check.material import Material
    from digest.model import Article, Sentence

_SAY_IT = "write summary: to say it in your own words"


def summary_fallback(material: Material) -> Iterator[Problem]:
    """Articles whose first sentences stand for them, as nobody measured the ranker in their language."""
    settings = material.config.summary
    for article in material.findings.articles:
        by = material.findings.summaries[article.slug].by
        is_long = len(material.sentences(article)) > settings.sentences
        if by == "digest" and is_long and base(article.language) not in MEASURED:
            message = (
                f"its summary is its first sentences: the ranker was not measured for {article.language!r}"
            )
            yield at_field(article, "summary", message, _SAY_IT)


def nothing_quotable(material: Material) -> Iterator[Problem]:
    """Articles with a text, of which no sentence can be quoted."""
    for article in material.findings.articles:
        summary = material.findings.summaries[article.slug]
        if summary.by != "editor" and article.body and not summary.sentences:
            message = "no sentence of it can be quoted, so it has no summary"
            yield at_field(article, "summary", message, _SAY_IT)


def dangling_reference(material: Material) -> Iterator[Problem]:
    """Sentences that lean on the one before them, and are shown without it."""
    articles = material.by_slug
    for article in material.findings.articles:
        shown = material.findings.summaries[article.slug].sentences
        yield from _dangling(article, shown, material)
    for story in material.findings.stories:
        quotes = material.findings.story_summaries[story.slug].quotes
        for slug in story.members:
            told = [quote.sentence for quote in quotes if quote.article == slug]
            yield from _dangling(articles[slug], told, material)


def quote_over_budget(material: Material) -> Iterator[Problem]:
    """Articles of which more words are quoted, here and in their story, than may be."""
    most = material.config.summary.max_quote_words
    told = [quote for one in material.findings.story_summaries.values() for quote in one.quotes]
    for article in material.findings.articles:
        if article.full_text or article.license is not None:
            continue
        quoted = {*material.findings.summaries[article.slug].sentences}
        quoted |= {quote.sentence for quote in told if quote.article == article.slug}
        words = sum(count(sentence.plain) for sentence in quoted)
        if words > most:
            longest = max(quoted, key=lambda sentence: (count(sentence.plain), -sentence.start))
            line = material.line(article.path, article.body, longest.start)
            message = f"{words} words of it are quoted, and at most {most} may be"
            hint = "write summary:, or the license that allows more, or raise [summary] max_quote_words"
            yield Problem(article.path, message, line, hint=hint)


def _dangling(article: Article, shown: Collection[Sentence], material: Material) -> Iterator[Problem]:
    sentences = material.sentences(article)
    for position, sentence in enumerate(sentences):
        if not position or sentence not in shown or sentences[position - 1] in shown:
            continue
        if opens_dangling(sentence.plain, article.language) is Dangling.REFERENCE:
            line = material.line(article.path, article.body, sentence.start)
            message = f"{shortened(sentence.plain)} is quoted without the sentence on which it leans"
            yield Problem(article.path, message, line, hint=_SAY_IT)
