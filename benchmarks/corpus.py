"""Writes a digest of any size: ``python benchmarks/corpus.py 1000 FOLDER``.

The articles are invented, and the same for the same number and seed: themes with words of their own, stories
of one to eight articles from different outlets that share names, places and numbers, one article in twenty
that carries another's text with a changed word or two, 250 to 900 words each. They are right for measuring
speed, not for judging summaries.
"""

from __future__ import annotations

import argparse
import math
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

NOW = datetime(2026, 6, 30, 12, tzinfo=UTC)
MOST_TOLD = 8
YEARS = 5
COPIED = 0.05
# Of the articles, those that aren't the first of their story, and so can be copies.
TOLD_AGAIN = 0.67
FEWEST_WORDS, MOST_WORDS = 250, 900
LONGEST_PARAGRAPH = 80
SECTION = 5
# Story sizes 1 to 8: most events are told once or twice.
SIZES = (30, 20, 14, 10, 8, 7, 6, 5)
OWN_CATEGORY = 0.9
SUBHEADED = 0.35
# How much of what a sentence speaks of is the story's, its theme's, and everybody's.
SHARES = (0.15, 0.25, 0.6)

_ONSETS = "b br c ch d dr f fl g gr h j k l m n p pl qu r s sh st t th tr v w".split()  # noqa: SIM905 - a list of sounds reads best as a line
_VOWELS = "a e i o u ai ea ia oo ou".split()  # noqa: SIM905 - likewise
_CODAS = "l m n r s t nd rk st ck x".split()  # noqa: SIM905 - likewise
_ENDINGS = ("", "", "", "er", "ing", "ment", "ness", "ion", "ity", "al")
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_ROLES = ("a spokesman for", "the head of", "a lawyer for", "the founder of", "an adviser to", "a critic of")
_COMMON = 3000
_OF_A_THEME = 250
_OF_A_STORY = 14

# {N} a name, {O} an organisation, {P} a place, {d} a weekday, {n} a number, {a} to {f} words.
_SENTENCES = (
    "{N}, {r} {O}, said on {d} that the {a} would {b} more than {n} {c} before the end of the year.",
    "The {a} in {P} was {b} by {n} {c}, according to {O}, which called the {e} the largest of its kind.",
    "“We have never seen a {a} like this one,” {N} told reporters in {P} after the {c} had {b}.",
    "About {n} {a} were {b} when the {c} of {P} met {O} for talks about the {e} and the {f}.",
    "{O} did not answer questions about the {a}, but {N} has long asked for a {b} of the {c}.",
    "On {d}, however, the {a} {b} again, and people who live near the {c} feared a second {e}.",
    "Since the {a} began, {n} per cent of the {b} have been {c}, up from a tenth a year earlier.",
    "The {a} of the {b} is expected to cost {n} million euros, twice as much as the {c} had planned.",
    "It was not clear whether the {a} and the {b} were connected.",
    "“This is about the {a}, and about nothing else,” said {N}.",
    "In {P}, where the {a} has been {b} for decades, the {c} of the {e} came as a surprise to many {f}.",
    "A report by {O} found that {n} of the {a} had {b} without any {c}, and it named the {e} as a cause.",
    "Officials in {P} confirmed the {a}, though they would not say how many {b} it had {c}.",
    "{N} and {O} have disagreed over the {a} since the {b} of the {c} was made public last {d}.",
    "The {a} follows a {b} in which {n} {c} lost their {e}, their {f} or both.",
    "Experts who looked at the {a} for {O} warned that the {b} might {c} sooner than the {e} allows for.",
    "Nobody at the {a} would say who had {b} the {c}.",
    "Under the plan, which {N} presented in {P}, every {a} with more than {n} {b} must {c} the {e} by {d}.",
)
_HEADLINES = (
    "{O} plans {n} {a} for {P}",
    "{N} warns of {a} as {b} {c} in {P}",
    "{P} counts {n} {a} after {b}",
    "{N} answers {O} on the {a} of {P}",
    "What the {a} of {P} means for the {b}",
    "{O} and {P} at odds over {a} and {b}",
)


@dataclass(frozen=True, slots=True)
class Item:
    """One article of the corpus, and which story and theme it is of."""

    name: str
    title: str
    date: datetime
    outlet: str
    url: str
    category: str
    body: str
    story: int


@dataclass(frozen=True, slots=True)
class _Theme:
    name: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _World:
    """What all articles are made from."""

    random: Random
    common: tuple[str, ...]
    themes: tuple[_Theme, ...]
    outlets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Event:
    """What the articles of one story have in common."""

    number: int
    theme: _Theme
    words: tuple[str, ...]
    people: tuple[str, ...]
    bodies: tuple[str, ...]
    places: tuple[str, ...]
    figures: tuple[int, ...]
    begins: datetime


def corpus(count: int, seed: int = 7) -> Iterator[Item]:
    """So many articles, in order of their stories."""
    world = _world(Random(seed), _themes(count))  # noqa: S311 - nothing secret
    number = story = 0
    while number < count:
        event = _event(world, story)
        size = min(world.random.choices(range(1, MOST_TOLD + 1), SIZES)[0], count - number)
        told: list[str] = []
        for outlet in world.random.sample(world.outlets, size):
            item = _item(world, event, outlet, told, number)
            told.append(item.body)
            number += 1
            yield item
        story += 1


