"""Contacts: log whom one met at an institution, be reminded to follow up."""

from __future__ import annotations

from typing import Annotated, Final

from bot.cards import Button, Card, Fields, Note, Sign, Text
from bot.context import Context
from bot.feature import Feature
from bot.fields import (
    TODAY,
    BuyerRole,
    Channel,
    Email,
    FollowUp,
    Institution,
    OnBehalf,
    PastDay,
    PersonName,
    Phone,
)
from bot.fields import (
    Note as Remark,
)
from bot.fields.hidden import Hidden
from bot.i18n import N_
from handlers._entries import Entries, Says, Seen
from handlers._follow_ups import VIEW, remind
from handlers._in_charge import concerns
from handlers._lines import CHANNELS, contact_line, name_of, organization_name
from handlers._roles import SELLERS
from handlers._sellers import seller
from handlers._snoozes import tomorrow
from storage import contacts, organizations
from storage.contacts import Contact

feature = Feature("contacts")


@feature.command(
    "contact",
    fr="contact",
    help=N_("Log a contact"),
    roles=SELLERS,
    everyday=True,
    plain=True,
    examples=("Ann Example CHUS buyer email", "Anne Exemple CHUS acheteuse courriel"),
)
def add(
    ctx: Context,
    person: PersonName,
    institution: Institution,
    channel: Channel,
    *,
    role: BuyerRole = "",
    on: PastDay = TODAY,
    note: Remark = "",
    email: Email = "",
    phone: Phone = "",
    follow_up: FollowUp = None,
    on_behalf_of: OnBehalf = None,
    event: Annotated[int, Hidden()] = 0,
) -> Card:
    contact = contacts.add(
        ctx.db,
        cohort=ctx.cohort.id,
        enterprise=seller(ctx, on_behalf_of),
        institution=institution,
        person_name=person,
        channel=channel,
        met_on=on,
        now=ctx.now,
        by=ctx.person.id,
        role=role or None,
        note=note or None,
        email=email or None,
        phone=phone or None,
        follow_up_on=follow_up,
        event=event or None,
    )
    remind(ctx, contact)
    text = N_(
        "Contact logged: {entry}. The name stays between your enterprise and the coordinators."
    )
    return ENTRIES.card(ctx, contact, text)


@feature.form("contact.change", title=N_("Correct a contact"), roles=SELLERS)
def change(
    ctx: Context,
    person: PersonName,
    institution: Institution,
    channel: Channel,
    *,
    role: BuyerRole = "",
    on: PastDay = TODAY,
    note: Remark = "",
    email: Email = "",
    phone: Phone = "",
    follow_up: FollowUp = None,
    ref: Annotated[int, Hidden()] = 0,
) -> Card:
    before = ENTRIES.standing(ctx, ref)
    told, day = ENTRIES.told(ctx, ENTRIES.read(ctx, before)), before.follow_up_on
    wanted = {
        "person_name": person,
        "institution_id": institution,
        "channel": channel,
        "role": role or None,
        "met_on": on,
        "note": note or None,
        "email": email or None,
        "phone": phone or None,
        "follow_up_on": follow_up,
    }
    after = contacts.correct(
        ctx.db,
        cohort=ctx.cohort.id,
        contact=ref,
        changes=wanted,
        by=ctx.person.id,
        now=ctx.now,
    )
    if after.follow_up_on != day:
        remind(ctx, after)
    return ENTRIES.corrected_card(ctx, told, after)


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
    text = ctx.t(N_("Follow up today: {contact}."), contact=line)
    return Card(blocks=(Text(text), *notes), buttons=(again, later), sign=Sign.EVENT)


def _read(ctx: Context, contact: Contact) -> Seen[Contact]:
    buyer = organizations.get(ctx.db, cohort=ctx.cohort.id, organization=contact.institution_id)
    return Seen(contact, buyer)


def _line(ctx: Context, seen: Seen[Contact]) -> str:
    return contact_line(ctx, seen.entry, name_of(ctx.t, seen.buyer))


def _notes(ctx: Context, seen: Seen[Contact]) -> tuple[Fields | Note, ...]:
    rows = tuple(
        (ctx.t(_LABELS[name]), _value(ctx, name, seen))
        for name in ("role", "note", "email", "phone", "follow_up_on")
        if getattr(seen.entry, name)
    )
    return (Fields(rows),) if rows else ()


def _kept(seen: Seen[Contact]) -> dict[str, object]:
    """Return what the form of a contact holds at first, as drafts keep it."""
    contact = seen.entry
    kept = {
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
    return {name: value for name, value in kept.items() if value is not None}


_LABELS: Final = {
    "person_name": N_("Person"),
    "institution_id": N_("Institution"),
    "channel": N_("Channel"),
    "role": N_("Position"),
    "met_on": N_("Date"),
    "note": N_("Note"),
    "email": N_("Email"),
    "phone": N_("Phone"),
    "follow_up_on": N_("Follow-up"),
}


def _value(ctx: Context, name: str, seen: Seen[Contact]) -> str:
    match name:
        case "institution_id":
            return name_of(ctx.t, seen.buyer)
        case "channel":
            return ctx.t(CHANNELS[seen.entry.channel])
        case _:
            value = getattr(seen.entry, name)
            return "—" if value is None else ctx.t.show(value)


ENTRIES: Final = Entries(
    key="contact",
    record=Contact,
    says=Says(
        shown=N_("Contact: {entry}."),
        corrected=N_("Contact corrected: {entry}."),
        unchanged=N_("Nothing to change: {entry}."),
        restored=N_("Contact restored: {entry}."),
        standing=N_("This contact is already logged: {entry}."),
    ),
    read=_read,
    line=_line,
    notes=_notes,
    kept=_kept,
    labels=_LABELS,
    value=_value,
    revive=remind,
)
ENTRIES.join(feature)
