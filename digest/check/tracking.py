"""Parameters of addresses that only count readers."""

from __future__ import annotations

from urllib.parse import unquote

PREFIXES = ("utm_", "mtm_", "hsa_", "at_link_", "at_custom")
NAMES = frozenset(
    [
        *("fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "twclid", "ttclid", "yclid"),
        *("ysclid", "igsh", "igshid", "mc_cid", "mc_eid", "mkt_tok", "oly_anon_id", "oly_enc_id", "vero_id"),
        *("_hsenc", "_hsmi", "__hstc", "__hssc", "_openstat", "li_fat_id", "rb_clickid", "s_cid", "ref_src"),
        *("ref_url", "guccounter", "guce_referrer", "guce_referrer_sig", "srsltid", "wickedid", "epik"),
        *("smid", "smtyp", "cmpid", "ocid", "spm", "xtor", "at_medium", "at_campaign", "at_format"),
        *("at_bbc_team", "at_ptr_name", "ns_mchannel", "ns_source", "ns_campaign", "ns_linkname", "ns_fee"),
        *("pk_campaign", "pk_kwd", "pk_keyword", "piwik_campaign"),
    ]
)


def tracking(address: str) -> tuple[str, ...]:
    """The names of such parameters of an http or https address."""
    names = (part.partition("=")[0] for part in _query(address).split("&"))
    return tuple(dict.fromkeys(name for name in names if _counts_readers(name)))


def untracked(address: str) -> str:
    """``address`` without them; what is left stays as it is written."""
    if not tracking(address):
        return address
    before, mark, fragment = address.partition("#")
    path, _, query = before.partition("?")
    kept = "&".join(part for part in query.split("&") if not _counts_readers(part.partition("=")[0]))
    return path + (f"?{kept}" if kept else "") + mark + fragment


def _query(address: str) -> str:
    is_web = address.lower().startswith(("http://", "https://"))
    return address.partition("#")[0].partition("?")[2] if is_web else ""


def _counts_readers(name: str) -> bool:
    name = unquote(name).lower()
    return name in NAMES or name.startswith(PREFIXES)
