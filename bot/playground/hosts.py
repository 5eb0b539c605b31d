"""Where the page is listened for, and by which names a browser then calls it."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import suppress
from ipaddress import ip_address

from bot.playground.server import HOST


def is_loopback(host: str) -> bool:
    """Whether nobody but this machine reaches it."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def address(host: str, port: int) -> str:
    """Return what one opens in a browser; what listens everywhere is also here."""
    return f"http://{HOST if _is_everywhere(host) else _bracketed(host)}:{port}/"


def names(host: str) -> Iterator[str]:
    """Give the names that are this machine's own when it listens there."""
    yield _bracketed(host)
    if _is_everywhere(host):
        yield socket.gethostname()
        with suppress(OSError):
            for *_, place in socket.getaddrinfo(socket.gethostname(), None):
                yield _bracketed(str(place[0]))


def _is_everywhere(host: str) -> bool:
    with suppress(ValueError):
        return ip_address(host).is_unspecified
    return False


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host
