"""A page's own address: canonical, of the full page, without what only follows readers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from digest.content.values import address_fault
from digest.webpage.clues import Clue

if TYPE_CHECKING:
    from collections.abc import Iterable

    from digest.webpage.clues import Clues
    from digest.webpage.jsonld import Structured

_TRACKING = re.compile(
    r"(?:utm_|at_|pk_|mtm_|matomo_|piwik_|hsa_|ns_|oly_|vero_|trk_|ga_|wt_|wt\.|_hs|__s|mc_|mkt_|sc_|s_cid)\w*"
    r"|fbclid|gclid|gclsrc|gbraid|wbraid|dclid|msclkid|yclid|twclid|ttclid|igshid|igsh|li_fat_id|mkevt|rb_clickid"
    r"|ocid|icid|ncid|cmp|cmpid|cmp_id|campaign|campaign_id|cn-track|ito|ref|ref_src|ref_url|referrer|refer"
    r"|smid|smtyp|partner|emc|intcmp|int_cmp|int_source|int_medium|int_campaign|xtor|sr_share|soc_src|soc_trk"
    r"|spm|sharetype|amp|amp_js_v|amp_gsa|usqp|outputtype"
    r"|guccounter|guce_referrer|guce_referrer_sig|tpcc|taid|embedded_checkout|unlocked_article_code|srnd|leadsource",
    re.IGNORECASE,
)
_MOBILE = re.compile(r"^(?:m|mobile|amp|touch|wap)\.", re.IGNORECASE)
_AMP = re.compile(r"(?:^|[/.?&_-])amp(?:[/=.-]|$)|/amp/?$|[?&]outputType=amp", re.IGNORECASE)
_CACHE = re.compile(r"(?:\.cdn\.ampproject\.org|^(?:www\.)?google\.[a-z.]+|\.bing-amp\.com)$", re.IGNORECASE)
_LONG_SUFFIX = frozenset(["co", "com", "org", "net", "gov", "edu", "ac", "or", "ne", "in"])


def clean_address(address: str) -> str:
    """``address`` without parameters that only tell where a reader came from, and without a fragment."""
    parts = urlsplit(address)
    kept = [
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True, max_num_fields=100)
        if not _TRACKING.fullmatch(name)
    ]
    query = parts.query if len(kept) == parts.query.count("&") + 1 else urlencode(kept)
    host = parts.netloc.lower()
    host = host.removesuffix(":443" if parts.scheme == "https" else ":80")
    return urlunsplit((parts.scheme.lower(), host, parts.path or "/", query, ""))


def find_address(
    clues: Clues, structured: Structured, address: str | None
) -> tuple[str | None, tuple[Clue, ...]]:
    """Where the article was published, and the places that name it otherwise.

    What the page calls its own address counts when it is on the same site, or the page is a copy that AMP
    made. ``address`` is where it was found; a saved page may not know.
    """
    told = [
        Clue(one.where, absolute)
        for one in _told(clues, structured)
        if (absolute := _whole(one.value, address))
    ]
    if address is None:
        return (clean_address(told[0].value) if told else None), ()
    fit = [one for one in told if _may_be_canonical(one.value, address, clues)]
    chosen = clean_address(fit[0].value if fit else address)
    rivals = tuple(one for one in told if not _same_site(one.value, address) and not _is_copy(address, clues))
    return chosen, rivals[:1]


def same_page(one: str, other: str) -> bool:
    """Whether two addresses lead to one page: their schemes, www and last slashes do not count."""
    return _plain(one) == _plain(other)


def is_alternative(address: str) -> bool:
    """Whether it is the address of an AMP or mobile page."""
    parts = urlsplit(address)
    host = parts.hostname or ""
    return bool(_MOBILE.match(host) or _CACHE.search(host) or _AMP.search(f"{parts.path}?{parts.query}"))


def _told(clues: Clues, structured: Structured) -> Iterable[Clue]:
    yield from (Clue("the canonical link", value) for value in clues.links.get("canonical", ())[:1])
    yield from (Clue("OpenGraph", value) for value in clues.metas.get("og:url", ())[:1])
    for thing in structured.things("mainEntityOfPage"):
        value = thing.get("@id") or thing.get("url") or thing.get("name")
        if isinstance(value, str):
            yield Clue("JSON-LD", value)
    if value := structured.text("url"):
        yield Clue("JSON-LD", value)


def _whole(value: str, address: str | None) -> str | None:
    try:
        whole = urljoin(address or "", value.strip())
    except ValueError:
        return None
    return None if address_fault(whole) else whole


def _may_be_canonical(told: str, address: str, clues: Clues) -> bool:
    """Whether ``told`` may be this page's address: no home page, no other site's, none that is AMP itself."""
    home = urlsplit(told).path in {"", "/"} and urlsplit(address).path not in {"", "/"}
    if home or (is_alternative(told) and not is_alternative(address)):
        return False
    return _same_site(told, address) or _is_copy(address, clues)


def _is_copy(address: str, clues: Clues) -> bool:
    host = urlsplit(address).hostname or ""
    return bool(_CACHE.search(host)) or (clues.is_amp and _AMP.search(address) is not None)


def _same_site(one: str, other: str) -> bool:
    return _site(one) == _site(other)


def _site(address: str) -> str:
    """The part of the host that one owner registered, as far as its shape tells."""
    labels = (urlsplit(address).hostname or "").split(".")
    long = len(labels) > 2 and labels[-2] in _LONG_SUFFIX  # noqa: PLR2004 - as in bbc.co.uk
    return ".".join(labels[-3 if long else -2 :])


def _plain(address: str) -> str:
    parts = urlsplit(clean_address(address))
    host = parts.netloc.removeprefix("www.")
    return f"{host}{parts.path.rstrip('/')}?{parts.query}"
