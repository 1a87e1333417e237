"""Whether a page is behind a paywall, and what kind of piece it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.webpage.jsonld import as_items
from digest.webpage.phrases import OFFER
from digest.webpage.tree import seen, words_in_names

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from digest.webpage.clues import Clues
    from digest.webpage.jsonld import Structured

_KINDS = {
    "OpinionNewsArticle": "opinion",
    "AnalysisNewsArticle": "analysis",
    "ReviewNewsArticle": "review",
    "Review": "review",
    "LiveBlogPosting": "live",
    "VideoObject": "video",
    "ImageGallery": "gallery",
    "MediaGallery": "gallery",
    "SatiricalArticle": "satire",
    "AdvertiserContentArticle": "advertisement",
    "AskPublicNewsArticle": "question",
}
_LOCKED = frozenset(["locked", "paid", "premium", "subscriber", "subscription", "registration"])
_TIERS = ("article:content_tier", "content_tier", "content-tier", "cxenseparse:premium", "article:access")
_WALLS = frozenset(["paywall", "regwall", "pw", "piano", "metered"])
_LONGEST_OFFER = 600


def is_paywalled(root: HtmlElement, clues: Clues, structured: Structured) -> bool:
    """Whether the page says that reading it whole costs: in its data, or in a box that sells it."""
    said = [str(value).strip().lower() for value in as_items(structured.article.get("isAccessibleForFree"))]
    said += [value.lower() for value in clues.props.get("isAccessibleForFree", ())]
    if any(
        value in {"false", "no", "0", "http://schema.org/false", "https://schema.org/false"} for value in said
    ):
        return True
    if any(clues.metas.get(name, ("",))[0].lower() in _LOCKED for name in _TIERS):
        return True
    return any(
        _WALLS & set(words_in_names(element)) and sells(seen(element))
        for element in root.iter("div", "section", "aside", "p", "dialog")
    )


def find_kind(structured: Structured) -> str | None:
    """What kind of piece it is, when it is no plain report."""
    return next((_KINDS[kind] for kind in structured.types() if kind in _KINDS), None)


def sells(text: str) -> bool:
    """Whether a paragraph offers the rest of the article for sale."""
    return len(text) <= _LONGEST_OFFER and bool(OFFER.search(text))
