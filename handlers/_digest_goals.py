"""How far the season is on its way to each of its goals, as a digest tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.fields import Money
from bot.i18n import N_
from handlers._digest_words import joined, share

if TYPE_CHECKING:
    from bot.readers import Audience
    from storage.discretion import Pair, Told


def goals(ctx: Audience, season: Pair, told: Told) -> str:
    """Tell what share of each goal is reached, as far as that may be told."""
    t, contracts, cents = ctx.t, ctx.cohort.contract_goal, ctx.cohort.amount_goal_cents
    count, sold = season
    reached = []
    if contracts:
        part = share(t, count, contracts)
        reached.append(t(N_("{share} of {goal} contracts"), share=part, goal=contracts))
    if cents and told.season:
        reached.append(t(N_("{share} of {goal}"), share=share(t, sold, cents), goal=Money(cents)))
    return t(N_("Goal: {parts}"), parts=joined(reached)) if reached else ""
