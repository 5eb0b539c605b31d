"""What the form of a contact says, and what it holds at first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.fields import (
    TODAY,
    BuyerRole,
    Channel,
    Email,
    FollowUp,
    Institution,
    Note,
    PastDay,
    PersonName,
    Phone,
)
from handlers._encounters import Encounter

if TYPE_CHECKING:
    from handlers._entry_kinds import Seen
    from storage.contacts import Contact


@dataclass(frozen=True, slots=True)
class Meeting:
    """Whom somebody met at an institution, how and when."""

    person: PersonName
    institution: Institution
    channel: Channel
    role: BuyerRole = ""
    on: PastDay = TODAY
    note: Note = ""
    email: Email = ""
    phone: Phone = ""
    follow_up: FollowUp = None

    def by(self, enterprise: int, event: int | None) -> Encounter:
        """Return the encounter that this is of an enterprise's; `event` is what led to it."""
        return Encounter(enterprise, self.institution, event, self.details())

    def details(self) -> dict[str, Any]:
        """Return what it says beside the institution, by column."""
        return {
            "person_name": self.person,
            "channel": self.channel,
            "role": self.role or None,
            "met_on": self.on,
            "note": self.note or None,
            "email": self.email or None,
            "phone": self.phone or None,
            "follow_up_on": self.follow_up,
        }


def kept(seen: Seen[Contact]) -> dict[str, object]:
    """Return what the form of a contact holds at first, as drafts keep it."""
    contact = seen.entry
    held = {
        "person": contact.person_name,
        "institution": contact.institution_id,
        "channel": contact.channel.value,
        "role": contact.role,
        "on": contact.met_on.isoformat(),
        "note": contact.note,
        "email": contact.email,
        "phone": contact.phone,
        "follow_up": contact.follow_up_on and contact.follow_up_on.isoformat(),
        "ref": contact.id,
    }
    return {name: value for name, value in held.items() if value is not None}
