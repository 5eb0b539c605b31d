"""Encounters: what an enterprise logs of a contact, which tells it from another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from storage import contacts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.context import Context
    from storage.contacts import Contact


@dataclass(frozen=True, slots=True)
class Encounter:
    """Between whom it is, the event that led to it, and what is said of it by column."""

    enterprise: int
    institution: int
    event: int | None
    details: Mapping[str, Any]

    @classmethod
    def of(cls, one: Contact) -> Encounter:
        details = {name: getattr(one, name) for name in contacts.DETAILS}
        return cls(one.enterprise_id, one.institution_id, one.event_id, details)

    def twin(self, ctx: Context, *, excluding: int = 0) -> Contact | None:
        """Return a standing contact that says the same, or more."""
        return contacts.like(
            ctx.db,
            cohort=ctx.cohort.id,
            enterprise=self.enterprise,
            institution=self.institution,
            details={"event_id": self.event, **self.details},
            excluding=excluding,
        )
