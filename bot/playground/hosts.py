"""Where the page is listened for, and by which names a browser then calls it."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import suppress
from ipaddress import ip_address
from typing import Final

from bot.playground.server import HOST

NOBODY: Final = "192.0.2.1"
"""An address of nobody (RFC 5737), which is beyond this machine's network."""


def is_loopback(host: str) -> bool:
    """Whether nobody but this machine reaches it."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def address(host: str, port: int) -> str:
    """Return what one opens in a browser; what listens everywhere is also here."""
    return f"http://{HOST if _is_everywhere(host) else _bracketed(host)}:{port}/"


def address_for_others(host: str, port: int) -> str | None:
    """Return what one opens on another machine; None where no other reaches this one."""
    if is_loopback(host):
        return None
    return f"http://{_bracketed(_outward() if _is_everywhere(host) else host)}:{port}/"


def names(host: str) -> Iterator[str]:
    """Give the names that are this machine's own when it listens there."""
    yield _bracketed(host)
    if _is_everywhere(host):
        yield from (socket.gethostname(), _outward())
        with suppress(OSError):
            for *_, place in socket.getaddrinfo(socket.gethostname(), None):
                yield _bracketed(str(place[0]))


def _outward() -> str:
    """Return how a network knows this machine; by its name where it is on none."""
    with suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as way:
        way.connect((NOBODY, 9))  # which sends nothing, and settles whence it would leave
        return str(way.getsockname()[0])
    return socket.gethostname()


def _is_everywhere(host: str) -> bool:
    with suppress(ValueError):
        return ip_address(host).is_unspecified
    return False


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host
