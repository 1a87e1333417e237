"""Who and where: the names that the stories of a digest share."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import chain, count
from typing import TYPE_CHECKING

from digest.model.cast import Cast, NameEntry, StoryNames
from digest.text.names import unite_names
from digest.text.slugs import slugify

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from digest.model import Article
    from digest.model.cast import Kind
    from digest.model.reading import Reading
    from digest.text.names import Kind as KindOfName
    from digest.text.names import United

    Names = Sequence[tuple[str, KindOfName, int]]

SHOWN: tuple[Kind, ...] = ("person", "place", "organisation")
MOST_OF_A_KIND = 8


@dataclass(slots=True)
class Mention:
    """A name as one article writes it, what it names, and how often it stands there."""

    text: str
    kind: KindOfName
    count: int


def find_cast(told: Mapping[str, Names], stories: Mapping[str, Sequence[str]]) -> Cast:
    """Who and where, for all stories.

    ``told`` are the names that each article tells of, by its slug (`names_of`); ``stories`` the slugs of each
    story's articles by its own, oldest first.
    """
    story_of = {slug: number for number, members in enumerate(stories.values()) for slug in members}
    home = [story_of[slug] for slug in told]
    united = unite_names([[Mention(*name) for name in names] for names in told.values()], home)
    entries = _entries(united, tuple(stories), home)
    ranked: defaultdict[int, list[tuple[int, int, str]]] = defaultdict(list)
    for one, entry in entries:
        weights: defaultdict[int, list[int]] = defaultdict(list)
        for teller, times in one.mentions:
            weights[home[teller]].append(times)
        for story, times_each in weights.items():
            ranked[story].append((-len(times_each), -sum(times_each), entry.slug))
    names = {entry.slug: entry for _, entry in entries}
    listed = {slug: _listed(sorted(ranked[number]), names) for number, slug in enumerate(stories)}
    return Cast(listed, names)


def names_of(article: Article, reading: Reading) -> Names:
    """The names in an article's prose. Those of who wrote and published it are nobody that it tells of."""
    own = {article.source, *article.authors}
    return tuple(name for name in reading.names if name[0] not in own)


def _entries(
    united: Sequence[United], stories: Sequence[str], home: Sequence[int]
) -> list[tuple[United, NameEntry]]:
    """Each name that is shown, with a key of its own; the first one has the plain key."""
    taken: set[str] = set()
    entries: list[tuple[United, NameEntry]] = []
    for one in united:
        if one.kind not in SHOWN or (one.kind == "person" and " " not in one.text):
            continue
        slug = slugify(one.text) or "name"
        slug = next(c for c in chain([slug], (f"{slug}-{n}" for n in count(2))) if c not in taken)
        taken.add(slug)
        shared = tuple(stories[number] for number in sorted({home[teller] for teller, _ in one.mentions}))
        entries.append((one, NameEntry(slug, one.text, one.kind, one.spellings, shared)))
    return entries


def _listed(ranked: Sequence[tuple[int, int, str]], names: Mapping[str, NameEntry]) -> StoryNames:
    of: dict[Kind, list[str]] = {kind: [] for kind in SHOWN}
    for _, _, slug in ranked:
        of[names[slug].kind].append(slug)
    people, places, organisations = (tuple(of[kind][:MOST_OF_A_KIND]) for kind in SHOWN)
    return StoryNames(people, places, organisations)
