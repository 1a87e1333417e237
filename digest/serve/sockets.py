"""The address at which the preview listens."""

from __future__ import annotations

import errno
import socket

_LAST_PORT = 65_535
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
