"""See what waits in the cohort."""

from __future__ import annotations

from bot.cards import Button, Card, Choices, Text
from bot.context import Context
from bot.feature import Feature
from bot.i18n import N_
from handlers import _waiting
from handlers._roles import COORDINATORS

feature = Feature("waiting")


@feature.button("cohort.waiting", roles=COORDINATORS)
def see(ctx: Context, page: int = 0) -> Card:
    """Show who asks for access, and the institutions that are asked for."""
    t, options = ctx.t, _waiting.waiting(ctx)
    if not options:
        return Card(blocks=(Text(t(N_("Nothing waits."))),))
    more = Button(t(N_("More")), "cohort.waiting")
    return Card(title=t(N_("What waits")), blocks=(Choices(t(N_("Choose")), options, more, page),))