def write(items: Sequence[Item], folder: Path) -> None:
    """A Markdown file each; the front matter is read alike by all generators."""
    folder.mkdir(parents=True, exist_ok=True)
    for item in items:
        (folder / f"{item.name}.md").write_text(as_markdown(item), encoding="utf-8")


def as_markdown(item: Item) -> str:
    """The file of one article."""
    head = {
        "title": item.title,
        "date": item.date.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "source": item.outlet,
        "source_url": item.url,
        "category": item.category,
        "categories": item.category,
    }
    lines = "\n".join(f"{name}: {value}" for name, value in head.items())
    return f"---\n{lines}\n---\n\n{item.body}\n"


def _themes(count: int) -> int:
    return max(4, round(math.sqrt(count) / 2))


def _world(random: Random, themes: int) -> _World:
    return _World(
        random,
        _vocabulary(random, _COMMON),
        tuple(_Theme(_word(random).title(), _vocabulary(random, _OF_A_THEME)) for _ in range(themes)),
        tuple(f"{_word(random).title()} {kind}" for kind in ("Times", "Post", "Wire", "Herald") * 8),
    )


def _event(world: _World, number: int) -> _Event:
    random = world.random
    return _Event(
        number,
        random.choice(world.themes),
        _vocabulary(random, _OF_A_STORY),
        tuple(f"{_word(random).title()} {_word(random).title()}" for _ in range(3)),
        tuple(f"{_word(random).title()} {random.choice(('Group', 'Council', 'Agency'))}" for _ in range(2)),
        tuple(_word(random).title() for _ in range(2)),
        tuple(random.randint(11, 9999) for _ in range(4)),
        NOW - timedelta(minutes=random.randrange(YEARS * 365 * 24 * 60)),
    )


def _item(world: _World, event: _Event, outlet: str, told: Sequence[str], number: int) -> Item:
    random = world.random
    when = min(event.begins + timedelta(minutes=random.randrange(2 * 24 * 60)), NOW)
    title = _fill(world, random.choice(_HEADLINES), event, when)
    is_copy = told and random.random() < COPIED / TOLD_AGAIN
    theme = event.theme if random.random() < OWN_CATEGORY else random.choice(world.themes)
    site = outlet.replace(" ", "-").lower()
    return Item(
        name=f"{number:06}",
        title=title,
        date=when,
        outlet=outlet,
        url=f"https://{site}.example/{when:%Y/%m}/{number:06}",
        category=theme.name,
        body=_carried(world, random.choice(told)) if is_copy else _body(world, event, when),
        story=event.number,
    )


def _body(world: _World, event: _Event, when: datetime) -> str:
    random = world.random
    wanted = random.randint(FEWEST_WORDS, MOST_WORDS - LONGEST_PARAGRAPH)
    paragraphs: list[str] = []
    words = 0
    while words < wanted:
        if len(paragraphs) % SECTION == SECTION - 1 and random.random() < SUBHEADED:
            paragraphs.append("## " + _fill(world, random.choice(_HEADLINES), event, when))
        count = random.randint(1, 4)
        sentences = (_fill(world, random.choice(_SENTENCES), event, when) for _ in range(count))
        paragraphs.append(" ".join(sentences))
        words += paragraphs[-1].count(" ") + 1
    return "\n\n".join(paragraphs)


def _fill(world: _World, pattern: str, event: _Event, when: datetime) -> str:
    """A sentence, with words of the story, of its theme, and of everybody, the earlier ones more often."""
    random = world.random

    def word() -> str:
        words = random.choices((event.words, event.theme.words, world.common), SHARES)[0]
        return words[int(len(words) * random.random() ** 2)]

    text = pattern.format(
        N=random.choice(event.people),
        O=random.choice(event.bodies),
        P=random.choice(event.places),
        d=_WEEKDAYS[when.weekday()],
        r=random.choice(_ROLES),
        n=random.choice(event.figures),
        **{slot: word() for slot in "abcef"},
    )
    return text[0].upper() + text[1:]


def _carried(world: _World, body: str) -> str:
    """The text of a wire report as another outlet prints it: a word changed here and there."""
    words = body.split(" ")
    for _ in range(max(1, len(words) // 150)):
        at = world.random.randrange(1, len(words) - 1)
        if words[at].isalpha() and words[at].islower():
            words[at] = world.random.choice(world.common)
    return " ".join(words)


def _vocabulary(random: Random, count: int) -> tuple[str, ...]:
    return tuple(_word(random) + random.choice(_ENDINGS) for _ in range(count))


def _word(random: Random) -> str:
    syllables = (
        random.choice(_ONSETS) + random.choice(_VOWELS) for _ in range(random.choice((1, 2, 2, 2, 3)))
    )
    return "".join(syllables) + random.choice(_CODAS)


def main() -> None:
    """Write a project: digest.toml and its articles."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("count", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    write(list(corpus(options.count, options.seed)), options.folder / "content")
    settings = 'title = "Measured"\nbase_url = "https://digest.example/"\n\n[cards]\nenabled = false\n'
    (options.folder / "digest.toml").write_text(settings, encoding="utf-8")


if __name__ == "__main__":
    main()
