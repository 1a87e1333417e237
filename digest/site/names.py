"""People, places and organisations: what a story's page lists, and the pages to which these lead."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from digest.model.pages import NamePage, NamesPage
from digest.model.parts import Link, Name, NameLink
from digest.site import addresses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.model.cast import Kind, NameEntry
    from digest.site.findings import Findings, Lookup

NAMES = "names/"
# A page that lists every name is read by nobody; those of most stories are.
_LISTED = 300


def names_of(story: str, found: Lookup) -> tuple[Name, ...]:
    """Who and where, of one story; with a link where other stories have the name, too."""
    listed = found.cast.stories.get(story)
    if listed is None:
        return ()
    keys = chain(listed.people, listed.places, listed.organisations)
    return tuple(_name(found.cast.names[key]) for key in keys)


def name_pages(findings: Findings, found: Lookup) -> Iterator[NamePage]:
    """A page for each name that several stories share, with these, newest first."""
    for entry in findings.cast.names.values():
        if entry.has_page:
            yield NamePage(
                address=addresses.name(entry.slug),
                title=entry.name,
                description=None,
                kind=entry.kind,
                spellings=tuple(one for one in entry.spellings if one != entry.name),
                stories=tuple(found.story_cards[slug] for slug in reversed(entry.stories)),
            )


def names_page(findings: Findings) -> NamesPage:
    """The names that several stories share, by kind, those of most stories first."""
    shared = [entry for entry in findings.cast.names.values() if entry.has_page]
    shared.sort(key=lambda entry: (-len(entry.stories), entry.name))
    return NamesPage(
        address=NAMES,
        title="People and places",
        description=None,
        people=_listed(shared, "person"),
        places=_listed(shared, "place"),
        organisations=_listed(shared, "organisation"),
    )


def _name(entry: NameEntry) -> Name:
    link = Link(entry.name, addresses.name(entry.slug)) if entry.has_page else None
    return Name(entry.name, entry.kind, link)


def _listed(shared: list[NameEntry], kind: Kind) -> tuple[NameLink, ...]:
    some = [entry for entry in shared if entry.kind == kind][:_LISTED]
    return tuple(NameLink(entry.name, addresses.name(entry.slug), len(entry.stories)) for entry in some)
