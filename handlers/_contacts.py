"""How a contact is told, corrected and restored."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.cards import Fields, Note
from bot.i18n import N_
from handlers._contact_forms import kept
from handlers._encounters import Encounter
from handlers._entries import Entries
from handlers._entry_kinds import Says, Seen
from handlers._follow_ups import remind
from handlers._lines import CHANNELS, contact_line, name_of
from handlers._thanks import thanks
from storage import organizations
from storage.contacts import Contact

if TYPE_CHECKING:
    from bot.context import Context


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
    told = (Fields(rows),) if rows else ()
    return (*thanks(ctx, seen.entry), *told)


def _twin(ctx: Context, contact: Contact) -> Contact | None:
    return Encounter.of(contact).twin(ctx, excluding=contact.id)


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
        alike=N_("A similar contact is already logged: {entry}. Is it the same?"),
        one_kept=N_("One contact is kept: {entry}."),
    ),
    read=_read,
    line=_line,
    notes=_notes,
    kept=kept,
    labels=_LABELS,
    value=_value,
    twin=_twin,
    revive=remind,
)
