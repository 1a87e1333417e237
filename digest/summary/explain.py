"""Why these sentences: what weighed most in each, and which others almost made it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.summary import MEASURED, summarise
from digest.summary.choice import choose
from digest.summary.features import Features
from digest.summary.guard import Dangling, cuts_quotation, is_fragment, opens_dangling
from digest.summary.rank import ALONE, candidates, look, ordered
from digest.summary.terms import LANGUAGE
from digest.text.language import base
from digest.text.words import count, stem, tokenise

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from digest.config import SummarySettings
    from digest.model import Sentence
    from digest.summary.rank import Article

MOST_REASONS = 3
MOST_WORDS_NAMED = 3
# What weighs less than this, beside the mean of the article's sentences, is no reason.
LEAST = 0.15

# What speaks for a sentence when these features are above the mean of all, and what against it when below.
REASONS: Mapping[tuple[str, ...], tuple[str, str]] = {
    ("opening", "position"): ("it stands early", "it stands late"),
    ("centrality", "likeness"): (
        "it is close to what all is about",
        "it is about something else than the rest",
    ),
    ("repetition",): ("it says something new", "it says again what stands before it"),
    ("salience", "keywords", "frequency"): ("it has key words", "it has few of the key words"),
    ("title",): ("it has words of the title", "it has few words of the title"),
    ("length", "unusual_length"): ("its length is usual", "its length is unusual"),
    ("number",): ("it has a number", "it has no number"),
    ("quotation",): ("it doesn't begin with a quotation", "it begins with a quotation"),
}


@dataclass(frozen=True, slots=True)
class Weighed:
    """A sentence of an article and what speaks for it or against it, weightiest first.

    ``score`` is how good it is by itself, in logits, None where nothing was scored. ``short`` is by how much
    the best summary that has it is worse than the chosen one, in ROUGE-1 and ROUGE-2 together (F1, 0 to 2);
    None for the chosen, and for those that were too bad to be looked at beside others.
    """

    sentence: Sentence
    is_chosen: bool
    score: float | None = None
    reasons: tuple[str, ...] = ()
    short: float | None = None


def explain(
    sentences: tuple[Sentence, ...], title: str, language: str, settings: SummarySettings
) -> tuple[Weighed, ...]:
    """What `summarise` makes of each of the same sentences, in order; equal ones only once."""
    chosen = summarise(sentences, title, language, settings).sentences
    texts = [sentence.plain for sentence in sentences]
    number = settings.sentences
    if settings.algorithm != "digest" or base(language) not in MEASURED or len(texts) <= number:
        return tuple(Weighed(sentence, sentence in chosen) for sentence in sentences)
    article = look(texts, title)
    order = ordered(article)
    looked_at = candidates(texts, article, order, number)
    limit = settings.max_quote_words
    best = choose(looked_at, number, limit)
    short = {
        position: max(choose(looked_at, number, limit, position).cost - best.cost, 0.0)
        for position in looked_at.positions.tolist()
    }
    return tuple(
        Weighed(
            sentence=sentences[at],
            is_chosen=sentences[at] in chosen,
            score=float(article.alone[at]),
            reasons=(*_flaws(texts[at], at, settings), *_reasons(article, at, texts[at], title))[
                :MOST_REASONS
            ],
            short=None if sentences[at] in chosen else short.get(at),
        )
        for at in sorted(order)
    )


def _flaws(text: str, at: int, settings: SummarySettings) -> Iterator[str]:
    """What keeps a sentence from being quoted by itself, or at all."""
    if is_fragment(text, LANGUAGE):
        yield "it is no whole sentence"
    if cuts_quotation(text):
        yield "it cuts a quotation in two"
    if at and (leaning := opens_dangling(text, LANGUAGE)):
        yield "it leans on another" if leaning is Dangling.REFERENCE else "it ties on to another"
    if (words := count(text)) > settings.max_quote_words:
        yield f"its {words} words are more than may be quoted"


def _reasons(article: Article, at: int, text: str, title: str) -> Iterator[str]:
    """In words, where a sentence differs most from the mean of all."""
    gains = {
        name: float(weight * (column[at] - column.mean()))
        for name, weight, column in zip(Features._fields, ALONE, article.features, strict=True)
    }
    sums = {names: sum(gains[name] for name in names) for names in REASONS}
    if not title.strip():
        del sums["title",]
    for names in sorted(sums, key=lambda names: -abs(sums[names])):
        if abs(sums[names]) >= LEAST:
            reason = REASONS[names][sums[names] < 0]
            yield f"{reason}: {_named(article, at, text)}" if reason == "it has key words" else reason


def _named(article: Article, at: int, text: str) -> str:
    """A sentence's most salient words, as it writes them."""
    written = {stem(token, LANGUAGE): token for token in reversed(tokenise(text))}
    places = article.terms.term[article.terms.sentence == at].tolist()
    saliences = {article.terms.stems[place]: round(float(article.saliences[place]), 9) for place in places}
    row = sorted(saliences, key=lambda term: (-saliences[term], term))
    return ", ".join(written[term] for term in row[:MOST_WORDS_NAMED])
