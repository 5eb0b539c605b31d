"""Contacts: log whom one met at an institution."""

from __future__ import annotations

from typing import Annotated

from bot.cards import Card
from bot.context import Context
from bot.feature import Feature
from bot.fields import OnBehalf
from bot.fields.hidden import Hidden
from bot.i18n import N_
from handlers._contact_forms import Meeting
from handlers._contacts import ENTRIES
from handlers._follow_ups import remind
from handlers._roles import SELLERS
from handlers._sellers import seller
from handlers._twins import Twin, the_same
from storage import contacts

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
    met: Meeting,
    *,
    on_behalf_of: OnBehalf = None,
    twin: Annotated[str, Hidden()] = Twin.UNASKED,
    event: Annotated[int, Hidden()] = 0,
) -> Card:
    enterprise = seller(ctx, on_behalf_of)
    known = the_same(ctx, ENTRIES, met.by(enterprise, event or None).twin(ctx), twin)
    if known is not None:
        return ENTRIES.kept_card(ctx, known)
    contact = contacts.add(
        ctx.db,
        cohort=ctx.cohort.id,
        enterprise=enterprise,
        institution=met.institution,
        now=ctx.now,
        by=ctx.person.id,
        event=event or None,
        **met.details(),
    )
    remind(ctx, contact)
    text = N_(
        "Contact logged: {entry}. The name stays between your enterprise and the coordinators."
    )
    return ENTRIES.card(ctx, contact, text)
