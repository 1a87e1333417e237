"""Which addresses may be asked at all: no private network, no machine's own services, no odd notation.

The special ranges are those of the registries of RFC 6890, and the addresses at which clouds serve their
machines' secrets.
"""

from __future__ import annotations

import re
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import urlsplit

_LONGEST = 2000
_NUMERIC = re.compile(r"(?:[0-9]+|0x[0-9a-f]*)\.?", re.IGNORECASE)
_PLAIN_IPV4 = re.compile(r"(?:(?:0|[1-9][0-9]{0,2})\.){3}(?:0|[1-9][0-9]{0,2})")
_BAD_CHARACTERS = re.compile(r"[\x00-\x20\x7f-\xa0\\^`{|}<>\"\u2028\u2029]")

# What even people with an intranet have no page at: links without a router, many receivers, metadata.
_NEVER = tuple(
    ip_network(network)
    for network in (
        *("0.0.0.0/8", "169.254.0.0/16", "224.0.0.0/4", "240.0.0.0/4", "192.0.0.192/32", "168.63.129.16/32"),
        *("100.100.100.200/32", "::/128", "fe80::/10", "ff00::/8", "fd00:ec2::254/128", "fd20:ce::254/128"),
    )
)
_PRIVATE = tuple(
    ip_network(network)
    for network in (
        *("10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24"),
        *("192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24"),
        *("198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24"),
        *("::1/128", "100::/64", "2001::/23", "2001:db8::/32", "3fff::/20", "5f00::/16", "fc00::/7"),
        *("fec0::/10", "64:ff9b:1::/48"),
    )
)
_GLOBAL_IPV6 = ip_network("2000::/3")
# Ranges that lead on to the IPv4 address in their last 32 bits.
_COMPATIBLE = ip_network("::/96")
_NAT64 = ip_network("64:ff9b::/96")
_TRANSLATED = ip_network("::ffff:0:0:0/96")
_ISATAP = (0x00005EFE, 0x02005EFE)


def address_fault(address: str) -> tuple[str, str] | None:
    """What is wrong with ``address`` as one to be fetched, and what to write instead; None: nothing is."""
    whole = "write the whole address, from https:// on"
    if len(address) > _LONGEST:
        return f"is longer than {_LONGEST} characters", whole
    if _BAD_CHARACTERS.search(address):
        return "has characters in it that no address has", whole
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError:
        return "is not an address", whole
    if parts.scheme.lower() not in {"http", "https"} or not parts.hostname:
        return "is not an address of the web", whole
    if "@" in parts.netloc:
        return "has a user name in it", "leave out what stands before the @"
    return None


def host_fault(host: str) -> str | None:
    """What is wrong with the notation of a host's name; None when nothing is.

    A name whose last part is a number is read as an IPv4 address by some and as a name by others: only the
    plain form, four decimal numbers, is taken.
    """
    if ":" in host:
        return "has a zone in its IP address" if "%" in host else None
    last = host.rstrip(".").rpartition(".")[2]
    if _NUMERIC.fullmatch(last) and not _PLAIN_IPV4.fullmatch(host):
        return "is an IP address in an odd notation"
    return "is not a host's name" if "%" in host or not last else None


def is_permitted(ip: str, *, allow_private: bool = False) -> bool:
    """Whether ``ip`` may be connected to: it is public, or private and that is allowed."""
    try:
        address = ip_address(ip)
    except ValueError:
        return False
    embedded = _embedded(address) if isinstance(address, IPv6Address) else ()
    return all(_permitted(one, allow_private=allow_private) for one in (*embedded, address))


def _permitted(address: IPv4Address | IPv6Address, *, allow_private: bool) -> bool:
    if isinstance(address, IPv6Address) and _carries(address):
        return True  # the address inside decides
    if _is_in(address, _NEVER):
        return False
    if allow_private:
        return True
    routed = not isinstance(address, IPv6Address) or address in _GLOBAL_IPV6
    return routed and not _is_in(address, _PRIVATE)


def _is_in(address: IPv4Address | IPv6Address, networks: tuple[object, ...]) -> bool:
    return any(address in network for network in networks)  # type: ignore[operator] # networks of both kinds


def _carries(address: IPv6Address) -> bool:
    """Whether it is nothing but an IPv4 address in another form."""
    return address.ipv4_mapped is not None or address in _NAT64


def _embedded(address: IPv6Address) -> tuple[IPv4Address | IPv6Address, ...]:
    """The IPv4 addresses to which a packet for ``address`` may be brought."""
    low = IPv4Address(int(address) & 0xFFFFFFFF)
    if _carries(address):
        return (low,)
    found: list[IPv4Address] = []
    if address in _TRANSLATED or (address in _COMPATIBLE and int(address) > 1):
        found.append(low)
    if address.sixtofour is not None:
        found.append(address.sixtofour)
    if address.teredo is not None:
        found += address.teredo
    if (int(address) >> 32) & 0xFFFFFFFF in _ISATAP:
        found.append(low)
    return tuple(found)
