"""An article on its way in, and what a curator wishes it to have."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from digest.rawtext.pasted import Removed


@dataclass(frozen=True, slots=True)
class Entry:
    """An article as it will be written: its front matter, its body, and what did not come along."""

    fields: Mapping[str, object]
    body: str
    removed: tuple[Removed, ...] = ()


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the curator says of every article that is added now; it counts before what the texts say."""

    source: str | None = None
    date: str | None = None
    theme: str | None = None
    tags: tuple[str, ...] = ()
    draft: bool = False

    def granted(self, entry: Entry) -> Entry:
        """The entry as the curator wants it; tags are added to those that are there."""
        fields = dict(entry.fields)
        said = {"source": self.source, "date": self.date, "theme": self.theme, "draft": self.draft}
        fields |= {name: value for name, value in said.items() if value}
        if self.tags:
            there = fields.get("tags")
            listed = there if isinstance(there, list) else [there] if there else []
            fields["tags"] = list(dict.fromkeys([*listed, *self.tags]))
        return replace(entry, fields=fields)
