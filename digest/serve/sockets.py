"""The address at which the preview listens."""

from __future__ import annotations

import errno
import ipaddress
import socket

_LAST_PORT = 65_535
# So many ports behind a taken one are tried.
_TRIED = 50
_REASONS = {
    errno.EADDRINUSE: "is taken by another program; name another with --port",
    errno.EACCES: "may not be used; name one above 1023 with --port",
}


class ServeError(Exception):
    """The preview can't start or go on; says why and what to do."""


def bind(host: str, port: int) -> socket.socket:
    """A socket that listens at ``host`` and ``port``, with port 0 at any free one."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    if not 0 <= port <= _LAST_PORT:
        raise ServeError(f"there is no port {port}; name one up to {_LAST_PORT} with --port")
    try:
        # The host is looked up first, because a name that is none would leave a socket open.
        socket.getaddrinfo(host, port, family)
        listening = socket.create_server((host, port), family=family)
    except (OSError, UnicodeError) as error:
        code = getattr(error, "errno", None)
        if code in _REASONS:
            raise ServeError(f"port {port} on {host} {_REASONS[code]}") from error
        raise ServeError(f"can't listen on {host}, port {port}: {error}") from error
    listening.settimeout(0)
    return listening


def shown_host(host: str) -> str:
    """The host as an address in a browser names it."""
    return f"[{host}]" if ":" in host else host


def bind_near(host: str, port: int) -> socket.socket:
    """As `bind`, or at the next port that is free."""
    for other in range(port, port + _TRIED):
        try:
            return bind(host, other)
        except ServeError as error:
            cause = error.__cause__
            if not isinstance(cause, OSError) or cause.errno != errno.EADDRINUSE:
                raise
    raise ServeError(f"ports {port} to {port + _TRIED - 1} on {host} are all taken; name one with --port")


def is_loopback(host: str) -> bool:
    """Whether nobody but this machine can ask there."""
    return host.lower() == "localhost" or (is_address(host) and ipaddress.ip_address(host).is_loopback)


def is_everywhere(host: str) -> bool:
    """Whether all addresses of this machine are listened at."""
    return not host or (is_address(host) and ipaddress.ip_address(host).is_unspecified)


def is_address(host: str) -> bool:
    """Whether a host is named by a number, which no other site can have lead here."""
    try:
        ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return False
    return True


def own_names(host: str) -> tuple[str, ...]:
    """What others call this machine, where it listens everywhere."""
    name = socket.gethostname().lower()
    return (name, f"{name}.local") if is_everywhere(host) else ()
