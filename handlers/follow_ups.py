"""Follow-ups: recall, on the day that was asked, whom to get back to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.cards import Button, Card, Note, Sign, Text
from bot.context import Context
from bot.feature import Feature
from bot.i18n import N_
from handlers._follow_ups import VIEW
from handlers._in_charge import concerns
from handlers._lines import contact_line, organization_name
from handlers._snoozes import tomorrow
from storage import contacts

if TYPE_CHECKING:
    from datetime import date

    from bot.i18n import Translator

feature = Feature("follow_ups")


@feature.view("contact.follow_up")
def follow_up_card(ctx: Context, number: int, day: str) -> Card | None:
    """Recall, on the day that was asked, to follow up with somebody; nothing if it has moved."""
    contact = contacts.get(ctx.db, cohort=ctx.cohort.id, contact=number)
    if contact is None or contact.undone_at is not None or str(contact.follow_up_on) != day:
        return None
    if not concerns(ctx, contact):
        return None
    line = contact_line(ctx, contact, organization_name(ctx, contact.institution_id))
    notes = (Note(contact.note),) if contact.note else ()
    again = Button(ctx.t(N_("Correct")), "contact.correct", (contact.id,))
    later = tomorrow(ctx.t, VIEW, number, day)
    text = _told(ctx.t, contact.follow_up_on, line)
    return Card(blocks=(Text(text), *notes), buttons=(again, later), sign=Sign.EVENT)


def _told(t: Translator, day: date | None, contact: str) -> str:
    """Say whom to get back to, and since when where that day is over."""
    if day is None or day >= t.today:
        return t(N_("Follow-up due today: {contact}."), contact=contact)
    return t(N_("Follow-up due since {date}: {contact}."), date=day, contact=contact)
