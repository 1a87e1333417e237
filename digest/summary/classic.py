"""The algorithms of sumy, by name and behind one signature. Importing this module doesn't import sumy."""

from __future__ import annotations

from hashlib import sha256

# The most sentences of an article that each algorithm looks at, for its time grows with their square. What
# follows them isn't looked at.
ALGORITHMS = {
    "lexrank": 1000,
    "textrank": 1000,
    "reduction": 1000,
    "luhn": 1000,
    "edmundson": 1000,
    "lsa": 300,
    "sumbasic": 300,
    "kl": 300,
    "random": 1000,
}
# Sums differ in their last digits from machine to machine.
DIGITS = 9


def rank(texts: tuple[str, ...], language: str, algorithm: str) -> tuple[int, ...]:
    """The positions of ``texts``, sentences of one article, best first; of equals, only the first.

    ``algorithm`` is one of `ALGORITHMS`. Ties go to the one that stands earlier, and so do all when there is
    nothing to tell them apart.
    """
    # sumy looks scores up by text, so each may be there only once.
    first = {" ".join(text.split()): position for position, text in reversed([*enumerate(texts)])}
    positions = sorted(first.values())[: ALGORITHMS[algorithm]]
    if not positions:
        return ()
    scores = _scores([texts[position] for position in positions], language, algorithm)
    rounded = [round(score, DIGITS) for score in scores]
    best = sorted(range(len(positions)), key=lambda index: -rounded[index])
    return tuple(positions[index] for index in best)


def _scores(texts: list[str], language: str, algorithm: str) -> list[float]:
    if algorithm == "random":
        return _by_chance(texts)
    # It imports sumy, which imports more than a second's worth.
    from digest.summary.scores import scores  # noqa: PLC0415

    return scores(texts, language, algorithm)


def _by_chance(texts: list[str]) -> list[float]:
    """Any order, but always the same for the same article."""
    article = sha256("\n".join(texts).encode())
    draws = []
    for position in range(len(texts)):
        draw = article.copy()
        draw.update(b"%d" % position)
        draws.append(int.from_bytes(draw.digest()[:6]) / 2**48)
    return draws
