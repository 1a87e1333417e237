"""Pictures: `prepare` makes the files of articles' pictures, `with_cards` draws social cards."""

from digest.pictures.articles import Asked, Pictures, prepare
from digest.pictures.cards import with_cards
from digest.pictures.memory import Memory

__all__ = ["Asked", "Memory", "Pictures", "prepare", "with_cards"]
