"""Which sentences of several texts say most of what these texts agree on. For English."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from digest.text.remembered import Remembered
from digest.text.words import MOST_CHUNKS, fold, tokenise

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    Place = tuple[int, int]

# The log-odds that a bigram stands in a human summary of a cluster of news, by logistic regression on the
# clusters of DUC 2003 (39) and on 115 of Multi-News.
BIAS = -3.9
AGREEMENT = 2.3  # the share of the texts that have it
REPETITION = 0.7  # the logarithm of the number of sentences that have it
EARLIEST = 0.55  # 1 / (1 + its earliest position in any text)
EARLY = 0.75  # 1 / (1 + its first position), averaged over all texts, 0 for those without it
# Saliences are whole numbers, so that sums are exact and ties are ties on every machine.
SCALE = 10**6

# What comes later in a text neither counts nor is chosen.
MOST_SENTENCES = 30
FEWEST_WORDS = 10
# What was said keeps this part of its weight: of two sentences with news, that on the subject goes first.
SAID = 5  # a fifth
# Until a second text is quoted, the sentences of the first one count for less.
ALONE = 0.8
# A sentence's gain is divided by its number of words to this power: little where sentences are
# counted, more where words are.
PER_SENTENCE = 0.1
PER_WORD = 0.6

# Two of these in a row say nothing. Longer lists, with "new", "former" or "three", choose worse.
_FUNCTION_WORDS = """
    a about above after again against all also am an and any are as at be because been before being below
    between both but by can could did do does doing down during each few for from further had has have having
    he her here hers herself him himself his how i if in into is it its itself just may me might more most
    must my myself no nor not now of off on once only or other our ours ourselves out over own said same say
    says shall she should so some such than that the their theirs them themselves then there these they this
    those through to too under until up us very was we were what when where which while who whom whose why
    will with would yet you your yours yourself mr mrs ms
    ain't aren't can't cannot couldn't didn't doesn't don't hadn't hasn't haven't he'd he'll i'd i'll i'm
    i've isn't it'd it'll mustn't she'd she'll shouldn't that'd that'll they'd they'll they're they've wasn't
    we'd we'll we're we've weren't who'd who'll won't wouldn't you'd you'll you're you've
"""
FUNCTION_WORDS = frozenset(_FUNCTION_WORDS.split())


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A sentence: in which text, at which position there, with how many words and which bigrams.

    A bigram is two words with a space between them: its hash is counted once, that of a pair each time.
    """

    text: int
    position: int
    words: int
    bigrams: tuple[str, ...]


def cover(
    texts: Sequence[Sequence[str]], admits: Callable[[Place], bool], exponent: float = PER_SENTENCE
) -> Iterator[Place]:
    """The sentences of ``texts`` that together say most, as ``(text, position)``, the next best each time.

    Greedy coverage of salient bigrams (Gillick and Favre, "A Scalable Global Model for Summarization", 2009):
    the next is the one whose bigrams weigh most, those that an earlier one had a fifth. One that ``admits``
    refuses is passed over for good. It goes on while something is left to say; take as many as are needed.
    """
    state = _Coverage(_candidates(texts), len(texts), exponent)
    waiting = [at for at, one in enumerate(state.candidates) if one.words >= FEWEST_WORDS]
    while waiting:
        ranked = state.ranked(waiting)
        admitted = next((rank for rank, at in enumerate(ranked) if admits(state.places[at])), None)
        if admitted is None:
            return
        state.take(ranked[admitted])
        yield state.places[ranked[admitted]]
        waiting = sorted(ranked[admitted + 1 :])


class _Coverage:
    """What each candidate would add to those that were taken."""

    def __init__(self, candidates: Sequence[_Candidate], texts: int, exponent: float) -> None:
        self.candidates = candidates
        self.places: list[Place] = [(one.text, one.position) for one in candidates]
        self._costs = [round(math.pow(max(one.words, 1), exponent), 9) for one in candidates]
        self._quoted: set[int] = set()
        counts = Counter(chain.from_iterable([one.bigrams for one in candidates]))
        # Most bigrams stand in one candidate only, and what becomes of them is nothing to the others.
        self._shared = [[bigram for bigram in one.bigrams if counts[bigram] > 1] for one in candidates]
        self._holders: defaultdict[str, list[int]] = defaultdict(list)
        for at, shared in enumerate(self._shared):
            for bigram in shared:
                self._holders[bigram].append(at)
        self._weights = {bigram: self._weight(held, texts) for bigram, held in self._holders.items()}
        self.gains = [
            sum(map(self._weights.__getitem__, shared))
            + (len(one.bigrams) - len(shared)) * _salience((one.position,), 1, texts)
            for one, shared in zip(candidates, self._shared, strict=True)
        ]

    def ranked(self, waiting: Sequence[int]) -> list[int]:
        """Those ``waiting``, which are in order, that add anything, by what they add for their length."""
        [alone] = self._quoted if len(self._quoted) == 1 else (None,)
        values = {
            at: self.gains[at] / self._costs[at] * (ALONE if self.candidates[at].text == alone else 1.0)
            for at in waiting
            if self.gains[at]
        }
        return sorted(values, key=values.__getitem__, reverse=True)

    def take(self, at: int) -> None:
        """From now on others hardly gain by what this candidate says."""
        self._quoted.add(self.candidates[at].text)
        for bigram in self._shared[at]:
            lost = self._weights[bigram] - self._weights[bigram] // SAID
            self._weights[bigram] -= lost
            for holder in self._holders[bigram]:
                self.gains[holder] -= lost

    def _weight(self, held: Sequence[int], texts: int) -> int:
        """The salience of a bigram that these candidates have, which are in order."""
        firsts = dict(map(self.places.__getitem__, reversed(held)))
        return _salience(tuple(firsts.values()), len(held), texts)


@lru_cache(maxsize=1 << 12)
def _salience(firsts: tuple[int, ...], sentences: int, texts: int) -> int:
    """How likely people take up a bigram, in millionths, from where it first stands in those that have it."""
    early = [1 / (1 + position) for position in firsts]
    odds = BIAS + AGREEMENT * len(firsts) / texts + REPETITION * math.log(sentences)
    odds += EARLIEST * max(early) + EARLY * sum(early) / texts
    return round(SCALE / (1 + math.exp(-odds)))


def _candidates(texts: Sequence[Sequence[str]]) -> list[_Candidate]:
    return [
        _candidate(number, position, sentence)
        for number, sentences in enumerate(texts)
        for position, sentence in enumerate(sentences[:MOST_SENTENCES])
    ]


def _candidate(text: int, position: int, sentence: str) -> _Candidate:
    words = [*chain.from_iterable(map(_WORDS.__getitem__, sentence.split()))]
    pairs = [
        f"{one} {other}"
        for one, other in pairwise(words)
        if one not in FUNCTION_WORDS or other not in FUNCTION_WORDS
    ]
    return _Candidate(text, position, len(words), tuple(dict.fromkeys(pairs)))


def _words(chunk: str) -> tuple[str, ...]:
    """The words of a text without spaces."""
    return tuple(word.removesuffix("'s") for word in tokenise(fold(chunk)))


# Articles of a story have most of theirs in common.
_WORDS = Remembered(_words, MOST_CHUNKS)
