"""What a person goes to or follows, as their own calendar holds it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.calendars import Entry
from bot.fields.occasion import LABELS
from bot.i18n import N_
from handlers._lines import name_of
from storage import cohorts, organizations
from storage.announcements import Stage
from storage.events import Event

if TYPE_CHECKING:
    from bot.i18n import Translator
    from storage.db import Session
    from storage.tenders import Tender


def event_date(db: Session, event: Event, t: Translator) -> Entry:
    """Tell an event to a calendar."""
    return Entry(
        uid=_uid(db, "event", event),
        title=event.called(t.language),
        starts_at=event.starts_at,
        ends_at=event.ends_at,
        place=event.place or "",
        note=t(LABELS[event.kind]),
        sequence=event.sequence,
        cancelled=event.stage is Stage.CANCELLED,
    )


def closing_date(db: Session, tender: Tender, t: Translator) -> Entry:
    """Tell a calendar when a call for tenders closes: an instant, which takes no time."""
    return Entry(
        uid=_uid(db, "tender", tender),
        title=t(N_("Closing: {title}"), title=tender.title),
        starts_at=tender.closes_at,
        note="\n".join(filter(None, (_buyer(db, tender, t), tender.link))),
        sequence=tender.sequence,
        cancelled=tender.stage is Stage.CANCELLED,
    )


def _buyer(db: Session, tender: Tender, t: Translator) -> str:
    found = organizations.get(db, cohort=tender.cohort_id, organization=tender.institution_id)
    return name_of(t, found) if found else ""


def _uid(db: Session, kind: str, of: Event | Tender) -> str:
    cohort = cohorts.get(db, cohort=of.cohort_id)
    return f"{kind}-{of.id}@{cohort.slug if cohort else ''}.maillon"
