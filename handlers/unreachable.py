"""Members who cannot be reached: the coordinators see who, why, and what to do."""

from __future__ import annotations

from bot.cards import Button, Card, Choices, Text
from bot.context import Context
from bot.feature import Feature
from bot.i18n import N_
from handlers._reach import member_button, remedy
from handlers._roles import COORDINATORS
from storage import people, reach
from storage.reach import Why

feature = Feature("unreachable")


@feature.button("reach.who", roles=COORDINATORS)
def show(ctx: Context, page: int = 0) -> Card:
    """List them by name, each to be opened."""
    t, lost = ctx.t, reach.lost(ctx.db, cohort=ctx.cohort.id)
    if not lost:
        return Card(blocks=(Text(t(N_("Everybody can be reached."))),))
    found = [one for one in people.members(ctx.db, cohort=ctx.cohort.id) if one.person.id in lost]
    options = tuple(member_button(ctx, one, lost[one.person.id]) for one in found)
    to_do = "\n".join(remedy(t, why) for why in Why if why in lost.values())
    return Card(
        title=t.n("{n} person cannot be reached", "{n} people cannot be reached", len(lost)),
        blocks=(
            Text(to_do),
            Choices(t(N_("Choose")), options, Button(t(N_("More")), "reach.who"), page),
        ),
    )
