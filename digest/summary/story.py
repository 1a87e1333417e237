"""What the articles of a story say together."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from digest.model import Quote, StorySummary
from digest.summary.classic import ALGORITHMS
from digest.summary.coverage import cover
from digest.summary.guard import cuts_quotation, is_fragment, opens_dangling
from digest.summary.turns import repeats, take_turns
from digest.text.language import base
from digest.text.words import count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.config import SummarySettings
    from digest.model import Sentence, Summary

# Where the salience of words across articles was measured.
MEASURED = "en"


@dataclass(frozen=True, slots=True)
class Member:
    """An article of a story, as far as the story's summary needs it.

    ``sentences`` are all of its prose, ``summary`` is its own; ``origin`` is the slug of the article whose
    text it carries. When it is ``free``, any number of its words may be quoted.
    """

    slug: str
    sentences: tuple[Sentence, ...]
    language: str
    summary: Summary
    origin: str
    free: bool = False


def summarise_story(members: tuple[Member, ...], settings: SummarySettings) -> StorySummary:
    """At most ``settings.sentences`` of what a story's articles say, each with its article.

    ``members`` are in the story's order, the lead first; so are the sentences shown. When the lead's summary
    is the editor's own, it stands for the story. An article that carries another member's text is not heard.
    Of several English articles, the sentences that cover best what they agree on (`coverage`); else, and for
    an algorithm that knows no stories, those of the articles' own summaries in turn. Nobody is quoted with
    more words than ``settings.max_quote_words``, those of the article's own summary counted in.
    """
    if members and members[0].summary.by == "editor":
        return StorySummary(by="editor", text=members[0].summary.text)
    voices = _voices(members)
    together = len(voices) > 1 and all(base(voice.language) == MEASURED for voice in voices)
    quotes = _covering(voices, settings) if together and settings.algorithm not in ALGORITHMS else []
    chosen = quotes or _in_turn(voices, settings) or _in_turn(members, settings)
    return StorySummary(by=settings.algorithm, quotes=_parted(_in_order(chosen, members), members))


def tell(
    members: tuple[Member, ...], settings: SummarySettings, *prose: tuple[Sentence, ...]
) -> StorySummary:
    """`summarise_story`, with the sentences of each member apart."""
    whole = (replace(member, sentences=sentences) for member, sentences in zip(members, prose, strict=True))
    return summarise_story(tuple(whole), settings)


def tell_alone(slug: str, summary: Summary) -> StorySummary:
    """What `summarise_story` makes of a story that one article tells: what the article's own summary says."""
    quotes = (Quote(slug, *one) for one in zip(summary.sentences, summary.gaps, strict=True))
    return StorySummary(summary.by, tuple(quotes), summary.text)


def _voices(members: Sequence[Member]) -> list[Member]:
    """One member for each text: who wrote it, or else the first that carries it."""
    speaking = {member.origin: member.slug for member in reversed(members)}
    speaking |= {member.slug: member.slug for member in members if member.slug == member.origin}
    return [member for member in members if speaking[member.origin] == member.slug]


def _covering(voices: Sequence[Member], settings: SummarySettings) -> list[Quote]:
    quotes: list[Quote] = []

    def admits(place: tuple[int, int]) -> bool:
        voice = voices[place[0]]
        sentence = voice.sentences[place[1]]
        return (
            _stands_alone(sentence.plain)
            and not any(repeats(sentence.plain, quote.sentence.plain) for quote in quotes)
            and _fits(voice, sentence, quotes, settings.max_quote_words)
        )

    texts = [[sentence.plain for sentence in voice.sentences] for voice in voices]
    for number, position in islice(cover(texts, admits), settings.sentences):
        quotes.append(Quote(voices[number].slug, voices[number].sentences[position]))
    return quotes


def _stands_alone(text: str) -> bool:
    return not (opens_dangling(text, MEASURED) or is_fragment(text, MEASURED) or cuts_quotation(text))


def _fits(voice: Member, sentence: Sentence, quotes: Sequence[Quote], most: int) -> bool:
    """Whether the site still quotes no more of an article than is allowed; what it shows anyway is free."""
    if voice.free or sentence in voice.summary.sentences:
        return True
    others = {quote.sentence for quote in quotes if quote.article == voice.slug}
    shown = {sentence, *others, *voice.summary.sentences}
    return sum(count(one.plain) for one in shown) <= most


def _in_turn(members: Sequence[Member], settings: SummarySettings) -> list[Quote]:
    return take_turns([(member.slug, member.summary) for member in members], settings.sentences)


def _parted(quotes: Sequence[Quote], members: Sequence[Member]) -> tuple[Quote, ...]:
    """The same, told whether something stands between one and the one before it."""
    prose = {member.slug: member.sentences for member in members}
    gaps = (
        before.article == after.article
        and next((s for s in prose[after.article] if s.start >= before.sentence.end), None) != after.sentence
        for before, after in pairwise(quotes)
    )
    return tuple(replace(quote, gap=gap) for quote, gap in zip(quotes, (False, *gaps), strict=False))


def _in_order(quotes: Sequence[Quote], members: Sequence[Member]) -> tuple[Quote, ...]:
    order = {member.slug: number for number, member in enumerate(members)}
    return tuple(sorted(quotes, key=lambda quote: (order[quote.article], quote.sentence.start)))
