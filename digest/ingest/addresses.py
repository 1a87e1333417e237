"""Addresses, as far as they tell one article from another."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_WWW = re.compile(r"^(?:www|m|amp|mobile)\.")


def plain_address(address: str | None) -> str | None:
    """An address without what makes no difference: its scheme, www, a last slash, a fragment."""
    try:
        parts = urlsplit(address or "")
    except ValueError:
        return None
    if not parts.netloc:
        return None
    host = _WWW.sub("", parts.netloc.lower())
    return f"{host}{parts.path.rstrip('/')}?{parts.query}"
