"""What was found becomes the values of a site, with the pictures that stand for its pages elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from digest import __version__
from digest.build.files import with_social_cards
from digest.site import assemble

if TYPE_CHECKING:
    from digest.config import Config
    from digest.model import File, Problem
    from digest.model.pages import Site
    from digest.pictures import Memory
    from digest.site import Findings


@dataclass(frozen=True, slots=True)
class Layout:
    """A site as values, and the files of its social ``cards``."""

    site: Site
    cards: tuple[File, ...]
    problems: tuple[Problem, ...]

    @classmethod
    def of(cls, findings: Findings, config: Config, memory: Memory) -> Self:
        """Which pages there are, and what each shows."""
        site, problems = assemble(findings, config, f"digest {__version__}")
        site, cards = with_social_cards(site, config, memory)
        return cls(site, cards, problems)
