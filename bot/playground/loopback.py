"""How the playground calls a bot: over loopback, in the clear."""

import ssl
from typing import Final

import httpx

NOBODY: Final = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
"""Trusts no authority: to read those of the system takes longer than many calls."""


def client(timeout: float | None = None) -> httpx.AsyncClient:
    """Return a client that asks the environment for nothing."""
    return httpx.AsyncClient(verify=NOBODY, trust_env=False, timeout=timeout)
