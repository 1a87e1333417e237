"""Whether a page is behind a paywall, and what kind of piece it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.webpage.jsonld import as_items
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
_OFFER = re.compile(
    r"\b(?:subscribe|sign in|log in|register|become a (?:member|subscriber))\b.{0,60}\b(?:to (?:continue|read|keep)"
    r"|for (?:full|unlimited)|and (?:continue|read))"
    r"|\b(?:this|the) (?:article|story|content) is (?:only )?(?:for|available to|reserved for) .{0,20}"
    r"(?:subscribers|members)|\balready a subscriber\b|\bcontinue reading (?:with|by)\b|\bto continue reading\b"
    r"|\bjetzt abonnieren\b|\bweiterlesen mit\b|\bréservé (?:à nos|aux) abonnés\b|\bexclusivo para suscriptores\b"
    r"|\bcontenuto riservato agli abbonati\b|\bтолько для подписчиков\b|\bлише для передплатників\b",
    re.IGNORECASE,
)
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
        _WALLS & set(words_in_names(element)) and _sells(element)
        for element in root.iter("div", "section", "aside", "p", "dialog")
    )


def find_kind(structured: Structured) -> str | None:
    """What kind of piece it is, when it is no plain report."""
    return next((_KINDS[kind] for kind in structured.types() if kind in _KINDS), None)


def _sells(element: HtmlElement) -> bool:
    text = seen(element)
    return len(text) <= _LONGEST_OFFER and bool(_OFFER.search(text))


def sells(text: str) -> bool:
    """Whether a paragraph offers the rest of the article for sale."""
    return len(text) <= _LONGEST_OFFER and bool(_OFFER.search(text))
