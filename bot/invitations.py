"""What an invitation opens: for whom, for how long, and by which link."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from storage.organizations import Kind
from storage.people import Role

if TYPE_CHECKING:
    from storage.participations import Listing

VALID: Final = timedelta(days=14)
"""How long an invitation waits."""
OPENS: Final = "go"
"""What a link to the bot carries when it only opens the chat."""
SPEAKS_FOR: Final = {Role.MANAGER: Kind.ENTERPRISE, Role.CHAMPION: Kind.INSTITUTION}
"""The kind of organization that each role speaks for; a coordinator speaks for none."""


def link(handle: str, payload: str) -> str:
    """Return the address that opens the Telegram bot; `payload` is a code, or `OPENS`."""
    return f"https://t.me/{handle}?start={payload.replace('-', '')}"


def opens_only(payload: str) -> bool:
    """Whether what follows /start is no code."""
    return payload.casefold() in {"", OPENS}


def may_represent(role: Role, listing: Listing) -> bool:
    """Whether someone in that role may speak for an organization: an enterprise must take part."""
    kind = listing.organization.kind
    return kind == SPEAKS_FOR.get(role) and (listing.participates or kind is Kind.INSTITUTION)
