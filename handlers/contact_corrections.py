"""Contacts corrected, undone, restored."""

from __future__ import annotations

from typing import Annotated

from bot.cards import Card
from bot.context import Context
from bot.feature import Feature
from bot.fields import (
    TODAY,
    BuyerRole,
    Channel,
    Email,
    FollowUp,
    Institution,
    PastDay,
    PersonName,
    Phone,
)
from bot.fields import (
    Note as Remark,
)
from bot.fields.hidden import Hidden
from bot.i18n import N_
from handlers._contacts import ENTRIES
from handlers._follow_ups import remind
from handlers._roles import SELLERS
from storage import contacts

feature = Feature("contact_corrections")


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


ENTRIES.join(feature)
