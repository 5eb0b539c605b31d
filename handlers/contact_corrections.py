"""Contacts corrected, undone, restored."""

from __future__ import annotations

from typing import Annotated

from bot.cards import Card
from bot.context import Context
from bot.feature import Feature
from bot.fields.hidden import Hidden
from bot.i18n import N_
from handlers._contact_forms import Meeting
from handlers._contacts import ENTRIES
from handlers._encounters import Encounter
from handlers._follow_ups import remind
from handlers._roles import SELLERS
from handlers._twins import Twin, the_same
from storage import contacts

feature = Feature("contact_corrections")


@feature.form("contact.change", title=N_("Correct a contact"), roles=SELLERS)
def change(
    ctx: Context,
    met: Meeting,
    *,
    ref: Annotated[int, Hidden()] = 0,
    twin: Annotated[str, Hidden()] = Twin.UNASKED,
) -> Card:
    before = ENTRIES.standing(ctx, ref)
    encounter = met.by(before.enterprise_id, before.event_id)
    twins = None if encounter == Encounter.of(before) else encounter.twin(ctx, excluding=ref)
    known = the_same(ctx, ENTRIES, twins, twin)
    if known is not None:
        ENTRIES.drop(ctx, before)
        return ENTRIES.kept_card(ctx, known)
    told, day = ENTRIES.told(ctx, ENTRIES.read(ctx, before)), before.follow_up_on
    after = contacts.correct(
        ctx.db,
        cohort=ctx.cohort.id,
        contact=ref,
        changes={"institution_id": met.institution, **met.details()},
        by=ctx.person.id,
        now=ctx.now,
    )
    if after.follow_up_on != day:
        remind(ctx, after)
    return ENTRIES.corrected_card(ctx, told, after)


ENTRIES.join(feature)
