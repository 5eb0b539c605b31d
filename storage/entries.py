"""The history of an enterprise: its contracts and contacts together."""

from sqlalchemy.orm import Session

from storage.contacts import Contact
from storage.contracts import Contract
from storage.record import Page

Entry = Contract | Contact


def page(db: Session, *, cohort: int, enterprise: int, offset: int = 0, limit: int = 10) -> Page:
    """Newest first, undone ones included."""
    raise NotImplementedError


def last_of(db: Session, *, cohort: int, person: int, enterprise: int) -> Entry | None:
    """The last standing entry that this person logged for the enterprise."""
    raise NotImplementedError
