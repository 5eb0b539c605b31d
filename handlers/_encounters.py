"""Encounters: who met whom, where, how and when; what tells a contact from another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from storage import contacts
from storage.folding import fold

if TYPE_CHECKING:
    from datetime import date

    from bot.context import Context
    from storage.contacts import Channel, Contact


@dataclass(frozen=True, slots=True)
class Encounter:
    """What tells a contact from another; `person` is folded."""

    enterprise: int
    institution: int
    person: str
    channel: Channel
    on: date

    @classmethod
    def of(cls, one: Contact) -> Encounter:
        person = fold(one.person_name)
        return cls(one.enterprise_id, one.institution_id, person, one.channel, one.met_on)

    def twin(self, ctx: Context, *, excluding: int = 0) -> Contact | None:
        """Return a standing contact that may be this one."""
        return contacts.like(
            ctx.db,
            cohort=ctx.cohort.id,
            enterprise=self.enterprise,
            institution=self.institution,
            person_name=self.person,
            channel=self.channel,
            day=self.on,
            excluding=excluding,
        )
